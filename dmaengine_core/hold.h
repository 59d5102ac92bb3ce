/* SPDX-License-Identifier: GPL-2.0 */
/*
 * A client's hold on a channel: its state, and the containers that it is in
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
 * From OFFERED to DRAINING a hold pins its channel: neither the device nor the
 * provider's module can go.
 */
#ifndef DMAE_CORE_HOLD_H
#define DMAE_CORE_HOLD_H

#include <linux/kref.h>
#include <linux/list.h>
#include <linux/rbtree.h>

#include "channel.h"
#include "client.h"

/**
 * enum dmae_hold_state - the relation between a client and a channel
 * @DMAE_HOLD_OFFERED: AVAILABLE is queued or being told
 * @DMAE_HOLD_HELD: the client has taken the channel
 * @DMAE_HOLD_RECALLED: REMOVED is queued
 * @DMAE_HOLD_LEAVING: REMOVED is being told
 * @DMAE_HOLD_DRAINING: the client has given the channel up, operations may
 *	still run; from this state on there are no events
 * @DMAE_HOLD_DECLINED: not offered again before the client's next request
 * @DMAE_HOLD_GONE: in no container any more
 */
enum dmae_hold_state {
	DMAE_HOLD_OFFERED,
	DMAE_HOLD_HELD,
	DMAE_HOLD_RECALLED,
	DMAE_HOLD_LEAVING,
	DMAE_HOLD_DRAINING,
	DMAE_HOLD_DECLINED,
	DMAE_HOLD_GONE,
};

/**
 * struct dmae_hold - one client's hold on one channel
 * @ref: one for the containers, one for an event that is being told
 * @client: the client
 * @chan: the channel
 * @state: changed by dmae_hold_set_state() only; dmae_lock
 * @client_node: in the client's @holds; dmae_lock
 * @chan_node: in the channel's @holds; dmae_lock
 * @event_node: in the client's @events while an event is queued; dmae_lock
 * @has_resources: counted in the channel's @users; accessed only by the task
 *	that tells AVAILABLE and, later, by the task that drains
 * @told_suspended: the client was last told SUSPEND, not RESUME; dmae_lock
 */
struct dmae_hold {
	struct kref ref;
	struct dmae_client_core *client;
	struct dmae_chan *chan;
	enum dmae_hold_state state;
	struct rb_node client_node;
	struct list_head chan_node;
	struct list_head event_node;
	bool has_resources;
	bool told_suspended;
};

/* True if the client has the channel, or will have it by answering ACK. */
static inline bool dmae_hold_is_active(enum dmae_hold_state state)
{
	return state == DMAE_HOLD_OFFERED || state == DMAE_HOLD_HELD;
}

/* True while the client, or an operation of it, may use the channel. */
static inline bool dmae_hold_pins(enum dmae_hold_state state)
{
	return state != DMAE_HOLD_DECLINED && state != DMAE_HOLD_GONE;
}

static inline struct dmae_hold *dmae_hold_of_node(struct rb_node *node)
{
	return rb_entry_safe(node, struct dmae_hold, client_node);
}

/* The holds of a client, by the index of the channel. */
static inline struct dmae_hold *
dmae_hold_first(const struct dmae_client_core *client)
{
	lockdep_assert_held(&dmae_lock);
	return dmae_hold_of_node(rb_first(&client->holds));
}

static inline struct dmae_hold *dmae_hold_next(const struct dmae_hold *hold)
{
	lockdep_assert_held(&dmae_lock);
	return dmae_hold_of_node(rb_next(&hold->client_node));
}

static inline int dmae_hold_compare(const void *index,
				    const struct rb_node *node)
{
	const struct dmae_hold *hold =
		rb_entry(node, struct dmae_hold, client_node);
	const u32 first = *(const u32 *)index, second = hold->chan->core->index;

	return first < second ? -1 : first > second;
}

/* NULL where @client has no hold on @chan. */
static inline struct dmae_hold *
dmae_hold_find(const struct dmae_client_core *client,
	       const struct dmae_chan *chan)
{
	struct rb_node *node;

	lockdep_assert_held(&dmae_lock);
	node = rb_find(&chan->core->index, &client->holds, dmae_hold_compare);
	return dmae_hold_of_node(node);
}

static inline void dmae_hold_get(struct dmae_hold *hold)
{
	kref_get(&hold->ref);
}

void dmae_hold_put(struct dmae_hold *hold);
struct dmae_hold *dmae_hold_create(struct dmae_client_core *client,
				   struct dmae_chan *chan);
void dmae_hold_set_state(struct dmae_hold *hold, enum dmae_hold_state state);
void dmae_hold_unlink(struct dmae_hold *hold);

#endif /* DMAE_CORE_HOLD_H */
