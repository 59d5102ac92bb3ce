// SPDX-License-Identifier: GPL-2.0
/*
 * Replacing a ring that was full by one of twice the size
 *
 * So the memory of a channel follows its use.  The engine is stopped meanwhile;
 * outstanding operations keep their positions.
 */
#include "control.h"
#include "descs.h"
#include "watchdog.h"

static void ioat_slot_move(const struct ioat_ring *to, struct ioat_chan *chan,
			   u64 position)
{
	union ioat_hw *slot = ioat_ring_slot(to, position);
	const __le64 next = slot->any.next;

	*slot = *ioat_slot(chan, position);
	slot->any.next = next;
	to->descs[position & to->mask] = ioat_ring_desc(&chan->ring, position);
}

/* On return @ring is the old ring. */
static void ioat_ring_replace(struct ioat_chan *chan, struct ioat_ring *ring)
{
	u64 position;

	lockdep_assert_held(&chan->control);
	spin_lock_bh(&chan->submit_lock);
	spin_lock(&chan->reap_lock);
	for (position = chan->tail; position != chan->head; position++)
		ioat_slot_move(ring, chan, position);
	swap(chan->ring, *ring);
	spin_unlock(&chan->reap_lock);
	spin_unlock_bh(&chan->submit_lock);
}

static void ioat_chan_take_ring(struct ioat_chan *chan, struct ioat_ring *ring)
{
	const unsigned int more = ring->mask - chan->ring.mask;

	if (ioat_chan_stop(chan)) {
		ioat_chan_lose(chan, "the engine cannot be reset");
		return;
	}
	ioat_ring_replace(chan, ring);
	atomic_add(more, &chan->credits);
	WRITE_ONCE(chan->full, false);
	ioat_chan_start(chan);
}

/* Without memory the watchdog tries again later. */
void ioat_chan_grow(struct ioat_chan *chan)
{
	const unsigned int size = chan->ring.mask + 1;
	struct ioat_ring ring;

	lockdep_assert_held(&chan->control);
	if (!READ_ONCE(chan->full) || size >= ioat_ring_max ||
	    ioat_ring_alloc(ioat_dev(chan), &ring, 2 * size))
		return;
	if (!ioat_descs_add(chan, size))
		ioat_chan_take_ring(chan, &ring);
	ioat_ring_free(ioat_dev(chan), &ring);
}
