/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What the files of async_tx share
 *
 * The way of an operation, a file each:
 *
 *   memcpy.c, xor.c, ...	what the client asks for, as a struct dmae_op
 *   submit.c			when: after what it depends on; the only file
 *				that knows dependencies
 *   channels.c			where: on a channel that fits
 *   push.c			hands it to a channel, in pieces (piece.c)
 *   anew.c			whether it may be begun anew after that was lost
 *   processor.c		does it, where no channel does
 *
 * Locks: a descriptor's own, over its children.  It is innermost, and nothing
 * else is called under it.
 */
#ifndef DMAE_ASYNC_H
#define DMAE_ASYNC_H

#include <linux/atomic.h>
#include <linux/list.h>
#include <linux/llist.h>
#include <linux/refcount.h>
#include <linux/spinlock.h>
#include <linux/workqueue.h>

#include <dmae/async_tx.h>

struct dmae_async_chan;
struct dmae_async_stash;

/* Sources that a descriptor has room for; beyond that it allocates. */
#define DMAE_ASYNC_SRCS 32

/* Pieces with a result that are on a channel at a time. */
#define DMAE_ASYNC_RESULTS 16

/**
 * struct dmae_async_args - what all operations have in common
 * @flags: enum dmae_async_tx_flags
 * @depend_tx: what it depends on
 * @callback: called when it has ended
 * @callback_result: the same, told the status
 * @param: passed to either
 * @caller: where the client called us, for messages
 */
struct dmae_async_args {
	unsigned int flags;
	struct dmae_async_tx_descriptor *depend_tx;
	dmae_async_tx_callback callback;
	dmae_async_tx_callback_result callback_result;
	void *param;
	unsigned long caller;
};

/* Inlined, so that the caller is our caller's. */
static __always_inline struct dmae_async_args
dmae_async_args(unsigned int flags, struct dmae_async_tx_descriptor *depend_tx,
		dmae_async_tx_callback callback, void *param)
{
	return (struct dmae_async_args){
		.flags = flags,
		.depend_tx = depend_tx,
		.callback = callback,
		.param = param,
		.caller = _RET_IP_,
	};
}

/**
 * struct dmae_async_cursor - how much of an operation was handed over
 * @pos: bytes, of all sources
 * @len: bytes from there on, of @src sources
 * @src: not zero within a stretch whose sources take several pieces
 */
struct dmae_async_cursor {
	size_t pos;
	size_t len;
	unsigned int src;
};

/**
 * struct dmae_async_piece - what a channel takes at a time
 * @op: the piece, as an operation
 * @next: the cursor after it
 * @srcs: room for its sources
 */
struct dmae_async_piece {
	struct dmae_op op;
	struct dmae_async_cursor next;
	struct page *srcs[DMAE_ASYNC_SRCS + 1];
};

/**
 * struct dmae_async_wide - room for many sources
 * @srcs: their pages
 * @addresses: for the processor; the destination may be one more
 * @coefs: their coefficients
 */
struct dmae_async_wide {
	struct page *srcs[DMAE_ASYNC_MAX_SRCS];
	const void *addresses[DMAE_ASYNC_MAX_SRCS + 1];
	u8 coefs[DMAE_ASYNC_MAX_SRCS];
};

/**
 * enum dmae_async_phase - where a descriptor stands
 * @DMAE_ASYNC_WAITING: for its parent, or for a place to run
 * @DMAE_ASYNC_RUNNING: its pieces are on a channel
 * @DMAE_ASYNC_RAN: all of it was done, or a piece has failed
 * @DMAE_ASYNC_ENDING: only its end is left
 */
enum dmae_async_phase {
	DMAE_ASYNC_WAITING,
	DMAE_ASYNC_RUNNING,
	DMAE_ASYNC_RAN,
	DMAE_ASYNC_ENDING,
};

