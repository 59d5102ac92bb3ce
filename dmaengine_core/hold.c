// SPDX-License-Identifier: GPL-2.0
/*
 * A client's hold on a channel
 *
 *            ACK        recalled            REMOVED           told
 *   OFFERED -----> HELD ----------> RECALLED --------> LEAVING -----> DRAINING
 *    |   |           |                  |    given up                  |   |
 *    |   |           +------------------+----------------------------->|   |
 *    |   | DUP, NAK                                  freed by client   |   |
 *    |   +-------------------> DECLINED <------------------------------+   |
 *    | withdrawn                  | forgotten                        ended |
 *    +----------------------------+----------> GONE <----------------------+
 *
 * From OFFERED to DRAINING the hold is a reference to the channel's device and
 * so to its module.
 */
#include <linux/module.h>
#include <linux/slab.h>

#include "channel.h"
#include "core.h"
#include "device.h"
#include "order.h"
#include "registry.h"

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

/* Does the client have the channel, or will if it answers ACK? */
bool dmae_hold_is_active(enum dmae_hold_state state)
{
	return state == DMAE_HOLD_OFFERED || state == DMAE_HOLD_HELD;
}

/* Does the client use the channel, or may? */
bool dmae_hold_pins(enum dmae_hold_state state)
{
	return state != DMAE_HOLD_DECLINED && state != DMAE_HOLD_GONE;
}

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

static struct dmae_hold *dmae_hold_of_node(struct rb_node *node)
{
	return rb_entry_safe(node, struct dmae_hold, client_node);
}

struct dmae_hold *dmae_hold_first(struct dmae_client_core *client)
{
	lockdep_assert_held(&dmae_lock);
	return dmae_hold_of_node(rb_first(&client->holds));
}

struct dmae_hold *dmae_hold_next(struct dmae_hold *hold)
{
	lockdep_assert_held(&dmae_lock);
	return dmae_hold_of_node(rb_next(&hold->client_node));
}

static int dmae_hold_compare(const void *index, const struct rb_node *node)
{
	const struct dmae_hold *hold =
		rb_entry(node, struct dmae_hold, client_node);
	const u32 first = *(const u32 *)index, second = hold->chan->core->index;

	return first < second ? -1 : first > second;
}

/* NULL where @client has no hold on @chan. */
struct dmae_hold *dmae_hold_find(struct dmae_client_core *client,
				 const struct dmae_chan *chan)
{
	struct rb_node *node;

	lockdep_assert_held(&dmae_lock);
	node = rb_find(&chan->core->index, &client->holds, dmae_hold_compare);
	return dmae_hold_of_node(node);
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

static void dmae_hold_free(struct kref *ref)
{
	kfree(container_of(ref, struct dmae_hold, ref));
}

void dmae_hold_get(struct dmae_hold *hold)
{
	kref_get(&hold->ref);
}

void dmae_hold_put(struct dmae_hold *hold)
{
	kref_put(&hold->ref, dmae_hold_free);
}

/* Makes an offer and queues AVAILABLE for it. */
int dmae_hold_offer(struct dmae_client_core *client, struct dmae_chan *chan)
{
	struct dmae_hold *hold;

	lockdep_assert_held(&dmae_lock);
	hold = kzalloc(sizeof(*hold), GFP_KERNEL);
	if (!hold)
		return -ENOMEM;
	if (!try_module_get(chan->device->owner)) {
		kfree(hold);
		return -ENODEV;
	}
	kref_init(&hold->ref);
	hold->client = client;
	hold->chan = chan;
	INIT_LIST_HEAD(&hold->event_node);
	dmae_hold_link(hold);
	dmae_hold_count(hold, 1);
	dmae_event_forget_none(client);
	chan->core->exclusive = client->request.exclusive;
	dmae_order_update(chan);
	dmae_event_queue(hold);
	return 0;
}

static void dmae_hold_unlink(struct dmae_hold *hold)
{
	struct dmae_chan *chan = hold->chan;
	struct dmae_device_core *device = chan->device->core;
	bool pinned = dmae_hold_pins(hold->state);

	lockdep_assert_held(&dmae_lock);
	list_del(&hold->chan_node);
	WRITE_ONCE(device->holds, device->holds - 1);
	rb_erase(&hold->client_node, &hold->client->holds);
	dmae_hold_set_state(hold, DMAE_HOLD_GONE);
	dmae_hold_put(hold);
	if (pinned)
		dmae_match_chan(chan);
}

/* Remembers that the client does not want the channel. */
void dmae_hold_decline(struct dmae_hold *hold)
{
	struct dmae_chan *chan = hold->chan;

	dmae_hold_set_state(hold, DMAE_HOLD_DECLINED);
	if (!hold->client->client || chan->device->core->leaving)
		dmae_hold_unlink(hold);
	dmae_match_chan(chan);
}

/*
 * Ends a hold from the provider's or the registry's side: the client is told
 * if it was told AVAILABLE.  One that is being told so right now is recalled
 * when it has answered.
 */
void dmae_hold_recall(struct dmae_hold *hold)
{
	lockdep_assert_held(&dmae_lock);
	switch (hold->state) {
	case DMAE_HOLD_OFFERED:
		if (hold->client->told == hold)
			break;
		fallthrough;
	case DMAE_HOLD_DECLINED:
		dmae_hold_unlink(hold);
		break;
	case DMAE_HOLD_HELD:
		dmae_hold_set_state(hold, DMAE_HOLD_RECALLED);
		dmae_event_queue(hold);
		break;
	default:
		break;
	}
}

/*
 * Ends a hold that the client has given up; its state is DRAINING.  Returns
 * when the operations have ended and the channel is free for others.  The
 * hold ends as @end: as DECLINED it keeps the channel from coming back by
 * itself.
 */
void dmae_hold_drain(struct dmae_hold *hold, enum dmae_free_mode mode,
		     enum dmae_hold_state end)
{
	struct dmae_client_core *client = hold->client;

	if (hold->has_resources)
		dmae_chan_put_resources(hold->chan, mode);
	hold->has_resources = false;

	guard(mutex)(&dmae_lock);
	if (end == DMAE_HOLD_DECLINED)
		dmae_hold_decline(hold);
	else
		dmae_hold_unlink(hold);
	dmae_match_client(client);
}
