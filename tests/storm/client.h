/* SPDX-License-Identifier: GPL-2.0 */
/*
 * A client of the storm
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

/* Of @users in struct storm_slot: no new ones. */
#define STORM_CLOSED INT_MIN

/**
 * enum storm_slot_state - what a channel is to a client, by its own word
 * @STORM_SLOT_UNUSED: nothing
 * @STORM_SLOT_HELD: taken
 * @STORM_SLOT_FREED: handed back; REMOVED may have been on its way
 * @STORM_SLOT_LEFT: unregister is to tell REMOVED
 * @STORM_SLOT_REMOVED: REMOVED was told
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
 * @users: who uses the channel now, plus STORM_CLOSED when nobody else may
 * @chan: the channel; only its address once @users is closed
 * @provider: whose it is; NULL: none of the storm's
 * @state: the client's @lock
 * @hold: how many times the client has taken a channel, up to this one
 * @busy: operations with a callback, from before submit to the callback's end
 * @submitted: number of the last operation of the client's thread
 * @called: number of the last one called back
 * @cookie: of the last one
 * @freeing: chan_free is about to be called, or has not returned
 * @aborting: handed back to abort
 * @busy_when_freed: operations were outstanding when chan_free returned
 * @suspended: told SUSPEND, and not yet RESUME
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
 * enum storm_op_state - of an operation's memory
 * @STORM_OP_IDLE: the client's thread may use it
 * @STORM_OP_OUT: submitted with a callback
 * @STORM_OP_ENDED: its callback has done with it
 * @STORM_OP_POLLED: submitted without one
 */
enum storm_op_state {
	STORM_OP_IDLE,
	STORM_OP_OUT,
	STORM_OP_ENDED,
	STORM_OP_POLLED,
};

/**
 * struct storm_op - one operation, with its buffers
 * @client: whose it is
 * @state: passed on with release and acquire
 * @slot: its channel
 * @type: what is done
 * @dst: destination; poisoned outside of what is to be written
 * @src: source
 * @dst_off: in the page
 * @src_off: in the page
 * @len: bytes
 * @value: byte to fill with
 * @number: among those of the slot's hold
 * @tx: its descriptor, from prep to the callback
 * @cookie: of an operation that is polled
 * @hold: which one of the slot's
 * @again: how many times its callback submits it again
 * @submits: how often it was submitted
 * @calls: how often it was called back
 * @status: what it ended with
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
 * @client: what the core sees
 * @name: for people
 * @seat: where its thread is
 * @event_seat: where its event callback is
 * @random: its thread's
 * @event_random: its event callback's
 * @exclusive: it asks for channels of its own, all its life
 * @registered: events may come
 * @in_event: one is being told
 * @leaver: bit 0: somebody has begun to unregister it
 * @leave_in_event: its event callback is to do that
 * @left: the callback has done so
 * @slots_lock: protects the slots' states, and which channel they are
 * @holds: how many times it has taken a channel; @slots_lock
 * @slots: its channels
 * @ops: its operations
 * @beside: hands @beside_slot back while the thread unregisters
 * @beside_slot: which one
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

/* Who unregisters a client: whoever is told true. */
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
