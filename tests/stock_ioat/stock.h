/* SPDX-License-Identifier: GPL-2.0 */
/*
 * dmae_stock_ioat: a client of the stock dmaengine that checks each result
 *
 *	main	a thread for each channel; the result, as KTAP
 *	slot	an operation: its buffers, and its way through the engine
 *	type	the types of operations: what is asked, what has to come
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

/* Buffers begin before that, and end within a page. */
#define STOCK_OFFSETS 64

struct stock_type;

/**
 * struct stock_buffer - a page, and the part of it that is used
 * @bytes: the page
 * @offset: of the part
 * @addr: of the part, for the device
 * @dir: how it is mapped; DMA_NONE: it is not
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
 * @chan: where
 * @random: what is at random about it
 * @buffer: the sources, P (or the destination) and Q
 * @expected: what the pages of P and Q shall hold in the end
 * @len: bytes
 * @sources: number of sources
 * @results: how many of P and Q there are
 * @coefs: of the sources, for Q
 * @flags: of the stock engine
 * @result: of a validation
 * @right: what that has to be
 * @done: called back
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
 * @name: for people
 * @cap: of the stock engine
 * @fill: chooses sources and flags, and what shall be in @expected
 * @prep: prepares it
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

/* Waits for it; returns whether all is as it shall be. */
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
