/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What the files of dmaengine_core share
 *
 * Locks, outermost first:
 *   dmae_chan_core.resources	a channel's holders and their resources
 *   dmae_lock			the registry: devices, clients, holds, events
 * No callback, of clients or providers, runs under dmae_lock.
 */
#ifndef DMAE_CORE_H
#define DMAE_CORE_H

#include <linux/device.h>
#include <linux/kref.h>
#include <linux/list.h>
#include <linux/mutex.h>
#include <linux/rbtree.h>
#include <linux/wait.h>
#include <linux/workqueue.h>

#include <dmae/client.h>
#include <dmae/provider.h>

extern struct mutex dmae_lock;

/* Woken when a hold, or what a client holds, has changed. */
extern struct wait_queue_head dmae_changed;

/* All protected by dmae_lock. */
extern struct list_head dmae_devices; /* of dmae_device_core, by priority */
extern struct list_head dmae_clients; /* of dmae_client_core */

/**
 * struct dmae_device_core - the registry's side of a device
 * @device: the provider's side
 * @node: in dmae_devices; dmae_lock
 * @id: the N of dmaeNchanM
 * @order: its channels, as they are offered; dmae_lock
 * @holds: how many there are on its channels; dmae_lock, read without
 * @leaving: offers nothing any more; dmae_lock
 * @suspended: holds operations back; dmae_lock
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

#define DMAE_FAILURE_RUNS 16

/**
 * struct dmae_failure_run - operations that failed, one after the other
 * @first: the first one's cookie, with the epoch in the upper half
 * @last: the last one's, likewise
 */
struct dmae_failure_run {
	u64 first;
	u64 last;
};

/**
 * struct dmae_failures - which operations of a channel have failed
 * @lock: protects the rest
 * @epoch: how often the channel's completed cookie has wrapped
 * @runs: disjoint, oldest first
 * @count: how many of @runs are in use
 */
struct dmae_failures {
	spinlock_t lock; /* see above */
	u64 epoch;
	struct dmae_failure_run runs[DMAE_FAILURE_RUNS];
	unsigned int count;
};

/**
 * struct dmae_chan_core - the registry's side of a channel
 * @chan: the provider's side; gone when @dev is unregistered
 * @dev: dmaeNchanM in /sys/class/dmae; owns this record
 * @index: number of the channel among all that are registered
 * @order_node: in the device's @order; dmae_lock
 * @holds: of dmae_hold; dmae_lock
 * @pins: how many of @holds use the channel, or may; dmae_lock
 * @exclusive: the one of these wants to be alone; dmae_lock
 * @resources: protects @users, and whether resources are allocated
 * @users: for how many holds the channel has resources
 * @failures: which operations have failed
 * @latency: what they took, if that was ever measured; set once, under dmae_lock
 */
struct dmae_chan_core {
	struct dmae_chan *chan;
	struct device dev;
	u32 index;
	struct rb_node order_node;
	struct list_head holds;
	unsigned int pins;
	bool exclusive;
	struct mutex resources; /* see above */
	unsigned int users;
	struct dmae_failures failures;
	struct dmae_latency *latency;
};

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

/* names.c */
void dmae_cap_mask_names(dmae_cap_mask_t mask, char *buf, size_t size);

/* failures.c */
void dmae_failures_init(struct dmae_failures *failures);
void dmae_failures_add(struct dmae_failures *failures, dmae_cookie_t cookie);
void dmae_failures_wrap(struct dmae_failures *failures,
			dmae_cookie_t *completed);
bool dmae_failures_has(struct dmae_failures *failures, dmae_cookie_t cookie,
		       const dmae_cookie_t *completed);

/* log.c */
struct seq_file;
void dmae_log_add(const struct dmae_async_tx_descriptor *tx);
void dmae_log_show(struct seq_file *file);

/* check.c; @chan is NULL where no channel's limits count */
int dmae_check_op(struct dmae_chan *chan, const struct dmae_op *op);
int dmae_check_extent(struct dmae_chan *chan, enum dmae_transaction_type type,
		      struct dmae_buf buf, size_t len, const char *which);
int dmae_check_address(struct dmae_chan *chan, enum dmae_transaction_type type,
		       const void *address, size_t len, const char *which);

/* stats.c */

/**
 * struct dmae_chan_stats - what a channel has done, on one CPU
 * @count: successful operations, by type
 * @bytes: bytes of these
 * @errors: failed operations
 * @aborted: aborted operations
 */
struct dmae_chan_stats {
	unsigned long count[DMAE_TX_TYPE_END];
	unsigned long bytes;
	unsigned long errors;
	unsigned long aborted;
};

struct dmae_chan_stats dmae_stats_sum(const struct dmae_chan *chan);
unsigned int dmae_stats_outstanding(const struct dmae_chan *chan);

/* latency.c */
struct dentry;
void dmae_latency_add(struct dmae_device *device);
void dmae_latency_free(struct dmae_chan_core *core);
void dmae_latency_debugfs(struct dentry *dir);
void dmae_latency_fini(void);

/* sysfs.c */
extern struct class dmae_class;

static inline struct dmae_chan_core *dmae_chan_core_of(struct device *dev)
{
	return container_of(dev, struct dmae_chan_core, dev);
}

/* debugfs.c */
void dmae_debugfs_init(void);
void dmae_debugfs_fini(void);

/* channel.c */

/* Bits of struct dmae_chan's @closed. */
#define DMAE_CHAN_LEAVING 0 /* the device is; never cleared */
#define DMAE_CHAN_UNHELD 1 /* nobody holds the channel */

int dmae_chan_setup(struct dmae_chan *chan, int chan_id);
void dmae_chan_teardown(struct dmae_chan *chan);
int dmae_chan_get_resources(struct dmae_chan *chan);
void dmae_chan_put_resources(struct dmae_chan *chan, enum dmae_free_mode mode);

/* order.c */
void dmae_order_add(struct dmae_chan *chan);
void dmae_order_update(struct dmae_chan *chan);
struct dmae_chan *dmae_order_first(struct dmae_device *device);
struct dmae_chan *dmae_order_next(struct dmae_chan *chan);

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
