/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The core's side of a device
 */
#ifndef DMAE_CORE_DEVICE_H
#define DMAE_CORE_DEVICE_H

#include <linux/list.h>
#include <linux/rbtree.h>

struct dmae_device;

/**
 * struct dmae_device_core - the core's side of a device
 * @device: the provider's side
 * @node: in dmae_devices; dmae_lock
 * @id: the N of dmaeNchanM
 * @order: its channels, in the order in which they are offered; dmae_lock
 * @holds: number of holds on its channels; written under dmae_lock
 * @leaving: its channels are offered no more; dmae_lock
 * @suspended: it starts no operations; dmae_lock
 */
struct dmae_device_core {
	struct dmae_device *device;
	struct list_head node;
	int id;
	struct rb_root_cached order;
	unsigned int holds;
	bool leaving;
	bool suspended;
};

#endif /* DMAE_CORE_DEVICE_H */
