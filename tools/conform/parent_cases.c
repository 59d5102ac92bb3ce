// SPDX-License-Identifier: GPL-2.0
/*
 * Which descriptors an operation may depend on; others are refused
 */
#include <linux/err.h>
#include <linux/kernel.h>

#include "buffer.h"
#include "channel.h"
#include "conform.h"
#include "mock.h"
#include "op.h"
#include "refused_call.h"

/* Too long to be completed in the call, with any parameters of async_tx. */
#define PARENT_LEN CONFORM_MAX_LEN

static struct dmae_async_tx_descriptor *
parent_fill(struct conform *c, unsigned int flags,
	    struct dmae_async_tx_descriptor *depend_tx)
{
	return dmae_async_memset(c->blocks[0]->page, 1, 0, PARENT_LEN, flags,
				 depend_tx, NULL, NULL);
}

/* Expects each operation of the API to be refused because of its parent. */
static void parent_expect_all(struct conform *c,
			      struct dmae_async_tx_descriptor *parent, int err)
{
	const struct refused_call r = { .c = c,
					.err = err,
					.depend_tx = parent };
	unsigned int i;

	for (i = 0; i < REFUSED_CALL_BLOCKS; i++)
		c->pages[i] = c->blocks[i]->page;
	refused_call_all(&r, c->pages, 0, 1);
	refused_call_trigger(&r);
	conform_bufs_expect_right(c, "refused");
}

static void dependent_of_a_refused_operation(struct conform *c)
{
	if (!conform_bufs_get(c, c->blocks, REFUSED_CALL_BLOCKS))
		return;
	parent_expect_all(c, ERR_PTR(-EINVAL), -ECANCELED);
	parent_expect_all(c, ERR_PTR(-ECANCELED), -ECANCELED);
	conform_expect_eq(c, dmae_async_tx_wait(ERR_PTR(-ERANGE), 1), -ERANGE);
	conform_expect_eq(c, dmae_wait_for_async_tx(ERR_PTR(-ERANGE)),
			  DMAE_ERROR);
}

static void wait_for_null(struct conform *c)
{
	conform_expect_eq(c, dmae_async_tx_wait(NULL, 1), 0);
	conform_expect_eq(c, dmae_wait_for_async_tx(NULL), DMAE_SUCCESS);
}

static void dependent_of_a_foreign_descriptor(struct conform *c)
{
	struct dmae_async_tx_descriptor foreign = {};

	if (conform_bufs_get(c, c->blocks, REFUSED_CALL_BLOCKS))
		parent_expect_all(c, &foreign, -EINVAL);
}

static void dependent_of_a_channel_descriptor(struct conform *c)
{
	struct dmae_async_tx_descriptor *tx;

	if (!conform_by_channel.begin(c, DMAE_MEMCPY) ||
	    !conform_bufs_get(c, c->blocks, REFUSED_CALL_BLOCKS))
		return;
	tx = dmae_prep_memcpy(conform_channel_get(c), c->blocks[0]->page, 0,
			      c->blocks[1]->page, 0, c->limits.align, 0);
	if (!conform_expect(c, !IS_ERR(tx)))
		return;
	parent_expect_all(c, tx, -EINVAL);
	dmae_abandon(tx);
}

/* Submits a fill to a mock that holds it, so it is not complete. */
static struct dmae_async_tx_descriptor *parent_held(struct conform *c,
						    unsigned int flags)
{
	struct dmae_async_tx_descriptor *tx;
	struct dmae_mock *mock;

	if (!conform_bufs_get(c, c->blocks, REFUSED_CALL_BLOCKS))
		return NULL;
	mock = conform_mock_get_default(c);
	if (!mock)
		return NULL;
	dmae_mock_hold(mock);
	tx = parent_fill(c, flags, NULL);
	if (!IS_ERR_OR_NULL(tx))
		return tx;
	conform_fail(c, "a fill on a mock that holds: %ld", PTR_ERR(tx));
	return NULL;
}

