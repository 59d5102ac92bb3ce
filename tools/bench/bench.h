/* SPDX-License-Identifier: GPL-2.0 */
/*
 * dmae_bench: carries out the same operations in different ways
 */
#ifndef DMAE_BENCH_H
#define DMAE_BENCH_H

#include <linux/kconfig.h>
#include <linux/types.h>

#include <dmae/types.h>

#define BENCH_DEPTH 64

/* Syndromes of a batch: each uses two of its destinations. */
#define BENCH_PQ_DEPTH (BENCH_DEPTH / 2)

/* Sources of an xor or of a syndrome. */
#define BENCH_SRCS 4

struct page;

/**
 * struct bench_batch - operations carried out together
 * @dst: destinations
 * @src: sources
 * @len: bytes of each buffer
 */
struct bench_batch {
	struct page *dst[BENCH_DEPTH];
	struct page *src[BENCH_DEPTH];
	size_t len;
};

/**
 * struct bench_way - one way to carry out a batch
 * @name: names the way in the results
 * @run: carries out a batch and returns when it has completed; 0 or an errno
 * @min_len: smallest length: the stock async_xor() needs a multiple of 512
 * @depth: number of operations in a batch
 * @on_channel: measured only if the channel takes @type
 * @type: type of the operations
 */
struct bench_way {
	const char *name;
	int (*run)(const struct bench_batch *batch);
	size_t min_len;
	unsigned int depth;
	bool on_channel;
	enum dmae_transaction_type type;
};

/* The sources for destination @i. */
static inline void bench_srcs(const struct bench_batch *batch, int i,
			      struct page **srcs)
{
	int k;

	for (k = 0; k < BENCH_SRCS; k++)
		srcs[k] = batch->src[(i + k) % BENCH_DEPTH];
}

/* The coefficients of RAID-6. */
#define BENCH_COEFS { 1, 2, 4, 8 }

/* peers.c; built only where the kernel has the stock async_tx */
int bench_stock_memcpy(const struct bench_batch *batch);
int bench_stock_chain(const struct bench_batch *batch);
int bench_stock_xor(const struct bench_batch *batch);

/* processor.c */
int bench_memcpy(const struct bench_batch *batch);
int bench_cpu_xor(const struct bench_batch *batch);
int bench_cpu_pq(const struct bench_batch *batch);

/* engine.c */
int bench_engine_init(const char *channel);
void bench_engine_exit(void);
bool bench_engine_takes(enum dmae_transaction_type type, size_t len);
int bench_engine(const struct bench_batch *batch);
int bench_engine_xor(const struct bench_batch *batch);
int bench_engine_pq(const struct bench_batch *batch);

/* async.c */
int bench_async_memcpy(const struct bench_batch *batch);
int bench_async_chain(const struct bench_batch *batch);
int bench_async_xor(const struct bench_batch *batch);

#endif /* DMAE_BENCH_H */
