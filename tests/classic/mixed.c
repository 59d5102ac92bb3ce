// SPDX-License-Identifier: GPL-2.0
/*
 * A client of both the stock dmaengine and dmae
 */
#include <linux/dmaengine.h>
#include <linux/module.h>

#include <dmae/client.h>

#include "../ktap.h"
#include "pages.h"

static struct dmae_chan *mixed_chan;

static enum dmae_state_client mixed_event(struct dmae_client *client,
					  struct dmae_chan *chan,
					  enum dmae_state state)
{
	if (state == DMAE_RESOURCE_AVAILABLE)
		mixed_chan = chan;
	return DMAE_ACK;
}

static struct dmae_client mixed_client = {
	.event_callback = mixed_event,
	.name = KBUILD_MODNAME,
};

/* A machine without an engine has no channel, which is not a failure. */
static bool mixed_stock_can_copy(void)
{
	struct dma_chan *chan;
	dma_cap_mask_t mask;
	bool able;

	dma_cap_zero(mask);
	dma_cap_set(DMA_MEMCPY, mask);
	chan = dma_request_channel(mask, NULL, NULL);
	if (!chan)
		return true;
	pr_info(KBUILD_MODNAME ": stock channel %s\n", dma_chan_name(chan));
	able = dma_has_cap(DMA_MEMCPY, chan->device->cap_mask);
	dma_release_channel(chan);
	return able;
}

static bool mixed_types_are_apart(void)
{
	dmae_cap_mask_t ours = {};
	dma_cap_mask_t stock;

	dma_cap_zero(stock);
	dma_cap_set(DMA_INTERRUPT, stock);
	dmae_cap_set(DMAE_INTERRUPT, &ours);
	return dma_has_cap(DMA_INTERRUPT, stock) &&
	       dmae_has_cap(DMAE_INTERRUPT, &ours) &&
	       !dma_has_cap(DMA_MEMCPY, stock) &&
	       !dmae_has_cap(DMAE_MEMCPY, &ours);
}

/* Both implement the document of 2006, so they agree, also after a wrap. */
static bool mixed_cookies_agree(void)
{
	static const s32 values[] = { 1, 2, 3, 1000, S32_MAX - 1, S32_MAX };
	const int number = ARRAY_SIZE(values);
	int i;

	for (i = 0; i < number * number * number; i++) {
		const s32 cookie = values[i % number];
		const s32 last = values[i / number % number];
		const s32 used = values[i / number / number];
		const bool stock = dma_async_is_complete(cookie, last, used) ==
				   DMA_COMPLETE;

		if (stock != (dmae_async_is_complete(cookie, last, used) ==
			      DMAE_SUCCESS))
			return false;
	}
	return true;
}

static bool mixed_copies(struct pages *pages)
{
	dmae_cookie_t cookie;
	int i;

	pages_fill(pages);
	for (i = 0; i < PAGES; i++) {
		cookie = dmae_async_memcpy_pg_to_pg(mixed_chan, pages->to[i],
						    PAGES_OFFSET,
						    pages->from[i],
						    PAGES_OFFSET, PAGES_LEN);
		if (dmae_async_op_wait(mixed_chan, cookie, 20000))
			return false;
	}
	return pages_are_copied(pages);
}

static void mixed_run(struct ktap *ktap, struct pages *pages)
{
	ktap_check(ktap, "a channel of the stock dmaengine can copy",
		   mixed_stock_can_copy());
	ktap_check(ktap, "the operation types do not interfere",
		   mixed_types_are_apart());
	ktap_check(ktap, "dmae and the stock dmaengine agree on cookies",
		   mixed_cookies_agree());
	dmae_async_client_chan_request_number(&mixed_client, 1);
	ktap_check(ktap, "dmae has a channel",
		   !dmae_async_client_wait(&mixed_client, 1, 20000));
	ktap_check(ktap, "copies are right", mixed_chan && mixed_copies(pages));
}

static int __init mixed_init(void)
{
	static struct pages pages;
	struct ktap ktap = {};
	int err;

	err = pages_alloc(&pages);
	if (err)
		return err;
	dmae_cap_set(DMAE_MEMCPY, &mixed_client.cap_mask);
	err = dmae_async_client_register(&mixed_client);
	if (!err) {
		ktap_plan(5);
		mixed_run(&ktap, &pages);
		dmae_async_client_unregister(&mixed_client);
		err = ktap.failed ? -EIO : 0;
	}
	pages_free(&pages);
	return err;
}
module_init(mixed_init);

static void __exit mixed_exit(void)
{
}
module_exit(mixed_exit);

MODULE_VERSION(DMAE_VERSION);
MODULE_DESCRIPTION("A client of dmae and of the stock dmaengine");
MODULE_AUTHOR("The dmae developers");
MODULE_LICENSE("GPL");
