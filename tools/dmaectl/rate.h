/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Rates of channels, per second
 */
#ifndef DMAECTL_RATE_H
#define DMAECTL_RATE_H

#include <json.h>

/*
 * Compares two results of stat_read(); returns "time_ms", "seconds", "rates",
 * one for each channel of @after, and their "total".
 */
struct json_object *rates_of(struct json_object *before,
			     struct json_object *after);

#endif /* DMAECTL_RATE_H */
