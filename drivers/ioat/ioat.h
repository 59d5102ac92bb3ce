/* SPDX-License-Identifier: GPL-2.0 */
/*
 * dmae_ioat: a provider for Intel's I/OAT engines: its device, channels and
 * descriptors
 *
 * The engine of a channel reads a ring of slots of 64 bytes.  Three positions,
 * which only grow, divide it:
 *
 *   tail                 issued              head
 *    |  told to the engine |  submitted only  |  free
 *
 * An operation takes one to three slots: its own, one for further sources, and
 * one that does nothing but report the completion.  prep takes them off the
 * channel's credits, so submit always finds room.  struct ioat_desc says which
 * of the slots reports.
 *
 * Locks, in this order:
 *
 *   control	mutex: stops, resets and starts the engine
 *   loss_lock	mutex of the device: gives it up
 *   submit	moves head and issued, and rings the doorbell
 *   reap	moves tail: completes operations
 *
 * Only the replacement of a ring takes reap under submit.  prep_lock protects
 * the free descriptors and credits, and is taken under no other.
 */
#ifndef DMAE_IOAT_H
#define DMAE_IOAT_H

#include <linux/atomic.h>
#include <linux/interrupt.h>
#include <linux/llist.h>
#include <linux/mutex.h>
#include <linux/pci.h>
#include <linux/spinlock.h>
#include <linux/wait.h>
#include <linux/workqueue.h>

#include <dmae/provider.h>

#include "params.h"
#include "ring.h"

struct dma_pool;
struct ioat_generation;

#define IOAT_MAX_CHANS 4

/**
 * struct ioat_desc - one operation
 * @tx: what the core sees
 * @node: in the channel's @free or @ended
 * @slots: that it takes; 0 from its end on
 * @report: which of them reports, from 0
 * @hw_slots: how many of @hw are used
 * @interrupts: its report comes with an interrupt; submit_lock until issued
 * @dst_dir: direction of the destinations' mappings
 * @mapped: which of @dma are to be unmapped
 * @result: where the client wants the result of a validation
 * @sed: what goes with a pq16, or NULL
 * @sed_dma: its address
 * @hw: the slots to be, but for where the next one is
 * @dma: addresses of P, Q or of the destination, from 2 on of the sources
 */
struct ioat_desc {
	struct dmae_async_tx_descriptor tx;
	struct llist_node node;
	u8 slots;
	u8 report;
	u8 hw_slots;
	bool interrupts;
	u8 dst_dir;
	u32 mapped;
	u32 *result;
	struct ioat_hw_sed *sed;
	dma_addr_t sed_dma;
	union ioat_hw hw[2];
	dma_addr_t dma[];
};

/**
 * enum ioat_state - who may do what with a channel's engine
 * @IOAT_OFF: nobody holds the channel
 * @IOAT_STOPPED: it is stopped, and going to be started or switched off
 * @IOAT_RUNNING: it carries out what is issued
 * @IOAT_LOST: it never starts again; what is submitted is aborted
 */
enum ioat_state {
	IOAT_OFF,
	IOAT_STOPPED,
	IOAT_RUNNING,
	IOAT_LOST,
};

/**
 * struct ioat_chan - one channel
 * @chan: what the core sees
 * @ioat: its device
 * @regs: its block of registers
 * @number: its own, from 0
 * @irq: its interrupt, or that of all
 * @ring: the slots; written under control, submit_lock and reap_lock
 * @descs: memory of the records: of the first ring, and of each growth
 * @completion: where the engine reports
 * @completion_dma: its address
 * @prep_lock: makes whoever takes records and credits the only one
 * @free: records not in use
 * @credits: slots not in use
 * @full: a larger ring is wanted
 * @submit_lock: protects the next four, and @state
 * @head: next free slot
 * @issued: end of what the engine may do; read under reap_lock
 * @base: position at which the engine began to count
 * @last: the operation before @head; read only if @head is not @issued
 * @state: written under control and submit_lock, read under either
 * @reap_lock: protects the next five
 * @tail: first slot of the oldest operation that has not ended
 * @done: last slot that the engine is known to be done with
 * @to_call: operations that have ended and have a callback
 * @successes: operations that have ended well
 * @halted: last completion word with HALTED that the watchdog was told of
 * @ended: operations to be called back, newest first
 * @called: how many were; written by @tasklet
 * @called_wait: woken when there were more
 * @tasklet: ends operations, calls back
 * @armed: number of interrupts for which the next was asked for; @tasklet
 * @control: protects the next six
 * @suspended: issued operations are held back
 * @cut_off: end of what the engine may have begun when its link was cut
 * @failures: that were recovered from, without an operation ending well since
 * @seen_successes: what @successes was at the last of these
 * @watched: @tail as the watchdog last saw it
 * @watched_at: when that was new, in jiffies
 * @watch: the watchdog
 * @poll_work: ends operations where there are no interrupts
 * @lost_irqs: interrupts that never came; written under control
 * @resets: of the engine, after a failure; likewise
 */
