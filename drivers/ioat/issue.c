// SPDX-License-Identifier: GPL-2.0
/*
 * From submit to the bell: slots are filled in order, and rung in batches
 */
#include <linux/io.h>
#include <linux/string.h>

#include "issue.h"
#include "regs.h"

/*
 * Who looks for what has ended where no interrupt comes.  Until the engine runs
 * there is no operation: what ioat_try() has it do is nobody else's.
 */
static void ioat_poll_later(struct ioat_chan *chan)
{
	lockdep_assert_held(&chan->submit_lock);
	if (ioat_interrupts == IOAT_POLL && chan->state == IOAT_RUNNING)
		queue_delayed_work(ioat_wq, &chan->poll_work, 1);
}

/* The engine counts what it may do from where it was started, in 16 bits. */
void ioat_ring_doorbell(struct ioat_chan *chan)
{
	lockdep_assert_held(&chan->submit_lock);
	writew(chan->issued - chan->base, chan->regs + IOAT_DMACOUNT);
	dmae_chan_count_doorbell(&chan->chan);
	ioat_poll_later(chan);
}

/* For who issues: of what has been submitted, the last one sends it. */
static void ioat_ask_interrupt(struct ioat_chan *chan)
{
	struct ioat_desc *desc = chan->last;
	u64 position = chan->head - desc->slots + desc->report;

	ioat_slot(chan, position)->any.ctl |= cpu_to_le32(IOAT_CTL_INT);
	desc->interrupts = true;
}

/* What begins with the next doorbell, as far as anybody can tell. */
static void ioat_trace_starts(struct ioat_chan *chan)
{
	u64 position = chan->issued;

	lockdep_assert_held(&chan->submit_lock);
	while (position != chan->head) {
		struct ioat_desc *desc =
			ioat_ring_desc(&chan->ring, position);

		dmae_tx_start(&desc->tx);
		position += desc->slots;
	}
}

/* All that was submitted. */
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

/* Everything but where the next slot is. */
static inline void ioat_slot_fill(union ioat_hw *slot, const union ioat_hw *hw)
{
	memcpy(slot, hw, offsetof(union ioat_hw, any.next));
	memcpy(&slot->any.rest, &hw->any.rest, sizeof(hw->any.rest));
}

/* From its second slot on. */
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
	/* Without an interrupt: the last one is left, which has it. */
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

/* Are there operations whose doorbell was rung and that have not completed? */
bool ioat_is_busy(struct ioat_chan *chan)
{
	bool busy;

	spin_lock_bh(&chan->submit_lock);
	busy = READ_ONCE(chan->tail) != chan->issued;
	spin_unlock_bh(&chan->submit_lock);
	return busy;
}

/* Returns with all that was submitted issued. */
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
