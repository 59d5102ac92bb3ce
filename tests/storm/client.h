/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Clients of the storm
 */
#ifndef DMAE_STORM_CLIENT_H
#define DMAE_STORM_CLIENT_H

#include <linux/atomic.h>
#include <linux/completion.h>
#include <linux/spinlock.h>
#include <linux/workqueue.h>

#include <dmae/client.h>

#include "storm.h"

#define STORM_CLIENT_OPS 16
#define STORM_CLIENT_SLOTS 64

/* Added to @users of struct storm_slot to refuse new users. */
#define STORM_CLOSED INT_MIN

/**
 * enum storm_slot_state - state of a channel as the client knows it
 * @STORM_SLOT_UNUSED: no channel
 * @STORM_SLOT_HELD: the client has taken the channel
 * @STORM_SLOT_FREED: the client has freed it; REMOVED may still come
 * @STORM_SLOT_LEFT: the client unregisters, and REMOVED must come
 * @STORM_SLOT_REMOVED: REMOVED has come
 */
enum storm_slot_state {
	STORM_SLOT_UNUSED,
	STORM_SLOT_HELD,
	STORM_SLOT_FREED,
	STORM_SLOT_LEFT,
	STORM_SLOT_REMOVED,
};

/**
 * struct storm_slot - a channel of a client
 * @users: users of the channel now, plus STORM_CLOSED if no more are allowed
 * @chan: the channel; not to be dereferenced once @users is closed
 * @provider: its provider; NULL: not a provider of the storm
 * @state: under the client's @slots_lock
 * @hold: number of channels that the client has taken, up to this one
 * @busy: number of operations whose callback has not returned
 * @submitted: number of the last operation that the client's thread submitted
 * @called: number of the last operation that was called back
 * @cookie: cookie of the last polled operation
 * @freeing: chan_free is about to be called, or has not returned
 * @aborting: chan_free was told to abort
 * @busy_when_freed: operations were outstanding when chan_free returned
 * @suspended: SUSPEND has come, and RESUME has not
 */
struct storm_slot {
	atomic_t users;
	struct dmae_chan *chan;
	struct storm_provider *provider;
	enum storm_slot_state state;
	unsigned int hold;
	atomic_t busy;
	unsigned int submitted;
	unsigned int called;
	dmae_cookie_t cookie;
	bool freeing;
	bool aborting;
	bool busy_when_freed;
	bool suspended;
};

/**
 * enum storm_op_state - state of a struct storm_op
 * @STORM_OP_IDLE: unused; the client's thread may use it
 * @STORM_OP_OUT: submitted with a callback; only the callback may use it
 * @STORM_OP_CALLED: called back; the client's thread may use it
 * @STORM_OP_POLLED: submitted without a callback; the client's thread polls
 */
enum storm_op_state {
	STORM_OP_IDLE,
	STORM_OP_OUT,
	STORM_OP_CALLED,
	STORM_OP_POLLED,
};

/**
 * struct storm_op - one operation, with its buffers
 * @client: its client
 * @state: written with release, read with acquire
 * @slot: its channel
 * @type: operation type
 * @dst: page of the destination; the rest of the page is poisoned
 * @src: page of the source
 * @dst_off: offset in @dst
 * @src_off: offset in @src
 * @len: bytes
 * @value: byte to fill with
 * @number: its number among the operations on the slot's channel
 * @tx: its descriptor, from prep to the callback
 * @cookie: cookie of an operation that is polled
 * @hold: @hold of the slot when it was submitted
 * @again: how many times its callback will submit it again
 * @submits: number of submissions
 * @calls: number of callbacks
 * @status: its status at completion
 */
struct storm_op {
	struct storm_client *client;
	enum storm_op_state state;
	struct storm_slot *slot;
	enum dmae_transaction_type type;
	struct page *dst;
	struct page *src;
	unsigned int dst_off;
	unsigned int src_off;
	unsigned int len;
	u8 value;
	unsigned int number;
	struct dmae_async_tx_descriptor *tx;
	dmae_cookie_t cookie;
	unsigned int hold;
	unsigned int again;
	atomic_t submits;
	atomic_t calls;
	int status;
};

