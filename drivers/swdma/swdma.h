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

#include <linux/llist.h>
#include <linux/spinlock.h>
#include <linux/workqueue.h>

#include <dmae/provider.h>

struct swdma_desc;

/**
 * struct swdma_type - how an operation type is carried out
 * @prep: takes from the operation what @run needs
 * @run: does @len bytes from @offset on; NULL where there is nothing to do
 */
struct swdma_type {
	void (*prep)(struct swdma_desc *desc, const struct dmae_op *op);
	void (*run)(struct swdma_desc *desc, size_t offset, size_t len);
};

extern const struct swdma_type swdma_types[DMAE_TX_TYPE_END];

/**
 * struct swdma_desc - one operation
 * @tx: what the core sees
 * @node: in the channel's @free or @ended
 * @dst: destination
 * @src: source
 * @value: byte to fill with
 * @claimed: bytes that runners have claimed; run_lock
 * @done: bytes of large operations that they have done; run_lock
 */
struct swdma_desc {
	struct dmae_async_tx_descriptor tx;
	struct llist_node node;
	void *dst;
	const void *src;
	u8 value;
	size_t claimed;
	size_t done;
} ____cacheline_aligned_in_smp;

/**
 * struct swdma_chan - one channel
 * @chan: what the core sees
 * @work: runs what was issued, and calls back
 * @descs: the descriptors
 * @ring: descriptors in order of submission
 * @mask: number of slots less one
 * @free: descriptors that are free
 * @prep_lock: makes whoever takes from @free the only one
 * @submit_lock: protects the next three
 * @head: next free slot
 * @pending_bytes: length of what is submitted and not issued
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

/* main.c: module parameters, and what the channels share */
extern unsigned int swdma_ring_size;
extern unsigned int swdma_batch;
extern unsigned int swdma_inline_bytes;
extern struct workqueue_struct *swdma_wq;

/* chan.c */
extern const struct dmae_device_ops swdma_ops;
void swdma_chan_init(struct swdma_chan *chan);

/* run.c */
void swdma_work(struct work_struct *work);
void swdma_start(struct swdma_chan *chan, size_t bytes);
void swdma_poll(struct dmae_chan *chan);
void swdma_abort(struct swdma_chan *chan, u64 end);
void swdma_suspend(struct dmae_chan *chan);
void swdma_resume(struct dmae_chan *chan);
void swdma_synchronize(struct dmae_chan *chan);

#endif /* SWDMA_H */
