// SPDX-License-Identifier: GPL-2.0
/*
 * RAID-6 syndromes, and their validation
 *
 * Index 0 is P, index 1 is Q.
 */
#include <linux/percpu.h>
#include <linux/string.h>

#include "cpu.h"

/* Copies @sums to P and Q, unless they were computed in place. */
static void dmae_cpu_pq_store(const struct dmae_cpu_op *op, void *const *sums,
			      size_t offset, size_t len)
{
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(op->dst); i++)
		if (dmae_op_uses_dst(op->flags, i) &&
		    sums[i] != op->dst[i] + offset)
			memcpy(op->dst[i] + offset, sums[i], len);
}

static u32 dmae_cpu_pq_check(const struct dmae_cpu_op *op, void *const *sums,
			     size_t offset, size_t len)
{
	static const u32 bad[] = { DMAE_CHECK_P_BAD, DMAE_CHECK_Q_BAD };
	u32 result = 0;
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(op->dst); i++)
		if (dmae_op_uses_dst(op->flags, i) &&
		    memcmp(op->dst[i] + offset, sums[i], len))
			result |= bad[i];
	return result;
}

static void dmae_cpu_pq_sum_block(const struct dmae_cpu_op *op,
				  struct dmae_cpu_block *blocks, size_t offset,
				  size_t len)
{
	unsigned int i;

	if (dmae_op_uses_dst(op->flags, 0))
		dmae_cpu_block_xor(&blocks[0], op, offset, len);
	if (dmae_op_uses_dst(op->flags, 1))
		dmae_cpu_block_syndrome(&blocks[1], op, offset, len);
	if (!(op->flags & DMAE_PREP_CONTINUE))
		return;
	for (i = 0; i < ARRAY_SIZE(op->dst); i++)
		if (dmae_op_uses_dst(op->flags, i))
			dmae_cpu_block_add(&blocks[i], op->dst[i] + offset,
					   len);
}

u32 dmae_cpu_pq_block(const struct dmae_cpu_op *op, size_t offset, size_t len)
{
	struct dmae_cpu_block blocks[2];
	void *const sums[] = { &blocks[0], &blocks[1] };

	dmae_cpu_pq_sum_block(op, blocks, offset, len);
	dmae_cpu_pq_store(op, sums, offset, len);
	return 0;
}

u32 dmae_cpu_pq_val_block(const struct dmae_cpu_op *op, size_t offset,
			  size_t len)
{
	struct dmae_cpu_block blocks[2];
	void *const sums[] = { &blocks[0], &blocks[1] };

	dmae_cpu_pq_sum_block(op, blocks, offset, len);
	return dmae_cpu_pq_check(op, sums, offset, len);
}

bool dmae_cpu_pq_is_simd(const struct dmae_cpu_op *op)
{
	return !dmae_op_uses_dst(op->flags, 1) || dmae_cpu_syndrome_is_simd(op);
}

/* With DMAE_PREP_CONTINUE a sum starts with the contents of P or Q. */
static void dmae_cpu_pq_load(const struct dmae_cpu_op *op, void *const *sums,
			     size_t offset, size_t len)
{
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(op->dst); i++)
		if (dmae_op_uses_dst(op->flags, i) &&
		    sums[i] != op->dst[i] + offset)
			memcpy(sums[i], op->dst[i] + offset, len);
}

static void dmae_cpu_pq_sum_chunk(const struct dmae_cpu_op *op,
				  void *const *sums, size_t offset, size_t len)
{
	const bool goes_on = op->flags & DMAE_PREP_CONTINUE;

	if (goes_on)
		dmae_cpu_pq_load(op, sums, offset, len);
	if (dmae_op_uses_dst(op->flags, 1))
		dmae_cpu_chunk_syndrome(sums, op, offset, len);
	else if (goes_on)
		dmae_cpu_chunk_xor_to(sums[0], op, NULL, offset, len);
	else
		dmae_cpu_chunk_xor(sums[0], op, offset, len);
}

u32 dmae_cpu_pq_chunk(const struct dmae_cpu_op *op, size_t offset, size_t len)
{
	struct dmae_cpu_scratch *scratch = get_cpu_ptr(dmae_cpu_scratch);
	void *sums[ARRAY_SIZE(op->dst)];
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(sums); i++) {
		sums[i] = scratch->sums[i];
		if (dmae_op_uses_dst(op->flags, i) &&
		    !dmae_cpu_srcs_count(op, op->dst[i]))
			sums[i] = op->dst[i] + offset;
	}
	dmae_cpu_pq_sum_chunk(op, sums, offset, len);
	dmae_cpu_pq_store(op, sums, offset, len);
	put_cpu_ptr(dmae_cpu_scratch);
	return 0;
}

u32 dmae_cpu_pq_val_chunk(const struct dmae_cpu_op *op, size_t offset,
			  size_t len)
{
	struct dmae_cpu_scratch *scratch = get_cpu_ptr(dmae_cpu_scratch);
	void *const sums[] = { scratch->sums[0], scratch->sums[1] };
	u32 result;

	dmae_cpu_pq_sum_chunk(op, sums, offset, len);
	result = dmae_cpu_pq_check(op, sums, offset, len);
	put_cpu_ptr(dmae_cpu_scratch);
	return result;
}
