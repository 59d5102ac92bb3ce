// SPDX-License-Identifier: GPL-2.0
/*
 * swdma keeps the order of operations, starts them on issue, and makes progress
 * when it is polled
 */
#include <kunit/test.h>
#include <linux/bottom_half.h>
#include <linux/mm.h>
#include <linux/preempt.h>
#include <linux/sizes.h>
#include <linux/spinlock.h>

#include <dmae/provider.h>

#include "support/data_chan.h"
#include "support/listener.h"
#include "support/outcome.h"
#include "support/rig.h"
#include "support/rig_run.h"

/* Polls without sleeping. */
static enum dmae_status swdma_spin(struct data_chan *chan, dmae_cookie_t cookie)
{
	enum dmae_status status = DMAE_IN_PROGRESS;
	unsigned int i;

	for (i = 0; status == DMAE_IN_PROGRESS && i < 10 * USEC_PER_SEC; i++) {
		status = data_chan_status(chan, cookie);
		cpu_relax();
	}
	return status;
}

static void nothing_runs_before_it_is_issued(struct kunit *test)
{
	struct data_chan *chan = data_chan_start(test);
	dmae_cookie_t cookie = data_chan_submit(chan, NULL);

	KUNIT_EXPECT_EQ(test, data_chan_watch(chan, cookie), DMAE_IN_PROGRESS);
	data_chan_expect_guard(chan, 0, 0);
	data_chan_wait(chan, cookie);
	data_chan_expect_copy(chan, 0, 0, PAGE_SIZE);
}

static void many_submitted_operations_start_without_issue(struct kunit *test)
{
	struct data_chan *chan = data_chan_start(test);
	dmae_cookie_t cookie = data_chan_submit(chan, NULL);
	unsigned int i;

	for (i = 1; i < DATA_CHAN_MANY; i++)
		data_chan_submit(chan, NULL);
	KUNIT_EXPECT_EQ(test, swdma_spin(chan, cookie), DMAE_SUCCESS);
}

static void callbacks_come_in_order_of_submission(struct kunit *test)
{
	struct data_chan *chan = data_chan_start(test);
	struct outcome *outcomes[DATA_CHAN_MANY];
	int i;

	for (i = 0; i < DATA_CHAN_MANY; i++) {
		outcomes[i] = outcome_create(test);
		data_chan_submit(chan, outcomes[i]);
	}
	dmae_async_op_issue_pending(chan->chan);
	KUNIT_ASSERT_TRUE(test, outcome_wait(outcomes[DATA_CHAN_MANY - 1]));
	for (i = 0; i < DATA_CHAN_MANY; i++)
		KUNIT_EXPECT_EQ(test, outcomes[i]->place, i + 1);
}

static void an_interrupt_completes_after_all_before_it(struct kunit *test)
{
	struct data_chan *chan = data_chan_start(test);
	struct outcome *outcome = outcome_create(test);
	struct dmae_async_tx_descriptor *tx;
	dmae_cookie_t cookie;

	cookie = data_chan_submit(chan, NULL);
	tx = dmae_prep_interrupt(chan->chan, DMAE_CTRL_ACK);
	KUNIT_ASSERT_NOT_ERR_OR_NULL(test, tx);
	tx->callback_result = outcome_callback_result;
	tx->callback_param = outcome;
	dmae_submit(tx);
	dmae_async_op_issue_pending(chan->chan);
	KUNIT_ASSERT_TRUE(test, outcome_wait(outcome));
	KUNIT_EXPECT_EQ(test, data_chan_status(chan, cookie), DMAE_SUCCESS);
	data_chan_expect_copy(chan, 0, 0, PAGE_SIZE);
}

/* Longer than the operations that issue_pending carries out itself. */
#define SWDMA_LONG SZ_512K

static enum dmae_status swdma_do_long(struct data_chan *chan, void *buf)
{
	dmae_cookie_t cookie;

	cookie = dmae_async_op_buf_to_buf(chan->chan, DMAE_MEMCPY, buf,
					  buf + SWDMA_LONG, SWDMA_LONG);
	dmae_async_op_issue_pending(chan->chan);
	return swdma_spin(chan, cookie);
}

static void polling_makes_progress_with_preemption_disabled(struct kunit *test)
{
	struct data_chan *chan = data_chan_start(test);
	void *buf = data_chan_alloc(test, get_order(2 * SWDMA_LONG));
	enum dmae_status status;

	preempt_disable();
	status = swdma_do_long(chan, buf);
	preempt_enable();
	KUNIT_EXPECT_EQ(test, status, DMAE_SUCCESS);
}

