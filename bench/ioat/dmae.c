// SPDX-License-Identifier: GPL-2.0
/*
 * Copies through dmae_ioat, where the driver maps the pages
 */
#include <linux/err.h>
#include <linux/mm.h>

#include <dmae/client.h>

#include "bench_ioat.h"

static struct dmae_chan *bench_chan;

static enum dmae_state_client bench_event(struct dmae_client *client,
					  struct dmae_chan *chan,
					  enum dmae_state state)
{
	if (state == DMAE_RESOURCE_AVAILABLE)
		bench_chan = chan;
	return DMAE_ACK;
}

static struct dmae_client bench_client = {
	.event_callback = bench_event,
	.name = "dmae_bench_ioat",
};

static int bench_open(void)
{
	int err;

	dmae_cap_set(DMAE_MEMCPY, &bench_client.cap_mask);
	err = dmae_async_client_register(&bench_client);
	if (err)
		return err;
	dmae_async_client_chan_request_number(&bench_client, 1);
	err = dmae_async_client_wait(&bench_client, 1, 5000);
	if (err)
		dmae_async_client_unregister(&bench_client);
	return err;
}

static void bench_close(void)
{
	dmae_async_client_unregister(&bench_client);
}

static int bench_copy(struct page *dst, struct page *src,
		      void (*done)(void *param), void *param)
{
	struct dmae_async_tx_descriptor *tx;

	tx = dmae_prep_memcpy(bench_chan, dst, 0, src, 0, PAGE_SIZE,
			      DMAE_CTRL_ACK);
	if (IS_ERR(tx))
		return PTR_ERR(tx);
	tx->callback = done;
	tx->callback_param = param;
	dmae_submit(tx);
	return 0;
}

static void bench_issue(void)
{
	dmae_async_memcpy_issue_pending(bench_chan);
}

const struct bench_ioat_way bench_ioat_dmae = {
	.name = "dmae_ioat",
	.open = bench_open,
	.close = bench_close,
	.copy = bench_copy,
	.issue = bench_issue,
};
