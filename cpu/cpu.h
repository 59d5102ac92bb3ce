/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What the files of dmae_cpu share
 *
 * A type of xor or RAID-6 is done in two ways.  Plain C takes a block at a
 * time: it sums up on the stack, then stores or compares, so a destination may
 * be a source, and it runs in any context, also on top of itself.  SIMD code is
 * the kernel's, which takes a task and aligned buffers: it sums up a chunk at a
 * time in the destination, or in a scratch buffer where that has to wait.
 */
#ifndef DMAE_CPU_LOCAL_H
#define DMAE_CPU_LOCAL_H

#include <linux/sizes.h>
#include <linux/types.h>

#include <dmae/cpu.h>

/* What plain C does at a time; a matter of stack. */
#define DMAE_CPU_BLOCK 256

/* What SIMD code does at a time: stays in the nearest cache. */
#define DMAE_CPU_CHUNK SZ_4K

/* What it wants of addresses, and of lengths. */
#define DMAE_CPU_SIMD_ALIGN 64
#define DMAE_CPU_SIMD_GRAIN 512

/* Sources that it is given at a time; a matter of stack, too. */
#define DMAE_CPU_SIMD_SRCS 32

/* How many powers of 2 there are in GF(2^8). */
#define DMAE_CPU_POWERS 255

/**
 * struct dmae_cpu_block - a sum in plain C
 * @words: its bytes, in order
 */
struct dmae_cpu_block {
	u64 words[DMAE_CPU_BLOCK / sizeof(u64)];
};

/**
 * struct dmae_cpu_scratch - sums in SIMD code that are not the destination
 * @sums: of P or a xor, and of Q
 *
 * One for each CPU.  Belongs to the task that has preemption off there: what
 * interrupts a task runs no SIMD code.
 */
struct dmae_cpu_scratch {
	u8 sums[2][DMAE_CPU_CHUNK] __aligned(DMAE_CPU_SIMD_ALIGN);
};

/* A part of an operation; what it returns is told at dmae_cpu_run(). */
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
 * The power of 2 that the coefficients begin with, if they go on from there as
 * in RAID-6; else negative.
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

/* xor.c, pq.c: a block; a chunk; does SIMD code take it? */
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
