/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Clients, their holds on channels, and what they are told
 */
#ifndef DMAE_CORE_H
#define DMAE_CORE_H

#include <linux/kref.h>
#include <linux/list.h>
#include <linux/rbtree.h>
#include <linux/workqueue.h>

#include <dmae/client.h>

/**
 * enum dmae_hold_state - what a channel is to a client
 * @DMAE_HOLD_OFFERED: AVAILABLE is queued or being told
 * @DMAE_HOLD_HELD: taken
 * @DMAE_HOLD_RECALLED: REMOVED is queued
 * @DMAE_HOLD_LEAVING: REMOVED is being told
 * @DMAE_HOLD_DRAINING: given up; operations are ending.  From here on there is
 *	nothing to tell.
 * @DMAE_HOLD_DECLINED: not wanted, until the next request
 * @DMAE_HOLD_GONE: in no list any more
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
 * struct dmae_hold - a client's relation to a channel
 * @ref: the lists' and that of an event being told
 * @client: the client
 * @chan: the channel
 * @state: changed by dmae_hold_set_state() only; dmae_lock
 * @client_node: in the client's @holds; dmae_lock
 * @chan_node: in the channel's @holds; dmae_lock
 * @event_node: in the client's @events while there is something to tell
 * @has_resources: counted in the channel's @users; of whoever moves the hold
 *	on, for only one does
 * @told_suspended: the client was last told SUSPEND; dmae_lock
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

/**
 * struct dmae_client_core - the registry's side of a client
 * @ref: the registry's, and that of queued work
 * @client: the client's side; NULL once it unregisters; dmae_lock
 * @name: for people
 * @node: in dmae_clients; dmae_lock
 * @age: how many clients were registered before it
 * @need_node: where it stands among those that are dealt to; dmae_lock
 * @request: the standing request; dmae_lock
 * @near: the node whose channels come first; dmae_lock
 * @deadline: when it is to be satisfied, in jiffies; dmae_lock
 * @declined_all: answered NAK, offer no more; dmae_lock
 * @holds: of dmae_hold, by the index of the channel; dmae_lock
 * @active: holds that are offered or held; dmae_lock
 * @held: holds that are held; dmae_lock, read without
 * @events: holds with something to tell, in order; dmae_lock
 * @tell_none: NONE is to be told; dmae_lock
 * @told_none: it was, or it is once a provider was asked for, and nothing has
 *	been offered since; dmae_lock
 * @asked: a provider was asked for in vain; dmae_lock
 * @ask_node: in a list of those for whom one is being asked for; dmae_lock
 * @tell_short: the deadline has passed, SHORT may be told; dmae_lock
 * @event_work: tells the events
 * @deadline_work: runs at the request's deadline
 * @telling: the task that tells the client; dmae_lock, read without
 * @told: the hold that it tells of; dmae_lock, read without
 */
struct dmae_client_core {
	struct kref ref;
	struct dmae_client *client;
	char name[DMAE_NAME_LEN];
	struct list_head node;
	u64 age;
	struct rb_node need_node;
	struct dmae_chan_request request;
	int near;
	unsigned long deadline;
	bool declined_all;
	struct rb_root holds;
	unsigned int active;
	unsigned int held;
	struct list_head events;
	bool tell_none;
	bool told_none;
	bool asked;
	struct list_head ask_node;
	bool tell_short;
	struct work_struct event_work;
	struct delayed_work deadline_work;
	struct task_struct *telling;
	struct dmae_hold *told;
};

/* hold.c */
bool dmae_hold_is_active(enum dmae_hold_state state);
bool dmae_hold_pins(enum dmae_hold_state state);
struct dmae_hold *dmae_hold_first(struct dmae_client_core *client);
struct dmae_hold *dmae_hold_next(struct dmae_hold *hold);
struct dmae_hold *dmae_hold_find(struct dmae_client_core *client,
				 const struct dmae_chan *chan);
int dmae_hold_offer(struct dmae_client_core *client, struct dmae_chan *chan);
void dmae_hold_get(struct dmae_hold *hold);
void dmae_hold_put(struct dmae_hold *hold);
void dmae_hold_set_state(struct dmae_hold *hold, enum dmae_hold_state state);
void dmae_hold_recall(struct dmae_hold *hold);
void dmae_hold_decline(struct dmae_hold *hold);
void dmae_hold_drain(struct dmae_hold *hold, enum dmae_free_mode mode,
		     enum dmae_hold_state end);

/* event.c */
int dmae_events_init(void);
void dmae_events_fini(void);
void dmae_events_flush(void);
void dmae_event_work(struct work_struct *work);
void dmae_event_queue(struct dmae_hold *hold);
void dmae_event_queue_none(struct dmae_client_core *client);
void dmae_event_forget_none(struct dmae_client_core *client);
void dmae_event_queue_work(struct work_struct *work);
void dmae_tell_removed(struct dmae_client *client, struct dmae_hold *hold);
void dmae_deadline_work(struct work_struct *work);
void dmae_deadline_set(struct dmae_client_core *client);

/* ask.c */
void dmae_ask_for(struct dmae_client_core *client);
void dmae_ask_forget(struct dmae_client_core *client);

/* client.c */
void dmae_client_core_get(struct dmae_client_core *client);
void dmae_client_core_put(struct dmae_client_core *client);

/* match.c */
enum dmae_reason dmae_match_reason(struct dmae_client_core *client);
dmae_cap_mask_t dmae_match_types(void);
const char *dmae_match_holder(struct dmae_client_core *client);
void dmae_match_client(struct dmae_client_core *client);
void dmae_match_chan(struct dmae_chan *chan);
void dmae_match_all(void);

#endif /* DMAE_CORE_H */
