// SPDX-License-Identifier: GPL-2.0
/*
 * The registry; see registry.h
 */
#include "registry.h"

DEFINE_MUTEX(dmae_lock);
DECLARE_WAIT_QUEUE_HEAD(dmae_changed);

LIST_HEAD(dmae_devices);
LIST_HEAD(dmae_clients);
