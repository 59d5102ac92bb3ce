// SPDX-License-Identifier: GPL-2.0
/*
 * Completion of an operation: callback, status, and ack
 */
#include <kunit/test.h>

#include "support/fake.h"
#include "support/listener.h"
#include "support/outcome.h"
#include "support/rig.h"

static struct fake_chan *callback_start(struct kunit *test)
{
	fake_start(test, 1);
	return to_fake_chan(listener_take_one(listener_start(test)));
}

static void a_callback_runs_once(struct kunit *test)
{
	struct fake_chan *chan = callback_start(test);
	struct outcome *outcome = rig_issue(test, &chan->chan);

	fake_complete_next(chan, 0);
	rig_issue(test, &chan->chan);
	fake_complete_next(chan, 0);
	KUNIT_EXPECT_EQ(test, atomic_read(&outcome->calls), 1);
}

static void a_callback_does_not_run_before_completion(struct kunit *test)
{
	struct fake_chan *chan = callback_start(test);
	struct outcome *outcome = rig_issue(test, &chan->chan);

	KUNIT_EXPECT_EQ(test, atomic_read(&outcome->calls), 0);
	fake_complete_next(chan, 0);
}

static void callback_check_status(struct kunit *test, int status)
{
	struct fake_chan *chan = callback_start(test);
	struct outcome *outcome = rig_issue(test, &chan->chan);

	fake_complete_next(chan, status);
	KUNIT_EXPECT_EQ(test, outcome->status, status);
}

static void a_callback_gets_the_status_of_a_success(struct kunit *test)
{
	callback_check_status(test, 0);
}

static void a_callback_gets_the_errno_of_a_failure(struct kunit *test)
{
	callback_check_status(test, -EILSEQ);
}

static void
a_callback_gets_ecanceled_for_an_aborted_operation(struct kunit *test)
{
	callback_check_status(test, -ECANCELED);
}

static void a_callback_that_takes_no_status_is_called(struct kunit *test)
{
	struct fake_chan *chan = callback_start(test);
	struct outcome *outcome = outcome_create(test);
	struct dmae_async_tx_descriptor *tx;

	tx = rig_prep(test, &chan->chan, DMAE_CTRL_ACK);
	tx->callback = outcome_callback;
	tx->callback_param = outcome;
	dmae_submit(tx);
	dmae_async_op_issue_pending(&chan->chan);
	fake_complete_next(chan, -EIO);
	KUNIT_EXPECT_EQ(test, atomic_read(&outcome->calls), 1);
}

static void callbacks_run_in_order_of_submission(struct kunit *test)
{
	struct fake_chan *chan = callback_start(test);
	struct outcome *outcomes[FAKE_SLOTS];
	int i;

	for (i = 0; i < FAKE_SLOTS; i++)
		outcomes[i] = rig_issue(test, &chan->chan);
	fake_complete_all(chan, 0);
	for (i = 0; i < FAKE_SLOTS; i++)
		KUNIT_EXPECT_EQ(test, outcomes[i]->place, i + 1);
}

static void an_abandoned_operation_is_not_called_back(struct kunit *test)
{
	struct fake_chan *chan = callback_start(test);
	struct outcome *outcome = outcome_create(test);
	struct dmae_async_tx_descriptor *tx;

	tx = rig_prep(test, &chan->chan, DMAE_CTRL_ACK);
	tx->callback_result = outcome_callback_result;
	tx->callback_param = outcome;
	dmae_abandon(tx);
	rig_issue(test, &chan->chan);
	fake_complete_all(chan, 0);
	KUNIT_EXPECT_EQ(test, atomic_read(&outcome->calls), 0);
}

static void a_reused_descriptor_has_no_callback(struct kunit *test)
{
	struct fake_chan *chan = callback_start(test);
	struct outcome *outcome = rig_issue(test, &chan->chan);
	unsigned int i;

	fake_complete_next(chan, 0);
	for (i = 0; i < FAKE_SLOTS; i++)
		rig_submit(test, &chan->chan, NULL);
	dmae_async_op_issue_pending(&chan->chan);
	fake_complete_all(chan, 0);
	KUNIT_EXPECT_EQ(test, atomic_read(&outcome->calls), 1);
}

/* Submits another operation, whose callback is that of the outcome. */
static void callback_submit(void *param)
{
	struct outcome *outcome = param;
	struct dmae_async_tx_descriptor *tx;

	tx = dmae_prep_interrupt(outcome->chan, DMAE_CTRL_ACK);
	if (IS_ERR(tx))
		return;
	tx->callback_result = outcome_callback_result;
	tx->callback_param = outcome;
	dmae_submit(tx);
	dmae_async_op_issue_pending(outcome->chan);
}

static void a_callback_may_submit(struct kunit *test)
{
	struct fake_chan *chan = callback_start(test);
	struct outcome *outcome = outcome_create(test);
	struct dmae_async_tx_descriptor *tx;

	outcome->chan = &chan->chan;
	tx = rig_prep(test, &chan->chan, DMAE_CTRL_ACK);
	tx->callback = callback_submit;
	tx->callback_param = outcome;
	dmae_submit(tx);
	dmae_async_op_issue_pending(&chan->chan);
	fake_complete_next(chan, 0);
	fake_complete_next(chan, 0);
	KUNIT_EXPECT_EQ(test, atomic_read(&outcome->calls), 1);
}

