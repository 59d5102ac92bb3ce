// SPDX-License-Identifier: GPL-2.0
/*
 * The ring: pages of slots, linked in a circle
 *
 * Its addresses have 32 bits, so the engine can't be seen to report half of a
 * new one and half of an old one.
 */
#include <linux/dma-mapping.h>
#include <linux/slab.h>

#include "desc.h"
#include "ring.h"

dma_addr_t ioat_ring_slot_dma(const struct ioat_ring *ring, u64 position)
{
	return ioat_ring_chunk(ring, position)->dma +
	       position % IOAT_CHUNK_SLOTS * IOAT_DESC_SIZE;
}

/*
 * Which of the slots from @start up to @end has that address?  False if none
 * has.  There are fewer of these than slots, so there is one at most.
 */
bool ioat_ring_find(const struct ioat_ring *ring, u64 start, u64 end,
		    dma_addr_t dma, u64 *position)
{
	u64 first = round_down(start, IOAT_CHUNK_SLOTS);

	for (; first < end; first += IOAT_CHUNK_SLOTS) {
		const dma_addr_t chunk = ioat_ring_slot_dma(ring, first);

		if (dma < chunk || dma >= chunk + IOAT_CHUNK_SIZE)
			continue;
		*position = first + (dma - chunk) / IOAT_DESC_SIZE;
		if (*position >= start && *position < end)
			return true;
	}
	return false;
}

/* Its size must not be 0, which some take for an error. */
void ioat_hw_set_null(union ioat_hw *hw)
{
	hw->copy.size = cpu_to_le32(1);
	hw->copy.ctl = cpu_to_le32(IOAT_CTL_NULL | IOAT_CTL_COMPLETION);
	hw->copy.src = 0;
	hw->copy.dst = 0;
}

static void ioat_ring_link(const struct ioat_ring *ring)
{
	u64 i;

	for (i = 0; i <= ring->mask; i++)
		ioat_ring_slot(ring, i)->any.next =
			cpu_to_le64(ioat_ring_slot_dma(ring, i + 1));
}

/* All of its slots lead from one to the next. */
int ioat_ring_alloc(struct device *dev, struct ioat_ring *ring,
		    unsigned int size)
{
	struct ioat_chunk *chunk;
	unsigned int i;

	ring->mask = size - 1;
	ring->chunk_cnt = size / IOAT_CHUNK_SLOTS;
	ring->chunks =
		kcalloc(ring->chunk_cnt, sizeof(*ring->chunks), GFP_KERNEL);
	ring->descs = kvcalloc(size, sizeof(*ring->descs), GFP_KERNEL);
	if (!ring->chunks || !ring->descs)
		goto err_free_ring;
	for (i = 0; i < ring->chunk_cnt; i++) {
		chunk = &ring->chunks[i];
		chunk->hw = dma_alloc_coherent(dev, IOAT_CHUNK_SIZE,
					       &chunk->dma, GFP_KERNEL);
		if (!chunk->hw)
			goto err_free_ring;
	}
	ioat_ring_link(ring);
	return 0;

err_free_ring:
	ioat_ring_free(dev, ring);
	return -ENOMEM;
}

/* Also what is there of one that could not be made. */
void ioat_ring_free(struct device *dev, struct ioat_ring *ring)
{
	unsigned int i;

	for (i = 0; ring->chunks && i < ring->chunk_cnt; i++)
		if (ring->chunks[i].hw)
			dma_free_coherent(dev, IOAT_CHUNK_SIZE,
					  ring->chunks[i].hw,
					  ring->chunks[i].dma);
	kvfree(ring->descs);
	kfree(ring->chunks);
	*ring = (struct ioat_ring){};
}
