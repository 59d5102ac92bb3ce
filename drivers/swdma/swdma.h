/* SPDX-License-Identifier: GPL-2.0 */
/*
 * swdma: a provider in software, and the template for a new provider
 *
 * A channel is a ring of descriptors with three positions, which only grow:
 *
 *   tail            issued            head
 *    |  to be run     |   submitted     |
 *
 *   submit	moves head, issue moves issued: submit_lock
 *   run	moves tail: run_lock; who and how is told in run.c
 *
 * A descriptor that has run and has a callback goes to the list of ended ones,
 * which only the work item empties, so callbacks run in order and in process
 * context.  There are as many descriptors as slots, so who has a descriptor
 * has a slot.
 */
#ifndef SWDMA_H
#define SWDMA_H

#include <linux/atomic.h>
#include <linux/llist.h>
#include <linux/minmax.h>
#include <linux/spinlock.h>
#include <linux/workqueue.h>

#include <dmae/cpu.h>
#include <dmae/provider.h>

#define SWDMA_MAX_SRCS 32

/**
 * struct swdma_desc - one operation
 * @tx: what the core sees
 * @node: in the channel's @free or @ended; from prep to the end these instead:
 * @claimed: bytes that runners have claimed; run_lock
 * @done: bytes of large operations that they have done; run_lock
 * @op: what is to be done
 * @src: the source of a copy
 *
 * All that a copy touches; other types have struct swdma_operands beside it.
 */
struct swdma_desc {
	struct dmae_async_tx_descriptor tx;
	union {
		struct llist_node node;
		struct {
			u32 claimed;
			u32 done;
		};
	};
	struct dmae_cpu_op op;
	const void *src;
} ____cacheline_aligned_in_smp;

static_assert(sizeof(struct swdma_desc) <= 128);

/**
 * struct swdma_operands - what only some types have
 * @srcs: sources
 * @coefs: their coefficients
 * @result: where the client wants the result
 * @found: what is known of it, where pieces are done in any order
 */
struct swdma_operands {
	const void *srcs[SWDMA_MAX_SRCS];
	u8 coefs[SWDMA_MAX_SRCS];
	u32 *result;
	atomic_t found;
};

/**
 * struct swdma_chan - one channel
 * @chan: what the core sees
 * @work: runs what was issued, and calls back
 * @descs: the descriptors
 * @operands: what else each may need
 * @ring: descriptors in order of submission
 * @mask: number of slots less one
 * @free: descriptors that are free
 * @prep_lock: makes whoever takes from @free the only one
 * @submit_lock: protects the next three
 * @head: next free slot
 * @pending_bytes: what is submitted and not issued, see swdma_bytes()
 * @issued: end of what may run; read under run_lock
 * @run_lock: protects the next four
 * @tail: oldest operation that has not ended; also read without the lock
 * @shares: runners at work
 * @abort_end: what lies before is aborted, not run
 * @suspended: nothing is claimed; also read without the lock
 * @ended: operations to be called back, newest first
 * @awake: the work item will look for work once more before it ends; written
 *	by it alone
 */
struct swdma_chan {
	struct dmae_chan chan;
	struct work_struct work;
	struct swdma_desc *descs;
	struct swdma_operands *operands;
	struct swdma_desc **ring;
	u64 mask;

	spinlock_t prep_lock ____cacheline_aligned_in_smp;
	struct llist_head free;

	spinlock_t submit_lock ____cacheline_aligned_in_smp;
	u64 head;
	size_t pending_bytes;
	u64 issued;

	spinlock_t run_lock ____cacheline_aligned_in_smp;
	u64 tail;
	unsigned int shares;
	u64 abort_end;
	bool suspended;
	struct llist_head ended;
	bool awake;
};

static inline struct swdma_chan *to_swdma_chan(struct dmae_chan *chan)
{
	return container_of(chan, struct swdma_chan, chan);
}

static inline struct swdma_desc *
to_swdma_desc(struct dmae_async_tx_descriptor *tx)
{
	return container_of(tx, struct swdma_desc, tx);
}

/* The bytes that an operation reads, or writes if it only writes. */
static inline size_t swdma_bytes(const struct swdma_desc *desc)
{
	return desc->tx.len * max(desc->op.src_cnt, 1U);
}

static inline bool swdma_has_result(const struct swdma_desc *desc)
{
	return dmae_type_has(desc->tx.type, DMAE_RESULT);
}

/* params.c */
extern unsigned int swdma_channels;
extern unsigned int swdma_ring_size;
extern unsigned int swdma_workers;
extern unsigned int swdma_batch;
extern unsigned int swdma_inline_bytes;
int swdma_params_check(void);

/* operands.c */
void swdma_operands_take(struct swdma_desc *desc, const struct dmae_op *op);
void swdma_result_add(struct swdma_desc *desc, u32 result);
void swdma_result_deliver(struct swdma_desc *desc);

/* run.c */
int swdma_run_init(void);
void swdma_run_fini(void);
void swdma_work(struct work_struct *work);
void swdma_start(struct swdma_chan *chan, size_t bytes);
void swdma_poll(struct dmae_chan *chan);
void swdma_abort(struct swdma_chan *chan, u64 end);
void swdma_suspend(struct dmae_chan *chan);
void swdma_resume(struct dmae_chan *chan);
void swdma_synchronize(struct dmae_chan *chan);

/* chan.c */
extern struct dmae_device_ops swdma_ops;
void swdma_ops_init(void);
void swdma_chan_init(struct swdma_chan *chan);

#endif /* SWDMA_H */
