// SPDX-License-Identifier: GPL-2.0
/*
 * How a real provider stops: full, freed, aborted, suspended
 */
#include <kunit/test.h>
#include <linux/mm.h>

#include <dmae/provider.h>

#include "listener.h"
#include "real.h"
#include "rig.h"

static void free_stops_a_chain_that_does_not_end(struct kunit *test)
{
	struct real *real = real_start(test);
	struct outcome *outcome = outcome_create(test);
	int calls;

	outcome->chan = real->chan;
	atomic_set(&outcome->calls, REAL_CHAIN);
	real_chain(outcome);
	listener_free(real->listener, real->chan, DMAE_FREE_ABORT);
	calls = atomic_read(&outcome->calls);
	KUNIT_EXPECT_FALSE(test, wait_for_completion_timeout(&outcome->called,
							     RIG_WATCH));
	KUNIT_EXPECT_EQ(test, atomic_read(&outcome->calls), calls);
}

static void abort_ends_what_was_submitted(struct kunit *test)
{
	struct real *real = real_start(test);
	struct outcome *outcomes[REAL_FEW];
	unsigned int i;

	for (i = 0; i < REAL_FEW; i++) {
		outcomes[i] = outcome_create(test);
		real_submit(real, outcomes[i]);
	}
	listener_free(real->listener, real->chan, DMAE_FREE_ABORT);
	for (i = 0; i < REAL_FEW; i++) {
		KUNIT_EXPECT_EQ(test, atomic_read(&outcomes[i]->calls), 1);
		KUNIT_EXPECT_EQ(test, outcomes[i]->status, -ECANCELED);
	}
	real_expect_guard(real, 0, 0);
}

static void free_carries_out_what_was_submitted(struct kunit *test)
{
	struct real *real = real_start(test);
	struct outcome *outcome = outcome_create(test);

	real_submit(real, outcome);
	listener_free(real->listener, real->chan, DMAE_FREE_FINISH);
	KUNIT_EXPECT_EQ(test, outcome->status, 0);
	real_expect_copy(real, 0, 0, PAGE_SIZE);
}

/* Prepares until the channel is full; returns how many there was room for. */
static unsigned int halt_fill(struct real *real)
{
	struct dmae_async_tx_descriptor *tx, *first = NULL;
	unsigned int number = 0;

	for (;;) {
		tx = dmae_prep_interrupt(real->chan, DMAE_CTRL_ACK);
		if (IS_ERR(tx))
			break;
		tx->callback_param = first;
		first = tx;
		number++;
	}
	KUNIT_EXPECT_EQ(real->test, PTR_ERR(tx), -EBUSY);
	while ((tx = first)) {
		first = tx->callback_param;
		dmae_abandon(tx);
	}
	return number;
}

static void a_full_channel_is_busy_and_works_again(struct kunit *test)
{
	struct real *real = real_start(test);
	unsigned int number = halt_fill(real);

	KUNIT_EXPECT_GT(test, number, REAL_FEW);
	KUNIT_EXPECT_EQ(test, halt_fill(real), number);
	real_wait(real, real_submit(real, NULL));
}

static void a_suspended_channel_holds_operations_back(struct kunit *test)
{
	struct real *real = real_start(test);
	enum dmae_status status;
	dmae_cookie_t cookie;

	dmae_async_device_suspend(real->chan->device);
	cookie = real_submit(real, NULL);
	dmae_async_op_issue_pending(real->chan);
	status = real_watch(real, cookie);
	dmae_async_device_resume(real->chan->device);
	KUNIT_EXPECT_EQ(test, status, DMAE_IN_PROGRESS);
	real_wait(real, cookie);
	real_expect_copy(real, 0, 0, PAGE_SIZE);
}

static void a_suspended_channel_can_be_aborted(struct kunit *test)
{
	struct real *real = real_start(test);
	struct dmae_device *device = real->chan->device;
	struct outcome *outcome = outcome_create(test);

	dmae_async_device_suspend(device);
	real_submit(real, outcome);
	listener_free(real->listener, real->chan, DMAE_FREE_ABORT);
	dmae_async_device_resume(device);
	KUNIT_EXPECT_EQ(test, outcome->status, -ECANCELED);
}

static void a_channel_without_a_holder_can_be_resumed(struct kunit *test)
{
	struct real *real = real_start(test);
	struct dmae_device *device = real->chan->device;

	listener_free(real->listener, real->chan, DMAE_FREE_FINISH);
	dmae_async_device_suspend(device);
	dmae_async_device_resume(device);
	real = real_start(test);
	real_wait(real, real_submit(real, NULL));
}

static struct kunit_case halt_cases[] = {
	KUNIT_CASE(free_stops_a_chain_that_does_not_end),
	KUNIT_CASE(abort_ends_what_was_submitted),
	KUNIT_CASE(free_carries_out_what_was_submitted),
	KUNIT_CASE(a_full_channel_is_busy_and_works_again),
	KUNIT_CASE(a_suspended_channel_holds_operations_back),
	KUNIT_CASE(a_suspended_channel_can_be_aborted),
	KUNIT_CASE(a_channel_without_a_holder_can_be_resumed),
	{}
};

static struct kunit_suite halt_suite = {
	.name = "dmae_halt",
	.init = rig_init,
	.exit = rig_exit,
	.test_cases = halt_cases,
};

kunit_test_suite(halt_suite);
