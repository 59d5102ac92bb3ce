/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Channels, as sysfs shows them, with who holds them, as debugfs does
 */
#ifndef DMAECTL_CHANNEL_H
#define DMAECTL_CHANNEL_H

#include <json.h>

/* All channels there are, by name. */
struct json_object *channels_read(void);

/*
 * Adds to each channel its "state" and its "holders"; returns 0, or the errno
 * if debugfs can't be read.
 */
int channels_add_holders(struct json_object *channels);

#endif /* DMAECTL_CHANNEL_H */
