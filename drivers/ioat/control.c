// SPDX-License-Identifier: GPL-2.0
/*
 * Stopping, starting, suspending, resuming and losing a channel
 *
 * A stopped engine is always reset, as the specification does not say how much
 * of its ring a suspended engine remembers.  It starts again behind the last
 * slot that it has finished.
 */
#include <linux/delay.h>
#include <linux/io.h>

#include "completion.h"
#include "control.h"
#include "errors.h"
#include "issue.h"
#include "loss.h"
#include "regs.h"
#include "reset.h"

#define FROM(state) BIT(IOAT_##state)

static const u8 ioat_legal_from[] = {
	[IOAT_OFF] = FROM(STOPPED) | FROM(LOST),
	[IOAT_STOPPED] = FROM(OFF) | FROM(RUNNING),
	[IOAT_RUNNING] = FROM(STOPPED),
	[IOAT_LOST] = FROM(STOPPED) | FROM(RUNNING),
};

void ioat_chan_set_state(struct ioat_chan *chan, enum ioat_state state)
{
	lockdep_assert_held(&chan->control);
	spin_lock_bh(&chan->submit_lock);
	if (!WARN_ON_ONCE(!(ioat_legal_from[state] & BIT(chan->state))))
		WRITE_ONCE(chan->state, state);
	spin_unlock_bh(&chan->submit_lock);
}

static u64 ioat_chan_issued(struct ioat_chan *chan)
{
	u64 issued;

	spin_lock_bh(&chan->submit_lock);
	issued = chan->issued;
	spin_unlock_bh(&chan->submit_lock);
	return issued;
}

/*
 * Stops and resets the engine, and completes the operations that it has
 * reported.  Those that it may have begun are left to ioat_chan_fail().  After
 * an errno the caller has to give the channel up.
 */
int ioat_chan_halt(struct ioat_chan *chan, struct ioat_halt *halt)
{
	int slow, err;

	*halt = (struct ioat_halt){ .rest = IOAT_REST_CLEAN };
	lockdep_assert_held(&chan->control);
	ioat_chan_set_state(chan, IOAT_STOPPED);
	halt->end = ioat_chan_issued(chan);
	if (ioat_is_busy(chan))
		ioat_hw_await_start(chan);
	slow = ioat_hw_stop(chan);
	if (slow == -ENODEV)
		return slow;
	halt->status = ioat_reap_status(chan);
	ioat_reap_all(chan);
	if (slow)
		halt->rest = IOAT_REST_FORCED;
	else if ((halt->status & IOAT_CHANSTS_STATE) == IOAT_HALTED)
		halt->rest = IOAT_REST_HALTED;
	if (halt->rest == IOAT_REST_HALTED)
		halt->chanerr = readl(chan->regs + IOAT_CHANERR);
	err = ioat_hw_reset(chan);
	ioat_reap_last(chan);
	ioat_call_back_later(chan);
	return err;
}

/* As ioat_chan_halt(), but also fails operations that may have been begun. */
int ioat_chan_stop(struct ioat_chan *chan)
{
	struct ioat_halt halt;
	int err;

	err = ioat_chan_halt(chan, &halt);
	if (!err && halt.rest != IOAT_REST_CLEAN &&
	    ioat_oldest_type(chan, halt.end) >= 0)
		ioat_chan_fail(chan, &halt);
	return err;
}

/* The engine must have been reset. */
void ioat_chan_start(struct ioat_chan *chan)
{
	const u64 position = ioat_resume_position(chan);

	lockdep_assert_held(&chan->control);
	spin_lock_bh(&chan->submit_lock);
	ioat_hw_start(chan, position);
	spin_unlock_bh(&chan->submit_lock);
	ioat_chan_set_state(chan, IOAT_RUNNING);

	/* Operations that were issued while it was stopped had no doorbell. */
	spin_lock_bh(&chan->submit_lock);
	if (chan->issued != chan->base)
		ioat_ring_doorbell(chan);
	spin_unlock_bh(&chan->submit_lock);
}

static void ioat_chan_abort_all(struct ioat_chan *chan)
{
	ioat_issue_all(chan);
	ioat_abort(chan, ioat_chan_issued(chan), -ECANCELED);
}

/*
 * Gives up the device with the channel, as only without bus mastering the
 * engine cannot write to memory.  Operations that it has not reported are
 * aborted.
 */
void ioat_chan_lose(struct ioat_chan *chan, const char *why)
{
	lockdep_assert_held(&chan->control);
	if (chan->state != IOAT_LOST) {
		ioat_chan_set_state(chan, IOAT_LOST);
		ioat_device_lost(chan->ioat, chan, why);
		ioat_reap_last(chan);
	}
	ioat_chan_abort_all(chan);
}

void ioat_terminate(struct dmae_chan *dmae_chan)
{
	struct ioat_chan *chan = to_ioat_chan(dmae_chan);
	int err = 0;

	guard(mutex)(&chan->control);
	if (chan->state == IOAT_OFF)
		return;
	if (chan->state == IOAT_RUNNING)
		err = ioat_chan_stop(chan);
	if (err || chan->state == IOAT_LOST) {
		ioat_chan_lose(chan, "the engine cannot be reset");
		return;
	}
	ioat_chan_abort_all(chan);
	if (!chan->suspended)
		ioat_chan_start(chan);
}

/* The link has failed: neither registers nor memory can be reached. */
static void ioat_chan_cut_off(struct ioat_chan *chan)
{
	ioat_chan_set_state(chan, IOAT_STOPPED);
	chan->cut_off = ioat_chan_issued(chan);
}

/* The engine was reset.  The operations that it had begun may be half done. */
static void ioat_chan_rejoin(struct ioat_chan *chan)
{
	const struct ioat_halt halt = {
		.rest = IOAT_REST_CUT_OFF,
		.end = chan->cut_off,
	};

	ioat_reap_last(chan);
	if (ioat_oldest_type(chan, halt.end) >= 0)
		ioat_chan_fail(chan, &halt);
	chan->cut_off = 0;
}

void ioat_suspend(struct dmae_chan *dmae_chan)
{
	struct ioat_chan *chan = to_ioat_chan(dmae_chan);

	guard(mutex)(&chan->control);
	chan->suspended = true;
	if (chan->state != IOAT_RUNNING)
		return;
	if (pci_channel_offline(chan->ioat->pdev))
		ioat_chan_cut_off(chan);
	else if (ioat_chan_stop(chan))
		ioat_chan_lose(chan, "the engine cannot be stopped");
}

/* The device may have lost power in between. */
void ioat_resume(struct dmae_chan *dmae_chan)
{
	struct ioat_chan *chan = to_ioat_chan(dmae_chan);

	guard(mutex)(&chan->control);
	chan->suspended = false;
	if (chan->state != IOAT_STOPPED)
		return;
	if (ioat_hw_reset(chan)) {
		ioat_chan_lose(chan, "the engine cannot be resumed");
		return;
	}
	ioat_chan_rejoin(chan);
	ioat_chan_start(chan);
}
