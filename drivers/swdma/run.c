// SPDX-License-Identifier: GPL-2.0
/*
 * Running what was issued
 *
 * The lock is taken with bottom halves off, so whoever runs is not preempted
 * and not interrupted by a softirq that polls: a poller that spins on this CPU
 * always finds the lock free, and makes progress by itself.  Large operations
 * are done in pieces, the lock dropped in between.
 */
#include <linux/sched.h>
#include <linux/sched/clock.h>
#include <linux/sizes.h>

#include "swdma.h"

/* What is done with bottom halves off; some microseconds. */
#define SWDMA_PIECE SZ_64K

/* What an operation costs besides its bytes, in bytes. */
#define SWDMA_OP_COST SZ_1K

/* How long the work item waits for more, and goes on, before it ends. */
#define SWDMA_LINGER_NS (20 * NSEC_PER_USEC)
#define SWDMA_SHIFT_NS (10 * NSEC_PER_MSEC)

static void swdma_end(struct swdma_chan *chan, struct swdma_desc *desc,
		      int status)
{
	bool callback = dmae_tx_has_callback(&desc->tx);

	WRITE_ONCE(chan->tail, chan->tail + 1);
	dmae_tx_end(&desc->tx, status);
	if (callback)
		llist_add(&desc->node, &chan->ended);
	else
		dmae_tx_call_back(&desc->tx);
}

/* Does at most @max bytes of one operation; returns how many. */
static size_t swdma_run_desc(struct swdma_chan *chan, struct swdma_desc *desc,
			     size_t max)
{
	const struct swdma_type *type = &swdma_types[desc->tx.type];
	size_t len = min(desc->tx.len - desc->done, max);

	if (len)
		type->run(desc, len);
	desc->done += len;
	if (desc->done == desc->tx.len)
		swdma_end(chan, desc, 0);
	return len;
}

/* Does a piece of what was issued. */
static void swdma_run_piece(struct swdma_chan *chan)
{
	/* Pairs with the release in swdma_issue(): the slots are filled. */
	const u64 issued = smp_load_acquire(&chan->issued);
	size_t cost = 0;

	lockdep_assert_held(&chan->run_lock);
	while (chan->tail != issued && cost < SWDMA_PIECE) {
		struct swdma_desc *desc = chan->ring[chan->tail & chan->mask];

		if (chan->tail < chan->abort_end)
			swdma_end(chan, desc, -ECANCELED);
		else if (chan->suspended)
			break;
		else
			cost += swdma_run_desc(chan, desc, SWDMA_PIECE - cost);
		cost += SWDMA_OP_COST;
	}
}

static bool swdma_can_run(struct swdma_chan *chan)
{
	lockdep_assert_held(&chan->run_lock);
	return chan->tail != READ_ONCE(chan->issued) &&
	       (!chan->suspended || chan->tail < chan->abort_end);
}

static void swdma_call_back(struct swdma_chan *chan)
{
	struct llist_node *list = llist_del_all(&chan->ended);
	struct swdma_desc *desc, *next;

	list = llist_reverse_order(list);
	llist_for_each_entry_safe(desc, next, list, node)
		dmae_tx_call_back(&desc->tx);
}

/* Returns whether more can be run. */
static bool swdma_run_locked_piece(struct swdma_chan *chan)
{
	bool more;

	spin_lock_bh(&chan->run_lock);
	swdma_run_piece(chan);
	more = swdma_can_run(chan);
	spin_unlock_bh(&chan->run_lock);
	return more;
}

/* A look without the lock; what is missed is seen before the work item ends. */
static bool swdma_seems_idle(struct swdma_chan *chan)
{
	return (READ_ONCE(chan->suspended) ||
		READ_ONCE(chan->tail) == READ_ONCE(chan->issued)) &&
	       llist_empty(&chan->ended);
}

/*
 * Waking a worker takes longer than many an operation, so it stays up a little
 * for the next one, if that does not keep the client from its CPU.
 */
static bool swdma_await_work(struct swdma_chan *chan)
{
	const u64 end = local_clock() + SWDMA_LINGER_NS;

	while (swdma_seems_idle(chan)) {
		if (num_online_cpus() == 1 || need_resched() ||
		    local_clock() > end)
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
		swdma_run_locked_piece(chan);
		swdma_call_back(chan);
		cond_resched();
	} while (local_clock() < end && swdma_await_work(chan));
	WRITE_ONCE(chan->awake, false);
	/*
	 * Pairs with the one in swdma_wake(): what others left to us is seen
	 * here, or they see us asleep.
	 */
	smp_mb();
	if (swdma_run_locked_piece(chan))
		queue_work(swdma_wq, &chan->work);
	swdma_call_back(chan);
}

/* The work item runs, or looks for work once more before it ends. */
static void swdma_wake(struct swdma_chan *chan)
{
	/* Pairs with the one in swdma_work(). */
	smp_mb();
	if (!READ_ONCE(chan->awake))
		queue_work(swdma_wq, &chan->work);
}

/* Returns false when somebody else is running. */
static bool swdma_try_run(struct swdma_chan *chan)
{
	if (!spin_trylock_bh(&chan->run_lock))
		return false;
	swdma_run_piece(chan);
	/*
	 * Under the lock, so that whoever takes it after us finds the work
	 * item awake or queued.
	 */
	if (swdma_can_run(chan) || !llist_empty(&chan->ended))
		swdma_wake(chan);
	spin_unlock_bh(&chan->run_lock);
	return true;
}

/*
 * Little is done here and now: handing it over would take longer.  Who is
 * running just now may have looked for work before it was issued.
 */
void swdma_start(struct swdma_chan *chan, size_t bytes)
{
	if (bytes > swdma_inline_bytes || !swdma_try_run(chan))
		swdma_wake(chan);
}

void swdma_poll(struct dmae_chan *chan)
{
	swdma_try_run(to_swdma_chan(chan));
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

	/* Whoever runs leaves what it has ended to the work item. */
	spin_lock_bh(&chan->run_lock);
	spin_unlock_bh(&chan->run_lock);
	flush_work(&chan->work);
}
