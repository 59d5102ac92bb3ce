// SPDX-License-Identifier: GPL-2.0
/*
 * Running issued operations
 *
 * A runner is the worker, a poller, or a caller of issue_pending with few bytes.
 * It claims a share under run_lock, runs it without the lock, and returns it
 * under the lock.  A share is several small operations, or a piece of a large
 * one.  Other runners may claim further pieces of the same operation meanwhile,
 * but no piece of the next one: operations run one after the other.
 *
 * Bottom halves are disabled from claim to return.  So a runner is neither
 * preempted nor interrupted by a softirq that polls, and a poller that spins on
 * a CPU never waits for a share of that same CPU.
 *
 * SIMD code needs bottom halves enabled.  A share with an operation that has
 * SIMD code is open: it is run with preemption disabled, and with bottom halves
 * enabled if they were when the runner was called.  If they were not, dmae_cpu
 * uses plain C, so that any poller makes progress.  A softirq may interrupt the
 * runner of an open share; such a softirq must not spin on the channel.
 */
#include <linux/bottom_half.h>
#include <linux/math.h>
#include <linux/preempt.h>
#include <linux/sched.h>
#include <linux/sched/clock.h>
#include <linux/sched/stat.h>
#include <linux/sizes.h>

#include "swdma.h"

/* Largest share in bytes, as counted by swdma_bytes(): some microseconds. */
#define SWDMA_SHARE SZ_64K

/* Pieces are a multiple of this, the least that SIMD code takes. */
#define SWDMA_GRAIN 512

/* Fixed cost of an operation, expressed in bytes. */
#define SWDMA_OP_COST SZ_1K

/* Longest time that an idle worker waits for operations, and that it runs. */
#define SWDMA_LINGER_NS (20 * NSEC_PER_USEC)
#define SWDMA_SHIFT_NS (10 * NSEC_PER_MSEC)

static struct workqueue_struct *swdma_wq;

/* Types that dmae_cpu has SIMD code for. */
static dmae_cap_mask_t swdma_simd_types __ro_after_init;

/**
 * struct swdma_share - operations, or a piece of one, that a runner has claimed
 * @first: position of the first operation
 * @end: position after the last one
 * @offset: start in each operation, in bytes
 * @len: most bytes of each operation
 * @is_open: an operation has SIMD code; see above
 */
struct swdma_share {
	u64 first;
	u64 end;
	size_t offset;
	size_t len;
	bool is_open;
};

static struct swdma_desc *swdma_slot(struct swdma_chan *chan, u64 position)
{
	return chan->ring[position & chan->mask];
}

static bool swdma_is_large(const struct swdma_desc *desc)
{
	return swdma_bytes(desc) > SWDMA_SHARE;
}

/* Makes the worker run, or look for work again if it is running. */
static void swdma_wake(struct swdma_chan *chan)
{
	/* Pairs with the barrier in swdma_work(). */
	smp_mb();
	if (!READ_ONCE(chan->awake))
		queue_work(swdma_wq, &chan->work);
}

/* Completes the oldest operation. */
static void swdma_end(struct swdma_chan *chan, int status)
{
	struct swdma_desc *desc = swdma_slot(chan, chan->tail);
	bool callback = dmae_tx_has_callback(&desc->tx);

	lockdep_assert_held(&chan->run_lock);
	WRITE_ONCE(chan->tail, chan->tail + 1);
	if (!status && swdma_has_result(desc))
		swdma_result_deliver(desc);
	dmae_tx_end(&desc->tx, status);
	if (callback)
		llist_add(&desc->node, &chan->ended);
	else
		dmae_tx_call_back(&desc->tx);
}

static void swdma_abort_oldest(struct swdma_chan *chan)
{
	lockdep_assert_held(&chan->run_lock);
	while (!chan->shares && chan->tail < chan->abort_end)
		swdma_end(chan, -ECANCELED);
}

static u64 swdma_issued(struct swdma_chan *chan)
{
	/* Pairs with the release in swdma_issue(): the slots are filled. */
	return smp_load_acquire(&chan->issued);
}

