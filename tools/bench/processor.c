// SPDX-License-Identifier: GPL-2.0
/*
 * The same operations on the processor, for comparison
 */
#include <linux/mm.h>
#include <linux/string.h>

#include <dmae/cpu.h>

#include "bench.h"

int bench_memcpy(const struct bench_batch *batch)
{
	int i;

	for (i = 0; i < BENCH_DEPTH; i++)
		memcpy(page_address(batch->dst[i]), page_address(batch->src[i]),
		       batch->len);
	return 0;
}

static void bench_cpu_do(const struct bench_batch *batch, int i,
			 struct dmae_cpu_op *op)
{
	struct page *pages[BENCH_SRCS];
	const void *srcs[BENCH_SRCS];
	int k;

	bench_srcs(batch, i, pages);
	for (k = 0; k < BENCH_SRCS; k++)
		srcs[k] = page_address(pages[k]);
	op->srcs = srcs;
	op->src_cnt = BENCH_SRCS;
	dmae_cpu_run(op, 0, batch->len);
}

int bench_cpu_xor(const struct bench_batch *batch)
{
	int i;

	for (i = 0; i < BENCH_DEPTH; i++) {
		struct dmae_cpu_op op = {
			.type = DMAE_XOR,
			.dst = { page_address(batch->dst[i]) },
		};

		bench_cpu_do(batch, i, &op);
	}
	return 0;
}

int bench_cpu_pq(const struct bench_batch *batch)
{
	static const u8 coefs[BENCH_SRCS] = BENCH_COEFS;
	int i;

	for (i = 0; i < BENCH_PQ_DEPTH; i++) {
		struct dmae_cpu_op op = {
			.type = DMAE_PQ,
			.dst = { page_address(batch->dst[2 * i]),
				 page_address(batch->dst[2 * i + 1]) },
			.coefs = coefs,
		};

		bench_cpu_do(batch, i, &op);
	}
	return 0;
}