/**
 * struct storm_client - one client
 * @client: the client of dmae
 * @name: its name in messages
 * @seat: the call that its thread is in
 * @event_seat: the call that its event callback is in
 * @random: random numbers of its thread
 * @event_random: random numbers of its event callback
 * @exclusive: it requests exclusive channels, until it unregisters
 * @registered: events may come
 * @in_event: an event callback runs
 * @leaver: bit 0: its thread or its event callback is unregistering it
 * @leave_in_event: its event callback is to unregister it
 * @left: completed when the event callback has unregistered it
 * @slots_lock: protects @state and @chan of the slots, and @holds
 * @holds: number of channels taken
 * @slots: its channels
 * @ops: its operations
 * @beside: frees the channel of @beside_slot while the thread unregisters
 * @beside_slot: the slot of @beside
 */
struct storm_client {
	struct dmae_client client;
	char name[16];
	struct storm_seat seat;
	struct storm_seat event_seat;
	struct rnd_state random;
	struct rnd_state event_random;
	bool exclusive;
	bool registered;
	atomic_t in_event;
	unsigned long leaver;
	bool leave_in_event;
	struct completion left;
	spinlock_t slots_lock; /* see above */
	unsigned int holds;
	struct storm_slot slots[STORM_CLIENT_SLOTS];
	struct storm_op ops[STORM_CLIENT_OPS];
	struct work_struct beside;
	struct storm_slot *beside_slot;
};

/* Returns true to the first caller, which then unregisters the client. */
static inline bool storm_client_may_leave(struct storm_client *client)
{
	return !test_and_set_bit(0, &client->leaver);
}

static inline bool storm_client_is_leaving(struct storm_client *client)
{
	return test_bit(0, &client->leaver);
}

/* request.c */
void storm_client_request(struct storm_client *client,
			  struct rnd_state *random);
void storm_client_free_slot(struct storm_client *client,
			    struct storm_slot *slot, enum dmae_free_mode mode);
void storm_client_free_one(struct storm_client *client,
			   struct rnd_state *random);

/* event.c */
enum dmae_state_client storm_client_event(struct dmae_client *client,
					  struct dmae_chan *chan,
					  enum dmae_state state);

/* slot.c */
bool storm_slot_take(struct storm_client *client, struct dmae_chan *chan);
bool storm_slot_remove(struct storm_client *client, struct storm_slot *slot);
struct storm_slot *storm_slot_find(struct storm_client *client,
				   const struct dmae_chan *chan);
struct storm_slot *storm_slot_free(struct storm_client *client,
				   struct rnd_state *random);
void storm_slot_freed(struct storm_client *client, struct storm_slot *slot);
struct storm_slot *storm_slot_get_any(struct storm_client *client);
bool storm_slot_get(struct storm_slot *slot);
void storm_slot_put(struct storm_slot *slot);
void storm_slots_leave(struct storm_client *client,
		       const struct dmae_chan *offered);
void storm_slots_init(struct storm_client *client);
void storm_slots_end(struct storm_client *client);
unsigned int storm_slots_held(struct storm_client *client);

/* buffer.c */
int storm_ops_init(struct storm_client *client);
void storm_ops_fini(struct storm_client *client);
void storm_op_choose(struct storm_op *op, struct storm_slot *slot,
		     enum dmae_transaction_type type);
void storm_op_poison(struct storm_op *op);
void storm_op_reap(struct storm_op *op);
u8 *storm_op_dst(const struct storm_op *op);
u8 *storm_op_src(const struct storm_op *op);

/* op.c */
void storm_ops_work(struct storm_client *client);
void storm_ops_end(struct storm_client *client);

#endif /* DMAE_STORM_CLIENT_H */
