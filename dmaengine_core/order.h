/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The channels of a device, in the order in which they are offered
 */
#ifndef DMAE_CORE_ORDER_H
#define DMAE_CORE_ORDER_H

#include <linux/lockdep.h>
#include <linux/rbtree.h>

#include "channel.h"
#include "device.h"
#include "registry.h"

void dmae_order_add(struct dmae_chan *chan);
void dmae_order_update(struct dmae_chan *chan);

static inline struct dmae_chan *dmae_order_chan(struct rb_node *node)
{
	return node ? rb_entry(node, struct dmae_chan_core, order_node)->chan :
		      NULL;
}

static inline struct dmae_chan *
dmae_order_first(const struct dmae_device *device)
{
	lockdep_assert_held(&dmae_lock);
	return dmae_order_chan(rb_first_cached(&device->core->order));
}

static inline struct dmae_chan *dmae_order_next(const struct dmae_chan *chan)
{
	lockdep_assert_held(&dmae_lock);
	return dmae_order_chan(rb_next(&chan->core->order_node));
}

#endif /* DMAE_CORE_ORDER_H */
