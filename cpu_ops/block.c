// SPDX-License-Identifier: GPL-2.0
/*
 * Sums of one block of the sources, in plain C
 */
#include <linux/raid/pq_tables.h>
#include <linux/string.h>

#include "cpu.h"

void dmae_cpu_block_add(struct dmae_cpu_block *block, const void *src,
			size_t len)
{
	u64 *sum = block->words, word;

	for (; len >= sizeof(word); len -= sizeof(word)) {
		/* @src may be unaligned.  This compiles to a load. */
		memcpy(&word, src, sizeof(word));
		*sum++ ^= word;
		src += sizeof(word);
	}
	if (len) {
		word = 0;
		memcpy(&word, src, len);
		*sum ^= word;
	}
}

void dmae_cpu_block_xor(struct dmae_cpu_block *block,
			const struct dmae_cpu_op *op, size_t offset, size_t len)
{
	unsigned int i;

	memset(block, 0, sizeof(*block));
	for (i = 0; i < op->src_cnt; i++)
		dmae_cpu_block_add(block, op->srcs[i] + offset, len);
}

/* Multiplies eight bytes by 2, in GF(2^8) with the polynomial 0x11d. */
static u64 dmae_cpu_double(u64 word)
{
	const u64 high = word & 0x8080808080808080ULL;
	const u64 mask = (high << 1) - (high >> 7);

	return ((word ^ high) << 1) ^ (mask & 0x1d1d1d1d1d1d1d1dULL);
}

static void dmae_cpu_block_double(struct dmae_cpu_block *block)
{
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(block->words); i++)
		block->words[i] = dmae_cpu_double(block->words[i]);
}

/* Horner's rule, for coefficients that are successive powers of 2. */
static void dmae_cpu_block_horner(struct dmae_cpu_block *block,
				  const struct dmae_cpu_op *op, int start,
				  size_t offset, size_t len)
{
	unsigned int i;

	for (i = op->src_cnt; i; i--) {
		dmae_cpu_block_double(block);
		dmae_cpu_block_add(block, op->srcs[i - 1] + offset, len);
	}
	for (; start; start--)
		dmae_cpu_block_double(block);
}

static void dmae_cpu_block_multiply_add(struct dmae_cpu_block *block,
					const u8 *src, u8 coef, size_t len)
{
	const u8 *product = raid6_gfmul[coef];
	u8 *sum = (u8 *)block->words;
	size_t i;

	for (i = 0; i < len; i++)
		sum[i] ^= product[src[i]];
}

void dmae_cpu_block_syndrome(struct dmae_cpu_block *block,
			     const struct dmae_cpu_op *op, size_t offset,
			     size_t len)
{
	const int start = dmae_cpu_coefs_start(op);
	unsigned int i;

	memset(block, 0, sizeof(*block));
	/* With a larger @start the doublings cost more than the tables. */
	if (start >= 0 && start <= op->src_cnt) {
		dmae_cpu_block_horner(block, op, start, offset, len);
		return;
	}
	for (i = 0; i < op->src_cnt; i++)
		dmae_cpu_block_multiply_add(block, op->srcs[i] + offset,
					    op->coefs[i], len);
}

int dmae_cpu_coefs_start(const struct dmae_cpu_op *op)
{
	const unsigned int start = raid6_gflog[op->coefs[0]];

	if (!op->coefs[0] || start + op->src_cnt > DMAE_CPU_POWERS ||
	    memcmp(op->coefs, raid6_gfexp + start, op->src_cnt))
		return -1;
	return start;
}
