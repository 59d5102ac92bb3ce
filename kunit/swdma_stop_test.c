// SPDX-License-Identifier: GPL-2.0
/*
 * Channels of swdma that are full, freed, aborted or suspended
 */
#include <kunit/test.h>
#include <linux/mm.h>

#include <dmae/provider.h>

#include "support/data_chan.h"
#include "support/listener.h"
#include "support/outcome.h"
#include "support/rig.h"

static void free_stops_callbacks_that_submit_without_end(struct kunit *test)
{
	struct data_chan *chan = data_chan_start(test);
	struct outcome *outcome = outcome_create(test);
	int calls;

	outcome->chan = chan->chan;
	atomic_set(&outcome->calls, DATA_CHAN_CHAIN);
	data_chan_chain(outcome);
	listener_free(chan->listener, chan->chan, DMAE_FREE_ABORT);
	calls = atomic_read(&outcome->calls);
	KUNIT_EXPECT_FALSE(test, wait_for_completion_timeout(&outcome->called,
							     RIG_WATCH));
	KUNIT_EXPECT_EQ(test, atomic_read(&outcome->calls), calls);
}

static void abort_aborts_submitted_operations(struct kunit *test)
{
	struct data_chan *chan = data_chan_start(test);
	struct outcome *outcomes[DATA_CHAN_FEW];
	unsigned int i;

	for (i = 0; i < DATA_CHAN_FEW; i++) {
		outcomes[i] = outcome_create(test);
		data_chan_submit(chan, outcomes[i]);
	}
	listener_free(chan->listener, chan->chan, DMAE_FREE_ABORT);
	for (i = 0; i < DATA_CHAN_FEW; i++) {
		KUNIT_EXPECT_EQ(test, atomic_read(&outcomes[i]->calls), 1);
		KUNIT_EXPECT_EQ(test, outcomes[i]->status, -ECANCELED);
	}
	data_chan_expect_guard(chan, 0, 0);
}

static void free_carries_out_submitted_operations(struct kunit *test)
{
	struct data_chan *chan = data_chan_start(test);
	struct outcome *outcome = outcome_create(test);

	data_chan_submit(chan, outcome);
	listener_free(chan->listener, chan->chan, DMAE_FREE_FINISH);
	KUNIT_EXPECT_EQ(test, outcome->status, 0);
	data_chan_expect_copy(chan, 0, 0, PAGE_SIZE);
}

/* Returns how many operations can be prepared until the channel is full. */
static unsigned int swdma_stop_fill(struct data_chan *chan)
{
	struct dmae_async_tx_descriptor *tx, *first = NULL;
	unsigned int number = 0;

	for (;;) {
		tx = dmae_prep_interrupt(chan->chan, DMAE_CTRL_ACK);
		if (IS_ERR(tx))
			break;
		tx->callback_param = first;
		first = tx;
		number++;
	}
	KUNIT_EXPECT_EQ(chan->test, PTR_ERR(tx), -EBUSY);
	while ((tx = first)) {
		first = tx->callback_param;
		dmae_abandon(tx);
	}
	return number;
}

static void a_full_channel_is_busy_and_works_again(struct kunit *test)
{
	struct data_chan *chan = data_chan_start(test);
	unsigned int number = swdma_stop_fill(chan);

	KUNIT_EXPECT_GT(test, number, DATA_CHAN_FEW);
	KUNIT_EXPECT_EQ(test, swdma_stop_fill(chan), number);
	data_chan_wait(chan, data_chan_submit(chan, NULL));
}

static void a_suspended_channel_starts_no_operation(struct kunit *test)
{
	struct data_chan *chan = data_chan_start(test);
	enum dmae_status status;
	dmae_cookie_t cookie;

	dmae_async_device_suspend(chan->chan->device);
	cookie = data_chan_submit(chan, NULL);
	dmae_async_op_issue_pending(chan->chan);
	status = data_chan_watch(chan, cookie);
	dmae_async_device_resume(chan->chan->device);
	KUNIT_EXPECT_EQ(test, status, DMAE_IN_PROGRESS);
	data_chan_wait(chan, cookie);
	data_chan_expect_copy(chan, 0, 0, PAGE_SIZE);
}

static void a_suspended_channel_can_be_aborted(struct kunit *test)
{
	struct data_chan *chan = data_chan_start(test);
	struct dmae_device *device = chan->chan->device;
	struct outcome *outcome = outcome_create(test);

	dmae_async_device_suspend(device);
	data_chan_submit(chan, outcome);
	listener_free(chan->listener, chan->chan, DMAE_FREE_ABORT);
	dmae_async_device_resume(device);
	KUNIT_EXPECT_EQ(test, outcome->status, -ECANCELED);
}

static void a_channel_without_a_holder_can_be_resumed(struct kunit *test)
{
	struct data_chan *chan = data_chan_start(test);
	struct dmae_device *device = chan->chan->device;

	listener_free(chan->listener, chan->chan, DMAE_FREE_FINISH);
	dmae_async_device_suspend(device);
	dmae_async_device_resume(device);
	chan = data_chan_start(test);
	data_chan_wait(chan, data_chan_submit(chan, NULL));
}

static struct kunit_case swdma_stop_cases[] = {
	KUNIT_CASE(free_stops_callbacks_that_submit_without_end),
	KUNIT_CASE(abort_aborts_submitted_operations),
	KUNIT_CASE(free_carries_out_submitted_operations),
	KUNIT_CASE(a_full_channel_is_busy_and_works_again),
	KUNIT_CASE(a_suspended_channel_starts_no_operation),
	KUNIT_CASE(a_suspended_channel_can_be_aborted),
	KUNIT_CASE(a_channel_without_a_holder_can_be_resumed),
	{}
};

static struct kunit_suite swdma_stop_suite = {
	.name = "dmae_swdma_stop",
	.init = rig_init,
	.exit = rig_exit,
	.test_cases = swdma_stop_cases,
};

kunit_test_suite(swdma_stop_suite);
