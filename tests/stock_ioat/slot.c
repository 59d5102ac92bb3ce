// SPDX-License-Identifier: GPL-2.0
/*
 * An operation: its buffers, submission and check
 */
#define pr_fmt(fmt) KBUILD_MODNAME ": " fmt

#include <linux/dma-mapping.h>
#include <linux/hash.h>
#include <linux/mm.h>
#include <linux/printk.h>

#include "stock.h"

#define STOCK_PATIENCE_MS 20000

/* The byte at @at of a source, which never changes. */
static u8 stock_source_byte(unsigned int source, size_t at)
{
	return hash_32(source << 12 | at, 8);
}

static void stock_slot_fill_sources(struct stock_slot *slot)
{
	unsigned int i;
	size_t at;

	for (i = 0; i < STOCK_SOURCES; i++)
		for (at = 0; at < PAGE_SIZE; at++)
			slot->buffer[i].bytes[at] = stock_source_byte(i, at);
}

bool stock_slot_sources_intact(const struct stock_slot *slot)
{
	unsigned int i;
	size_t at;

	for (i = 0; i < STOCK_SOURCES; i++)
		for (at = 0; at < PAGE_SIZE; at++)
			if (slot->buffer[i].bytes[at] !=
			    stock_source_byte(i, at))
				return false;
	return true;
}

int stock_slot_init(struct stock_slot *slot, struct dma_chan *chan,
		    struct rnd_state *random)
{
	unsigned int i;
	bool whole = true;

	slot->chan = chan;
	slot->random = random;
	init_completion(&slot->done);
	for (i = 0; i < STOCK_BUFFERS; i++) {
		slot->buffer[i].bytes = (u8 *)__get_free_page(GFP_KERNEL);
		slot->buffer[i].dir = DMA_NONE;
		whole &= !!slot->buffer[i].bytes;
	}
	for (i = 0; i < ARRAY_SIZE(slot->expected); i++) {
		slot->expected[i] = (u8 *)__get_free_page(GFP_KERNEL);
		whole &= !!slot->expected[i];
	}
	if (!whole)
		return -ENOMEM;
	stock_slot_fill_sources(slot);
	return 0;
}

void stock_slot_fini(struct stock_slot *slot)
{
	unsigned int i;

	for (i = 0; i < STOCK_BUFFERS; i++)
		free_page((unsigned long)slot->buffer[i].bytes);
	for (i = 0; i < ARRAY_SIZE(slot->expected); i++)
		free_page((unsigned long)slot->expected[i]);
}

static void stock_slot_unmap(struct stock_slot *slot)
{
	struct device *dev = slot->chan->device->dev;
	unsigned int i;

	for (i = 0; i < STOCK_BUFFERS; i++) {
		struct stock_buffer *buffer = &slot->buffer[i];

		if (buffer->dir != DMA_NONE)
			dma_unmap_page(dev, buffer->addr, slot->len,
				       buffer->dir);
		buffer->dir = DMA_NONE;
	}
}

static bool stock_slot_uses(const struct stock_slot *slot, unsigned int i)
{
	return i < STOCK_SOURCES ? i < slot->sources :
				   i - STOCK_P < slot->results;
}

static int stock_slot_map(struct stock_slot *slot)
{
	const enum dma_data_direction result =
		slot->type->cap == DMA_XOR_VAL ||
				slot->type->cap == DMA_PQ_VAL ?
			DMA_TO_DEVICE :
			DMA_FROM_DEVICE;
	struct device *dev = slot->chan->device->dev;
	unsigned int i;

	for (i = 0; i < STOCK_BUFFERS; i++) {
		struct stock_buffer *buffer = &slot->buffer[i];

		if (!stock_slot_uses(slot, i))
			continue;
		buffer->dir = i < STOCK_SOURCES ? DMA_TO_DEVICE : result;
		buffer->addr = dma_map_page(dev, virt_to_page(buffer->bytes),
					    buffer->offset, slot->len,
					    buffer->dir);
		if (dma_mapping_error(dev, buffer->addr)) {
			buffer->dir = DMA_NONE;
			stock_slot_unmap(slot);
			return -ENOMEM;
		}
	}
	return 0;
}

/* Most operations are short, as the CPU checks them byte by byte. */
static void stock_slot_choose(struct stock_slot *slot, bool interrupt)
{
	const u32 longest = stock_random(slot, 16) ? 256 :
						     PAGE_SIZE - STOCK_OFFSETS;
	unsigned int i;

	slot->len = 1 + stock_random(slot, longest);
	for (i = 0; i < STOCK_BUFFERS; i++)
		slot->buffer[i].offset = stock_random(slot, STOCK_OFFSETS);
	for (i = 0; i < STOCK_SOURCES; i++)
		slot->coefs[i] = prandom_u32_state(slot->random);
	for (i = 0; i < ARRAY_SIZE(slot->expected); i++) {
		memset(slot->buffer[STOCK_P + i].bytes, 0x5a + i, PAGE_SIZE);
		memset(slot->expected[i], 0x5a + i, PAGE_SIZE);
	}
	slot->flags = DMA_CTRL_ACK;
	if (interrupt || stock_random(slot, 2))
		slot->flags |= DMA_PREP_INTERRUPT;
	if (!stock_random(slot, 4))
		slot->flags |= DMA_PREP_FENCE;
	slot->sources = 0;
	slot->results = 0;
	slot->result = 0;
	slot->right = 0;
}

static void stock_slot_called_back(void *data)
{
	struct stock_slot *slot = data;

	complete(&slot->done);
}

int stock_slot_submit(struct stock_slot *slot, const struct stock_type *type,
		      bool interrupt)
{
	struct dma_async_tx_descriptor *tx;
	int err;

	slot->type = type;
	stock_slot_choose(slot, interrupt);
	if (type->fill)
		type->fill(slot);
	reinit_completion(&slot->done);
	err = stock_slot_map(slot);
	if (err)
		return err;
	/* Stock ioatdma holds a lock from prep to submit. */
	tx = type->prep(slot);
	if (!tx) {
		stock_slot_unmap(slot);
		return -EBUSY;
	}
	tx->callback = stock_slot_called_back;
	tx->callback_param = slot;
	return dma_submit_error(dmaengine_submit(tx));
}

bool stock_slot_finish(struct stock_slot *slot)
{
	unsigned long patience = msecs_to_jiffies(STOCK_PATIENCE_MS);
	unsigned int i;

	if (!wait_for_completion_timeout(&slot->done, patience)) {
		dmaengine_terminate_sync(slot->chan);
		pr_err("%s: no callback\n", slot->type->name);
		return false;
	}
	stock_slot_unmap(slot);
	for (i = 0; i < ARRAY_SIZE(slot->expected); i++)
		if (memcmp(slot->buffer[STOCK_P + i].bytes, slot->expected[i],
			   PAGE_SIZE))
			return false;
	return slot->result == slot->right;
}
