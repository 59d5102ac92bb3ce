// SPDX-License-Identifier: GPL-2.0
/*
 * Operations on a channel: a batch is submitted, issued and polled
 */
#include <linux/mm.h>
#include <linux/mutex.h>
#include <linux/sched.h>
#include <linux/string.h>

#include <dmae/client.h>

#include "bench.h"

/* Name of the channel to measure; NULL: the first that is offered. */
static const char *bench_chan_name;

/* Held while the channel is used, so that REMOVED returns after that. */
static DEFINE_MUTEX(bench_chan_lock);
static struct dmae_chan *bench_chan; /* protected by bench_chan_lock */

static enum dmae_state_client bench_available(struct dmae_chan *chan)
{
	if (bench_chan_name && strcmp(bench_chan_name, dmae_chan_name(chan)))
		return DMAE_DUP;
	bench_chan = chan;
	return DMAE_ACK;
}

static enum dmae_state_client bench_event(struct dmae_client *client,
					  struct dmae_chan *chan,
					  enum dmae_state state)
{
	guard(mutex)(&bench_chan_lock);
	if (state == DMAE_RESOURCE_AVAILABLE)
		return bench_available(chan);
	if (state == DMAE_RESOURCE_REMOVED)
		bench_chan = NULL;
	return DMAE_ACK;
}

static struct dmae_client bench_client = {
	.event_callback = bench_event,
	.name = "dmae_bench",
};

/* Returns -ETIMEDOUT if the channel does not exist or is held exclusively. */
int bench_engine_init(const char *channel)
{
	int err;

	bench_chan_name = channel;
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

/* True if the channel takes operations of @type with BENCH_SRCS sources. */
bool bench_engine_takes(enum dmae_transaction_type type, size_t len)
{
	const struct dmae_limits *limits;
	dmae_cap_mask_t caps;

	guard(mutex)(&bench_chan_lock);
	if (!bench_chan)
		return false;
	limits = dmae_chan_limits(bench_chan);
	caps = dmae_chan_caps(bench_chan);
	if (!dmae_has_cap(type, &caps) || len > limits->max_len ||
	    len % limits->align)
		return false;
	return (type != DMAE_XOR || limits->max_xor >= BENCH_SRCS) &&
	       (type != DMAE_PQ || limits->max_pq >= BENCH_SRCS);
}

/* Polls between two calls of cond_resched(), as a channel may be suspended. */
#define BENCH_POLLS 4096

/* Issues and polls up to @cookie; -EIO if that operation failed. */
static int bench_wait(dmae_cookie_t cookie)
{
	enum dmae_status status;
	unsigned int polls = 0;

	dmae_async_op_issue_pending(bench_chan);
	for (;;) {
		status = dmae_async_op_complete(bench_chan, cookie, NULL, NULL);
		if (status != DMAE_IN_PROGRESS)
			return status == DMAE_ERROR ? -EIO : 0;
		if (++polls % BENCH_POLLS)
			cpu_relax();
		else
			cond_resched();
	}
}

typedef dmae_cookie_t (*bench_submit)(const struct bench_batch *batch, int i);

/* Submits the batch in parts if the channel has no room for all of it. */
static int bench_carry_out(const struct bench_batch *batch, int depth,
			   bench_submit submit)
{
	dmae_cookie_t cookie, last = 0;
	int i = 0, err = 0;

	guard(mutex)(&bench_chan_lock);
	if (!bench_chan)
		return -ENODEV;
	while (i < depth && !err) {
		cookie = submit(batch, i);
		if (!dmae_submit_error(cookie)) {
			last = cookie;
			i++;
		} else if (cookie == -EBUSY && last) {
			err = bench_wait(last);
			last = 0;
		} else {
			err = cookie;
		}
	}
	return last ? bench_wait(last) ?: err : err;
}

static dmae_cookie_t bench_submit_copy(const struct bench_batch *batch, int i)
{
	return dmae_async_memcpy_pg_to_pg(bench_chan, batch->dst[i], 0,
					  batch->src[i], 0, batch->len);
}

static dmae_cookie_t bench_submit_op(const struct bench_batch *batch, int i,
				     struct dmae_op *op)
{
	struct dmae_async_tx_descriptor *tx;
	struct page *srcs[BENCH_SRCS];

	bench_srcs(batch, i, srcs);
	op->flags = DMAE_CTRL_ACK;
	op->len = batch->len;
	op->srcs = srcs;
	op->src_cnt = BENCH_SRCS;
	tx = dmae_async_prep(bench_chan, op);
	return IS_ERR(tx) ? PTR_ERR(tx) : dmae_submit(tx);
}

static dmae_cookie_t bench_submit_xor(const struct bench_batch *batch, int i)
{
	struct dmae_op op = {
		.type = DMAE_XOR,
		.dst = { { .page = batch->dst[i] } },
	};

	return bench_submit_op(batch, i, &op);
}

static dmae_cookie_t bench_submit_pq(const struct bench_batch *batch, int i)
{
	static const u8 coefs[BENCH_SRCS] = BENCH_COEFS;
	struct dmae_op op = {
		.type = DMAE_PQ,
		.dst = { { .page = batch->dst[2 * i] },
			 { .page = batch->dst[2 * i + 1] } },
		.coefs = coefs,
	};

	return bench_submit_op(batch, i, &op);
}

int bench_engine(const struct bench_batch *batch)
{
	return bench_carry_out(batch, BENCH_DEPTH, bench_submit_copy);
}

int bench_engine_xor(const struct bench_batch *batch)
{
	return bench_carry_out(batch, BENCH_DEPTH, bench_submit_xor);
}

int bench_engine_pq(const struct bench_batch *batch)
{
	return bench_carry_out(batch, BENCH_PQ_DEPTH, bench_submit_pq);
}
