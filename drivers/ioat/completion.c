// SPDX-License-Identifier: GPL-2.0
/*
 * Completing finished operations and running their callbacks
 *
 * The engine writes CHANSTS, with the address of the last slot that it has
 * finished, to the completion word.  The tasklet, pollers and the watchdog read
 * it and complete operations under reap_lock.  Those with a callback go to a
 * list that only the tasklet empties, so callbacks run in order.
 */
#include <linux/minmax.h>
#include <linux/sched.h>

#include "completion.h"
#include "descs.h"
#include "regs.h"
#include "reset.h"

/*
 * Slots per pass: unmapping may be slow behind an IOMMU, and softirqs are off
 * during a pass.
 */
#define IOAT_REAP_MAX 64

static u64 ioat_issued(struct ioat_chan *chan)
{
	/* Pairs with the release in ioat_issue(): the slots are filled. */
	return smp_load_acquire(&chan->issued);
}

static struct ioat_desc *ioat_oldest(struct ioat_chan *chan)
{
	return ioat_ring_desc(&chan->ring, chan->tail);
}

/* Without a callback the descriptor can be recycled at once. */
static void ioat_desc_end(struct ioat_chan *chan, struct ioat_desc *desc,
			  int status)
{
	const bool callback = dmae_tx_has_callback(&desc->tx);

	lockdep_assert_held(&chan->reap_lock);
	dmae_tx_end(&desc->tx, status);
	if (!callback) {
		dmae_tx_call_back(&desc->tx);
		return;
	}
	chan->to_call++;
	llist_add(&desc->node, &chan->ended);
}

/* Completes the oldest operation; returns its slots, for ioat_give_back(). */
static unsigned int ioat_end(struct ioat_chan *chan, int status)
{
	struct ioat_desc *desc = ioat_oldest(chan);
	const unsigned int slots = desc->slots;

	lockdep_assert_held(&chan->reap_lock);
	if (desc->mapped)
		ioat_unmap(desc);
	if (!status)
		chan->successes++;
	desc->slots = 0;
	WRITE_ONCE(chan->tail, chan->tail + slots);
	ioat_desc_end(chan, desc, status);
	return slots;
}

static void ioat_give_back(struct ioat_chan *chan, unsigned int slots)
{
	/*
	 * Pairs with the control dependency in ioat_desc_try(): slots are
	 * reused only after they were read here.
	 */
	smp_mb__before_atomic();
	atomic_add(slots, &chan->credits);
}

/*
 * The result that the engine has written to the oldest descriptor.  Out of
 * line, as copies have none.
 */
static noinline u32 ioat_raid_result(struct ioat_chan *chan,
				     const struct ioat_desc *desc)
{
	u32 written;

	lockdep_assert_held(&chan->reap_lock);
	if (!(desc->hw[0].any.ctl & cpu_to_le32(IOAT_CTL_WRITE_BACK)))
		return 0;
	written = le32_to_cpu(READ_ONCE(ioat_slot(chan, chan->tail)->any.size));
	if (!(written & IOAT_DWBES))
		return 0;
	return (written & IOAT_DWBES_P ? DMAE_CHECK_P_BAD : 0) |
	       (written & IOAT_DWBES_Q ? DMAE_CHECK_Q_BAD : 0);
}

/*
 * Completes operations up to the slot @done, which the engine has finished.
 * True if the limit of a pass has left some of them.
 */
static bool ioat_reap_to(struct ioat_chan *chan, u64 done)
{
	const u64 issued = ioat_issued(chan);
	const u64 end = min(issued, chan->tail + IOAT_REAP_MAX);
	unsigned int slots = 0;

	lockdep_assert_held(&chan->reap_lock);
	chan->done = done;
	while (chan->tail < end) {
		struct ioat_desc *desc = ioat_oldest(chan);

		if (chan->tail + desc->report > done)
			break;
		if (ioat_validates(desc->tx.type))
			*desc->result = ioat_raid_result(chan, desc);
		slots += ioat_end(chan, 0);
	}
	ioat_give_back(chan, slots);
	return chan->tail >= end && end != issued;
}

/* Sets @done to the position of @dma if that is an outstanding slot. */
static bool ioat_has_news(struct ioat_chan *chan, dma_addr_t dma, u64 *done)
{
	lockdep_assert_held(&chan->reap_lock);
	return ioat_ring_find(&chan->ring, chan->tail, ioat_issued(chan), dma,
			      done);
}

