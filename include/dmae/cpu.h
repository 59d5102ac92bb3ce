/* SPDX-License-Identifier: GPL-2.0 */
/*
 * dmae: operations carried out by the processor
 *
 * Used by drivers/swdma, and by async_tx for its fallback.  Clients include
 * <dmae/client.h> instead.
 *
 * The kernel's SIMD code for xor and RAID-6 may only be called by a task with
 * interrupts and bottom halves enabled.  In other contexts, and for arguments
 * that the SIMD code does not support, plain C is used, which is several times
 * slower.
 */
#ifndef DMAE_CPU_H
#define DMAE_CPU_H

#include <linux/types.h>

#include <dmae/types.h>

/**
 * struct dmae_cpu_op - an operation on kernel addresses
 * @type: enum dmae_transaction_type, one of dmae_cpu_types()
 * @flags: enum dmae_ctrl_flags; only DMAE_PREP_PQ_DISABLE_P,
 *	DMAE_PREP_PQ_DISABLE_Q and DMAE_PREP_CONTINUE have an effect
 * @src_cnt: number of sources, at least the @min_srcs of the type, without an
 *	upper limit
 * @dst: destinations; for PQ types P, then Q.  A destination that the type does
 *	not have, or that @flags disable, is ignored.
 * @srcs: sources
 * @coefs: PQ types: the coefficient of each source
 * @value: MEMSET: the byte
 * @seed: MEMCPY_CRC32C: the CRC to continue from
 *
 * struct dmae_op describes the types.
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
 * @op: the operation; not modified
 * @offset: start of the part in each buffer, in bytes
 * @len: bytes of each buffer
 *
 * Parts may be carried out in any order and concurrently, unless the type has
 * DMAE_SERIAL.
 *
 * Context: Any but hard irq, and not inside kernel_fpu_begin().  Slower where
 * dmae_cpu_may_run() returns false.  Neither allocates nor sleeps.
 * Return: for types with DMAE_RESULT the result of this part: to be ORed over
 * the parts, or, with DMAE_SERIAL, the @seed for the next part; else 0.
 */
u32 dmae_cpu_run(const struct dmae_cpu_op *op, size_t offset, size_t len);

/**
 * dmae_cpu_types() - operation types that dmae_cpu_run() implements
 *
 * Context: Any.
 * Return: the set of types.
 */
dmae_cap_mask_t dmae_cpu_types(void);

/**
 * dmae_cpu_needs_task() - whether a type has SIMD code, which needs a task
 * @type: the type
 *
 * Context: Any.
 * Return: true if the type is faster in a task with interrupts and bottom
 * halves enabled.
 */
bool dmae_cpu_needs_task(enum dmae_transaction_type type);

/**
 * dmae_cpu_may_run() - whether a type runs at full speed in this context
 * @type: the type
 *
 * Context: Any.
 * Return: false if the type has SIMD code that may not be called here.
 */
bool dmae_cpu_may_run(enum dmae_transaction_type type);

#endif /* DMAE_CPU_H */
