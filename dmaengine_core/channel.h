/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The core's side of a channel
 */
#ifndef DMAE_CORE_CHANNEL_H
#define DMAE_CORE_CHANNEL_H

#include <linux/device.h>
#include <linux/list.h>
#include <linux/mutex.h>
#include <linux/rbtree.h>

#include <dmae/client.h>
#include <dmae/provider.h>

#include "failures.h"

struct dmae_latency;

/* Bits of struct dmae_chan's @closed: prep refuses while one is set. */
#define DMAE_CHAN_LEAVING 0 /* its device leaves; never cleared */
#define DMAE_CHAN_UNHELD 1 /* no client holds the channel */

/**
 * struct dmae_chan_core - the core's side of a channel
 * @chan: the provider's side; gone when @dev is unregistered
 * @dev: dmaeNchanM in /sys/class/dmae; owns this structure
 * @index: number of the channel among all that are registered
 * @order_node: in the device's @order; dmae_lock
 * @holds: of dmae_hold; dmae_lock
 * @mark_node: in the list of channels to be looked at; dmae_lock; see deal.c
 * @pins: number of @holds that pin the channel, see hold.h; dmae_lock
 * @exclusive: an exclusive request pins the channel, alone; dmae_lock
 * @resources: protects @users and the allocation of resources
 * @users: number of holds that have resources; the first one allocates them
 * @failures: the operations that have failed
 * @latency: measured latencies, NULL if never measured; set under dmae_lock
 */
struct dmae_chan_core {
	struct dmae_chan *chan;
	struct device dev;
	u32 index;
	struct rb_node order_node;
	struct list_head holds;
	struct list_head mark_node;
	unsigned int pins;
	bool exclusive;
	struct mutex resources; /* see above */
	unsigned int users;
	struct dmae_failures failures;
	struct dmae_latency *latency;
};

static inline struct dmae_chan_core *dmae_chan_core_of(struct device *dev)
{
	return container_of(dev, struct dmae_chan_core, dev);
}

int dmae_chan_setup(struct dmae_chan *chan, int chan_id);
void dmae_chan_teardown(struct dmae_chan *chan);
int dmae_chan_get_resources(struct dmae_chan *chan);
void dmae_chan_put_resources(struct dmae_chan *chan, enum dmae_free_mode mode);

#endif /* DMAE_CORE_CHANNEL_H */
