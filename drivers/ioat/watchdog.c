// SPDX-License-Identifier: GPL-2.0
/*
 * The watchdog: recovers engines that are halted or stuck, finds devices that
 * are gone and interrupts that were lost, and lets full rings grow
 */
#include <linux/delay.h>
#include <linux/io.h>
#include <linux/jiffies.h>

#include "completion.h"
#include "control.h"
#include "errors.h"
#include "issue.h"
#include "regs.h"
#include "reset.h"
#include "watchdog.h"

#define IOAT_WATCH_PERIOD msecs_to_jiffies(250)

/* An engine is stuck if no outstanding operation completes for this long. */
#define IOAT_STUCK msecs_to_jiffies(2000)

/* Recoveries without a success in between; after one more it is given up. */
#define IOAT_MAX_FAILURES 8

/* An interrupt counts as lost after this time; virtual CPUs may be slow. */
#define IOAT_INTERRUPT_MS 200
#define IOAT_INTERRUPT_STEP_MS 10

/* While operations complete, an interrupt does not count as lost. */
static bool ioat_interrupt_is_lost(struct ioat_chan *chan)
{
	const unsigned long irqs = READ_ONCE(chan->chan.interrupts);
	const u64 tail = READ_ONCE(chan->tail);
	unsigned int waited;

	for (waited = 0; waited < IOAT_INTERRUPT_MS;
	     waited += IOAT_INTERRUPT_STEP_MS) {
		if (irqs != READ_ONCE(chan->chan.interrupts) ||
		    tail != READ_ONCE(chan->tail) ||
		    !ioat_interrupt_is_due(chan))
			return false;
		msleep(IOAT_INTERRUPT_STEP_MS);
	}
	return irqs == READ_ONCE(chan->chan.interrupts) &&
	       tail == READ_ONCE(chan->tail) && ioat_interrupt_is_due(chan);
}

static void ioat_watch_interrupts(struct ioat_chan *chan)
{
	if (ioat_interrupts == IOAT_POLL || !ioat_interrupt_is_lost(chan))
		return;
	if (!chan->lost_irqs)
		dev_warn(ioat_dev(chan),
			 "channel %u: an interrupt was lost (logged once)\n",
			 chan->number);
	WRITE_ONCE(chan->lost_irqs, chan->lost_irqs + 1);
	/* The engine sends no other until it is re-armed. */
	ioat_hw_rearm(chan);
}

static bool ioat_is_stuck(struct ioat_chan *chan)
{
	const u64 tail = READ_ONCE(chan->tail);

	if (!ioat_is_busy(chan) || tail != chan->watched) {
		chan->watched = tail;
		chan->watched_at = jiffies;
	}
	return time_after(jiffies, chan->watched_at + IOAT_STUCK);
}

/*
 * HALTED without an error counts only if it stays while operations are
 * outstanding and none completes: see ioat_may_be_starting().
 */
static bool ioat_is_halted(struct ioat_chan *chan, u32 status)
{
	const u64 tail = READ_ONCE(chan->tail);

	if (!ioat_may_be_starting(chan, status))
		return (status & IOAT_CHANSTS_STATE) == IOAT_HALTED;
	if (!ioat_is_busy(chan) || ioat_hw_await_start(chan))
		return false;
	ioat_poll(&chan->chan);
	return ioat_is_busy(chan) && tail == READ_ONCE(chan->tail);
}

static bool ioat_fails_too_often(struct ioat_chan *chan)
{
	const u64 successes = READ_ONCE(chan->successes);

	if (successes != chan->seen_successes)
		chan->failures = 0;
	chan->seen_successes = successes;
	return ++chan->failures > IOAT_MAX_FAILURES;
}

/* Recovers an engine that is halted or stuck. */
static void ioat_chan_recover(struct ioat_chan *chan)
{
	const unsigned int resets = chan->resets;
	struct ioat_halt halt;

	lockdep_assert_held(&chan->control);
	if (ioat_chan_halt(chan, &halt)) {
		ioat_chan_lose(chan, "the engine cannot be reset");
		return;
	}
	ioat_chan_fail(chan, &halt);
	if (chan->resets != resets && ioat_fails_too_often(chan))
		ioat_chan_lose(chan, "the engine fails repeatedly");
	else
		ioat_chan_start(chan);
}

static void ioat_watch_running(struct ioat_chan *chan)
{
	u32 status;

	ioat_watch_interrupts(chan);
	ioat_poll(&chan->chan);
	status = ioat_read_status(chan);
	if (ioat_is_gone(status))
		ioat_chan_lose(chan, "the device is gone");
	else if (ioat_is_halted(chan, status) || ioat_is_stuck(chan))
		ioat_chan_recover(chan);
	else
		ioat_chan_grow(chan);
}

void ioat_watch(struct work_struct *work)
{
	struct ioat_chan *chan =
		container_of(to_delayed_work(work), struct ioat_chan, watch);

	guard(mutex)(&chan->control);
	if (chan->state == IOAT_OFF)
		return;
	if (ioat_is_lost(chan->ioat))
		ioat_chan_lose(chan, NULL);
	else if (chan->state == IOAT_RUNNING)
		ioat_watch_running(chan);
	queue_delayed_work(ioat_wq, &chan->watch, IOAT_WATCH_PERIOD);
}
