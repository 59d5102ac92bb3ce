// SPDX-License-Identifier: GPL-2.0
/*
 * The descriptors of a channel: as many as its ring has slots
 */
#include <linux/dmapool.h>
#include <linux/slab.h>

#include "descs.h"

/* Unmaps a descriptor that was never submitted, and returns its credits. */
static noinline void ioat_desc_undo(struct ioat_desc *desc)
{
	struct ioat_chan *chan = to_ioat_chan(desc->tx.chan);

	ioat_unmap(desc);
	atomic_add(desc->slots, &chan->credits);
	desc->slots = 0;
}

void ioat_desc_release(struct dmae_async_tx_descriptor *tx)
{
	struct ioat_chan *chan = to_ioat_chan(tx->chan);
	struct ioat_desc *desc = to_ioat_desc(tx);

	if (desc->sed) {
		dma_pool_free(chan->ioat->pool, desc->sed, desc->sed_dma);
		desc->sed = NULL;
	}
	if (desc->slots)
		ioat_desc_undo(desc);
	llist_add(&desc->node, &chan->free);
}

/* Rounded up, so that each descriptor starts in a cache line of its own. */
static size_t ioat_desc_size(const struct ioat_device *ioat)
{
	const unsigned int srcs = max3(ioat->device.limits.max_xor,
				       ioat->device.limits.max_pq, 1U);
	const struct ioat_desc *desc = NULL;

	return ALIGN(struct_size(desc, dma, 2 + srcs), SMP_CACHE_BYTES);
}

static void **ioat_descs_room(struct ioat_chan *chan)
{
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(chan->descs); i++)
		if (!chan->descs[i])
			return &chan->descs[i];
	return NULL;
}

int ioat_descs_add(struct ioat_chan *chan, unsigned int cnt)
{
	const size_t size = ioat_desc_size(chan->ioat);
	void **room = ioat_descs_room(chan);
	unsigned int i;

	if (!room)
		return -ENOSPC;
	*room = kvzalloc_node(array_size(cnt, size), GFP_KERNEL,
			      dev_to_node(ioat_dev(chan)));
	if (!*room)
		return -ENOMEM;
	for (i = 0; i < cnt; i++) {
		struct ioat_desc *desc = *room + i * size;

		dmae_tx_init(&desc->tx, &chan->chan, ioat_desc_release);
		llist_add(&desc->node, &chan->free);
	}
	return 0;
}

void ioat_descs_free(struct ioat_chan *chan)
{
	unsigned int i;

	init_llist_head(&chan->free);
	for (i = 0; i < ARRAY_SIZE(chan->descs); i++) {
		kvfree(chan->descs[i]);
		chan->descs[i] = NULL;
	}
}
