// SPDX-License-Identifier: GPL-2.0
/*
 * The channels of a device, in the order in which they are offered
 *
 * What somebody has to himself comes last, the least used first.  The order is
 * kept as holds come and go, so a client that looks for a channel meets the
 * best one first, and need not look at the others.
 */
#include "order.h"
#include "channel.h"
#include "device.h"
#include "registry.h"

static bool dmae_order_is_before(struct rb_node *node,
				 const struct rb_node *other_node)
{
	const struct dmae_chan_core *chan, *other;

	chan = rb_entry(node, struct dmae_chan_core, order_node);
	other = rb_entry(other_node, struct dmae_chan_core, order_node);
	if (chan->exclusive != other->exclusive)
		return other->exclusive;
	if (chan->pins != other->pins)
		return chan->pins < other->pins;
	return chan->index < other->index;
}

void dmae_order_add(struct dmae_chan *chan)
{
	lockdep_assert_held(&dmae_lock);
	rb_add_cached(&chan->core->order_node, &chan->device->core->order,
		      dmae_order_is_before);
}

/* After @pins or @exclusive of @chan have changed. */
void dmae_order_update(struct dmae_chan *chan)
{
	rb_erase_cached(&chan->core->order_node, &chan->device->core->order);
	dmae_order_add(chan);
}

static struct dmae_chan *dmae_order_chan(struct rb_node *node)
{
	return node ? rb_entry(node, struct dmae_chan_core, order_node)->chan :
		      NULL;
}

struct dmae_chan *dmae_order_first(struct dmae_device *device)
{
	lockdep_assert_held(&dmae_lock);
	return dmae_order_chan(rb_first_cached(&device->core->order));
}

struct dmae_chan *dmae_order_next(struct dmae_chan *chan)
{
	lockdep_assert_held(&dmae_lock);
	return dmae_order_chan(rb_next(&chan->core->order_node));
}
