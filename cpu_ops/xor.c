// SPDX-License-Identifier: GPL-2.0
/*
 * Xor, and its validation
 */
#include <linux/percpu.h>
#include <linux/string.h>

#include "cpu.h"

u32 dmae_cpu_xor_block(const struct dmae_cpu_op *op, size_t offset, size_t len)
{
	struct dmae_cpu_block block;

	dmae_cpu_block_xor(&block, op, offset, len);
	memcpy(op->dst[0] + offset, &block, len);
	return 0;
}

/* SIMD code adds to the destination, so it may be a source only once. */
bool dmae_cpu_xor_is_simd(const struct dmae_cpu_op *op)
{
	return dmae_cpu_srcs_count(op, op->dst[0]) <= 1;
}

u32 dmae_cpu_xor_chunk(const struct dmae_cpu_op *op, size_t offset, size_t len)
{
	void *dst = op->dst[0];

	if (dmae_cpu_srcs_count(op, dst))
		dmae_cpu_chunk_xor_to(dst + offset, op, dst, offset, len);
	else
		dmae_cpu_chunk_xor(dst + offset, op, offset, len);
	return 0;
}

static u32 dmae_cpu_xor_check(const void *sum, size_t len)
{
	return memchr_inv(sum, 0, len) ? DMAE_CHECK_P_BAD : 0;
}

u32 dmae_cpu_xor_val_block(const struct dmae_cpu_op *op, size_t offset,
			   size_t len)
{
	struct dmae_cpu_block block;

	dmae_cpu_block_xor(&block, op, offset, len);
	return dmae_cpu_xor_check(&block, len);
}

u32 dmae_cpu_xor_val_chunk(const struct dmae_cpu_op *op, size_t offset,
			   size_t len)
{
	void *sum = get_cpu_ptr(dmae_cpu_scratch)->sums[0];
	u32 result;

	dmae_cpu_chunk_xor(sum, op, offset, len);
	result = dmae_cpu_xor_check(sum, len);
	put_cpu_ptr(dmae_cpu_scratch);
	return result;
}
