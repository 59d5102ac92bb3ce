// SPDX-License-Identifier: GPL-2.0
/*
 * The chain: each operation depends on the result of the one before it
 *
 * The first xor adds all blocks to the first one, the copy saves the sum, and
 * the second xor subtracts them again.
 */
#include <linux/async_tx.h>
#include <linux/printk.h>

#include "chain.h"

unsigned int xor_copy_xor_completed;

static void complete_xor_copy_xor(void *param)
{
	unsigned int *completed = param;

	(*completed)++;
	pr_info(KBUILD_MODNAME ": complete\n");
}

/* Waits without a limit: the operations use the memory until complete. */
static int wait_xor_copy_xor(struct dma_async_tx_descriptor *tx)
{
	enum dma_status status;

	do {
		status = dma_wait_for_async_tx(tx);
	} while (status == DMA_IN_PROGRESS);
	return status == DMA_SUCCESS ? 0 : -EIO;
}

/*
 * Each operation acks the one that it depends on.  The last one is acked after
 * the wait, unless it was carried out in the call.
 */
int run_xor_copy_xor(struct page **xor_srcs, int xor_src_cnt,
		     struct page *copy_dest, size_t len)
{
	struct page *sum = xor_srcs[0];
	struct dma_async_tx_descriptor *tx;
	int err;

	tx = async_xor(sum, xor_srcs, 0, xor_src_cnt, len,
		       ASYNC_TX_XOR_DROP_DST, NULL, NULL, NULL);
	tx = async_memcpy(copy_dest, sum, 0, 0, len, ASYNC_TX_DEP_ACK, tx, NULL,
			  NULL);
	tx = async_xor(sum, xor_srcs, 0, xor_src_cnt, len,
		       ASYNC_TX_XOR_DROP_DST | ASYNC_TX_DEP_ACK, tx,
		       complete_xor_copy_xor, &xor_copy_xor_completed);
	async_tx_issue_pending_all();

	err = wait_xor_copy_xor(tx);
	if (tx)
		async_tx_ack(tx);
	return err;
}
