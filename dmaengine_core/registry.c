// SPDX-License-Identifier: GPL-2.0
/*
 * The registry of devices, clients and holds
 */
#include "registry.h"

/* See the lock order in registry.h. */
DEFINE_MUTEX(dmae_lock);
DECLARE_WAIT_QUEUE_HEAD(dmae_changed);

LIST_HEAD(dmae_devices);
LIST_HEAD(dmae_clients);
