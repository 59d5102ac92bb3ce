// SPDX-License-Identifier: GPL-2.0
/*
 * The resources of a channel
 */
#include <linux/dmapool.h>
#include <linux/iopoll.h>
#include <linux/slab.h>

#include "chan.h"
#include "control.h"
#include "descs.h"
#include "issue.h"
#include "loss.h"
#include "regs.h"
#include "reset.h"

/* Time limit for the null descriptor of the self-check. */
#define IOAT_FIRST_US USEC_PER_SEC

/*
 * Slots that always stay free: the slot in the completion word, which must not
 * be reused before the engine reports another, and one for its extension.
 */
#define IOAT_FREE_SLOTS 2

static void ioat_memory_free(struct ioat_chan *chan)
{
	/* Wait for ioat_device_ask(), which skips channels that are off. */
	mutex_lock(&chan->ioat->loss_lock);
	mutex_unlock(&chan->ioat->loss_lock);
	ioat_descs_free(chan);
	if (chan->completion)
		dma_pool_free(chan->ioat->pool, (void *)chan->completion,
			      chan->completion_dma);
	chan->completion = NULL;
	ioat_ring_free(ioat_dev(chan), &chan->ring);
}

static int ioat_memory_alloc(struct ioat_chan *chan)
{
	int err;

	err = ioat_ring_alloc(ioat_dev(chan), &chan->ring, ioat_ring_size);
	if (err)
		return err;
	err = -ENOMEM;
	chan->completion = dma_pool_zalloc(chan->ioat->pool, GFP_KERNEL,
					   &chan->completion_dma);
	if (chan->completion)
		err = ioat_descs_add(chan, ioat_ring_size);
	if (err)
		ioat_memory_free(chan);
	return err;
}

static void ioat_positions_init(struct ioat_chan *chan)
{
	atomic_set(&chan->credits, ioat_ring_size - IOAT_FREE_SLOTS);
	chan->full = false;
	chan->head = 0;
	chan->issued = 0;
	chan->last = NULL;
	chan->tail = 0;
	chan->done = -1;
	chan->to_call = 0;
	chan->called = 0;
	chan->successes = 0;
	chan->halted = 0;
	chan->seen_successes = 0;
	chan->failures = 0;
	chan->watched = 0;
	chan->cut_off = 0;
	chan->watched_at = jiffies;
	init_llist_head(&chan->ended);
}

/* Self-check: the engine fetches a null descriptor and reports it. */
static int ioat_self_check(struct ioat_chan *chan)
{
	u64 report;

	spin_lock_bh(&chan->submit_lock);
	ioat_hw_set_null(ioat_slot(chan, 0));
	chan->head = 1;
	chan->issued = 1;
	ioat_hw_start(chan, 0);
	ioat_ring_doorbell(chan);
	spin_unlock_bh(&chan->submit_lock);
	if (read_poll_timeout(le64_to_cpu, report, report, 10, IOAT_FIRST_US,
			      false, READ_ONCE(*chan->completion)))
		return -EIO;

	spin_lock_bh(&chan->reap_lock);
	chan->tail = 1;
	chan->done = 0;
	spin_unlock_bh(&chan->reap_lock);
	/* An engine that has halted on an error reports address 0. */
	return report & ~(u64)(IOAT_DESC_SIZE - 1) ? 0 : -EIO;
}

static int ioat_first_start(struct ioat_chan *chan)
{
	int err;

	err = ioat_hw_stop(chan);
	if (err != -ENODEV)
		err = ioat_hw_reset(chan);
	return err ?: ioat_self_check(chan);
}

/* A suspended device may be out of reach; its engine starts on resume. */
static int ioat_switch_on(struct ioat_chan *chan)
{
	int err = 0;

	lockdep_assert_held(&chan->control);
	if (ioat_is_lost(chan->ioat))
		return -ENODEV;
	ioat_positions_init(chan);
	if (!chan->suspended)
		err = ioat_first_start(chan);
	if (err)
		return err;
	ioat_chan_set_state(chan, IOAT_STOPPED);
	return 0;
}

int ioat_alloc_resources(struct dmae_chan *dmae_chan)
{
	struct ioat_chan *chan = to_ioat_chan(dmae_chan);
	int err;

	err = ioat_memory_alloc(chan);
	if (err)
		return err;

	guard(mutex)(&chan->control);
	err = ioat_switch_on(chan);
	if (err) {
		ioat_err(chan, "the engine does not start: %d (CHANSTS %#x)",
			 err, ioat_read_status(chan));
		if (err != -ENODEV && ioat_hw_reset(chan))
			ioat_device_lost(chan->ioat, chan,
					 "the engine cannot be reset");
		ioat_memory_free(chan);
		return err;
	}
	if (!chan->suspended)
		ioat_chan_set_state(chan, IOAT_RUNNING);
	queue_delayed_work(ioat_wq, &chan->watch, HZ / 4);
	return 0;
}

static void ioat_switch_off(struct ioat_chan *chan)
{
	guard(mutex)(&chan->control);
	if (chan->state == IOAT_RUNNING && ioat_chan_stop(chan))
		ioat_chan_lose(chan, "the engine cannot be stopped");
	ioat_hw_idle(chan);
	ioat_chan_set_state(chan, IOAT_OFF);
}

/* In state IOAT_OFF the tasklet and work items are not scheduled again. */
void ioat_free_resources(struct dmae_chan *dmae_chan)
{
	struct ioat_chan *chan = to_ioat_chan(dmae_chan);

	ioat_switch_off(chan);
	cancel_delayed_work_sync(&chan->watch);
	cancel_delayed_work_sync(&chan->poll_work);
	if (chan->irq)
		synchronize_irq(chan->irq);
	tasklet_kill(&chan->tasklet);
	ioat_memory_free(chan);
}
