/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Clients, as debugfs shows them
 */
#ifndef DMAECTL_CLIENT_H
#define DMAECTL_CLIENT_H

#include <json.h>

/* All clients there are, in order of registration; NULL and errno. */
struct json_object *clients_read(void);

#endif /* DMAECTL_CLIENT_H */
