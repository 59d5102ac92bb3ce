/* SPDX-License-Identifier: GPL-2.0 */
/*
 * dmae_ioat: Intel's I/OAT engines as a provider
 *
 * A channel is a ring of slots of 64 bytes, which the engine reads, with three
 * positions, which only grow:
 *
 *   tail              issued             head
 *    |  the engine's    |   submitted     |
 *
 * An operation takes one to three slots: that of the operation, one for further
 * sources, and one that does nothing but report.  Their number is taken off the
 * channel's credits in prep, so submit finds room.  Which of its slots reports
 * is told by its record, struct ioat_desc.
 *
 * Locks, in this order:
 *
 *   control	a mutex: who stops, resets and starts the channel
 *   submit	moves head and issued, and rings the bell
 *   reap	moves tail: ends operations
 *
 * The last is taken under submit only where the ring is replaced.  prep_lock has
 * the free records and credits, and is taken under none.
 */
#ifndef DMAE_IOAT_H
#define DMAE_IOAT_H

#include <linux/atomic.h>
#include <linux/interrupt.h>
#include <linux/llist.h>
#include <linux/log2.h>
#include <linux/mutex.h>
#include <linux/pci.h>
#include <linux/sizes.h>
#include <linux/spinlock.h>
#include <linux/wait.h>
#include <linux/workqueue.h>

#include <dmae/provider.h>

#include "desc.h"

struct attribute_group;
struct dma_pool;

#define IOAT_MAX_CHANS 4

/* The ring is made of pieces of one page. */
#define IOAT_CHUNK_SIZE SZ_4K
#define IOAT_CHUNK_SLOTS (IOAT_CHUNK_SIZE / IOAT_DESC_SIZE)

/* A ring, which begins with a chunk or more, doubles so often at most. */
#define IOAT_MAX_RING SZ_32K
#define IOAT_GROWTHS (1 + ilog2(IOAT_MAX_RING / IOAT_CHUNK_SLOTS))

/* Of an operation: P and Q, or the destination, then the sources. */
#define IOAT_MAX_MAPPINGS (2 + IOAT_MAX_SRCS_16)

/**
 * enum ioat_interrupts - how the engine tells that it is done
 * @IOAT_MSIX: an interrupt for each channel, or what there is
 * @IOAT_MSI: one for all
 * @IOAT_INTX: one for all, perhaps shared with other devices
 * @IOAT_POLL: not at all; it is looked at in each tick of the clock
 */
enum ioat_interrupts {
	IOAT_MSIX,
	IOAT_MSI,
	IOAT_INTX,
	IOAT_POLL,
};

/**
 * struct ioat_generation - what is peculiar to a device
 * @version: of the register VER, which may tell another
 * @address_bits: that a descriptor's addresses have
 * @has_raid: xor and P+Q work, if the capabilities have them
 * @has_config_errors: errors stand in configuration space, too
 * @has_uncorrectable: likewise, in another register
 * @spoils_msix: a reset spoils the table of MSI-X
 * @has_ltr: reports how much latency it tolerates
 */
struct ioat_generation {
	u8 version;
	u8 address_bits;
	bool has_raid;
	bool has_config_errors;
	bool has_uncorrectable;
	bool spoils_msix;
	bool has_ltr;
};

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
 * struct ioat_chunk - a piece of the ring
 * @hw: its slots
 * @dma: their address
 */
struct ioat_chunk {
	union ioat_hw *hw;
	dma_addr_t dma;
};

/**
 * struct ioat_ring - the ring
 * @mask: number of slots less one
 * @chunk_cnt: number of chunks
 * @chunks: these
 * @descs: for each slot, the operation that begins there
 */
