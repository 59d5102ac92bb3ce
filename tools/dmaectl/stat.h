/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Counters of channels
 */
#ifndef DMAECTL_STAT_H
#define DMAECTL_STAT_H

#include <json.h>

/* "time_ms", "channels"; "async" and "fallbacks" if debugfs has them. */
struct json_object *stat_read(void);

/* Completed operations of all types. */
long long stat_operations(struct json_object *channel);

/* "5 memcpy, 2 xor"; the caller frees it. */
char *stat_types(struct json_object *channel);

#endif /* DMAECTL_STAT_H */
