// SPDX-License-Identifier: GPL-2.0
/*
 * The order in which the channels of a device are offered
 *
 * The least used channel comes first, exclusively held ones come last.  The
 * tree is updated whenever a hold comes or goes, so a search for the best
 * channel finds it in front and need not look at the others.
 */
#include "order.h"

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

/* Called after a change of @pins or @exclusive of @chan. */
void dmae_order_update(struct dmae_chan *chan)
{
	rb_erase_cached(&chan->core->order_node, &chan->device->core->order);
	dmae_order_add(chan);
}
