// SPDX-License-Identifier: GPL-2.0
/*
 * A channel is stopped, started, suspended, resumed, or lost
 *
 * To stop an engine is to reset it, as what a suspended one remembers of its
 * ring is told nowhere.  It starts again behind what it was done with.
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
 * Stops and resets the engine.  On return the operations that it has reported
 * are complete; those that it may have begun are left for ioat_chan_settle().
 * An errno: the channel is lost.
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

/* Likewise, and operations that the engine may have begun have failed. */
int ioat_chan_stop(struct ioat_chan *chan)
{
	struct ioat_halt halt;
	int err;

	err = ioat_chan_halt(chan, &halt);
	if (!err && halt.rest != IOAT_REST_CLEAN &&
	    ioat_oldest_type(chan, halt.end) >= 0)
		ioat_chan_settle(chan, &halt);
	return err;
}

/* The engine was reset. */
void ioat_chan_start(struct ioat_chan *chan)
{
	const u64 position = ioat_resume_position(chan);

	lockdep_assert_held(&chan->control);
	spin_lock_bh(&chan->submit_lock);
	ioat_hw_start(chan, position);
	spin_unlock_bh(&chan->submit_lock);
	ioat_chan_set_state(chan, IOAT_RUNNING);

	/* From here on who issues rings; what was issued before is left. */
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
 * Its device goes with it: no other way keeps an engine off memory.  What the
 * engines have reported until then is complete, the rest is aborted.
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
		ioat_chan_lose(chan, "it can't be reset");
		return;
	}
	ioat_chan_abort_all(chan);
	if (!chan->suspended)
		ioat_chan_start(chan);
}

/* Its registers can't be reached, nor can it reach memory. */
static void ioat_chan_cut_off(struct ioat_chan *chan)
{
	ioat_chan_set_state(chan, IOAT_STOPPED);
	chan->cut_off = ioat_chan_issued(chan);
}

/* It has been reset.  Operations that it had begun may be half done. */
static void ioat_chan_rejoin(struct ioat_chan *chan)
{
	const struct ioat_halt halt = {
		.rest = IOAT_REST_CUT_OFF,
		.end = chan->cut_off,
	};

	ioat_reap_last(chan);
	if (ioat_oldest_type(chan, halt.end) >= 0)
		ioat_chan_settle(chan, &halt);
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
		ioat_chan_lose(chan, "it can't be suspended");
}

/* The device may have been without power. */
void ioat_resume(struct dmae_chan *dmae_chan)
{
	struct ioat_chan *chan = to_ioat_chan(dmae_chan);

	guard(mutex)(&chan->control);
	chan->suspended = false;
	if (chan->state != IOAT_STOPPED)
		return;
	if (ioat_hw_reset(chan)) {
		ioat_chan_lose(chan, "it can't be resumed");
		return;
	}
	ioat_chan_rejoin(chan);
	ioat_chan_start(chan);
}
