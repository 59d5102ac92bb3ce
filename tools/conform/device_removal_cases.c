// SPDX-License-Identifier: GPL-2.0
/*
 * A device unregisters with operations outstanding, and may come back
 */
#include <linux/err.h>
#include <linux/kernel.h>

#include "buffer.h"
#include "conform.h"
#include "mock.h"
#include "op.h"

/* Too long to be completed in the call, with any parameters of async_tx. */
#define REMOVAL_LEN CONFORM_MAX_LEN

/* Operations of a run in which the device leaves. */
#define REMOVAL_RUN 200

/* Gets two blocks, and a mock that holds operations. */
static struct dmae_mock *removal_begin(struct conform *c)
{
	struct dmae_mock *mock;

	if (!conform_bufs_get(c, c->blocks, 2))
		return NULL;
	mock = conform_mock_get_default(c);
	if (mock)
		dmae_mock_hold(mock);
	return mock;
}

/* Returns the status of @tx, which must complete although the mock holds. */
static int removal_wait(struct conform *c, struct dmae_async_tx_descriptor *tx)
{
	int err = dmae_async_tx_wait(tx, CONFORM_TIMEOUT_MS);

	c->stuck = err == -EINPROGRESS;
	if (!c->stuck && !IS_ERR_OR_NULL(tx))
		dmae_async_tx_ack(tx);
	return err;
}

static void a_copy_runs_elsewhere(struct conform *c)
{
	struct dmae_mock *mock = removal_begin(c);
	const struct conform_op op = {
		.type = DMAE_MEMCPY,
		.len = REMOVAL_LEN,
		.dst = { c->blocks[0] },
		.srcs = &c->blocks[1],
		.src_cnt = 1,
	};
	struct dmae_async_tx_descriptor *tx;

	if (!mock)
		return;
	tx = dmae_async_memcpy(c->blocks[0]->page, c->blocks[1]->page, 0, 0,
			       REMOVAL_LEN, 0, NULL, NULL, NULL);
	conform_expect(c, !IS_ERR_OR_NULL(tx));
	dmae_async_tx_issue_pending_all();
	conform_bufs_expect_right(c, "held");
	dmae_mock_leave(mock, DMAE_MOCK_EXIT_ABRUPT);
	conform_expect_eq(c, removal_wait(c, tx), 0);
	conform_op_model(c, &op);
	conform_bufs_expect_right(c, "done elsewhere");
}

/* Its destination, which is also a source, may be half written. */
static void a_xor_in_place_is_aborted(struct conform *c)
{
	struct dmae_mock *mock = removal_begin(c);
	struct dmae_async_tx_descriptor *tx;

	if (!mock)
		return;
	c->pages[0] = c->blocks[1]->page;
	tx = dmae_async_xor(c->blocks[0]->page, c->pages, 0, 1, REMOVAL_LEN, 0,
			    NULL, NULL, NULL);
	conform_expect(c, !IS_ERR_OR_NULL(tx));
	dmae_async_tx_issue_pending_all();
	dmae_mock_leave(mock, DMAE_MOCK_EXIT_ABRUPT);
	conform_expect_eq(c, removal_wait(c, tx), -ECANCELED);
}

static void removal_run(struct conform *c)
{
	unsigned int i;

	for (i = 0; i < REMOVAL_RUN && !c->stuck; i++)
		conform_op_run(c, &conform_by_async,
			       &(struct conform_op){
				       .type = DMAE_MEMCPY,
				       .len = REMOVAL_LEN - i,
				       .dst = { c->blocks[i % 2] },
				       .srcs = &c->blocks[(i + 1) % 2],
				       .src_off = i,
				       .src_cnt = 1,
			       });
}

static void a_device_comes_back(struct conform *c)
{
	struct dmae_mock *mock = removal_begin(c);
	unsigned long done;

	if (!mock)
		return;
	dmae_mock_release(mock, UINT_MAX);
	dmae_mock_leave_after(mock, 1000, DMAE_MOCK_EXIT_ABRUPT, 1);
	removal_run(c);
	/* This has no effect if the device has come back already. */
	dmae_mock_leave_after(mock, 0, DMAE_MOCK_EXIT, 0);
	conform_expect_eq(c, dmae_mock_come_back(mock), 0);
	done = dmae_mock_carried_out(mock);
	conform_expect(c, done >= 1000);
	conform_expect(c, conform_mock_await(c, mock));
	conform_expect(c, dmae_mock_carried_out(mock) > done);
}

static const struct conform_case conform_device_removal_cases[] = {
	{ "async: operations of a leaving device run elsewhere",
	  a_copy_runs_elsewhere },
	{ "async: a xor in place of a leaving device is aborted",
	  a_xor_in_place_is_aborted },
	{ "async: a device that leaves in the middle and comes back is used",
	  a_device_comes_back },
};

CONFORM_GROUP(conform_device_removal);