static void submit_returns_the_cookie_of_the_descriptor(struct kunit *test)
{
	struct fake_chan *chan = callback_start(test);
	struct dmae_async_tx_descriptor *tx;

	tx = rig_prep(test, &chan->chan, 0);
	KUNIT_EXPECT_EQ(test, dmae_submit(tx), tx->cookie);
	dmae_async_op_issue_pending(&chan->chan);
	fake_complete_all(chan, 0);
	dmae_async_tx_ack(tx);
}

/* Submits and issues an operation that is not acked. */
static struct dmae_async_tx_descriptor *callback_unacked(struct kunit *test,
							 struct fake_chan *chan)
{
	struct dmae_async_tx_descriptor *tx = rig_prep(test, &chan->chan, 0);

	KUNIT_ASSERT_NOT_ERR_OR_NULL(test, tx);
	dmae_submit(tx);
	dmae_async_op_issue_pending(&chan->chan);
	return tx;
}

static void an_acked_descriptor_is_released_at_completion(struct kunit *test)
{
	struct fake_chan *chan = callback_start(test);

	rig_issue(test, &chan->chan);
	KUNIT_EXPECT_EQ(test, fake_in_use(chan), 1);
	fake_complete_next(chan, 0);
	KUNIT_EXPECT_EQ(test, fake_in_use(chan), 0);
}

static void an_unacked_descriptor_stays_until_the_ack(struct kunit *test)
{
	struct fake_chan *chan = callback_start(test);
	struct dmae_async_tx_descriptor *tx = callback_unacked(test, chan);

	fake_complete_next(chan, 0);
	KUNIT_EXPECT_EQ(test, fake_in_use(chan), 1);
	dmae_async_tx_ack(tx);
	KUNIT_EXPECT_EQ(test, fake_in_use(chan), 0);
}

static void a_descriptor_acked_early_stays_until_completion(struct kunit *test)
{
	struct fake_chan *chan = callback_start(test);
	struct dmae_async_tx_descriptor *tx = callback_unacked(test, chan);

	dmae_async_tx_ack(tx);
	KUNIT_EXPECT_EQ(test, fake_in_use(chan), 1);
	fake_complete_next(chan, 0);
	KUNIT_EXPECT_EQ(test, fake_in_use(chan), 0);
}

static void a_descriptor_may_be_acked_before_submit(struct kunit *test)
{
	struct fake_chan *chan = callback_start(test);
	struct dmae_async_tx_descriptor *tx = rig_prep(test, &chan->chan, 0);

	dmae_async_tx_ack(tx);
	KUNIT_EXPECT_EQ(test, fake_in_use(chan), 1);
	dmae_submit(tx);
	dmae_async_op_issue_pending(&chan->chan);
	fake_complete_next(chan, 0);
	KUNIT_EXPECT_EQ(test, fake_in_use(chan), 0);
}

static void callback_ack(void *param)
{
	dmae_async_tx_ack(param);
}

static void a_descriptor_may_be_acked_by_its_callback(struct kunit *test)
{
	struct fake_chan *chan = callback_start(test);
	struct dmae_async_tx_descriptor *tx = rig_prep(test, &chan->chan, 0);

	tx->callback = callback_ack;
	tx->callback_param = tx;
	dmae_submit(tx);
	dmae_async_op_issue_pending(&chan->chan);
	fake_complete_next(chan, 0);
	KUNIT_EXPECT_EQ(test, fake_in_use(chan), 0);
	KUNIT_EXPECT_EQ(test, fake_calls(chan, FAKE_RELEASE), 1);
}

static void the_status_can_be_read_until_the_ack(struct kunit *test)
{
	struct fake_chan *chan = callback_start(test);
	struct dmae_async_tx_descriptor *tx = callback_unacked(test, chan);

	KUNIT_EXPECT_EQ(test, tx->status, -EINPROGRESS);
	fake_complete_next(chan, -EILSEQ);
	KUNIT_EXPECT_EQ(test, tx->status, -EILSEQ);
	dmae_async_tx_ack(tx);
}

static struct kunit_case completion_cases[] = {
	KUNIT_CASE(a_callback_runs_once),
	KUNIT_CASE(a_callback_does_not_run_before_completion),
	KUNIT_CASE(a_callback_gets_the_status_of_a_success),
	KUNIT_CASE(a_callback_gets_the_errno_of_a_failure),
	KUNIT_CASE(a_callback_gets_ecanceled_for_an_aborted_operation),
	KUNIT_CASE(a_callback_that_takes_no_status_is_called),
	KUNIT_CASE(callbacks_run_in_order_of_submission),
	KUNIT_CASE(an_abandoned_operation_is_not_called_back),
	KUNIT_CASE(a_reused_descriptor_has_no_callback),
	KUNIT_CASE(a_callback_may_submit),
	KUNIT_CASE(submit_returns_the_cookie_of_the_descriptor),
	KUNIT_CASE(an_acked_descriptor_is_released_at_completion),
	KUNIT_CASE(an_unacked_descriptor_stays_until_the_ack),
	KUNIT_CASE(a_descriptor_acked_early_stays_until_completion),
	KUNIT_CASE(a_descriptor_may_be_acked_before_submit),
	KUNIT_CASE(a_descriptor_may_be_acked_by_its_callback),
	KUNIT_CASE(the_status_can_be_read_until_the_ack),
	{}
};

static struct kunit_suite completion_suite = {
	.name = "dmae_completion",
	.init = rig_init,
	.exit = rig_exit,
	.test_cases = completion_cases,
};

kunit_test_suite(completion_suite);