static void
polling_makes_progress_with_bottom_halves_disabled(struct kunit *test)
{
	struct data_chan *chan = data_chan_start(test);
	void *buf = data_chan_alloc(test, get_order(2 * SWDMA_LONG));
	enum dmae_status status;

	local_bh_disable();
	status = swdma_do_long(chan, buf);
	local_bh_enable();
	KUNIT_EXPECT_EQ(test, status, DMAE_SUCCESS);
}

static void polling_makes_progress_under_a_spinlock(struct kunit *test)
{
	static DEFINE_SPINLOCK(lock);
	struct data_chan *chan = data_chan_start(test);
	void *buf = data_chan_alloc(test, get_order(2 * SWDMA_LONG));
	enum dmae_status status;

	spin_lock(&lock);
	status = swdma_do_long(chan, buf);
	spin_unlock(&lock);
	KUNIT_EXPECT_EQ(test, status, DMAE_SUCCESS);
}

static void swdma_copy(void *data)
{
	struct data_chan *chan = data;

	chan->last = dmae_async_op_buf_to_buf(chan->chan, DMAE_MEMCPY,
					      page_address(chan->dst),
					      page_address(chan->src), 100);
	dmae_async_op_issue_pending(chan->chan);
	swdma_spin(chan, chan->last);
}

static void a_softirq_may_submit_and_poll(struct kunit *test)
{
	struct data_chan *chan = data_chan_start(test);

	rig_run_in_softirq(test, swdma_copy, chan);
	data_chan_wait(chan, chan->last);
	data_chan_expect_copy(chan, 0, 0, 100);
}

static void a_callback_may_submit_again_and_again(struct kunit *test)
{
	struct data_chan *chan = data_chan_start(test);
	struct outcome *outcome = outcome_create(test);

	outcome->chan = chan->chan;
	data_chan_chain(outcome);
	KUNIT_EXPECT_TRUE(test, outcome_wait(outcome));
	KUNIT_EXPECT_EQ(test, atomic_read(&outcome->calls), DATA_CHAN_CHAIN);
}

static void statuses_stay_right_where_the_cookie_wraps(struct kunit *test)
{
	struct data_chan *chan = data_chan_start(test);
	dmae_cookie_t cookies[2 * DATA_CHAN_FEW];
	unsigned int i;

	chan->chan->cookie = DMAE_MAX_COOKIE - DATA_CHAN_FEW;
	chan->chan->completed = DMAE_MAX_COOKIE - DATA_CHAN_FEW;
	for (i = 0; i < ARRAY_SIZE(cookies); i++)
		cookies[i] = data_chan_submit(chan, NULL);
	KUNIT_EXPECT_EQ(test, cookies[DATA_CHAN_FEW], DMAE_MIN_COOKIE);
	for (i = 0; i < ARRAY_SIZE(cookies); i++)
		KUNIT_EXPECT_EQ(test, data_chan_status(chan, cookies[i]),
				DMAE_IN_PROGRESS);
	data_chan_wait(chan, cookies[i - 1]);
	for (i = 0; i < ARRAY_SIZE(cookies); i++)
		KUNIT_EXPECT_EQ(test, data_chan_status(chan, cookies[i]),
				DMAE_SUCCESS);
}

static struct kunit_case swdma_cases[] = {
	KUNIT_CASE(nothing_runs_before_it_is_issued),
	KUNIT_CASE(many_submitted_operations_start_without_issue),
	KUNIT_CASE(callbacks_come_in_order_of_submission),
	KUNIT_CASE(an_interrupt_completes_after_all_before_it),
	KUNIT_CASE(polling_makes_progress_with_preemption_disabled),
	KUNIT_CASE(polling_makes_progress_with_bottom_halves_disabled),
	KUNIT_CASE(polling_makes_progress_under_a_spinlock),
	KUNIT_CASE(a_softirq_may_submit_and_poll),
	KUNIT_CASE(a_callback_may_submit_again_and_again),
	KUNIT_CASE(statuses_stay_right_where_the_cookie_wraps),
	{}
};

static struct kunit_suite swdma_suite = {
	.name = "dmae_swdma",
	.init = rig_init,
	.exit = rig_exit,
	.test_cases = swdma_cases,
};

kunit_test_suite(swdma_suite);
