// SPDX-License-Identifier: GPL-2.0
/*
 * The watchdog: finds engines that have halted, stand still or are gone,
 * interrupts that never came, and rings that are too small
 */
#include <linux/delay.h>
#include <linux/io.h>
#include <linux/jiffies.h>

#include "ioat.h"
#include "regs.h"

#define IOAT_WATCH_PERIOD msecs_to_jiffies(250)

/* After which an engine that has something to do, and ends nothing, is stuck */
#define IOAT_STUCK msecs_to_jiffies(2000)

/* In which an interrupt comes, if ever: a virtual processor may be kept waiting. */
#define IOAT_INTERRUPT_MS 200
#define IOAT_INTERRUPT_STEP_MS 10

/* For who finds that the engine has halted. */
void ioat_watch_soon(struct ioat_chan *chan)
{
	mod_delayed_work(ioat_wq, &chan->watch, 0);
}

/* Where operations end, somebody is at it. */
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
			 "channel %u: an interrupt was lost, watching\n",
			 chan->number);
	WRITE_ONCE(chan->lost_irqs, chan->lost_irqs + 1);
	/* One that was sent, and lost, was the last that it was asked for. */
	ioat_hw_rearm(chan);
}

/* Has the engine been told of something that it has not ended? */
static bool ioat_is_busy(struct ioat_chan *chan)
{
	bool busy;

	spin_lock_bh(&chan->submit_lock);
	busy = READ_ONCE(chan->tail) != chan->issued;
	spin_unlock_bh(&chan->submit_lock);
	return busy;
}

static bool ioat_is_stuck(struct ioat_chan *chan, bool busy)
{
	const u64 tail = READ_ONCE(chan->tail);

	if (!busy || tail != chan->watched) {
		chan->watched = tail;
		chan->watched_at = jiffies;
	}
	return time_after(jiffies, chan->watched_at + IOAT_STUCK);
}

/* One that was started and has had nothing to do may call itself halted. */
static bool ioat_is_halted(struct ioat_chan *chan, u32 status, bool busy)
{
	return (status & IOAT_CHANSTS_STATE) == IOAT_HALTED &&
	       (busy || readl(chan->regs + IOAT_CHANERR));
}

static void ioat_watch_running(struct ioat_chan *chan)
{
	bool busy;
	u32 status;

	ioat_watch_interrupts(chan);
	ioat_poll(&chan->chan);
	/* In this order: an engine that has just been told is at work. */
	busy = ioat_is_busy(chan);
	status = ioat_read_status(chan);
	if (ioat_is_gone(status))
		ioat_chan_lose(chan, "the device is gone");
	else if (ioat_is_halted(chan, status, busy) ||
		 ioat_is_stuck(chan, busy))
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
	if (READ_ONCE(chan->ioat->lost))
		ioat_chan_lose(chan, NULL);
	else if (chan->state == IOAT_RUNNING)
		ioat_watch_running(chan);
	queue_delayed_work(ioat_wq, &chan->watch, IOAT_WATCH_PERIOD);
}
