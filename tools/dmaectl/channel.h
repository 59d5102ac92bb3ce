/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Channels, as shown in sysfs, and their holders, as shown in debugfs
 */
#ifndef DMAECTL_CHANNEL_H
#define DMAECTL_CHANNEL_H

#include <json.h>

/* All channels, sorted by name, without those that leave meanwhile. */
struct json_object *channels_read(void);

/*
 * Adds "state" and "holders" to each channel; returns 0, or an errno if debugfs
 * cannot be read.
 */
int channels_add_holders(struct json_object *channels);

#endif /* DMAECTL_CHANNEL_H */
