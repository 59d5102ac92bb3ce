// SPDX-License-Identifier: GPL-2.0
/*
 * Channels that are freed with operations outstanding
 */
#include <kunit/test.h>

#include "support/fake.h"
#include "support/listener.h"
#include "support/outcome.h"
#include "support/rig.h"
#include "support/rig_run.h"

/* Expects @fn to wait until an outstanding operation has succeeded. */
static void drain_check_waits(struct kunit *test, void (*fn)(void *listener))
{
	struct fake *fake = fake_start(test, 1);
	struct listener *listener = listener_start(test);
	struct dmae_chan *chan = listener_take_one(listener);
	struct outcome *outcome = rig_issue(test, chan);
	struct rig_run *run = rig_run(test, fn, listener);

	KUNIT_EXPECT_TRUE(test, rig_run_goes_on(run));
	KUNIT_EXPECT_EQ(test, fake_calls(&fake->chans[0], FAKE_FREE), 0);
	fake_complete_next(&fake->chans[0], 0);
	KUNIT_EXPECT_TRUE(test, rig_run_has_returned(run));
	KUNIT_EXPECT_EQ(test, outcome->status, 0);
	KUNIT_EXPECT_EQ(test, fake_calls(&fake->chans[0], FAKE_TERMINATE), 0);
}

static void free_waits_for_operations(struct kunit *test)
{
	drain_check_waits(test, listener_finish);
}

static void unregister_waits_for_operations(struct kunit *test)
{
	drain_check_waits(test, listener_unregister);
}

static void free_issues_submitted_operations(struct kunit *test)
{
	struct fake *fake = fake_start(test, 1);
	struct listener *listener = listener_start(test);
	struct outcome *outcome = outcome_create(test);

	rig_submit(test, listener_take_one(listener), outcome);
	fake->runs_free = true;
	listener_finish(listener);
	KUNIT_EXPECT_EQ(test, outcome->status, 0);
}

/* A callback that does not return before @param is completed. */
static void drain_block(void *param)
{
	struct completion *go_on = param;

	wait_for_completion_timeout(go_on, RIG_TIMEOUT);
}

static void drain_end(void *data)
{
	fake_complete_next(data, 0);
}

static void free_waits_for_callbacks(struct kunit *test)
{
	struct fake *fake = fake_start(test, 1);
	struct listener *listener = listener_start(test);
	struct dmae_chan *chan = listener_take_one(listener);
	struct outcome *outcome = outcome_create(test);
	struct dmae_async_tx_descriptor *tx;
	struct rig_run *run;

	tx = rig_prep(test, chan, DMAE_CTRL_ACK);
	tx->callback = drain_block;
	tx->callback_param = &outcome->called;
	dmae_submit(tx);
	dmae_async_op_issue_pending(chan);
	rig_run(test, drain_end, &fake->chans[0]);
	run = rig_run(test, listener_finish, listener);
	KUNIT_EXPECT_TRUE(test, rig_run_goes_on(run));
	complete_all(&outcome->called);
	KUNIT_EXPECT_TRUE(test, rig_run_has_returned(run));
}

static void abort_aborts_the_operations_of_the_only_holder(struct kunit *test)
{
	struct listener *listener = listener_start(test);
	struct outcome *issued, *submitted = outcome_create(test);

	fake_start(test, 1);
	issued = rig_issue(test, listener_take_one(listener));
	rig_submit(test, listener_chan(listener, 0), submitted);
	listener_abort(listener);
	KUNIT_EXPECT_EQ(test, issued->status, -ECANCELED);
	KUNIT_EXPECT_EQ(test, submitted->status, -ECANCELED);
	KUNIT_EXPECT_EQ(test, atomic_read(&issued->calls), 1);
	KUNIT_EXPECT_EQ(test, atomic_read(&submitted->calls), 1);
}

static void abort_spares_operations_on_a_shared_channel(struct kunit *test)
{
	struct fake *fake = fake_start(test, 1);
	struct listener *listener = listener_start(test);
	struct outcome *outcome;
	struct rig_run *run;

	listener_take(listener_start(test), 1);
	outcome = rig_issue(test, listener_take_one(listener));
	run = rig_run(test, listener_abort, listener);
	KUNIT_EXPECT_TRUE(test, rig_run_goes_on(run));
	fake_complete_next(&fake->chans[0], 0);
	KUNIT_EXPECT_TRUE(test, rig_run_has_returned(run));
	KUNIT_EXPECT_EQ(test, outcome->status, 0);
}