struct ioat_ring {
	u64 mask;
	unsigned int chunk_cnt;
	struct ioat_chunk *chunks;
	struct ioat_desc **descs;
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
 * enum ioat_rest - how an engine came to rest
 * @IOAT_REST_CLEAN: idle, or suspended between two descriptors
 * @IOAT_REST_HALTED: it halted by itself, and CHANERR may tell why
 * @IOAT_REST_CUT_OFF: its link was cut
 * @IOAT_REST_FORCED: it did not stop before it was reset
 */
enum ioat_rest {
	IOAT_REST_CLEAN,
	IOAT_REST_HALTED,
	IOAT_REST_CUT_OFF,
	IOAT_REST_FORCED,
};

/**
 * struct ioat_halt - what was found when an engine was stopped
 * @rest: how it came to rest
 * @status: CHANSTS
 * @chanerr: CHANERR; 0 if @rest is not IOAT_REST_HALTED
 * @end: end of the slots that the engine was told of
 */
struct ioat_halt {
	enum ioat_rest rest;
	u32 status;
	u32 chanerr;
	u64 end;
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

/* pci.c: module parameters, and what the channels share */
extern unsigned int ioat_ring_size;
extern unsigned int ioat_ring_max;
extern unsigned int ioat_batch;
extern enum ioat_interrupts ioat_interrupts;
extern struct workqueue_struct *ioat_wq;

/* aer.c */
extern const struct pci_error_handlers ioat_error_handlers;
void ioat_recovery_work(struct work_struct *work);

/* ids.c */
extern const struct pci_device_id ioat_ids[];

/* device.c */
int ioat_device_register(struct pci_dev *pdev,
			 const struct ioat_generation *generation);
void ioat_device_lost(struct ioat_device *ioat, const struct ioat_chan *chan,
		      const char *why);
void ioat_device_suspend(struct ioat_device *ioat);
void ioat_device_resume(struct ioat_device *ioat);

/* chan.c */
void ioat_chan_init(struct ioat_device *ioat, unsigned int number);
int ioat_alloc_resources(struct dmae_chan *chan);
void ioat_free_resources(struct dmae_chan *chan);

/* ring.c */
static inline struct ioat_chunk *ioat_ring_chunk(const struct ioat_ring *ring,
						 u64 position)
{
	return &ring->chunks[(position & ring->mask) / IOAT_CHUNK_SLOTS];
}

static inline union ioat_hw *ioat_ring_slot(const struct ioat_ring *ring,
					    u64 position)
{
	return &ioat_ring_chunk(ring, position)->hw[position % IOAT_CHUNK_SLOTS];
}

static inline union ioat_hw *ioat_slot(const struct ioat_chan *chan,
				       u64 position)
{
	return ioat_ring_slot(&chan->ring, position);
}

int ioat_ring_alloc(struct ioat_chan *chan, struct ioat_ring *ring,
		    unsigned int size);
void ioat_ring_free(struct ioat_chan *chan, struct ioat_ring *ring);
dma_addr_t ioat_slot_dma(const struct ioat_chan *chan, u64 position);
bool ioat_slot_find(const struct ioat_chan *chan, u64 start, u64 end,
		    dma_addr_t dma, u64 *position);

/* descs.c */
int ioat_descs_add(struct ioat_chan *chan, unsigned int cnt);
void ioat_descs_free(struct ioat_chan *chan);

/* grow.c */
void ioat_chan_full(struct ioat_chan *chan);
void ioat_chan_grow(struct ioat_chan *chan);

/* map.c */
int ioat_map(struct ioat_desc *desc, const struct dmae_op *op);
void ioat_unmap(struct ioat_desc *desc);

/* prep.c */
struct ioat_desc *ioat_desc_take(struct ioat_chan *chan,
				 const struct dmae_op *op, unsigned int slots);
void ioat_desc_release(struct dmae_async_tx_descriptor *tx);
u32 ioat_ctl(const struct dmae_op *op, enum ioat_op code);
struct dmae_async_tx_descriptor *ioat_prep_copy(struct dmae_chan *chan,
						const struct dmae_op *op);
struct dmae_async_tx_descriptor *ioat_prep_fill(struct dmae_chan *chan,
						const struct dmae_op *op);
struct dmae_async_tx_descriptor *ioat_prep_null(struct dmae_chan *chan,
						const struct dmae_op *op);
void ioat_hw_set_null(union ioat_hw *hw);

/* raid.c */
struct dmae_async_tx_descriptor *ioat_prep_raid(struct dmae_chan *chan,
						const struct dmae_op *op);
u32 ioat_raid_result(struct ioat_chan *chan, const struct ioat_desc *desc);

/* issue.c */
dmae_cookie_t ioat_submit(struct dmae_async_tx_descriptor *tx);
void ioat_issue_pending(struct dmae_chan *chan);
void ioat_issue_all(struct ioat_chan *chan);
void ioat_ring_bell(struct ioat_chan *chan);
bool ioat_is_busy(struct ioat_chan *chan);

/* completion.c */
bool ioat_reap(struct ioat_chan *chan);
void ioat_reap_all(struct ioat_chan *chan);
void ioat_reap_last(struct ioat_chan *chan);
u32 ioat_reap_status(struct ioat_chan *chan);
bool ioat_interrupt_is_due(struct ioat_chan *chan);
void ioat_end_oldest(struct ioat_chan *chan, int status, u32 result);
u64 ioat_spoiled_end(struct ioat_chan *chan, u64 end);
void ioat_fail_spoiled(struct ioat_chan *chan, u64 end);
int ioat_oldest_type(struct ioat_chan *chan, u64 end);
u64 ioat_resume_position(struct ioat_chan *chan);
void ioat_abort(struct ioat_chan *chan, u64 end);
void ioat_call_back(struct ioat_chan *chan);
void ioat_call_back_later(struct ioat_chan *chan);
void ioat_poll(struct dmae_chan *chan);
void ioat_poll_work(struct work_struct *work);
void ioat_synchronize(struct dmae_chan *chan);

/* irq.c */
int ioat_irqs_request(struct ioat_device *ioat);
void ioat_irqs_enable(struct ioat_device *ioat);
void ioat_tasklet(struct tasklet_struct *tasklet);

/* reset.c */
bool ioat_is_gone(u32 value);
u32 ioat_read_status(const struct ioat_chan *chan);
bool ioat_may_be_starting(const struct ioat_chan *chan, u32 status);
bool ioat_hw_await_start(const struct ioat_chan *chan);
int ioat_hw_stop(struct ioat_chan *chan);
int ioat_hw_reset(struct ioat_chan *chan);
void ioat_hw_start(struct ioat_chan *chan, u64 position);
void ioat_hw_rearm(struct ioat_chan *chan);
void ioat_hw_idle(struct ioat_chan *chan);

/* control.c */
void ioat_chan_set_state(struct ioat_chan *chan, enum ioat_state state);
int ioat_chan_halt(struct ioat_chan *chan, struct ioat_halt *halt);
int ioat_chan_stop(struct ioat_chan *chan);
void ioat_chan_start(struct ioat_chan *chan);
void ioat_chan_lose(struct ioat_chan *chan, const char *why);
void ioat_terminate(struct dmae_chan *chan);
void ioat_suspend(struct dmae_chan *chan);
void ioat_resume(struct dmae_chan *chan);

/* errors.c */
__printf(2, 3) void ioat_err(const struct ioat_chan *chan, const char *fmt,
			     ...);
void ioat_chan_settle(struct ioat_chan *chan, const struct ioat_halt *halt);
void ioat_chan_recover(struct ioat_chan *chan);

/* sysfs.c */
extern const struct attribute_group *ioat_groups[];

/* watchdog.c */
void ioat_watch(struct work_struct *work);
void ioat_watch_soon(struct ioat_chan *chan);

#endif /* DMAE_IOAT_H */
