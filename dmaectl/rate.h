/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What the channels do in a second
 */
#ifndef DMAECTL_RATE_H
#define DMAECTL_RATE_H

#include <json.h>

/*
 * Of what stat_read() returned @before and @after: "time_ms", "seconds" and
 * "rates", one for each channel of @after, and their "total".
 */
struct json_object *rates_of(struct json_object *before,
			     struct json_object *after);

#endif /* DMAECTL_RATE_H */