struct ioat_chan {
	struct dmae_chan chan;
	struct ioat_device *ioat;
	void __iomem *regs;
	unsigned int number;
	int irq;
	struct ioat_ring ring;
	void *descs[IOAT_GROWTHS];
	__le64 *completion;
	dma_addr_t completion_dma;

	spinlock_t prep_lock ____cacheline_aligned_in_smp;
	struct llist_head free;
	atomic_t credits;
	bool full;

	spinlock_t submit_lock ____cacheline_aligned_in_smp;
	u64 head;
	u64 issued;
	u64 base;
	struct ioat_desc *last;
	enum ioat_state state;

	spinlock_t reap_lock ____cacheline_aligned_in_smp;
	u64 tail;
	u64 done;
	u64 to_call;
	u64 successes;
	u64 halted;
	struct llist_head ended;
	u64 called;
	wait_queue_head_t called_wait;
	struct tasklet_struct tasklet;
	unsigned long armed;

	struct mutex control; /* see above */
	bool suspended;
	u64 cut_off;
	unsigned int failures;
	u64 seen_successes;
	u64 watched;
	unsigned long watched_at;
	struct delayed_work watch;
	struct delayed_work poll_work;
	unsigned int lost_irqs;
	unsigned int resets;
};

/**
 * struct ioat_device - one function
 * @device: what the core sees
 * @ops: what its capabilities allow
 * @pdev: the function
 * @regs: BAR 0
 * @generation: what is peculiar to it
 * @caps: IOAT_DMACAP_*, those that may be used
 * @pool: of 128 bytes each: where channels report, and struct ioat_hw_sed
 * @has_vectors: each channel has an interrupt of its own
 * @loss_lock: held while the device is given up, and to turn bus mastering on
 * @lost: it is gone or given up, and bus mastering is off; written under
 *	@loss_lock
 * @lost_work: tells the core so
 * @recovery_work: gives it up, where nobody has told that its link is back
 * @leaving_lock: protects @leaving
 * @leaving: the core is not to be told any more
 * @chan_cnt: number of channels
 * @chans: these
 */
struct ioat_device {
	struct dmae_device device;
	struct dmae_device_ops ops;
	struct pci_dev *pdev;
	void __iomem *regs;
	const struct ioat_generation *generation;
	u32 caps;
	struct dma_pool *pool;
	bool has_vectors;
	struct mutex loss_lock; /* see above */
	bool lost;
	struct work_struct lost_work;
	struct delayed_work recovery_work;
	struct mutex leaving_lock; /* protects the next */
	bool leaving;
	unsigned int chan_cnt;
	struct ioat_chan chans[];
};

static inline struct ioat_chan *to_ioat_chan(struct dmae_chan *chan)
{
	return container_of(chan, struct ioat_chan, chan);
}

static inline struct ioat_desc *
to_ioat_desc(struct dmae_async_tx_descriptor *tx)
{
	return container_of(tx, struct ioat_desc, tx);
}

static inline struct device *ioat_dev(const struct ioat_chan *chan)
{
	return &chan->ioat->pdev->dev;
}

/* What is written to memory before bus mastering is off is seen after this. */
static inline bool ioat_is_lost(const struct ioat_device *ioat)
{
	/* Pairs with the release in ioat_device_cut(). */
	return smp_load_acquire(&ioat->lost);
}

/* Is there a result besides the data? */
static inline bool ioat_validates(int type)
{
	return type == DMAE_XOR_VAL || type == DMAE_PQ_VAL;
}

static inline union ioat_hw *ioat_slot(const struct ioat_chan *chan,
				       u64 position)
{
	return ioat_ring_slot(&chan->ring, position);
}

/* For whoever finds that the engine has halted, or wants a larger ring. */
static inline void ioat_watch_soon(struct ioat_chan *chan)
{
	mod_delayed_work(ioat_wq, &chan->watch, 0);
}

#endif /* DMAE_IOAT_H */
