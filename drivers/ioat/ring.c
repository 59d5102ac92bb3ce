// SPDX-License-Identifier: GPL-2.0
/*
 * The ring: pages of slots, linked in a circle
 *
 * It lies below 4 GiB, so the upper half of a completion word is always 0, and
 * a completion word may be read while it is half written.
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
 * Finds the position of the slot at @dma, from @start to before @end.  The
 * range is less than a round of the ring, so it has the slot at most once.
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

/* The size must not be 0: version 3.0 raises a length error. */
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

/* Also frees a ring that was allocated in part. */
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