/**
 * struct dmae_async_desc - one operation
 * @tx: what the client sees
 * @lock: protects @children, and the change of @over
 * @phase: changed by whoever moves the operation on, for only one does; read by
 *	dmae_async_anew_begin() of an operation that this one depends on
 * @over: it has its status, and the callback has returned
 * @refs: until it is over, until it is acked, one for each child
 * @parent: what it depends on, until that has ended; held
 * @children: operations that wait until this one has ended
 * @entry: in the parent's @children, or in a list of those to be launched
 * @followers: operations that were to be pushed behind this one, by @sibling;
 *	valid until this one is over
 * @sibling: in the parent's @followers, if @listed
 * @listed: see there
 * @chan: the channel that has its pieces; held
 * @on: the same, once it has all of them; read by children under RCU
 * @runs: how often it was begun anew; read by children once it is over
 * @pieces: on the channel; those that are being handed over are counted after
 *	that, so that none of them is the last one before
 * @status: of the first piece that failed
 * @cursor: what was handed over
 * @result: of the pieces that have ended
 * @results: of the pieces on the channel
 * @result_count: how many of these
 * @op: the operation
 * @work: moves it on in process context
 * @stash: where it comes from
 * @allocated: and goes back to the allocator
 * @unacked: in the stash's list of those that are over and not acked
 * @caller: who submitted it
 * @ended: when, in jiffies
 * @wide: room for more sources than @srcs has
 * @srcs: the sources
 * @coefs: their coefficients
 */
struct dmae_async_desc {
	struct dmae_async_tx_descriptor tx;

	spinlock_t lock; /* see above */
	u8 phase;
	bool over;
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
	unsigned long ended;

	struct dmae_async_wide *wide;
	struct page *srcs[DMAE_ASYNC_SRCS];
	u8 coefs[DMAE_ASYNC_SRCS];
};

/**
 * struct dmae_async_chan - a channel that this module uses
 * @chan: the channel
 * @node: in dmae_async_chans
 * @refs: the list's, and one for each descriptor that has pieces on it
 * @live: may be used; who sees it under RCU may do so until the section ends
 * @suspended: holds operations back
 * @pending: something may have to be issued
 * @caps: its types
 * @limits: its limits
 * @priority: of its device
 * @numa: its node
 * @rcu: frees it
 */
struct dmae_async_chan {
	struct dmae_chan *chan;
	struct list_head node;
	refcount_t refs;
	bool live;
	bool suspended;
	int pending;
	dmae_cap_mask_t caps;
	struct dmae_limits limits;
	int priority;
	int numa;
	struct rcu_head rcu;
};

/* main.c */
extern struct workqueue_struct *dmae_async_wq;
extern unsigned int dmae_async_sync_bytes;
extern unsigned int dmae_async_wait_ms;

/* desc.c */
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

/* submit.c */

/* Steps of the longest chain of our own. */
#define DMAE_ASYNC_STEPS 5

/**
 * struct dmae_async_step - a step of a chain of our own
 * @desc: its descriptor
 * @args: what it has in common with others
 */
struct dmae_async_step {
	struct dmae_async_desc *desc;
	struct dmae_async_args args;
};

/**
 * struct dmae_async_chain - steps that are refused, or submitted, as one
 * @steps: each depends on the one before it
 * @count: how many these are
 * @err: what one was refused for
 */
struct dmae_async_chain {
	struct dmae_async_step steps[DMAE_ASYNC_STEPS];
	unsigned int count;
	int err;
};

void dmae_async_chain_init(struct dmae_async_chain *chain,
			   const struct dmae_async_args *args);
void dmae_async_chain_add(struct dmae_async_chain *chain,
			  const struct dmae_op *op,
			  const struct dmae_async_args *args);
struct dmae_async_tx_descriptor *
dmae_async_chain_submit(struct dmae_async_chain *chain,
			struct dmae_async_tx_descriptor *depend_tx);
struct dmae_async_tx_descriptor *
dmae_async_submit(const struct dmae_op *op, const struct dmae_async_args *args);
struct dmae_async_tx_descriptor *
dmae_async_refuse(const struct dmae_async_args *args, int err, const char *why);
bool dmae_async_is_over(const struct dmae_async_desc *desc);
void dmae_async_settle(struct dmae_async_desc *desc);
void dmae_async_work(struct work_struct *work);

/* call.c */
void dmae_async_call_back(dmae_async_tx_callback callback,
			  dmae_async_tx_callback_result callback_result,
			  void *param, int status);
bool dmae_async_in_callback(void);

/* channels.c */
int dmae_async_chans_init(void);
void dmae_async_chans_fini(void);
struct dmae_async_chan *dmae_async_chan_find(const struct dmae_op *op);
void dmae_async_chan_put(struct dmae_async_chan *chan);

/**
 * enum dmae_async_dependency - what is told of an operation with a parent
 * @DMAE_ASYNC_WAITS: until its parent is over, or on a channel
 * @DMAE_ASYNC_FOLLOWS: what there is room for is on the channel of its parent,
 *	behind that
 * @DMAE_ASYNC_LET_GO: its parent is over
 */