static u64 ioat_report(const struct ioat_chan *chan)
{
	return le64_to_cpu(READ_ONCE(*chan->completion));
}

static dma_addr_t ioat_report_dma(u64 report)
{
	return report & ~(u64)(IOAT_DESC_SIZE - 1);
}

void ioat_call_back_later(struct ioat_chan *chan)
{
	if (!llist_empty(&chan->ended))
		tasklet_schedule(&chan->tasklet);
}

/*
 * A completion word with HALTED wakes the watchdog once, and only while
 * operations are outstanding: it stays in memory, and an idle engine may write
 * it as well.
 */
static bool ioat_has_halted(struct ioat_chan *chan, u64 report)
{
	lockdep_assert_held(&chan->reap_lock);
	if ((report & IOAT_CHANSTS_STATE) != IOAT_HALTED ||
	    report == chan->halted || chan->tail == ioat_issued(chan))
		return false;
	chan->halted = report;
	return true;
}

/* Completes finished operations; true if some may be left. */
bool ioat_reap(struct ioat_chan *chan)
{
	bool more = false, halted;
	u64 report, done;

	spin_lock_bh(&chan->reap_lock);
	report = ioat_report(chan);
	/* Read results and data after the completion word. */
	dma_rmb();
	if (ioat_has_news(chan, ioat_report_dma(report), &done))
		more = ioat_reap_to(chan, done);
	halted = !more && ioat_has_halted(chan, report);
	spin_unlock_bh(&chan->reap_lock);

	if (halted)
		ioat_watch_soon(chan);
	return more;
}

void ioat_reap_all(struct ioat_chan *chan)
{
	while (ioat_reap(chan))
		cond_resched();
}

/*
 * Completes the operations that the engine reported before its reset, then
 * clears the completion word: its address could match a slot of the next round.
 */
void ioat_reap_last(struct ioat_chan *chan)
{
	ioat_reap_all(chan);
	spin_lock_bh(&chan->reap_lock);
	WRITE_ONCE(*chan->completion, 0);
	chan->halted = 0;
	spin_unlock_bh(&chan->reap_lock);
}

/*
 * Completes the operations that CHANSTS shows as finished, and returns CHANSTS.
 * Reading the register flushes earlier writes of the engine to memory.  It is
 * read under the lock, so that the slot it shows cannot be reused meanwhile.
 */
u32 ioat_reap_status(struct ioat_chan *chan)
{
	u32 status;
	bool more;
	u64 done;

	do {
		spin_lock_bh(&chan->reap_lock);
		status = ioat_read_status(chan);
		more = !ioat_is_gone(status) &&
		       ioat_has_news(chan, status & IOAT_CHANSTS_ADDRESS_LOW,
				     &done) &&
		       ioat_reap_to(chan, done);
		spin_unlock_bh(&chan->reap_lock);
		cond_resched();
	} while (more);
	return status;
}

/* True if an operation that raises an interrupt is finished, not completed. */
bool ioat_interrupt_is_due(struct ioat_chan *chan)
{
	u64 position, done;
	bool due = false;

	spin_lock_bh(&chan->reap_lock);
	position = chan->tail;
	if (!ioat_has_news(chan, ioat_report_dma(ioat_report(chan)), &done))
		done = position - 1;
	while (!due && (s64)(done - position) >= 0) {
		struct ioat_desc *desc = ioat_ring_desc(&chan->ring, position);

		due = desc->interrupts && position + desc->report <= done;
		position += desc->slots;
	}
	spin_unlock_bh(&chan->reap_lock);
	return due;
}

/* Type of the oldest operation if it is before @end, else a negative number. */
int ioat_oldest_type(struct ioat_chan *chan, u64 end)
{
	int type = -1;

	spin_lock_bh(&chan->reap_lock);
	if ((s64)(end - chan->tail) > 0)
		type = ioat_oldest(chan)->tx.type;
	spin_unlock_bh(&chan->reap_lock);
	return type;
}

static bool ioat_is_in_place(const struct ioat_desc *desc)
{
	return desc->dst_dir == DMA_BIDIRECTIONAL;
}

static bool ioat_is_fenced(const struct ioat_desc *desc)
{
	return desc->hw[0].any.ctl & cpu_to_le32(IOAT_CTL_FENCE);
}

