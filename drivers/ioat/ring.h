/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The ring: pages of descriptor slots, linked in a circle
 */
#ifndef DMAE_IOAT_RING_H
#define DMAE_IOAT_RING_H

#include <linux/log2.h>
#include <linux/sizes.h>
#include <linux/types.h>

#include "desc.h"

struct device;
struct ioat_desc;

/* The ring is made of chunks of one page. */
#define IOAT_CHUNK_SIZE SZ_4K
#define IOAT_CHUNK_SLOTS (IOAT_CHUNK_SIZE / IOAT_DESC_SIZE)

/* Most rings of a channel, one after the other: each has twice the slots. */
#define IOAT_MAX_RING SZ_32K
#define IOAT_GROWTHS (1 + ilog2(IOAT_MAX_RING / IOAT_CHUNK_SLOTS))

/**
 * struct ioat_chunk - one page of the ring
 * @hw: its slots
 * @dma: DMA address of the first slot
 */
struct ioat_chunk {
	union ioat_hw *hw;
	dma_addr_t dma;
};

/**
 * struct ioat_ring - the ring of a channel
 * @mask: number of slots minus one
 * @chunk_cnt: number of chunks
 * @chunks: the chunks
 * @descs: for the first slot of each operation, its descriptor
 *
 * Positions only grow; position & @mask is the slot.
 */
struct ioat_ring {
	u64 mask;
	unsigned int chunk_cnt;
	struct ioat_chunk *chunks;
	struct ioat_desc **descs;
};

static inline struct ioat_chunk *ioat_ring_chunk(const struct ioat_ring *ring,
						 u64 position)
{
	return &ring->chunks[(position & ring->mask) / IOAT_CHUNK_SLOTS];
}

static inline union ioat_hw *ioat_ring_slot(const struct ioat_ring *ring,
					    u64 position)
{
	return &ioat_ring_chunk(ring, position)->hw[position % IOAT_CHUNK_SLOTS];
}

static inline struct ioat_desc *ioat_ring_desc(const struct ioat_ring *ring,
					       u64 position)
{
	return ring->descs[position & ring->mask];
}

int ioat_ring_alloc(struct device *dev, struct ioat_ring *ring,
		    unsigned int size);
void ioat_ring_free(struct device *dev, struct ioat_ring *ring);
dma_addr_t ioat_ring_slot_dma(const struct ioat_ring *ring, u64 position);
bool ioat_ring_find(const struct ioat_ring *ring, u64 start, u64 end,
		    dma_addr_t dma, u64 *position);

/* Fills in a null descriptor, which transfers nothing and only reports. */
void ioat_hw_set_null(union ioat_hw *hw);

#endif /* DMAE_IOAT_RING_H */
