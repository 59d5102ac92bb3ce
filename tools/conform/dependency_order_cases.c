// SPDX-License-Identifier: GPL-2.0
/*
 * A dependent waits for its parent, other operations do not
 *
 * The first mock device copies, the second one xors: so a copy and a xor are
 * always on different channels.
 */
#include <linux/kernel.h>

#include "../mock/dmae_mock.h"
#include "chain.h"
#include "conform.h"

static void a_child_waits_for_another_channel(struct conform *c)
{
	struct dmae_async_tx_descriptor *copy, *xor;
	struct chain_call call;
	struct chain chain;

	if (!chain_init(&chain, c))
		return;
	chain_call_init(&chain, &call);
	dmae_mock_hold(chain.mocks[0]);
	copy = chain_copy(&chain, 1, 0, 0, NULL, NULL);
	xor = chain_xor_onto(&chain, 2, 1, DMAE_ASYNC_TX_DEP_ACK, copy, &call);
	dmae_async_tx_issue_pending_all();
	conform_expect(c, chain_not_called_back(&call));
	conform_expect_eq(c, chain_carried_out(&chain, 1), 0);

	dmae_mock_release(chain.mocks[0], UINT_MAX);
	conform_expect(c, chain_called_back_once(&call));
	chain_expect_wait(&chain, xor, 0);
	chain_expect_page(&chain, 2, 3 ^ 1);
	chain_fini(&chain);
}

static void
a_child_on_the_same_channel_is_handed_over_at_once(struct conform *c)
{
	struct dmae_async_tx_descriptor *tx;
	struct chain chain;

	if (!chain_init(&chain, c))
		return;
	dmae_mock_hold(chain.mocks[0]);
	tx = chain_copy(&chain, 1, 0, 0, NULL, NULL);
	tx = chain_copy(&chain, 2, 1, DMAE_ASYNC_TX_DEP_ACK, tx, NULL);
	tx = chain_copy(&chain, 3, 2, DMAE_ASYNC_TX_DEP_ACK, tx, NULL);
	/* A cookie shows that it was submitted to its channel. */
	conform_expect(c, tx->cookie > 0);
	dmae_async_tx_issue_pending_all();
	dmae_mock_release(chain.mocks[0], UINT_MAX);
	chain_expect_wait(&chain, tx, 0);
	chain_expect_page(&chain, 3, 1);
	chain_fini(&chain);
}

static void a_child_of_a_completed_operation_runs(struct conform *c)
{
	struct dmae_async_tx_descriptor *tx;
	struct chain chain;

	if (!chain_init(&chain, c))
		return;
	tx = chain_copy(&chain, 1, 0, 0, NULL, NULL);
	conform_expect_eq(c, dmae_async_tx_wait(tx, CONFORM_TIMEOUT_MS), 0);
	tx = chain_xor_onto(&chain, 2, 1, DMAE_ASYNC_TX_DEP_ACK, tx, NULL);
	chain_expect_wait(&chain, tx, 0);
	chain_expect_page(&chain, 2, 3 ^ 1);
	chain_fini(&chain);
}

static void a_parent_has_several_children(struct conform *c)
{
	struct dmae_async_tx_descriptor *parent, *child[4];
	struct chain_call calls[ARRAY_SIZE(child) + 1];
	struct chain chain;
	unsigned int i;

	if (!chain_init(&chain, c))
		return;
	for (i = 0; i < ARRAY_SIZE(calls); i++)
		chain_call_init(&chain, &calls[i]);
	dmae_mock_hold(chain.mocks[0]);
	parent = chain_copy(&chain, 1, 0, 0, NULL, &calls[0]);
	child[0] = chain_copy(&chain, 2, 1, 0, parent, &calls[1]);
	child[1] = chain_xor_onto(&chain, 3, 1, 0, parent, &calls[2]);
	child[2] = chain_copy(&chain, 4, 1, 0, parent, &calls[3]);
	child[3] = chain_xor_onto(&chain, 5, 1, DMAE_ASYNC_TX_DEP_ACK, parent,
				  &calls[4]);
	dmae_async_tx_issue_pending_all();
	dmae_mock_release(chain.mocks[0], UINT_MAX);
	for (i = 0; i < ARRAY_SIZE(child); i++)
		chain_expect_wait(&chain, child[i], 0);
	for (i = 0; i < ARRAY_SIZE(calls); i++)
		conform_expect(c, chain_called_back_once(&calls[i]));
	conform_expect_eq(c, calls[0].place, 1);
	chain_expect_page(&chain, 2, 1);
	chain_expect_page(&chain, 3, 4 ^ 1);
	chain_expect_page(&chain, 4, 1);
	chain_expect_page(&chain, 5, 6 ^ 1);
	chain_fini(&chain);
}

