/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The registry: all devices and clients, and the holds between them
 *
 * Locks, outermost first:
 *   dmae_chan_core.resources	a channel's users and their resources
 *   dmae_lock			the registry
 * No callback of a client or a provider runs under dmae_lock.
 */
#ifndef DMAE_CORE_REGISTRY_H
#define DMAE_CORE_REGISTRY_H

#include <linux/list.h>
#include <linux/mutex.h>
#include <linux/wait.h>

extern struct mutex dmae_lock;

/* Woken when the state of a hold, or the set of a client's holds, changes. */
extern struct wait_queue_head dmae_changed;

/* All protected by dmae_lock. */
extern struct list_head dmae_devices; /* of dmae_device_core, by priority */
extern struct list_head dmae_clients; /* of dmae_client_core, oldest first */

#endif /* DMAE_CORE_REGISTRY_H */
