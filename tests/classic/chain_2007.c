// SPDX-License-Identifier: GPL-2.0
/*
 * Chains with the names of 2007: each operation and each way to ack
 *
 * The source does not mention dmae; the command line includes <dmae/classic.h>.
 */
#include <linux/async_tx.h>
#include <linux/completion.h>
#include <linux/kernel.h>
#include <linux/module.h>

#include "../ktap.h"
#include "pages.h"

#define CHAIN_LEN PAGE_SIZE
#define CHAIN_TIMEOUT (20 * HZ)

static DECLARE_COMPLETION(chain_done);

static void chain_complete(void *param)
{
	complete(param);
}

static bool chain_is_complete(void)
{
	async_tx_issue_pending_all();
	return wait_for_completion_timeout(&chain_done, CHAIN_TIMEOUT);
}

static bool chain_wait(struct dma_async_tx_descriptor *tx)
{
	enum dma_status status = dma_wait_for_async_tx(tx);

	if (tx)
		async_tx_ack(tx);
	return status == DMA_SUCCESS;
}

static bool chain_holds(struct page *page, u8 value)
{
	return !memchr_inv(page_address(page), value, CHAIN_LEN);
}

/* A fill, a copy from each page to the next, and a callback. */
static bool chain_copies(struct pages *pages)
{
	struct dma_async_tx_descriptor *tx;
	int i;

	tx = async_memset(pages->to[0], 0x5a, 0, CHAIN_LEN, 0, NULL, NULL,
			  NULL);
	for (i = 1; i < PAGES; i++)
		tx = async_memcpy(pages->to[i], pages->to[i - 1], 0, 0,
				  CHAIN_LEN, ASYNC_TX_DEP_ACK, tx, NULL, NULL);
	async_trigger_callback(ASYNC_TX_DEP_ACK | ASYNC_TX_ACK, tx,
			       chain_complete, &chain_done);
	return chain_is_complete() && chain_holds(pages->to[PAGES - 1], 0x5a);
}

static struct dma_async_tx_descriptor *chain_fill(struct page *page, u8 value)
{
	return async_memset(page, value, 0, CHAIN_LEN, 0, NULL, NULL, NULL);
}

/*
 * The destination is not a source, then an implied source, then the first
 * source of the list.
 */
static bool chain_xors(struct pages *pages)
{
	struct page *list[] = { pages->to[0], pages->to[1], pages->to[2] };
	enum async_tx_flags flags = ASYNC_TX_XOR_ZERO_DST;
	struct dma_async_tx_descriptor *tx;

	if (!chain_wait(chain_fill(list[0], 0xff)) ||
	    !chain_wait(chain_fill(list[1], 0x0f)) ||
	    !chain_wait(chain_fill(list[2], 0x33)))
		return false;
	tx = async_xor(list[0], list + 1, 0, 2, CHAIN_LEN, flags, NULL, NULL,
		       NULL);
	if (!chain_wait(tx) || !chain_holds(list[0], 0x0f ^ 0x33))
		return false;
	tx = async_xor(list[0], list + 1, 0, 1, CHAIN_LEN, 0, NULL, NULL, NULL);
	if (!chain_wait(tx) || !chain_holds(list[0], 0x33))
		return false;
	tx = async_xor(list[0], list, 0, 3, CHAIN_LEN, ASYNC_TX_XOR_DROP_DST,
		       NULL, NULL, NULL);
	return chain_wait(tx) && chain_holds(list[0], 0x0f);
}

/* After chain_xors() the first two pages are equal, the third differs. */
static bool chain_sums(struct pages *pages)
{
	struct page *list[] = { pages->to[0], pages->to[1], pages->to[2] };
	struct dma_async_tx_descriptor *tx;
	u32 zero = 1, other = 0;

	tx = async_xor_zero_sum(list[0], list, 0, 2, CHAIN_LEN, &zero, 0, NULL,
				NULL, NULL);
	if (!chain_wait(tx))
		return false;
	tx = async_xor_zero_sum(list[0], list, 0, 3, CHAIN_LEN, &other, 0, NULL,
				NULL, NULL);
	return chain_wait(tx) && !zero && other == 1;
}

/* The operation is acked in the call, so only its callback reports it. */
static bool chain_acks_at_once(struct pages *pages)
{
	reinit_completion(&chain_done);
	async_memset(pages->to[3], 0xc3, 0, CHAIN_LEN, ASYNC_TX_ACK, NULL,
		     chain_complete, &chain_done);
	return chain_is_complete() && chain_holds(pages->to[3], 0xc3);
}

static int __init chain_init(void)
{
	static struct pages pages;
	struct ktap ktap = {};
	int err;

	err = pages_alloc(&pages);
	if (err)
		return err;
	ktap_plan(4);
	ktap_check(&ktap, "a chain of copies is right", chain_copies(&pages));
	ktap_check(&ktap, "xor is right in its three forms",
		   chain_xors(&pages));
	ktap_check(&ktap, "xor_zero_sum finds whether a xor is zero",
		   chain_sums(&pages));
	ktap_check(&ktap, "an operation acked in the call is called back",
		   chain_acks_at_once(&pages));
	/* After a failure an operation may still use the pages: leak them. */
	if (ktap.failed)
		return -EIO;
	pages_free(&pages);
	return 0;
}
module_init(chain_init);

static void __exit chain_exit(void)
{
}
module_exit(chain_exit);

MODULE_VERSION(DMAE_VERSION);
MODULE_DESCRIPTION("Chains with the names of 2007");
MODULE_AUTHOR("The dmae developers");
MODULE_LICENSE("GPL");
