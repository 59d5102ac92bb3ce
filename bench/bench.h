/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Benchmark: the same copies made in different ways
 */
#ifndef DMAE_BENCH_H
#define DMAE_BENCH_H

#include <linux/types.h>

#define BENCH_DEPTH 64

struct page;

/**
 * struct bench_batch - independent copies, made together
 * @dst: destinations
 * @src: sources
 * @len: bytes of each copy
 */
struct bench_batch {
	struct page *dst[BENCH_DEPTH];
	struct page *src[BENCH_DEPTH];
	size_t len;
};

/**
 * struct bench_way - one way to make the copies
 * @name: in the results
 * @copy: makes them all, and returns when all are made; 0 or an errno
 */
struct bench_way {
	const char *name;
	int (*copy)(const struct bench_batch *batch);
};

/* peers.c */
int bench_memcpy(const struct bench_batch *batch);
int bench_stock(const struct bench_batch *batch);

/* engine.c */
int bench_engine_init(void);
void bench_engine_exit(void);
int bench_engine(const struct bench_batch *batch);

#endif /* DMAE_BENCH_H */
