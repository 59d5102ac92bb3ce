// SPDX-License-Identifier: GPL-2.0
/*
 * The types of operations and their expected results
 */
#include "stock.h"

/*
 * One validation in so many finds a mismatch.  It must be rare, as each one
 * halts the channel, and stock ioatdma takes a long halt for a fault.
 */
#define STOCK_SPOILED 16

static u8 *stock_expected_p(const struct stock_slot *slot)
{
	return slot->expected[0] + slot->buffer[STOCK_P].offset;
}

static u8 *stock_expected_q(const struct stock_slot *slot)
{
	return slot->expected[1] + slot->buffer[STOCK_Q].offset;
}

static struct dma_async_tx_descriptor *
stock_prep_interrupt(struct stock_slot *slot)
{
	return slot->chan->device->device_prep_dma_interrupt(slot->chan,
							     slot->flags);
}

static void stock_fill_memcpy(struct stock_slot *slot)
{
	slot->sources = 1;
	slot->results = 1;
	memcpy(stock_expected_p(slot), stock_bytes(slot, 0), slot->len);
}

static struct dma_async_tx_descriptor *
stock_prep_memcpy(struct stock_slot *slot)
{
	return dmaengine_prep_dma_memcpy(slot->chan, slot->buffer[STOCK_P].addr,
					 slot->buffer[0].addr, slot->len,
					 slot->flags);
}

static void stock_choose_sources(struct stock_slot *slot, unsigned int most)
{
	slot->sources = 2 + stock_random(slot, most - 1);
}

static void stock_fill_xor(struct stock_slot *slot)
{
	slot->results = 1;
	stock_choose_sources(slot, slot->chan->device->max_xor);
	stock_parity_p(slot, stock_expected_p(slot));
}

static void stock_addrs(const struct stock_slot *slot, dma_addr_t *addrs)
{
	unsigned int i;

	for (i = 0; i < slot->sources; i++)
		addrs[i] = slot->buffer[i].addr;
}

static struct dma_async_tx_descriptor *stock_prep_xor(struct stock_slot *slot)
{
	struct dma_device *device = slot->chan->device;
	dma_addr_t addrs[STOCK_SOURCES];

	stock_addrs(slot, addrs);
	return device->device_prep_dma_xor(slot->chan,
					   slot->buffer[STOCK_P].addr, addrs,
					   slot->sources, slot->len,
					   slot->flags);
}

/* Changes one bit of buffer @i, which the engine must find. */
static void stock_spoil(struct stock_slot *slot, unsigned int i)
{
	stock_bytes(slot, i)[stock_random(slot, slot->len)] ^=
		1 << stock_random(slot, 8);
}

/* A validation changes neither P nor Q, spoiled or not. */
static void stock_expect_unchanged(struct stock_slot *slot)
{
	memcpy(slot->expected[0], slot->buffer[STOCK_P].bytes, PAGE_SIZE);
	memcpy(slot->expected[1], slot->buffer[STOCK_Q].bytes, PAGE_SIZE);
}

/* The first source is the xor of the others. */
static void stock_fill_xor_val(struct stock_slot *slot)
{
	slot->results = 1;
	stock_choose_sources(slot, slot->chan->device->max_xor - 1);
	stock_parity_p(slot, stock_bytes(slot, STOCK_P));
	if (!stock_random(slot, STOCK_SPOILED)) {
		stock_spoil(slot, STOCK_P);
		slot->right = SUM_CHECK_P_RESULT;
	}
	stock_expect_unchanged(slot);
}

static struct dma_async_tx_descriptor *
stock_prep_xor_val(struct stock_slot *slot)
{
	struct dma_device *device = slot->chan->device;
	dma_addr_t addrs[STOCK_SOURCES + 1];

	addrs[0] = slot->buffer[STOCK_P].addr;
	stock_addrs(slot, addrs + 1);
	return device->device_prep_dma_xor_val(slot->chan, addrs,
					       slot->sources + 1, slot->len,
					       &slot->result, slot->flags);
}

static void stock_choose_pq(struct stock_slot *slot)
{
	const u32 choice = stock_random(slot, 4);

	if (choice == 0)
		slot->flags |= DMA_PREP_PQ_DISABLE_P;
	if (choice == 1)
		slot->flags |= DMA_PREP_PQ_DISABLE_Q;
	slot->results = 2;
	stock_choose_sources(slot, dma_maxpq(slot->chan->device, slot->flags));
}

static void stock_fill_pq(struct stock_slot *slot)
{
	stock_choose_pq(slot);
	if (!(slot->flags & DMA_PREP_PQ_DISABLE_P))
		stock_parity_p(slot, stock_expected_p(slot));
	if (!(slot->flags & DMA_PREP_PQ_DISABLE_Q))
		stock_parity_q(slot, stock_expected_q(slot));
}

static struct dma_async_tx_descriptor *stock_prep_pq(struct stock_slot *slot)
{
	struct dma_device *device = slot->chan->device;
	dma_addr_t addrs[STOCK_SOURCES], pq[2] = {
		slot->buffer[STOCK_P].addr,
		slot->buffer[STOCK_Q].addr,
	};

	stock_addrs(slot, addrs);
	return device->device_prep_dma_pq(slot->chan, pq, addrs, slot->sources,
					  slot->coefs, slot->len, slot->flags);
}

static void stock_fill_pq_val(struct stock_slot *slot)
{
	stock_choose_pq(slot);
	stock_parity_p(slot, stock_bytes(slot, STOCK_P));
	stock_parity_q(slot, stock_bytes(slot, STOCK_Q));
	if (!stock_random(slot, STOCK_SPOILED)) {
		stock_spoil(slot, STOCK_P);
		slot->right |= SUM_CHECK_P_RESULT;
	}
	if (!stock_random(slot, STOCK_SPOILED)) {
		stock_spoil(slot, STOCK_Q);
		slot->right |= SUM_CHECK_Q_RESULT;
	}
	if (slot->flags & DMA_PREP_PQ_DISABLE_P)
		slot->right &= ~SUM_CHECK_P_RESULT;
	if (slot->flags & DMA_PREP_PQ_DISABLE_Q)
		slot->right &= ~SUM_CHECK_Q_RESULT;
	stock_expect_unchanged(slot);
}

static struct dma_async_tx_descriptor *
stock_prep_pq_val(struct stock_slot *slot)
{
	struct dma_device *device = slot->chan->device;
	dma_addr_t addrs[STOCK_SOURCES], pq[2] = {
		slot->buffer[STOCK_P].addr,
		slot->buffer[STOCK_Q].addr,
	};

	stock_addrs(slot, addrs);
	return device->device_prep_dma_pq_val(slot->chan, pq, addrs,
					      slot->sources, slot->coefs,
					      slot->len, &slot->result,
					      slot->flags);
}

const struct stock_type stock_types[STOCK_TYPES] = {
	{ "memcpy", DMA_MEMCPY, stock_fill_memcpy, stock_prep_memcpy },
	{ "interrupt", DMA_INTERRUPT, NULL, stock_prep_interrupt },
	{ "xor", DMA_XOR, stock_fill_xor, stock_prep_xor },
	{ "xor_val", DMA_XOR_VAL, stock_fill_xor_val, stock_prep_xor_val },
	{ "pq", DMA_PQ, stock_fill_pq, stock_prep_pq },
	{ "pq_val", DMA_PQ_VAL, stock_fill_pq_val, stock_prep_pq_val },
};
