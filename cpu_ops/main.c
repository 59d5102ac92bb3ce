// SPDX-License-Identifier: GPL-2.0
/*
 * dmae_cpu: operations carried out by the processor
 */
#include <linux/bug.h>
#include <linux/irqflags.h>
#include <linux/math.h>
#include <linux/minmax.h>
#include <linux/module.h>
#include <linux/preempt.h>

#include "cpu.h"

/**
 * struct dmae_cpu_type - the implementation of an operation type
 * @run: takes a part of any length; NULL if @block and @chunk are set
 * @block: takes up to DMAE_CPU_BLOCK bytes; plain C
 * @chunk: takes up to DMAE_CPU_CHUNK bytes; SIMD code.  The length must be a
 *	multiple of DMAE_CPU_SIMD_GRAIN, each address of DMAE_CPU_SIMD_ALIGN.
 * @is_simd: true if @chunk takes an operation; NULL: it takes all
 */
struct dmae_cpu_type {
	dmae_cpu_fn run;
	dmae_cpu_fn block;
	dmae_cpu_fn chunk;
	bool (*is_simd)(const struct dmae_cpu_op *op);
};

static const struct dmae_cpu_type dmae_cpu_type_table[DMAE_TX_TYPE_END] = {
	[DMAE_MEMCPY] = { .run = dmae_cpu_memcpy },
	[DMAE_MEMSET] = { .run = dmae_cpu_memset },
	[DMAE_XOR] = { .block = dmae_cpu_xor_block,
		       .chunk = dmae_cpu_xor_chunk,
		       .is_simd = dmae_cpu_xor_is_simd },
	[DMAE_XOR_VAL] = { .block = dmae_cpu_xor_val_block,
			   .chunk = dmae_cpu_xor_val_chunk },
	[DMAE_PQ] = { .block = dmae_cpu_pq_block,
		      .chunk = dmae_cpu_pq_chunk,
		      .is_simd = dmae_cpu_pq_is_simd },
	[DMAE_PQ_VAL] = { .block = dmae_cpu_pq_val_block,
			  .chunk = dmae_cpu_pq_val_chunk,
			  .is_simd = dmae_cpu_pq_is_simd },
	[DMAE_MEMCPY_CRC32C] = { .run = dmae_cpu_memcpy_crc32c },
	[DMAE_INTERRUPT] = { .run = dmae_cpu_nothing },
	[DMAE_COMPARE] = { .run = dmae_cpu_compare },
};

/* SIMD code is allowed here on every supported kernel. */
static bool dmae_cpu_may_use_simd(void)
{
	return in_task() && !softirq_count() && !irqs_disabled();
}

static bool dmae_cpu_is_simd(const struct dmae_cpu_type *type,
			     const struct dmae_cpu_op *op)
{
	return dmae_cpu_may_use_simd() && (!type->is_simd || type->is_simd(op));
}

static u32 dmae_cpu_run_blocks(const struct dmae_cpu_type *type,
			       const struct dmae_cpu_op *op, size_t offset,
			       size_t len)
{
	const size_t end = offset + len;
	u32 result = 0;

	for (; offset < end; offset += len) {
		len = min_t(size_t, end - offset, DMAE_CPU_BLOCK);
		result |= type->block(op, offset, len);
	}
	return result;
}

/* Bytes before the first place where all buffers are aligned, or SIZE_MAX. */
static size_t dmae_cpu_head(const struct dmae_cpu_op *op, size_t offset)
{
	const unsigned long first = (unsigned long)op->srcs[0];
	unsigned long differ = 0;
	unsigned int i;

	for (i = 1; i < op->src_cnt; i++)
		differ |= (unsigned long)op->srcs[i] ^ first;
	for (i = 0; i < dmae_type_of(op->type)->dsts; i++)
		if (dmae_op_uses_dst(op->flags, i))
			differ |= (unsigned long)op->dst[i] ^ first;
	if (differ % DMAE_CPU_SIMD_ALIGN)
		return SIZE_MAX;
	return -(first + offset) % DMAE_CPU_SIMD_ALIGN;
}

static u32 dmae_cpu_run_chunks(const struct dmae_cpu_type *type,
			       const struct dmae_cpu_op *op, size_t offset,
			       size_t len)
{
	const size_t head = min(dmae_cpu_head(op, offset), len);
	const size_t end = offset + len;
	u32 result = dmae_cpu_run_blocks(type, op, offset, head);

	offset += head;
	while (end - offset >= DMAE_CPU_SIMD_GRAIN) {
		len = min_t(size_t,
			    round_down(end - offset, DMAE_CPU_SIMD_GRAIN),
			    DMAE_CPU_CHUNK);
		result |= type->chunk(op, offset, len);
		offset += len;
	}
	return result | dmae_cpu_run_blocks(type, op, offset, end - offset);
}

u32 dmae_cpu_run(const struct dmae_cpu_op *op, size_t offset, size_t len)
{
	const struct dmae_cpu_type *type = &dmae_cpu_type_table[op->type];

	/* Most operations are copies: no indirect call for them. */
	if (likely(op->type == DMAE_MEMCPY))
		return dmae_cpu_memcpy(op, offset, len);
	if (type->run)
		return type->run(op, offset, len);
	if (WARN_ON_ONCE(!type->block))
		return 0;
	if (dmae_cpu_is_simd(type, op))
		return dmae_cpu_run_chunks(type, op, offset, len);
	return dmae_cpu_run_blocks(type, op, offset, len);
}
EXPORT_SYMBOL_GPL(dmae_cpu_run);

dmae_cap_mask_t dmae_cpu_types(void)
{
	dmae_cap_mask_t mask = {};
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(dmae_cpu_type_table); i++)
		if (dmae_cpu_type_table[i].run || dmae_cpu_type_table[i].block)
			dmae_cap_set(i, &mask);
	return mask;
}
EXPORT_SYMBOL_GPL(dmae_cpu_types);

bool dmae_cpu_needs_task(enum dmae_transaction_type type)
{
	return dmae_cpu_type_table[type].chunk;
}
EXPORT_SYMBOL_GPL(dmae_cpu_needs_task);

bool dmae_cpu_may_run(enum dmae_transaction_type type)
{
	return !dmae_cpu_needs_task(type) || dmae_cpu_may_use_simd();
}
EXPORT_SYMBOL_GPL(dmae_cpu_may_run);

static int __init dmae_cpu_init(void)
{
	return dmae_cpu_scratch_init();
}
module_init(dmae_cpu_init);

static void __exit dmae_cpu_exit(void)
{
	dmae_cpu_scratch_fini();
}
module_exit(dmae_cpu_exit);

MODULE_VERSION(DMAE_VERSION);
MODULE_DESCRIPTION("Operations of dmae carried out by the processor");
MODULE_AUTHOR("The dmae developers");
MODULE_LICENSE("GPL");
