// SPDX-License-Identifier: GPL-2.0
/*
 * The status of failed operations and of their dependents, and their callbacks
 */
#include <linux/kernel.h>

#include "../mock/dmae_mock.h"
#include "chain.h"
#include "conform.h"

static void a_failure_aborts_its_dependents(struct conform *c)
{
	struct dmae_async_tx_descriptor *parent, *same, *other, *below;
	struct chain_call calls[4];
	struct chain chain;
	unsigned int i;

	if (!chain_init(&chain, c))
		return;
	for (i = 0; i < ARRAY_SIZE(calls); i++)
		chain_call_init(&chain, &calls[i]);
	dmae_mock_hold(chain.mocks[0]);
	dmae_mock_fail_every(chain.mocks[0], 1);
	parent = chain_copy(&chain, 1, 0, 0, NULL, &calls[0]);
	same = chain_copy(&chain, 2, 1, 0, parent, &calls[1]);
	other = chain_xor_onto(&chain, 3, 1, 0, parent, &calls[2]);
	below = chain_xor_onto(&chain, 4, 3, 0, other, &calls[3]);
	dmae_async_tx_issue_pending_all();
	dmae_mock_release(chain.mocks[0], UINT_MAX);
	chain_expect_wait(&chain, parent, -EIO);
	chain_expect_wait(&chain, same, -ECANCELED);
	chain_expect_wait(&chain, other, -ECANCELED);
	chain_expect_wait(&chain, below, -ECANCELED);
	for (i = 0; i < ARRAY_SIZE(calls); i++)
		conform_expect(c, chain_called_back_once(&calls[i]));
	conform_expect(c, calls[0].place < calls[1].place);
	conform_expect(c, calls[2].place < calls[3].place);
	/* The dependent was not carried out. */
	conform_expect_eq(c, chain_carried_out(&chain, 1), 0);
	chain_fini(&chain);
}

static void a_failure_does_not_affect_others(struct conform *c)
{
	struct dmae_async_tx_descriptor *bad, *good;
	struct chain chain;

	if (!chain_init(&chain, c))
		return;
	dmae_mock_fail_every(chain.mocks[0], 1);
	bad = chain_copy(&chain, 1, 0, 0, NULL, NULL);
	chain_expect_wait(&chain, bad, -EIO);
	dmae_mock_fail_every(chain.mocks[0], 0);
	good = chain_copy(&chain, 2, 0, 0, NULL, NULL);
	chain_expect_wait(&chain, good, 0);
	chain_expect_page(&chain, 2, 1);
	chain_fini(&chain);
}

static void a_child_of_a_failed_operation_is_aborted(struct conform *c)
{
	struct dmae_async_tx_descriptor *tx;
	struct chain_call call;
	struct chain chain;

	if (!chain_init(&chain, c))
		return;
	chain_call_init(&chain, &call);
	dmae_mock_fail_every(chain.mocks[0], 1);
	tx = chain_copy(&chain, 1, 0, 0, NULL, NULL);
	conform_expect_eq(c, dmae_async_tx_wait(tx, CONFORM_TIMEOUT_MS), -EIO);
	tx = chain_xor_onto(&chain, 2, 1, DMAE_ASYNC_TX_DEP_ACK, tx, &call);
	conform_expect(c, chain_called_back_once(&call));
	chain_expect_wait(&chain, tx, -ECANCELED);
	chain_expect_page(&chain, 2, 3);
	chain_fini(&chain);
}

static void a_trigger_is_passed_the_status(struct conform *c)
{
	struct dmae_async_tx_descriptor *tx;
	struct chain_call bad, good;
	struct chain chain;

	if (!chain_init(&chain, c))
		return;
	chain_call_init(&chain, &bad);
	chain_call_init(&chain, &good);
	tx = chain_copy(&chain, 1, 0, 0, NULL, NULL);
	dmae_async_trigger_callback_result(DMAE_ASYNC_TX_DEP_ACK |
						   DMAE_ASYNC_TX_ACK,
					   tx, chain_callback_result, &good);
	dmae_async_tx_issue_pending_all();
	conform_expect(c, chain_called_back_once(&good));
	conform_expect_eq(c, good.status, 0);

	dmae_mock_fail_every(chain.mocks[0], 1);
	tx = chain_copy(&chain, 1, 0, 0, NULL, NULL);
	dmae_async_trigger_callback_result(DMAE_ASYNC_TX_DEP_ACK |
						   DMAE_ASYNC_TX_ACK,
					   tx, chain_callback_result, &bad);
	dmae_async_tx_issue_pending_all();
	conform_expect(c, chain_called_back_once(&bad));
	conform_expect_eq(c, bad.status, -ECANCELED);
	chain_fini(&chain);
}

static void a_wait_returns_at_its_time_limit(struct conform *c)
{
	struct dmae_async_tx_descriptor *tx;
	struct chain chain;

	if (!chain_init(&chain, c))
		return;
	dmae_mock_hold(chain.mocks[0]);
	tx = chain_copy(&chain, 1, 0, 0, NULL, NULL);
	conform_expect_eq(c, dmae_async_tx_wait(tx, CHAIN_WATCH_MS),
			  -EINPROGRESS);
	dmae_mock_release(chain.mocks[0], UINT_MAX);
	chain_expect_wait(&chain, tx, 0);
	chain_fini(&chain);
}

/* The operation fails with the errno that a wait returns at its time limit. */
static void an_operation_that_timed_out_is_complete(struct conform *c)
{
	struct dmae_async_tx_descriptor *tx;
	struct chain chain;

	if (!chain_init(&chain, c))
		return;
	dmae_mock_fail_with(chain.mocks[0], -ETIMEDOUT);
	dmae_mock_fail_every(chain.mocks[0], 1);
	tx = chain_copy(&chain, 1, 0, 0, NULL, NULL);
	conform_expect_eq(c, dmae_wait_for_async_tx(tx), DMAE_ERROR);
	chain_expect_wait(&chain, tx, -ETIMEDOUT);
	chain_fini(&chain);
}

static const struct conform_case conform_failure_cases[] = {
	{ "chain: a failure aborts its dependents",
	  a_failure_aborts_its_dependents },
	{ "chain: a failure does not affect other operations",
	  a_failure_does_not_affect_others },
	{ "chain: a child of a failed operation is aborted",
	  a_child_of_a_failed_operation_is_aborted },
	{ "chain: a trigger is passed the status",
	  a_trigger_is_passed_the_status },
	{ "chain: a wait returns at its time limit",
	  a_wait_returns_at_its_time_limit },
	{ "chain: an operation that timed out is complete",
	  an_operation_that_timed_out_is_complete },
};

CONFORM_GROUP(conform_failure);
