// SPDX-License-Identifier: GPL-2.0
/*
 * From submit to the doorbell: slots are filled in order, issued in batches
 */
#include <linux/io.h>
#include <linux/string.h>

#include "issue.h"
#include "regs.h"

/*
 * Without interrupts a work item completes operations.  It is not needed for
 * the self-check, which rings the doorbell before the channel is RUNNING.
 */
static void ioat_poll_later(struct ioat_chan *chan)
{
	lockdep_assert_held(&chan->submit_lock);
	if (ioat_interrupts == IOAT_POLL && chan->state == IOAT_RUNNING)
		queue_delayed_work(ioat_wq, &chan->poll_work, 1);
}

/* DMACOUNT counts descriptors since the start of the engine, modulo 2^16. */
void ioat_ring_doorbell(struct ioat_chan *chan)
{
	lockdep_assert_held(&chan->submit_lock);
	writew(chan->issued - chan->base, chan->regs + IOAT_DMACOUNT);
	dmae_chan_count_doorbell(&chan->chan);
	ioat_poll_later(chan);
}

/* The last submitted operation raises an interrupt on completion. */
static void ioat_ask_interrupt(struct ioat_chan *chan)
{
	struct ioat_desc *desc = chan->last;
	u64 position = chan->head - desc->slots + desc->report;

	ioat_slot(chan, position)->any.ctl |= cpu_to_le32(IOAT_CTL_INT);
	desc->interrupts = true;
}

/* Trace the operations that the next doorbell starts. */
static void ioat_trace_starts(struct ioat_chan *chan)
{
	u64 position = chan->issued;

	lockdep_assert_held(&chan->submit_lock);
	while (position != chan->head) {
		struct ioat_desc *desc = ioat_ring_desc(&chan->ring, position);

		dmae_tx_start(&desc->tx);
		position += desc->slots;
	}
}

/* Issue every submitted operation. */
static void ioat_issue(struct ioat_chan *chan)
{
	lockdep_assert_held(&chan->submit_lock);
	if (dmae_start_is_traced())
		ioat_trace_starts(chan);
	/* Pairs with the acquire in ioat_issued(): the slots are filled. */
	smp_store_release(&chan->issued, chan->head);
	if (chan->state == IOAT_RUNNING)
		ioat_ring_doorbell(chan);
	else if (chan->state == IOAT_LOST)
		ioat_watch_soon(chan);
}

/* Copies all but the address of the next slot. */
static inline void ioat_slot_fill(union ioat_hw *slot, const union ioat_hw *hw)
{
	memcpy(slot, hw, offsetof(union ioat_hw, any.next));
	memcpy(&slot->any.rest, &hw->any.rest, sizeof(hw->any.rest));
}

/* Fills the slots after the first. */
static noinline void ioat_slots_fill_more(struct ioat_chan *chan,
					  struct ioat_desc *desc)
{
	unsigned int i;

	for (i = 1; i < desc->hw_slots; i++)
		ioat_slot_fill(ioat_slot(chan, chan->head + i), &desc->hw[i]);
	if (i < desc->slots)
		ioat_hw_set_null(ioat_slot(chan, chan->head + i));
}

dmae_cookie_t ioat_submit(struct dmae_async_tx_descriptor *tx)
{
	struct ioat_chan *chan = to_ioat_chan(tx->chan);
	struct ioat_desc *desc = to_ioat_desc(tx);
	dmae_cookie_t cookie;
	u64 head;

	spin_lock_bh(&chan->submit_lock);
	head = chan->head;
	/* Needs no interrupt: an operation that is issued later raises one. */
	if (head - chan->issued >= ioat_batch)
		ioat_issue(chan);
	cookie = dmae_cookie_assign(tx);
	chan->ring.descs[head & chan->ring.mask] = desc;
	ioat_slot_fill(ioat_slot(chan, head), &desc->hw[0]);
	if (desc->slots > 1)
		ioat_slots_fill_more(chan, desc);
	chan->head = head + desc->slots;
	chan->last = desc;
	spin_unlock_bh(&chan->submit_lock);
	return cookie;
}

void ioat_issue_pending(struct dmae_chan *dmae_chan)
{
	ioat_issue_all(to_ioat_chan(dmae_chan));
}

/* True if issued operations have not completed. */
bool ioat_is_busy(struct ioat_chan *chan)
{
	bool busy;

	spin_lock_bh(&chan->submit_lock);
	busy = READ_ONCE(chan->tail) != chan->issued;
	spin_unlock_bh(&chan->submit_lock);
	return busy;
}

void ioat_issue_all(struct ioat_chan *chan)
{
	spin_lock_bh(&chan->submit_lock);
	if (chan->issued != chan->head) {
		if (ioat_interrupts != IOAT_POLL)
			ioat_ask_interrupt(chan);
		ioat_issue(chan);
	}
	spin_unlock_bh(&chan->submit_lock);
}