static void independent_operations_are_not_serialised(struct conform *c)
{
	struct dmae_async_tx_descriptor *copy, *xor;
	struct chain chain;

	if (!chain_init(&chain, c))
		return;
	dmae_mock_hold(chain.mocks[0]);
	copy = chain_copy(&chain, 1, 0, 0, NULL, NULL);
	xor = chain_xor_onto(&chain, 2, 3, 0, NULL, NULL);
	chain_expect_wait(&chain, xor, 0);
	chain_expect_page(&chain, 2, 3 ^ 4);
	dmae_mock_release(chain.mocks[0], UINT_MAX);
	chain_expect_wait(&chain, copy, 0);
	chain_fini(&chain);
}

static void more_operations_may_wait_than_there_are_slots(struct conform *c)
{
	struct dmae_async_tx_descriptor *tx = NULL;
	struct chain chain;
	unsigned int i;

	if (!chain_init(&chain, c))
		return;
	dmae_mock_hold(chain.mocks[0]);
	for (i = 0; i < 10 * CHAIN_SLOTS; i++) {
		tx = chain_copy(&chain, 2 * (i & 1), i & 1 ? 0 : 2,
				DMAE_ASYNC_TX_DEP_ACK, tx, NULL);
		tx = chain_xor_onto(&chain, 2 * (i & 1), 1,
				    DMAE_ASYNC_TX_DEP_ACK, tx, NULL);
	}
	dmae_async_tx_issue_pending_all();
	dmae_mock_release(chain.mocks[0], UINT_MAX);
	chain_expect_wait(&chain, tx, 0);
	/* Page 2 at first; the byte of page 1 cancels out. */
	chain_expect_page(&chain, 2, 3);
	chain_fini(&chain);
}

static void a_chain_may_be_long(struct conform *c)
{
	const unsigned int length = conform_thorough ? 100000 : 20000;
	struct dmae_async_tx_descriptor *tx = NULL;
	struct chain chain;
	unsigned int i;

	if (!chain_init(&chain, c))
		return;
	dmae_mock_hold(chain.mocks[0]);
	for (i = 0; i < length; i++)
		tx = chain_copy(&chain, (i + 1) % CHAIN_PAGES, i % CHAIN_PAGES,
				DMAE_ASYNC_TX_DEP_ACK, tx, NULL);
	dmae_async_tx_issue_pending_all();
	dmae_mock_release(chain.mocks[0], UINT_MAX);
	chain_expect_wait(&chain, tx, 0);
	for (i = 0; i < CHAIN_PAGES; i++)
		chain_expect_page(&chain, i, 1);
	chain_fini(&chain);
}

static const struct conform_case conform_dependency_order_cases[] = {
	{ "chain: a child waits for another channel",
	  a_child_waits_for_another_channel },
	{ "chain: a child on the same channel is handed over at once",
	  a_child_on_the_same_channel_is_handed_over_at_once },
	{ "chain: a child of a completed operation runs",
	  a_child_of_a_completed_operation_runs },
	{ "chain: a parent has several children",
	  a_parent_has_several_children },
	{ "chain: independent operations are not serialised",
	  independent_operations_are_not_serialised },
	{ "chain: more operations may wait than the channels have slots",
	  more_operations_may_wait_than_there_are_slots },
	{ "chain: a chain may be long", a_chain_may_be_long },
};

CONFORM_GROUP(conform_dependency_order);