enum dmae_async_dependency {
	DMAE_ASYNC_WAITS,
	DMAE_ASYNC_FOLLOWS,
	DMAE_ASYNC_LET_GO,
};

/* push.c */
bool dmae_async_push_behind(struct dmae_async_desc *desc,
			    struct dmae_async_desc *parent, bool issue);
bool dmae_async_push_anywhere(struct dmae_async_desc *desc, bool issue);

/* anew.c */
bool dmae_async_anew_follow(struct dmae_async_desc *desc);
bool dmae_async_anew_begin(struct dmae_async_desc *desc);
void dmae_async_anew_end(const struct dmae_async_desc *desc);

/* piece.c */
bool dmae_async_fits(const struct dmae_op *op,
		     const struct dmae_async_chan *chan);
bool dmae_async_fits_whole(const struct dmae_op *op,
			   const struct dmae_async_chan *chan);
bool dmae_async_piece_get(const struct dmae_op *op,
			  const struct dmae_limits *limits,
			  const struct dmae_async_cursor *at,
			  struct dmae_async_piece *piece);

/* processor.c */
bool dmae_async_prefers_processor(const struct dmae_op *op);
bool dmae_async_may_do(const struct dmae_op *op);
void dmae_async_do(const struct dmae_op *op);
void dmae_async_do_rest(struct dmae_async_desc *desc);

/* srcs.c */

/**
 * struct dmae_async_srcs - a list of sources for a call
 * @count: how many there are
 * @pages: their pages
 * @coefs: their coefficients
 * @wide: room for many
 * @few_pages: room for few
 * @few_coefs: likewise
 */
struct dmae_async_srcs {
	unsigned int count;
	struct page **pages;
	u8 *coefs;
	struct dmae_async_wide *wide;
	struct page *few_pages[DMAE_ASYNC_SRCS];
	u8 few_coefs[DMAE_ASYNC_SRCS];
};

int dmae_async_srcs_init(struct dmae_async_srcs *srcs, unsigned int max);
void dmae_async_srcs_add(struct dmae_async_srcs *srcs, struct page *page,
			 u8 coef);
void dmae_async_srcs_release(struct dmae_async_srcs *srcs);

/* pq.c */

/**
 * struct dmae_async_pq - a syndrome to be computed, or checked
 * @type: DMAE_PQ or DMAE_PQ_VAL
 * @blocks: the data, P, and Q
 * @disks: number of @blocks
 * @but_a: a block of data that does not count; -1: none
 * @but_b: likewise
 * @offset: bytes from the start of each
 * @len: bytes of each
 * @p: where P is or goes; NULL: nowhere
 * @q: likewise for Q
 * @result: of the check
 */
struct dmae_async_pq {
	enum dmae_transaction_type type;
	struct page **blocks;
	int disks;
	int but_a;
	int but_b;
	unsigned int offset;
	size_t len;
	struct page *p;
	struct page *q;
	u32 *result;
};

const char *dmae_async_pq_fault(struct page **blocks, int disks);
int dmae_async_pq_op(const struct dmae_async_pq *pq,
		     struct dmae_async_srcs *srcs, struct dmae_op *op);

/* unacked.c */
struct dentry;
int dmae_async_unacked_init(void);
void dmae_async_unacked_fini(void);
void dmae_async_unacked_debugfs(struct dentry *dir);

/* stats.c */

/**
 * enum dmae_async_way - what became of an operation
 * @DMAE_ASYNC_CALLED: carried out in the client's call
 * @DMAE_ASYNC_WORKED: carried out by the workqueue
 * @DMAE_ASYNC_PUSHED: handed to a channel
 * @DMAE_ASYNC_FOLLOWED: handed to the channel of what it depends on
 * @DMAE_ASYNC_TAKEN_OVER: begun anew, as the channel has left
 * @DMAE_ASYNC_ABORTED: ended as aborted
 * @DMAE_ASYNC_WAYS: number of ways
 */
enum dmae_async_way {
	DMAE_ASYNC_CALLED,
	DMAE_ASYNC_WORKED,
	DMAE_ASYNC_PUSHED,
	DMAE_ASYNC_FOLLOWED,
	DMAE_ASYNC_TAKEN_OVER,
	DMAE_ASYNC_ABORTED,
	DMAE_ASYNC_WAYS,
};

void dmae_async_stats_init(void);
void dmae_async_stats_fini(void);
void dmae_async_count(enum dmae_async_way way);
void dmae_async_count_fallback(enum dmae_async_way way,
			       enum dmae_transaction_type type);

#endif /* DMAE_ASYNC_H */
