/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Clients, as shown in debugfs
 */
#ifndef DMAECTL_CLIENT_H
#define DMAECTL_CLIENT_H

#include <json.h>

/* All clients in order of registration; on failure NULL, with errno set. */
struct json_object *clients_read(void);

#endif /* DMAECTL_CLIENT_H */
