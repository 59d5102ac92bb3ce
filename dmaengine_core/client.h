/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The core's side of a client
 */
#ifndef DMAE_CORE_CLIENT_H
#define DMAE_CORE_CLIENT_H

#include <linux/kref.h>
#include <linux/list.h>
#include <linux/lockdep.h>
#include <linux/rbtree.h>
#include <linux/slab.h>
#include <linux/workqueue.h>

#include <dmae/client.h>

#include "registry.h"

struct dmae_hold;
struct task_struct;

/**
 * struct dmae_client_core - the core's side of a client
 * @ref: one for the registration, one for queued @event_work
 * @client: the client's side; NULL once it unregisters; dmae_lock
 * @name: shown in messages, sysfs and debugfs
 * @node: in dmae_clients; dmae_lock
 * @age: number of clients registered before this one
 *
 * @request: the standing request; dmae_lock
 * @near: NUMA node whose channels are offered first; dmae_lock
 * @declined_all: answered NAK: gets no offer until the next request; dmae_lock
 * @holds: of dmae_hold, by the index of the channel; dmae_lock
 * @active: number of holds that are offered or held; dmae_lock
 * @held: number of holds that are held; written under dmae_lock
 * @mark_node: in the list of clients to be looked at; dmae_lock; see deal.c
 * @need_node: in the tree of clients by need; dmae_lock; see deal.c
 *
 * @events: holds with an event to be told, in order; dmae_lock; see queue.c
 * @tell_none: NONE is to be told; dmae_lock
 * @told_none: since the last offer or request the client was told NONE, or a
 *	provider was asked for and NONE may follow; dmae_lock
 * @asked: a provider was asked for, without result; dmae_lock
 * @ask_node: in a list of clients that wait for a provider; dmae_lock
 * @deadline: of the request, in jiffies; dmae_lock
 * @tell_short: the deadline has passed: SHORT is to be told; dmae_lock
 * @event_work: calls the event callback
 * @deadline_work: runs at the deadline
 *
 * @telling: the task that calls the event callback; written under dmae_lock
 * @told: the hold that the callback is told of; written under dmae_lock
 */
struct dmae_client_core {
	struct kref ref;
	struct dmae_client *client;
	char name[DMAE_NAME_LEN];
	struct list_head node;
	u64 age;

	struct dmae_chan_request request;
	int near;
	bool declined_all;
	struct rb_root holds;
	unsigned int active;
	unsigned int held;
	struct list_head mark_node;
	struct rb_node need_node;

	struct list_head events;
	bool tell_none;
	bool told_none;
	bool asked;
	struct list_head ask_node;
	unsigned long deadline;
	bool tell_short;
	struct work_struct event_work;
	struct delayed_work deadline_work;

	struct task_struct *telling;
	struct dmae_hold *told;
};

/* NULL for a client that is not registered. */
static inline struct dmae_client_core *
dmae_client_find(const struct dmae_client *client)
{
	lockdep_assert_held(&dmae_lock);
	return client ? client->core : NULL;
}

static inline void dmae_client_core_get(struct dmae_client_core *client)
{
	kref_get(&client->ref);
}

static inline void dmae_client_core_free(struct kref *ref)
{
	kfree(container_of(ref, struct dmae_client_core, ref));
}

static inline void dmae_client_core_put(struct dmae_client_core *client)
{
	kref_put(&client->ref, dmae_client_core_free);
}

#endif /* DMAE_CORE_CLIENT_H */
