// SPDX-License-Identifier: GPL-2.0
/*
 * When operations run, and when callbacks are called
 */
#include <linux/kernel.h>

#include "../mock/dmae_mock.h"
#include "chain.h"
#include "conform.h"

static void nothing_runs_before_it_is_issued(struct conform *c)
{
	struct dmae_async_tx_descriptor *copy, *xor;
	struct chain_call calls[2];
	struct chain chain;

	if (!chain_init(&chain, c))
		return;
	chain_call_init(&chain, &calls[0]);
	chain_call_init(&chain, &calls[1]);
	copy = chain_copy(&chain, 1, 0, 0, NULL, &calls[0]);
	xor = chain_xor_onto(&chain, 2, 0, 0, NULL, &calls[1]);
	conform_expect(c, chain_not_called_back(&calls[0]));
	conform_expect(c, chain_not_called_back(&calls[1]));
	/* Issues on both channels. */
	dmae_async_tx_issue_pending_all();
	conform_expect(c, chain_called_back_once(&calls[0]));
	conform_expect(c, chain_called_back_once(&calls[1]));
	chain_expect_wait(&chain, copy, 0);
	chain_expect_wait(&chain, xor, 0);
	chain_fini(&chain);
}

static void operations_beyond_a_full_channel_run_in_the_call(struct conform *c)
{
	const unsigned int count = 4 * CHAIN_SLOTS;
	unsigned int i, done = 0;
	struct chain_call call;
	struct chain chain;

	if (!chain_init(&chain, c))
		return;
	chain_call_init(&chain, &call);
	dmae_mock_hold(chain.mocks[0]);
	for (i = 0; i < count; i++)
		done += !chain_copy(&chain, 1, 0, DMAE_ASYNC_TX_ACK, NULL,
				    &call);
	conform_expect(c, done > 0 && done < count);
	conform_expect_eq(c, atomic_read(&call.count), done);
	dmae_async_tx_issue_pending_all();
	dmae_mock_release(chain.mocks[0], UINT_MAX);
	/* The device unregisters when all its operations are complete. */
	dmae_mock_leave(chain.mocks[0], DMAE_MOCK_EXIT);
	conform_expect_eq(c, atomic_read(&call.count), count);
	chain_fini(&chain);
}

/**
 * struct chain_descent - callbacks that submit
 * @chain: the objects of the case
 * @left: how many copies are still to be submitted
 * @len: length of each copy
 * @call: callback of the last one
 */
struct chain_descent {
	struct chain *chain;
	unsigned int left;
	size_t len;
	struct chain_call call;
};

static void chain_descend(void *param)
{
	struct chain_descent *descent = param;
	struct chain *chain = descent->chain;

	if (!descent->left--) {
		chain_callback(&descent->call);
		return;
	}
	dmae_async_memcpy(chain->pages[1], chain->pages[0], 0, 0, descent->len,
			  DMAE_ASYNC_TX_ACK, NULL, chain_descend, descent);
	dmae_async_tx_issue_pending_all();
}

static void chain_expect_descent(struct conform *c, size_t len)
{
	struct chain_descent descent = { .left = 5000, .len = len };
	struct chain chain;

	if (!chain_init(&chain, c))
		return;
	descent.chain = &chain;
	chain_call_init(&chain, &descent.call);
	chain_descend(&descent);
	conform_expect(c, chain_called_back_once(&descent.call));
	chain_fini(&chain);
}

static void callbacks_may_submit_at_any_depth(struct conform *c)
{
	chain_expect_descent(c, CHAIN_LEN);
}

static void callbacks_of_small_copies_may_submit_at_any_depth(struct conform *c)
{
	chain_expect_descent(c, 64);
}

static void a_wait_returns_after_the_callback(struct conform *c)
{
	struct dmae_async_tx_descriptor *tx;
	struct chain_call call;
	struct chain chain;
	unsigned int i;

	if (!chain_init(&chain, c))
		return;
	for (i = 0; i < 100; i++) {
		chain_call_init(&chain, &call);
		tx = chain_copy(&chain, 1, 0, 0, NULL, &call);
		chain_expect_wait(&chain, tx, 0);
		conform_expect_eq(c, atomic_read(&call.count), 1);
	}
	chain_fini(&chain);
}

static const struct conform_case conform_execution_cases[] = {
	{ "chain: nothing runs before it is issued",
	  nothing_runs_before_it_is_issued },
	{ "chain: operations that a full channel cannot take run in the call",
	  operations_beyond_a_full_channel_run_in_the_call },
	{ "chain: callbacks may submit at any depth",
	  callbacks_may_submit_at_any_depth },
	{ "chain: callbacks of small copies may submit at any depth",
	  callbacks_of_small_copies_may_submit_at_any_depth },
	{ "chain: a wait returns after the callback",
	  a_wait_returns_after_the_callback },
};

CONFORM_GROUP(conform_execution);
