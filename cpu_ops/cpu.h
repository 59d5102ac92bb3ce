/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Declarations shared by the files of dmae_cpu
 *
 * Each type of xor and RAID-6 has two implementations:
 *
 * - Plain C computes the sum of one block of the sources on the stack, then
 *   stores or compares it.  So a destination may also be a source, and the code
 *   is reentrant and runs in any context.
 * - The kernel's SIMD code needs a task and aligned buffers.  It computes the
 *   sum of one chunk in the destination, or in a scratch buffer of the CPU if
 *   the destination is also a source or must not be written.
 */
#ifndef DMAE_CPU_LOCAL_H
#define DMAE_CPU_LOCAL_H

#include <linux/sizes.h>
#include <linux/types.h>

#include <dmae/cpu.h>

/* Bytes of a block; it is on the stack. */
#define DMAE_CPU_BLOCK 256

/* Bytes of a chunk; small enough for the first level cache. */
#define DMAE_CPU_CHUNK SZ_4K

/* Alignment of the addresses and lengths that SIMD code takes. */
#define DMAE_CPU_SIMD_ALIGN 64
#define DMAE_CPU_SIMD_GRAIN 512

/* Most sources of one call of SIMD code; the pointers are on the stack. */
#define DMAE_CPU_SIMD_SRCS 32

/* Number of different powers of 2 in GF(2^8). */
#define DMAE_CPU_POWERS 255

/**
 * struct dmae_cpu_block - the sum of one block, in plain C
 * @words: its bytes, in order
 */
struct dmae_cpu_block {
	u64 words[DMAE_CPU_BLOCK / sizeof(u64)];
};

/**
 * struct dmae_cpu_scratch - the sums of one chunk, for SIMD code
 * @sums: P or a xor, and Q
 *
 * One for each CPU, used by a task with preemption disabled.  It needs no lock:
 * code that interrupts the task runs no SIMD code.
 */
struct dmae_cpu_scratch {
	u8 sums[2][DMAE_CPU_CHUNK] __aligned(DMAE_CPU_SIMD_ALIGN);
};

/* Carries out a part of an operation; returns what dmae_cpu_run() returns. */
typedef u32 (*dmae_cpu_fn)(const struct dmae_cpu_op *op, size_t offset,
			   size_t len);

/* block.c: sums of a block of the sources, in plain C */
void dmae_cpu_block_add(struct dmae_cpu_block *block, const void *src,
			size_t len);
void dmae_cpu_block_xor(struct dmae_cpu_block *block,
			const struct dmae_cpu_op *op, size_t offset,
			size_t len);
void dmae_cpu_block_syndrome(struct dmae_cpu_block *block,
			     const struct dmae_cpu_op *op, size_t offset,
			     size_t len);

/*
 * If the coefficients are successive powers of 2, as in RAID-6, returns the
 * exponent of the first one; else a negative number.
 */
int dmae_cpu_coefs_start(const struct dmae_cpu_op *op);

/* chunk.c: sums of a chunk of the sources, in SIMD code */
extern struct dmae_cpu_scratch __percpu *dmae_cpu_scratch;
int dmae_cpu_scratch_init(void);
void dmae_cpu_scratch_fini(void);
unsigned int dmae_cpu_srcs_count(const struct dmae_cpu_op *op, const void *buf);
void dmae_cpu_chunk_xor(void *sum, const struct dmae_cpu_op *op, size_t offset,
			size_t len);
void dmae_cpu_chunk_xor_to(void *sum, const struct dmae_cpu_op *op,
			   const void *except, size_t offset, size_t len);
bool dmae_cpu_syndrome_is_simd(const struct dmae_cpu_op *op);
void dmae_cpu_chunk_syndrome(void *const *sums, const struct dmae_cpu_op *op,
			     size_t offset, size_t len);

/* copy.c, crc.c: any length */
u32 dmae_cpu_nothing(const struct dmae_cpu_op *op, size_t offset, size_t len);
u32 dmae_cpu_memcpy(const struct dmae_cpu_op *op, size_t offset, size_t len);
u32 dmae_cpu_memset(const struct dmae_cpu_op *op, size_t offset, size_t len);
u32 dmae_cpu_compare(const struct dmae_cpu_op *op, size_t offset, size_t len);
u32 dmae_cpu_memcpy_crc32c(const struct dmae_cpu_op *op, size_t offset,
			   size_t len);

/* xor.c, pq.c: one block; one chunk; true if SIMD code takes the operation */
u32 dmae_cpu_xor_block(const struct dmae_cpu_op *op, size_t offset, size_t len);
u32 dmae_cpu_xor_chunk(const struct dmae_cpu_op *op, size_t offset, size_t len);
bool dmae_cpu_xor_is_simd(const struct dmae_cpu_op *op);
u32 dmae_cpu_xor_val_block(const struct dmae_cpu_op *op, size_t offset,
			   size_t len);
u32 dmae_cpu_xor_val_chunk(const struct dmae_cpu_op *op, size_t offset,
			   size_t len);
u32 dmae_cpu_pq_block(const struct dmae_cpu_op *op, size_t offset, size_t len);
u32 dmae_cpu_pq_chunk(const struct dmae_cpu_op *op, size_t offset, size_t len);
u32 dmae_cpu_pq_val_block(const struct dmae_cpu_op *op, size_t offset,
			  size_t len);
u32 dmae_cpu_pq_val_chunk(const struct dmae_cpu_op *op, size_t offset,
			  size_t len);
bool dmae_cpu_pq_is_simd(const struct dmae_cpu_op *op);

#endif /* DMAE_CPU_LOCAL_H */