/* Completes the fill of parent_held(). */
static void parent_let_go(struct conform *c)
{
	struct dmae_async_tx_descriptor *last;

	memset(c->blocks[0]->shadow, 1, PARENT_LEN);
	dmae_mock_release(c->mocks[0], UINT_MAX);
	/* A fill behind it on the same channel completes after it. */
	dmae_async_tx_issue_pending_all();
	do {
		last = dmae_async_memset(c->scratch, 0, 0, PAGE_SIZE, 0, NULL,
					 NULL, NULL);
		c->stuck = dmae_async_tx_wait(last, CONFORM_TIMEOUT_MS) ==
			   -EINPROGRESS;
		if (!c->stuck && !IS_ERR_OR_NULL(last))
			dmae_async_tx_ack(last);
	} while (!c->stuck &&
		 memcmp(c->blocks[0]->data, c->blocks[0]->shadow, PARENT_LEN));
}

static void dependent_of_an_acked_operation(struct conform *c)
{
	struct dmae_async_tx_descriptor *tx;

	tx = parent_held(c, DMAE_ASYNC_TX_ACK);
	if (!tx)
		return;
	parent_expect_all(c, tx, -EINVAL);
	parent_let_go(c);
}

/* If the refused operation had acked, the trigger would be refused. */
static void refused_operation_does_not_ack_its_parent(struct conform *c)
{
	const unsigned int flags = DMAE_ASYNC_TX_ACK | DMAE_ASYNC_TX_DEP_ACK;
	struct refused_call r = {
		.c = c,
		.err = -EINVAL,
		.flags = DMAE_ASYNC_TX_DEP_ACK,
	};
	struct dmae_async_tx_descriptor *tx = parent_held(c, 0);
	unsigned int i;

	if (!tx)
		return;
	r.depend_tx = tx;
	for (i = 0; i < REFUSED_CALL_BLOCKS; i++)
		c->pages[i] = c->blocks[i]->page;
	refused_call_all(&r, c->pages, 0, 0);
	parent_let_go(c);
	conform_expect_eq(c, dmae_async_tx_wait(tx, CONFORM_TIMEOUT_MS), 0);
	tx = dmae_async_trigger_callback(flags, tx, NULL, NULL);
	conform_expect(c, !IS_ERR(tx));
}

static struct dmae_async_tx_descriptor *
parent_trigger(struct conform *c, struct dmae_async_tx_descriptor *tx)
{
	dmae_async_tx_callback_result call = conform_ticket_call_result;
	const unsigned int flags = DMAE_ASYNC_TX_ACK;
	void *ticket = conform_ticket_take(c);

	return dmae_async_trigger_callback_result(flags, tx, call, ticket);
}

static void dependent_of_a_failed_operation(struct conform *c)
{
	struct dmae_async_tx_descriptor *tx, *last;
	struct dmae_mock *mock;

	if (!conform_bufs_get(c, c->blocks, 1))
		return;
	mock = conform_mock_get_default(c);
	if (!mock)
		return;
	dmae_mock_fail_every(mock, 1);
	tx = parent_fill(c, 0, NULL);
	last = parent_trigger(c, tx);
	conform_expect(c, !IS_ERR(last));
	conform_expect_eq(c, dmae_async_tx_wait(tx, CONFORM_TIMEOUT_MS), -EIO);
	conform_expect_eq(c, dmae_wait_for_async_tx(tx), DMAE_ERROR);
	conform_expect_eq(c, conform_ticket_wait(c), -ECANCELED);
	if (!IS_ERR_OR_NULL(tx))
		dmae_async_tx_ack(tx);
}

static const struct conform_case conform_parent_cases[] = {
	{ "async: a dependent of a refused operation is refused",
	  dependent_of_a_refused_operation },
	{ "async: a wait for NULL succeeds", wait_for_null },
	{ "async: a dependent of a foreign descriptor is refused",
	  dependent_of_a_foreign_descriptor },
	{ "async: a dependent of a channel's descriptor is refused",
	  dependent_of_a_channel_descriptor, BIT(DMAE_MEMCPY) },
	{ "async: a dependent of an acked operation is refused",
	  dependent_of_an_acked_operation },
	{ "async: a refused operation does not ack its parent",
	  refused_operation_does_not_ack_its_parent },
	{ "async: a dependent of a failure is aborted and called back",
	  dependent_of_a_failed_operation },
};

CONFORM_GROUP(conform_parent);
