// SPDX-License-Identifier: GPL-2.0
/*
 * Sums of one chunk of the sources, by the kernel's SIMD code
 */
#include <linux/errno.h>
#include <linux/init.h>
#include <linux/minmax.h>
#include <linux/percpu.h>
#include <linux/raid/pq.h>
#include <linux/raid/xor.h>
#include <linux/string.h>

#include "cpu.h"

struct dmae_cpu_scratch __percpu *dmae_cpu_scratch;

int __init dmae_cpu_scratch_init(void)
{
	dmae_cpu_scratch = alloc_percpu(struct dmae_cpu_scratch);
	return dmae_cpu_scratch ? 0 : -ENOMEM;
}

void dmae_cpu_scratch_fini(void)
{
	free_percpu(dmae_cpu_scratch);
}

unsigned int dmae_cpu_srcs_count(const struct dmae_cpu_op *op, const void *buf)
{
	unsigned int i, count = 0;

	for (i = 0; i < op->src_cnt; i++)
		count += op->srcs[i] == buf;
	return count;
}

/* Adds the sources from number @first on to @sum, except @except. */
static void dmae_cpu_chunk_add(void *sum, const struct dmae_cpu_op *op,
			       unsigned int first, const void *except,
			       size_t offset, size_t len)
{
	void *srcs[DMAE_CPU_SIMD_SRCS];
	unsigned int i, cnt = 0;

	for (i = first; i < op->src_cnt; i++) {
		if (op->srcs[i] == except)
			continue;
		srcs[cnt++] = (void *)op->srcs[i] + offset;
		if (cnt == ARRAY_SIZE(srcs)) {
			xor_gen(sum, srcs, cnt, len);
			cnt = 0;
		}
	}
	if (cnt)
		xor_gen(sum, srcs, cnt, len);
}

/* Writes the xor of all sources to @sum, which is not one of them. */
void dmae_cpu_chunk_xor(void *sum, const struct dmae_cpu_op *op, size_t offset,
			size_t len)
{
	memcpy(sum, op->srcs[0] + offset, len);
	dmae_cpu_chunk_add(sum, op, 1, NULL, offset, len);
}

/* Adds all sources except @except to @sum. */
void dmae_cpu_chunk_xor_to(void *sum, const struct dmae_cpu_op *op,
			   const void *except, size_t offset, size_t len)
{
	dmae_cpu_chunk_add(sum, op, 0, except, offset, len);
}

/* True if raid6_gen_syndrome() will do, which does not read P and Q. */
static bool dmae_cpu_syndrome_is_new(const struct dmae_cpu_op *op, int start)
{
	return !start && !(op->flags & DMAE_PREP_CONTINUE) &&
	       op->src_cnt + 2 >= RAID6_MIN_DISKS;
}

bool dmae_cpu_syndrome_is_simd(const struct dmae_cpu_op *op)
{
	const int start = dmae_cpu_coefs_start(op);

	return start >= 0 && start + op->src_cnt <= DMAE_CPU_SIMD_SRCS &&
	       (dmae_cpu_syndrome_is_new(op, start) ||
		raid6_can_xor_syndrome());
}

/*
 * Writes P and Q of all sources to @sums, or adds them with
 * DMAE_PREP_CONTINUE.
 */
void dmae_cpu_chunk_syndrome(void *const *sums, const struct dmae_cpu_op *op,
			     size_t offset, size_t len)
{
	const int start = dmae_cpu_coefs_start(op), end = start + op->src_cnt;
	const int disks = max(end + 2, RAID6_MIN_DISKS);
	void *ptrs[DMAE_CPU_SIMD_SRCS + 2] = {};
	unsigned int i;

	for (i = 0; i < op->src_cnt; i++)
		ptrs[start + i] = (void *)op->srcs[i] + offset;
	ptrs[disks - 2] = sums[0];
	ptrs[disks - 1] = sums[1];
	if (dmae_cpu_syndrome_is_new(op, start)) {
		raid6_gen_syndrome(disks, len, ptrs);
		return;
	}
	if (!(op->flags & DMAE_PREP_CONTINUE)) {
		memset(sums[0], 0, len);
		memset(sums[1], 0, len);
	}
	raid6_xor_syndrome(disks, start, end - 1, len, ptrs);
}
