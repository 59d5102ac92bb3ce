/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Descriptors: an operation from its submission to its ack
 */
#ifndef DMAE_ASYNC_DESC_H
#define DMAE_ASYNC_DESC_H

#include <linux/atomic.h>
#include <linux/list.h>
#include <linux/llist.h>
#include <linux/refcount.h>
#include <linux/spinlock.h>
#include <linux/workqueue.h>

#include "args.h"
#include "piece.h"
#include "srcs.h"

struct dmae_async_chan;
struct dmae_async_stash;

/* Most pieces that an operation with a result has on a channel at a time. */
#define DMAE_ASYNC_RESULTS 16

/**
 * enum dmae_async_phase - how far an operation has come
 * @DMAE_ASYNC_WAITING: it waits for its parent, or for a place to run
 * @DMAE_ASYNC_RUNNING: its pieces are on a channel
 * @DMAE_ASYNC_RAN: all of it was carried out, or a piece has failed
 * @DMAE_ASYNC_COMPLETING: the workqueue is to complete it
 */
enum dmae_async_phase {
	DMAE_ASYNC_WAITING,
	DMAE_ASYNC_RUNNING,
	DMAE_ASYNC_RAN,
	DMAE_ASYNC_COMPLETING,
};

/**
 * enum dmae_async_dependency - what a trace event says of a dependency
 * @DMAE_ASYNC_WAITS: the operation waits until its parent is complete, or
 *	on a channel
 * @DMAE_ASYNC_FOLLOWS: the operation, or as many of its pieces as there was
 *	room for, was pushed to its parent's channel, behind the parent
 * @DMAE_ASYNC_GOES_ON: the parent is complete
 */
enum dmae_async_dependency {
	DMAE_ASYNC_WAITS,
	DMAE_ASYNC_FOLLOWS,
	DMAE_ASYNC_GOES_ON,
};

/**
 * struct dmae_async_desc - one operation
 * @tx: the descriptor that the client sees
 * @lock: protects @children, and the change of @complete; innermost
 * @phase: only one context at a time advances an operation, and only that
 *	context changes this; dmae_async_anew_begin() reads it for operations
 *	that this one depends on
 * @complete: the status is set and the callback has returned
 * @refs: one until the operation is complete, one until it is acked, one for
 *	each child
 * @parent: the operation that this one depends on, until that is complete; has
 *	a reference
 * @children: operations that wait for this one, by @entry
 * @entry: in the parent's @children, or in a list of operations to launch
 * @followers: operations that were pushed behind this one, or nearly were, by
 *	@sibling; valid until this one is complete
 * @sibling: in the parent's @followers, if @listed
 * @listed: see @sibling
 * @chan: the channel that has the pieces; has a reference
 * @on: like @chan, but set only once the channel has all pieces; read by
 *	children under RCU
 * @runs: how often the operation was begun anew; read by children once it
 *	is complete
 * @pieces: pieces on the channel.  A push adds its pieces when all of them are
 *	submitted, so that completions before that cannot take this to zero.
 * @status: status of the first piece that failed
 * @cursor: how much was pushed so far
 * @result: the results of complete pieces, joined
 * @results: where the pieces on the channel write their results
 * @result_count: number of @results in use
 * @op: the operation
 * @work: moves the operation on in process context
 * @free: in the stash's list of free descriptors
 * @stash: the stash that the descriptor was taken from
 * @allocated: the descriptor is from the slab cache, not from the stash
 * @unacked: in the stash's list of operations that are complete and not
 *	acked
 * @caller: address in the client that submitted the operation
 * @completed: when the operation was complete, in jiffies
 * @wide: the sources, where @srcs has no room for them
 * @srcs: the sources
 * @coefs: their coefficients
 */
struct dmae_async_desc {
	struct dmae_async_tx_descriptor tx;

	spinlock_t lock; /* see above */
	u8 phase;
	bool complete;
	refcount_t refs;
	struct dmae_async_desc *parent;
	struct list_head children;
	struct list_head entry;
	struct llist_head followers;
	struct llist_node sibling;
	bool listed;
	struct dmae_async_chan *chan;
	struct dmae_async_chan __rcu *on;
	unsigned int runs;

	atomic_t pieces;
	int status;
	struct dmae_async_cursor cursor;
	u32 result;
	u32 results[DMAE_ASYNC_RESULTS];
	unsigned int result_count;
	struct dmae_op op;
	struct work_struct work;

	struct llist_node free;
	struct dmae_async_stash *stash;
	bool allocated;
	struct list_head unacked;
	unsigned long caller;
	unsigned long completed;

	struct dmae_async_wide *wide;
	struct page *srcs[DMAE_ASYNC_SRCS];
	u8 coefs[DMAE_ASYNC_SRCS];
};

int dmae_async_descs_init(void);
void dmae_async_descs_fini(void);
struct dmae_async_desc *
dmae_async_desc_alloc(const struct dmae_op *op,
		      const struct dmae_async_args *args);
void dmae_async_desc_free(struct dmae_async_desc *desc);
void dmae_async_desc_put(struct dmae_async_desc *desc);
void dmae_async_desc_await_ack(struct dmae_async_desc *desc);
struct dmae_async_desc *dmae_async_desc_of(struct dmae_async_tx_descriptor *tx);
void dmae_async_unacked_each(void (*fn)(void *arg,
					struct dmae_async_desc *desc),
			     void *arg);

static inline void dmae_async_desc_get(struct dmae_async_desc *desc)
{
	refcount_inc(&desc->refs);
}

static inline bool
dmae_async_desc_is_complete(const struct dmae_async_desc *desc)
{
	/*
	 * Pairs with the release in dmae_async_set_complete(): the operation's
	 * data, its status and the effects of its callback are visible.
	 */
	return smp_load_acquire(&desc->complete);
}

#endif /* DMAE_ASYNC_DESC_H */