static bool swdma_is_claimable(struct swdma_chan *chan, u64 issued)
{
	struct swdma_desc *desc;

	lockdep_assert_held(&chan->run_lock);
	if (chan->tail == issued || chan->suspended ||
	    chan->tail < chan->abort_end)
		return false;
	if (!chan->shares)
		return true;
	desc = swdma_slot(chan, chan->tail);
	return desc->claimed < desc->tx.len &&
	       !dmae_type_has(desc->tx.type, DMAE_SERIAL);
}

static bool swdma_wants_simd(const struct swdma_desc *desc)
{
	return dmae_has_cap(desc->tx.type, &swdma_simd_types);
}

static void swdma_claim_piece(struct swdma_chan *chan,
			      struct swdma_share *share)
{
	struct swdma_desc *desc = swdma_slot(chan, chan->tail);
	const size_t piece = SWDMA_SHARE / max(desc->op.src_cnt, 1U);

	if (!desc->claimed)
		dmae_tx_start(&desc->tx);
	share->end++;
	share->is_open = swdma_wants_simd(desc);
	share->offset = desc->claimed;
	share->len = min_t(size_t, desc->tx.len - desc->claimed,
			   round_down(piece, SWDMA_GRAIN));
	desc->claimed += share->len;
}

static void swdma_claim_run(struct swdma_chan *chan, u64 issued,
			    struct swdma_share *share)
{
	size_t cost = 0;

	while (share->end != issued && cost < SWDMA_SHARE) {
		struct swdma_desc *desc = swdma_slot(chan, share->end);

		if (swdma_is_large(desc))
			break;
		dmae_tx_start(&desc->tx);
		share->is_open |= swdma_wants_simd(desc);
		desc->claimed = desc->tx.len;
		cost += swdma_bytes(desc) + SWDMA_OP_COST;
		share->end++;
	}
}

/* Returns false if there was nothing to claim. */
static bool swdma_claim(struct swdma_chan *chan, struct swdma_share *share)
{
	const u64 issued = swdma_issued(chan);

	lockdep_assert_held(&chan->run_lock);
	swdma_abort_oldest(chan);
	if (!swdma_is_claimable(chan, issued))
		return false;
	*share = (struct swdma_share){
		.first = chan->tail,
		.end = chan->tail,
		.len = SWDMA_SHARE,
	};
	if (swdma_is_large(swdma_slot(chan, chan->tail)))
		swdma_claim_piece(chan, share);
	else
		swdma_claim_run(chan, issued, share);
	chan->shares++;
	return true;
}

static void swdma_run(struct swdma_chan *chan, const struct swdma_share *share)
{
	u64 position;

	for (position = share->first; position != share->end; position++) {
		struct swdma_desc *desc = swdma_slot(chan, position);
		size_t len = min(share->len, desc->tx.len);

		u32 result = dmae_cpu_run(&desc->op, share->offset, len);

		if (swdma_has_result(desc))
			swdma_result_add(desc, result);
	}
}

/*
 * Runs a share with bottom halves as they were before swdma_do_share().
 * Preemption is disabled: a spinning poller that preempted the runner would
 * never let it finish.
 */
static void swdma_run_open(struct swdma_chan *chan,
			   const struct swdma_share *share)
{
	preempt_disable();
	local_bh_enable();
	swdma_run(chan, share);
	local_bh_disable();
	preempt_enable();
}

static void swdma_return(struct swdma_chan *chan,
			 const struct swdma_share *share)
{
	struct swdma_desc *desc = swdma_slot(chan, share->first);

	lockdep_assert_held(&chan->run_lock);
	chan->shares--;
	if (swdma_is_large(desc)) {
		desc->done += share->len;
		if (desc->done == desc->tx.len)
			swdma_end(chan, 0);
	} else {
		while (chan->tail != share->end)
			swdma_end(chan, 0);
	}
	swdma_abort_oldest(chan);
}

static void swdma_do_share(struct swdma_chan *chan)
{
	struct swdma_share share;

	local_bh_disable();
	spin_lock(&chan->run_lock);
	if (swdma_claim(chan, &share)) {
		spin_unlock(&chan->run_lock);
		if (share.is_open)
			swdma_run_open(chan, &share);
		else
			swdma_run(chan, &share);
		spin_lock(&chan->run_lock);
		swdma_return(chan, &share);
	}
	/* Under the lock, so that swdma_synchronize() finds the work queued. */
	if (swdma_is_claimable(chan, swdma_issued(chan)) ||
	    !llist_empty(&chan->ended))
		swdma_wake(chan);
	spin_unlock(&chan->run_lock);
	local_bh_enable();
}

