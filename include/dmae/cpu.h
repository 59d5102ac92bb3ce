/* SPDX-License-Identifier: GPL-2.0 */
/*
 * dmae: operations on the processor
 *
 * For whoever carries operations out without an engine: drivers/swdma, and
 * async_tx where there is no channel.  A client includes <dmae/client.h>.
 *
 * The kernel's SIMD code for xor and RAID-6 wants a task with interrupts and
 * bottom halves on.  Elsewhere, and for what that code doesn't take, plain C
 * does the same, several times slower.
 */
#ifndef DMAE_CPU_H
#define DMAE_CPU_H

#include <linux/types.h>

#include <dmae/types.h>

/**
 * struct dmae_cpu_op - an operation on kernel addresses
 * @type: enum dmae_transaction_type, one of dmae_cpu_types()
 * @flags: enum dmae_ctrl_flags; DMAE_PREP_PQ_DISABLE_P, DMAE_PREP_PQ_DISABLE_Q
 *	and DMAE_PREP_CONTINUE count, the rest is ignored
 * @src_cnt: number of sources, as the type takes; no upper limit
 * @dst: the destination; for PQ types P, then Q; what the type or the flags
 *	leave out is not looked at
 * @srcs: the sources
 * @coefs: PQ types: the coefficient of each source
 * @value: MEMSET: the byte
 * @seed: MEMCPY_CRC32C: the CRC to continue from
 *
 * What the types do is told at struct dmae_op.
 */
struct dmae_cpu_op {
	u8 type;
	u16 flags;
	unsigned int src_cnt;
	void *dst[2];
	const void *const *srcs;
	const u8 *coefs;
	u8 value;
	u32 seed;
};

/**
 * dmae_cpu_run() - carry out a part of an operation
 * @op: the operation; only read
 * @offset: where to begin in each buffer
 * @len: bytes of each buffer
 *
 * Parts may be done in any order, and at the same time, unless the type is
 * DMAE_SERIAL.
 *
 * Context: Any but hard irq and kernel_fpu_begin(); slower than it could be
 * where dmae_cpu_may_run() denies.  Allocates nothing, doesn't sleep.
 * Return: for types with DMAE_RESULT the result of this part: to be ORed over
 * the parts, or, with DMAE_SERIAL, the @seed for the next part; else 0.
 */
u32 dmae_cpu_run(const struct dmae_cpu_op *op, size_t offset, size_t len);

/**
 * dmae_cpu_types() - which types are there
 *
 * Context: Any.
 * Return: the types that dmae_cpu_run() takes.
 */
dmae_cap_mask_t dmae_cpu_types(void);

/**
 * dmae_cpu_needs_task() - does a type want a task for its speed?
 * @type: the type
 *
 * Context: Any.
 * Return: true if SIMD code does it, where interrupts and bottom halves are on.
 */
bool dmae_cpu_needs_task(enum dmae_transaction_type type);

/**
 * dmae_cpu_may_run() - would a type be done at its best here and now?
 * @type: the type
 *
 * Context: Any.
 * Return: false if dmae_cpu_run() would have to do without SIMD code.
 */
bool dmae_cpu_may_run(enum dmae_transaction_type type);

#endif /* DMAE_CPU_H */
