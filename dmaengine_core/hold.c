// SPDX-License-Identifier: GPL-2.0
/*
 * A client's hold on a channel; see hold.h
 *
 * Makes no policy: deal.c decides which client gets a channel, and when it is
 * recalled.
 */
#include <linux/module.h>
#include <linux/slab.h>

#include "device.h"
#include "hold.h"
#include "order.h"

#define FROM(state) BIT(DMAE_HOLD_##state)

static const u8 dmae_hold_legal_from[] = {
	[DMAE_HOLD_OFFERED] = 0,
	[DMAE_HOLD_HELD] = FROM(OFFERED),
	[DMAE_HOLD_RECALLED] = FROM(HELD),
	[DMAE_HOLD_LEAVING] = FROM(RECALLED),
	[DMAE_HOLD_DRAINING] = FROM(OFFERED) | FROM(HELD) | FROM(RECALLED) |
			       FROM(LEAVING),
	[DMAE_HOLD_DECLINED] = FROM(OFFERED) | FROM(DRAINING),
	[DMAE_HOLD_GONE] = FROM(OFFERED) | FROM(DRAINING) | FROM(DECLINED),
};

static void dmae_hold_count(struct dmae_hold *hold, int sign)
{
	struct dmae_chan_core *chan = hold->chan->core;

	if (dmae_hold_is_active(hold->state))
		hold->client->active += sign;
	if (hold->state == DMAE_HOLD_HELD)
		WRITE_ONCE(hold->client->held, hold->client->held + sign);
	if (dmae_hold_pins(hold->state))
		chan->pins += sign;
}

static void dmae_hold_unpin(struct dmae_chan *chan)
{
	if (!chan->core->pins)
		chan->core->exclusive = false;
	dmae_order_update(chan);
	module_put(chan->device->owner);
}

void dmae_hold_set_state(struct dmae_hold *hold, enum dmae_hold_state state)
{
	enum dmae_hold_state old = hold->state;

	lockdep_assert_held(&dmae_lock);
	if (WARN_ON_ONCE(!(dmae_hold_legal_from[state] & BIT(old))))
		return;
	dmae_hold_count(hold, -1);
	hold->state = state;
	dmae_hold_count(hold, 1);
	if (state > DMAE_HOLD_RECALLED)
		list_del_init(&hold->event_node);
	if (dmae_hold_pins(old) && !dmae_hold_pins(state))
		dmae_hold_unpin(hold->chan);
	wake_up_all(&dmae_changed);
}

static void dmae_hold_free(struct kref *ref)
{
	kfree(container_of(ref, struct dmae_hold, ref));
}

void dmae_hold_put(struct dmae_hold *hold)
{
	kref_put(&hold->ref, dmae_hold_free);
}

static bool dmae_hold_is_before(struct rb_node *node,
				const struct rb_node *other)
{
	const struct dmae_hold *hold = dmae_hold_of_node(node);

	return dmae_hold_compare(&hold->chan->core->index, other) < 0;
}

static void dmae_hold_link(struct dmae_hold *hold)
{
	struct dmae_device_core *device = hold->chan->device->core;

	rb_add(&hold->client_node, &hold->client->holds, dmae_hold_is_before);
	list_add_tail(&hold->chan_node, &hold->chan->core->holds);
	WRITE_ONCE(device->holds, device->holds + 1);
}

/*
 * Returns a hold in state OFFERED, exclusive if the client's request is; NULL
 * if there is no memory or the provider's module is being removed.
 */
struct dmae_hold *dmae_hold_create(struct dmae_client_core *client,
				   struct dmae_chan *chan)
{
	struct dmae_hold *hold;

	lockdep_assert_held(&dmae_lock);
	hold = kzalloc(sizeof(*hold), GFP_KERNEL);
	if (!hold)
		return NULL;
	if (!try_module_get(chan->device->owner)) {
		kfree(hold);
		return NULL;
	}
	kref_init(&hold->ref);
	hold->client = client;
	hold->chan = chan;
	INIT_LIST_HEAD(&hold->event_node);
	dmae_hold_link(hold);
	dmae_hold_count(hold, 1);
	chan->core->exclusive = client->request.exclusive;
	dmae_order_update(chan);
	return hold;
}

/* Takes @hold out of its containers and sets it to GONE. */
void dmae_hold_unlink(struct dmae_hold *hold)
{
	struct dmae_device_core *device = hold->chan->device->core;

	lockdep_assert_held(&dmae_lock);
	list_del(&hold->chan_node);
	WRITE_ONCE(device->holds, device->holds - 1);
	rb_erase(&hold->client_node, &hold->client->holds);
	dmae_hold_set_state(hold, DMAE_HOLD_GONE);
	dmae_hold_put(hold);
}