/*
 * For an engine that has halted: end of the operations that must not be carried
 * out again.  The oldest has failed.  The engine may have begun any behind it,
 * up to the next fence or @end; only those in place must not be carried out
 * again.  The end is behind the last of these.
 */
u64 ioat_spoiled_end(struct ioat_chan *chan, u64 end)
{
	u64 position, spoiled;
	bool fenced = false;

	spin_lock_bh(&chan->reap_lock);
	position = chan->tail;
	spoiled = position;
	while (!fenced && (s64)(end - position) > 0) {
		struct ioat_desc *desc = ioat_ring_desc(&chan->ring, position);

		fenced = ioat_is_fenced(desc);
		position += desc->slots;
		if (spoiled == chan->tail || ioat_is_in_place(desc))
			spoiled = position;
	}
	spin_unlock_bh(&chan->reap_lock);
	return spoiled;
}

/*
 * Where the engine starts again: behind the last slot that it has finished,
 * which may be inside an operation.
 */
u64 ioat_resume_position(struct ioat_chan *chan)
{
	u64 position;

	spin_lock_bh(&chan->reap_lock);
	position = chan->tail;
	if ((s64)(chan->done - position) >= 0)
		position += ioat_oldest(chan)->report;
	spin_unlock_bh(&chan->reap_lock);
	return position;
}

/* Completes the oldest issued operation, if any.  Validations have @result. */
void ioat_end_oldest(struct ioat_chan *chan, int status, u32 result)
{
	struct ioat_desc *desc;

	spin_lock_bh(&chan->reap_lock);
	if (chan->tail != ioat_issued(chan)) {
		desc = ioat_oldest(chan);
		if (!status && ioat_validates(desc->tx.type))
			*desc->result = result;
		ioat_give_back(chan, ioat_end(chan, status));
	}
	spin_unlock_bh(&chan->reap_lock);
	ioat_call_back_later(chan);
}

/*
 * Aborts the issued operations before @end.  Those in place complete with
 * @in_place_status, others with -ECANCELED.  The engine must be stopped.
 */
void ioat_abort(struct ioat_chan *chan, u64 end, int in_place_status)
{
	bool more;
	int status;

	do {
		spin_lock_bh(&chan->reap_lock);
		more = (s64)(end - chan->tail) > 0;
		if (more) {
			status = ioat_is_in_place(ioat_oldest(chan)) ?
					 in_place_status :
					 -ECANCELED;
			ioat_give_back(chan, ioat_end(chan, status));
		}
		spin_unlock_bh(&chan->reap_lock);
		cond_resched();
	} while (more);
	ioat_call_back_later(chan);
}

void ioat_call_back(struct ioat_chan *chan)
{
	struct llist_node *list = llist_del_all(&chan->ended);
	struct ioat_desc *desc, *next;
	u64 called = chan->called;

	list = llist_reverse_order(list);
	llist_for_each_entry_safe(desc, next, list, node) {
		dmae_tx_call_back(&desc->tx);
		called++;
	}
	if (called == chan->called)
		return;
	WRITE_ONCE(chan->called, called);
	if (wq_has_sleeper(&chan->called_wait))
		wake_up_all(&chan->called_wait);
}

void ioat_poll(struct dmae_chan *dmae_chan)
{
	struct ioat_chan *chan = to_ioat_chan(dmae_chan);

	if (ioat_reap(chan))
		tasklet_schedule(&chan->tasklet);
	else
		ioat_call_back_later(chan);
}

void ioat_poll_work(struct work_struct *work)
{
	struct ioat_chan *chan = container_of(to_delayed_work(work),
					      struct ioat_chan, poll_work);

	ioat_poll(&chan->chan);
	if (READ_ONCE(chan->state) == IOAT_RUNNING &&
	    READ_ONCE(chan->tail) != READ_ONCE(chan->issued))
		queue_delayed_work(ioat_wq, &chan->poll_work, 1);
}

void ioat_synchronize(struct dmae_chan *dmae_chan)
{
	struct ioat_chan *chan = to_ioat_chan(dmae_chan);
	u64 to_call;

	spin_lock_bh(&chan->reap_lock);
	to_call = chan->to_call;
	spin_unlock_bh(&chan->reap_lock);
	ioat_call_back_later(chan);
	wait_event(chan->called_wait, READ_ONCE(chan->called) >= to_call);
}
