// SPDX-License-Identifier: GPL-2.0
/*
 * The same operations through the stock async_tx, for comparison
 */
#include <linux/async_tx.h>

#include "bench.h"

int bench_stock_memcpy(const struct bench_batch *batch)
{
	struct dma_async_tx_descriptor *tx = NULL;
	struct async_submit_ctl submit;
	int i;

	init_async_submit(&submit, ASYNC_TX_ACK, NULL, NULL, NULL, NULL);
	for (i = 0; i < BENCH_DEPTH; i++)
		tx = async_memcpy(batch->dst[i], batch->src[i], 0, 0,
				  batch->len, &submit);
	async_tx_issue_pending_all();
	async_tx_quiesce(&tx);
	return 0;
}

int bench_stock_chain(const struct bench_batch *batch)
{
	struct dma_async_tx_descriptor *tx = NULL;
	struct async_submit_ctl submit;
	int i;

	for (i = 0; i < BENCH_DEPTH; i++) {
		init_async_submit(&submit, 0, tx, NULL, NULL, NULL);
		tx = async_memcpy(batch->dst[i], batch->src[i], 0, 0,
				  batch->len, &submit);
	}
	async_tx_issue_pending_all();
	async_tx_quiesce(&tx);
	return 0;
}

int bench_stock_xor(const struct bench_batch *batch)
{
	struct dma_async_tx_descriptor *tx = NULL;
	struct async_submit_ctl submit;
	struct page *srcs[BENCH_SRCS];
	int i;

	/* async_xor() without a channel overwrites the list with addresses. */
	init_async_submit(&submit, ASYNC_TX_ACK | ASYNC_TX_XOR_ZERO_DST, NULL,
			  NULL, NULL, NULL);
	for (i = 0; i < BENCH_DEPTH; i++) {
		bench_srcs(batch, i, srcs);
		tx = async_xor(batch->dst[i], srcs, 0, BENCH_SRCS, batch->len,
			       &submit);
	}
	async_tx_issue_pending_all();
	async_tx_quiesce(&tx);
	return 0;
}
