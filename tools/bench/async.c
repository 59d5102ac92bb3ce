// SPDX-License-Identifier: GPL-2.0
/*
 * Operations through dmae_async_tx: independent copies, a chain, xor
 */
#include <linux/atomic.h>
#include <linux/completion.h>
#include <linux/jiffies.h>

#include <dmae/async_tx.h>

#include "bench.h"

/* A chain that has not completed after this time fails the benchmark. */
#define BENCH_PATIENCE_MS 10000

/**
 * struct bench_done - waits for all operations of a batch
 * @left: number of operations that have not completed
 * @all: completed when @left becomes 0
 */
struct bench_done {
	atomic_t left;
	struct completion all;
};

static void bench_done_init(struct bench_done *done)
{
	atomic_set(&done->left, BENCH_DEPTH);
	init_completion(&done->all);
}

static void bench_done_one(void *param)
{
	struct bench_done *done = param;

	if (atomic_dec_and_test(&done->left))
		complete(&done->all);
}

static int bench_done_wait(struct bench_done *done)
{
	dmae_async_tx_issue_pending_all();
	wait_for_completion(&done->all);
	return 0;
}

int bench_async_memcpy(const struct bench_batch *batch)
{
	struct bench_done done;
	int i;

	bench_done_init(&done);
	for (i = 0; i < BENCH_DEPTH; i++)
		dmae_async_memcpy(batch->dst[i], batch->src[i], 0, 0,
				  batch->len, DMAE_ASYNC_TX_ACK, NULL,
				  bench_done_one, &done);
	return bench_done_wait(&done);
}

int bench_async_chain(const struct bench_batch *batch)
{
	struct dmae_async_tx_descriptor *tx = NULL;
	int i, err;

	for (i = 0; i < BENCH_DEPTH; i++)
		tx = dmae_async_memcpy(batch->dst[i], batch->src[i], 0, 0,
				       batch->len, DMAE_ASYNC_TX_DEP_ACK, tx,
				       NULL, NULL);
	err = dmae_async_tx_wait(tx, BENCH_PATIENCE_MS);
	if (tx)
		dmae_async_tx_ack(tx);
	return err;
}

int bench_async_xor(const struct bench_batch *batch)
{
	struct page *srcs[BENCH_SRCS];
	struct bench_done done;
	int i;

	bench_done_init(&done);
	for (i = 0; i < BENCH_DEPTH; i++) {
		bench_srcs(batch, i, srcs);
		dmae_async_xor(batch->dst[i], srcs, 0, BENCH_SRCS, batch->len,
			       DMAE_ASYNC_TX_XOR_ZERO_DST | DMAE_ASYNC_TX_ACK,
			       NULL, bench_done_one, &done);
	}
	return bench_done_wait(&done);
}
