// SPDX-License-Identifier: GPL-2.0
/*
 * What the engine is compared with: memcpy, and the stock async_tx
 */
#include <linux/async_tx.h>
#include <linux/mm.h>
#include <linux/string.h>

#include "bench.h"

int bench_memcpy(const struct bench_batch *batch)
{
	int i;

	for (i = 0; i < BENCH_DEPTH; i++)
		memcpy(page_address(batch->dst[i]), page_address(batch->src[i]),
		       batch->len);
	return 0;
}

int bench_stock(const struct bench_batch *batch)
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