/* A callback that submits another operation with itself as callback. */
static void drain_again(void *param)
{
	struct dmae_chan *chan = param;
	struct dmae_async_tx_descriptor *tx;

	tx = dmae_prep_interrupt(chan, DMAE_CTRL_ACK);
	if (IS_ERR(tx))
		return;
	tx->callback = drain_again;
	tx->callback_param = chan;
	dmae_submit(tx);
	dmae_async_op_issue_pending(chan);
}

/* @fn must stop callbacks that submit without end; rig_exit() finds leaks. */
static void drain_check_resubmits(struct kunit *test, void (*fn)(void *data))
{
	struct fake *fake = fake_start(test, 1);
	struct listener *listener = listener_start(test);
	struct dmae_chan *chan = listener_take_one(listener);
	struct rig_run *run;

	fake->runs_free = true;
	drain_again(chan);
	run = rig_run(test, fn, listener);
	KUNIT_EXPECT_TRUE(test, rig_run_has_returned(run));
	KUNIT_EXPECT_EQ(test, fake_calls(&fake->chans[0], FAKE_FREE), 1);
}

static void free_stops_callbacks_that_submit_again(struct kunit *test)
{
	drain_check_resubmits(test, listener_finish);
}

static void abort_stops_callbacks_that_submit_again(struct kunit *test)
{
	drain_check_resubmits(test, listener_abort);
}

static void drain_submit(void *tx)
{
	dmae_submit(tx);
}

static void
free_waits_for_operations_that_callbacks_have_prepared(struct kunit *test)
{
	struct fake *fake = fake_start(test, 1);
	struct listener *listener = listener_start(test);
	struct dmae_chan *chan = listener_take_one(listener);
	struct outcome *outcome = outcome_create(test);
	struct dmae_async_tx_descriptor *txs[3];
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(txs); i++) {
		txs[i] = rig_prep(test, chan, DMAE_CTRL_ACK);
		if (i) {
			txs[i - 1]->callback = drain_submit;
			txs[i - 1]->callback_param = txs[i];
		}
	}
	txs[2]->callback_result = outcome_callback_result;
	txs[2]->callback_param = outcome;
	fake->runs_free = true;
	dmae_submit(txs[0]);
	listener_finish(listener);
	KUNIT_EXPECT_EQ(test, outcome->status, 0);
}

static void
a_slow_drain_does_not_delay_events_of_other_clients(struct kunit *test)
{
	struct fake *fake = fake_start(test, 1);
	struct listener *slow = listener_start(test);
	struct listener *other = listener_start(test);
	struct rig_run *run;

	rig_issue(test, listener_take_one(slow));
	run = rig_run(test, listener_finish, slow);
	KUNIT_EXPECT_TRUE(test, rig_run_goes_on(run));
	listener_take(other, 1);
	fake_complete_next(&fake->chans[0], 0);
	KUNIT_EXPECT_TRUE(test, rig_run_has_returned(run));
}

static struct kunit_case drain_cases[] = {
	KUNIT_CASE(free_waits_for_operations),
	KUNIT_CASE(unregister_waits_for_operations),
	KUNIT_CASE(free_issues_submitted_operations),
	KUNIT_CASE(free_waits_for_callbacks),
	KUNIT_CASE(abort_aborts_the_operations_of_the_only_holder),
	KUNIT_CASE(abort_spares_operations_on_a_shared_channel),
	KUNIT_CASE(free_waits_for_operations_that_callbacks_have_prepared),
	KUNIT_CASE(free_stops_callbacks_that_submit_again),
	KUNIT_CASE(abort_stops_callbacks_that_submit_again),
	KUNIT_CASE(a_slow_drain_does_not_delay_events_of_other_clients),
	{}
};

static struct kunit_suite drain_suite = {
	.name = "dmae_drain",
	.init = rig_init,
	.exit = rig_exit,
	.test_cases = drain_cases,
};

kunit_test_suite(drain_suite);
