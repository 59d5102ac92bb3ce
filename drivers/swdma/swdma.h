/* SPDX-License-Identifier: GPL-2.0 */
/*
 * swdma: a provider whose operations are carried out by the processor
 *
 * It is made for speed.  The template for a new provider is drivers/template.
 *
 * A channel is a ring of descriptors with three positions, which only grow:
 *
 *   tail            issued            head
 *    |    issued      |   submitted     |
 *
 *   submit	moves head, issue moves issued; both under submit_lock
 *   run	moves tail under run_lock; see run.c
 *
 * A completed descriptor with a callback goes to the list @ended.  Only the
 * worker empties that list, so callbacks run in order and in process context.
 * There are as many descriptors as slots: a descriptor is the credit for a slot.
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
 * @tx: the core's part
 * @node: in the channel's @free or @ended; from prep to completion its memory
 *	is used for @claimed and @done
 * @claimed: bytes in shares so far; run_lock
 * @done: bytes of a large operation in shares that were returned; run_lock
 * @op: the operation
 * @src: the source, if there is one
 *
 * A copy needs nothing else, so that it touches few cache lines.  Other types
 * also use struct swdma_operands.
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
 * struct swdma_operands - operands that only some types have
 * @srcs: sources, if there are several
 * @coefs: their coefficients
 * @result: the client's variable for the result
 * @found: the results of the pieces so far, ORed; types without DMAE_SERIAL
 */
struct swdma_operands {
	const void *srcs[SWDMA_MAX_SRCS];
	u8 coefs[SWDMA_MAX_SRCS];
	u32 *result;
	atomic_t found;
};

/**
 * struct swdma_chan - one channel
 * @chan: the core's part
 * @work: the worker: runs issued operations, and calls callbacks
 * @descs: the descriptors
 * @operands: further operands, one entry for each descriptor
 * @ring: descriptors in order of submission
 * @mask: number of slots less one
 * @prep_lock: serialises removal from @free, as llist_del_first() requires
 * @free: free descriptors
 * @submit_lock: protects @head, @pending_bytes and @issued
 * @head: next free slot
 * @pending_bytes: bytes of submitted operations not yet issued; swdma_bytes()
 * @issued: the operation after the last issued one; read without submit_lock
 * @run_lock: protects @tail, @shares, @abort_end and @suspended
 * @tail: oldest operation that has not completed; also read without the lock
 * @shares: number of shares that are being run
 * @abort_end: operations before this position are aborted
 * @suspended: no share may be claimed; also read without the lock
 * @ended: completed operations whose callback is due, newest first
 * @awake: the worker will look for work again before it returns; written by
 *	the worker only
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

/* Bytes that an operation reads, or, if it has no source, writes. */
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
