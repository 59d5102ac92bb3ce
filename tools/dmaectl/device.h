/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Devices, put together from what their channels have in common
 */
#ifndef DMAECTL_DEVICE_H
#define DMAECTL_DEVICE_H

#include <json.h>

/* The devices of @channels, each with its own channels as "channels". */
struct json_object *devices_of(struct json_object *channels);

/* Descriptions of a device or channel; the caller frees them. */
char *device_words(struct json_object *device);
char *limit_words(struct json_object *device);
char *holder_words(struct json_object *channel);
char *state_words(struct json_object *channel);

#endif /* DMAECTL_DEVICE_H */
