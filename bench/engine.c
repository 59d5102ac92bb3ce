// SPDX-License-Identifier: GPL-2.0
/*
 * The copies through a channel: submitted, issued at once, polled
 */
#include <linux/mm.h>

#include <dmae/client.h>

#include "bench.h"

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
	.name = "dmae_bench",
};

int bench_engine_init(void)
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

void bench_engine_exit(void)
{
	dmae_async_client_unregister(&bench_client);
}

int bench_engine(const struct bench_batch *batch)
{
	dmae_cookie_t cookie = 0;
	int i;

	for (i = 0; i < BENCH_DEPTH; i++) {
		cookie = dmae_async_memcpy_pg_to_pg(bench_chan, batch->dst[i],
						    0, batch->src[i], 0,
						    batch->len);
		if (dmae_submit_error(cookie))
			return cookie;
	}
	dmae_async_memcpy_issue_pending(bench_chan);
	while (dmae_async_memcpy_complete(bench_chan, cookie, NULL, NULL) ==
	       DMAE_IN_PROGRESS)
		cpu_relax();
	return 0;
}
