/* SPDX-License-Identifier: GPL-2.0 */
/*
 * dmae_ioat, the provider for Intel's I/OAT engines: its device, channels and
 * descriptors
 *
 * The engine of a channel reads a ring of slots of 64 bytes.  Three positions,
 * which only grow, divide it:
 *
 *   tail                 issued              head
 *    |  told to the engine |  submitted only  |  free
 *
 * An operation takes one to three slots: its own, one for further sources, and
 * a null descriptor that only reports the completion.  prep takes them off the
 * channel's credits, so submit always finds room.  @report of struct ioat_desc
 * is the slot that reports.
 *
 * Locks, in this order:
 *
 *   control	mutex: stops, resets and starts the engine
 *   loss_lock	mutex of the device, held to give it up
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
 * struct ioat_desc - the descriptor of one operation
 * @tx: the part that the core knows
 * @node: entry of @free or @ended of the channel
 * @slots: number of slots it takes; 0 once it has completed
 * @report: index of the slot whose completion is that of the operation
 * @hw_slots: number of entries used in @hw
 * @interrupts: its completion raises an interrupt; written under submit_lock
 *	before it is issued
 * @dst_dir: DMA direction of the destinations; DMA_BIDIRECTIONAL if one of them
 *	is a source as well
 * @mapped: bit mask of the entries of @dma that have to be unmapped
 * @result: where the client wants the result of a validation
 * @sed: super extended descriptor of a pq16, or NULL
 * @sed_dma: DMA address of @sed
 * @hw: the hardware descriptors, without the address of the next one
 * @dma: DMA addresses: P or the destination, Q, then the sources
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
 * enum ioat_state - state of a channel
 * @IOAT_OFF: the channel is not held by a client
 * @IOAT_STOPPED: the engine is stopped; issued operations wait for its start
 * @IOAT_RUNNING: the engine carries out issued operations
 * @IOAT_LOST: the device is lost; operations are aborted
 */
enum ioat_state {
	IOAT_OFF,
	IOAT_STOPPED,
	IOAT_RUNNING,
	IOAT_LOST,
};

/**
 * struct ioat_chan - one channel
 * @chan: the part that the core knows
 * @ioat: its device
 * @regs: its block of registers
 * @number: its index in the device
 * @irq: its interrupt vector, or that of the device
 * @ring: the ring; replaced under control, submit_lock and reap_lock
 * @descs: memory of the descriptors: of the first ring, and of each growth
 * @completion: the word that the engine writes at each completion
 * @completion_dma: DMA address of @completion
 * @prep_lock: serialises taking descriptors and credits
 * @free: unused descriptors
 * @credits: number of slots that are not taken by an operation
 * @full: the watchdog is asked to replace the ring with a larger one
 * @submit_lock: protects @head, @issued, @base and @last
 * @head: next free slot
 * @issued: end of the issued operations; also read under reap_lock
 * @base: position of the engine's start, from which DMACOUNT counts
 * @last: the operation before @head; valid while @head is not @issued
 * @state: written under control and submit_lock, read under either
 * @reap_lock: protects @tail, @done, @to_call, @successes and @halted
 * @tail: first slot of the oldest operation that has not completed
 * @done: last slot that the engine has reported
 * @to_call: number of completed operations with a callback, ever
 * @successes: number of operations that succeeded, ever
 * @halted: last completion word with HALTED that has woken the watchdog
 * @ended: completed operations whose callback has to run, newest first
 * @called: number of callbacks that have returned; written by @tasklet
 * @called_wait: woken when @called grows
 * @tasklet: completes operations and runs callbacks
 * @armed: number of interrupts after which the engine was last re-armed; used
 *	by @tasklet only
 * @control: protects the fields up to @watched_at
 * @suspended: the channel is suspended: the engine stays stopped
 * @cut_off: end of the operations that were issued when the link failed
 * @failures: recoveries since the last operation that succeeded
 * @seen_successes: @successes at the last recovery
 * @watched: @tail as the watchdog last saw it
 * @watched_at: when @watched last changed, in jiffies
 * @watch: the watchdog
 * @poll_work: completes operations where there are no interrupts
 * @lost_irqs: number of interrupts that never came; written under control
 * @resets: number of resets after a failure; written under control
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

	struct mutex control; /* protects the fields up to watched_at */
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
 * struct ioat_device - one PCI function
 * @device: the part that the core knows
 * @ops: its operations, with a prep for each type that its capabilities allow
 * @pdev: the PCI function
 * @regs: BAR 0
 * @generation: properties of the device model
 * @caps: IOAT_DMACAP_* that may be used
 * @pool: memory for completion words and struct ioat_hw_sed
 * @has_vectors: each channel has an interrupt vector of its own
 * @loss_lock: serialises giving the device up and enabling bus mastering
 * @lost: the device is gone or given up, and bus mastering is off; written
 *	under @loss_lock
 * @lost_work: tells the core that the device is lost
 * @recovery_work: gives the device up if its link does not recover
 * @leaving_lock: protects @leaving
 * @leaving: the device is being unregistered; @lost_work does nothing
 * @chan_cnt: number of channels
 * @chans: the channels
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
	struct mutex loss_lock; /* protects lost */
	bool lost;
	struct work_struct lost_work;
	struct delayed_work recovery_work;
	struct mutex leaving_lock; /* protects leaving */
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

/* If it returns true, every write of the engines to memory is visible. */
static inline bool ioat_is_lost(const struct ioat_device *ioat)
{
	/* Pairs with the release in ioat_device_cut(). */
	return smp_load_acquire(&ioat->lost);
}

/* True if operations of this type have a result. */
static inline bool ioat_validates(int type)
{
	return dmae_type_has(type, DMAE_READ_ONLY);
}

static inline union ioat_hw *ioat_slot(const struct ioat_chan *chan,
				       u64 position)
{
	return ioat_ring_slot(&chan->ring, position);
}

/* Runs the watchdog now: the engine has halted, or the ring is full. */
static inline void ioat_watch_soon(struct ioat_chan *chan)
{
	mod_delayed_work(ioat_wq, &chan->watch, 0);
}

#endif /* DMAE_IOAT_H */
