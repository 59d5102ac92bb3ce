/* SPDX-License-Identifier: GPL-2.0 */
/*
 * dmae_stock_ioat: a client of the stock dmaengine that checks each result
 *
 *	main	a work item for each channel; the results, as KTAP
 *	slot	an operation: its buffers, submission and check
 *	type	the types of operations and their expected results
 *	parity	P and Q as the CPU computes them
 */
#ifndef DMAE_STOCK_IOAT_H
#define DMAE_STOCK_IOAT_H

#include <linux/completion.h>
#include <linux/dma-direction.h>
#include <linux/dmaengine.h>
#include <linux/prandom.h>
#include <linux/types.h>

#define STOCK_SOURCES 16
#define STOCK_P STOCK_SOURCES
#define STOCK_Q (STOCK_SOURCES + 1)
#define STOCK_BUFFERS (STOCK_SOURCES + 2)

/* The offset of a buffer in its page is less than this. */
#define STOCK_OFFSETS 64

struct stock_type;

/**
 * struct stock_buffer - a page, and the part of it that is used
 * @bytes: the page
 * @offset: offset of the part
 * @addr: DMA address of the part
 * @dir: direction of the mapping; DMA_NONE: not mapped
 */
struct stock_buffer {
	u8 *bytes;
	unsigned int offset;
	dma_addr_t addr;
	enum dma_data_direction dir;
};

/**
 * struct stock_slot - an operation
 * @type: its type
 * @chan: its channel
 * @random: random numbers of the channel
 * @buffer: the sources, P (or the destination) and Q
 * @expected: expected content of the pages of P and Q
 * @len: bytes
 * @sources: number of sources
 * @results: number of P and Q buffers that it uses
 * @coefs: coefficients of the sources, for Q
 * @flags: flags of the stock dmaengine
 * @result: result of a validation
 * @right: expected @result
 * @done: completed by the callback
 */
struct stock_slot {
	const struct stock_type *type;
	struct dma_chan *chan;
	struct rnd_state *random;
	struct stock_buffer buffer[STOCK_BUFFERS];
	u8 *expected[2];
	size_t len;
	unsigned int sources;
	unsigned int results;
	u8 coefs[STOCK_SOURCES];
	unsigned long flags;
	enum sum_check_flags result;
	enum sum_check_flags right;
	struct completion done;
};

/**
 * struct stock_type - a type of operations
 * @name: its name in the report
 * @cap: capability of the stock dmaengine
 * @fill: chooses sources and flags, and computes @expected of the slot
 * @prep: prepares the operation
 */
struct stock_type {
	const char *name;
	enum dma_transaction_type cap;
	void (*fill)(struct stock_slot *slot);
	struct dma_async_tx_descriptor *(*prep)(struct stock_slot *slot);
};

/* type.c */
#define STOCK_TYPES 6
extern const struct stock_type stock_types[STOCK_TYPES];

/* slot.c */
int stock_slot_init(struct stock_slot *slot, struct dma_chan *chan,
		    struct rnd_state *random);
void stock_slot_fini(struct stock_slot *slot);
int stock_slot_submit(struct stock_slot *slot, const struct stock_type *type,
		      bool interrupt);

/* Waits for the operation; returns whether its data and result are right. */
bool stock_slot_finish(struct stock_slot *slot);
bool stock_slot_sources_intact(const struct stock_slot *slot);

static inline u32 stock_random(struct stock_slot *slot, u32 below)
{
	return prandom_u32_state(slot->random) % below;
}

static inline u8 *stock_bytes(const struct stock_slot *slot, unsigned int i)
{
	return slot->buffer[i].bytes + slot->buffer[i].offset;
}

/* parity.c */
void stock_parity_p(const struct stock_slot *slot, u8 *to);
void stock_parity_q(const struct stock_slot *slot, u8 *to);

#endif /* DMAE_STOCK_IOAT_H */