static void swdma_call_back(struct swdma_chan *chan)
{
	struct llist_node *list = llist_del_all(&chan->ended);
	struct swdma_desc *desc, *next;

	list = llist_reverse_order(list);
	llist_for_each_entry_safe(desc, next, list, node)
		dmae_tx_call_back(&desc->tx);
}

/* Without the lock: swdma_work() checks again before it returns. */
static bool swdma_seems_idle(struct swdma_chan *chan)
{
	return (READ_ONCE(chan->suspended) ||
		READ_ONCE(chan->tail) == READ_ONCE(chan->issued)) &&
	       llist_empty(&chan->ended);
}

/*
 * Waking the worker takes longer than most operations, so it waits for a short
 * time for the next one, unless another task wants its CPU.
 */
static bool swdma_await_work(struct swdma_chan *chan)
{
	const u64 end = local_clock() + SWDMA_LINGER_NS;

	while (swdma_seems_idle(chan)) {
		if (!single_task_running() || need_resched() ||
		    num_online_cpus() == 1 || local_clock() > end)
			return false;
		cpu_relax();
	}
	return true;
}

void swdma_work(struct work_struct *work)
{
	struct swdma_chan *chan = container_of(work, struct swdma_chan, work);
	const u64 end = local_clock() + SWDMA_SHIFT_NS;

	WRITE_ONCE(chan->awake, true);
	do {
		swdma_do_share(chan);
		swdma_call_back(chan);
		cond_resched();
	} while (local_clock() < end && swdma_await_work(chan));
	WRITE_ONCE(chan->awake, false);
	/*
	 * Pairs with the barrier in swdma_wake(): either the operations that
	 * it announces are seen below, or it sees @awake cleared and queues
	 * the work item.
	 */
	smp_mb();
	swdma_do_share(chan);
	swdma_call_back(chan);
}

/*
 * Runs few bytes in this call, as waking the worker would take longer.  If
 * another runner has a share, that runner finds the new operations when it
 * returns the share.
 */
void swdma_start(struct swdma_chan *chan, size_t bytes)
{
	if (bytes > swdma_inline_bytes)
		swdma_wake(chan);
	else
		swdma_do_share(chan);
}

void swdma_poll(struct dmae_chan *chan)
{
	swdma_do_share(to_swdma_chan(chan));
}

void swdma_abort(struct swdma_chan *chan, u64 end)
{
	spin_lock_bh(&chan->run_lock);
	chan->abort_end = end;
	swdma_wake(chan);
	spin_unlock_bh(&chan->run_lock);
}

void swdma_suspend(struct dmae_chan *dmae_chan)
{
	struct swdma_chan *chan = to_swdma_chan(dmae_chan);

	spin_lock_bh(&chan->run_lock);
	WRITE_ONCE(chan->suspended, true);
	spin_unlock_bh(&chan->run_lock);
}

void swdma_resume(struct dmae_chan *dmae_chan)
{
	struct swdma_chan *chan = to_swdma_chan(dmae_chan);

	spin_lock_bh(&chan->run_lock);
	WRITE_ONCE(chan->suspended, false);
	swdma_wake(chan);
	spin_unlock_bh(&chan->run_lock);
}

void swdma_synchronize(struct dmae_chan *dmae_chan)
{
	struct swdma_chan *chan = to_swdma_chan(dmae_chan);

	/* A runner queues the worker before it releases the lock. */
	spin_lock_bh(&chan->run_lock);
	spin_unlock_bh(&chan->run_lock);
	flush_work(&chan->work);
}

static void __init swdma_find_simd_types(void)
{
	unsigned int type;

	for (type = 0; type < DMAE_TX_TYPE_END; type++)
		if (dmae_cpu_needs_task(type))
			dmae_cap_set(type, &swdma_simd_types);
}

int __init swdma_run_init(void)
{
	swdma_find_simd_types();
	swdma_wq = alloc_workqueue(KBUILD_MODNAME, WQ_UNBOUND | WQ_MEM_RECLAIM,
				   swdma_workers);
	return swdma_wq ? 0 : -ENOMEM;
}

void swdma_run_fini(void)
{
	destroy_workqueue(swdma_wq);
}
