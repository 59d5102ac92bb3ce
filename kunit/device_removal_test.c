// SPDX-License-Identifier: GPL-2.0
/*
 * Devices that unregister or are lost while clients use them
 */
#include <kunit/test.h>

#include "support/fake.h"
#include "support/listener.h"
#include "support/outcome.h"
#include "support/rig.h"
#include "support/rig_run.h"

static void device_lose(void *data)
{
	struct fake *fake = data;

	dmae_async_device_lost(&fake->device);
}

static void each_holder_is_told_removed_once(struct kunit *test)
{
	struct fake *fake = fake_start(test, 2);
	struct listener *one = listener_start(test);
	struct listener *other = listener_start(test);

	listener_take(one, 2);
	listener_take(other, 2);
	fake_unregister(fake);
	KUNIT_EXPECT_STREQ(test, listener_events(one), "AARRN");
	KUNIT_EXPECT_STREQ(test, listener_events(other), "AARRN");
	KUNIT_EXPECT_PTR_NE(test, listener_chan(one, 2), listener_chan(one, 3));
}

static void a_client_without_channels_is_not_told_of_removal(struct kunit *test)
{
	struct fake *fake = fake_start(test, 1);
	struct listener *holder = listener_start(test);
	struct listener *other = listener_start(test);

	listener_take(holder, 1);
	fake_unregister(fake);
	KUNIT_EXPECT_STREQ(test, listener_events(other), "");
}

static void none_is_told_when_the_last_channel_is_removed(struct kunit *test)
{
	struct fake *fake = fake_start(test, 1);
	struct listener *listener = listener_start(test);

	listener_take(listener, 1);
	fake_unregister(fake);
	KUNIT_EXPECT_STREQ(test, listener_events(listener), "ARN");
}

static void unregister_waits_for_removed_to_return(struct kunit *test)
{
	struct fake *fake = fake_start(test, 1);
	struct listener *listener = listener_start(test);
	struct rig_run *run;

	listener_take(listener, 1);
	listener_gate(listener, DMAE_RESOURCE_REMOVED);
	run = rig_run(test, fake_unregister, fake);
	listener_await(listener, DMAE_RESOURCE_REMOVED, 1);
	KUNIT_EXPECT_TRUE(test, rig_run_goes_on(run));
	listener_open(listener);
	KUNIT_EXPECT_TRUE(test, rig_run_has_returned(run));
}

static void unregister_waits_for_every_holder(struct kunit *test)
{
	struct fake *fake = fake_start(test, 1);
	struct listener *slow = listener_start(test);
	struct listener *quick = listener_start(test);
	struct rig_run *run;

	listener_take(slow, 1);
	listener_take(quick, 1);
	listener_gate(slow, DMAE_RESOURCE_REMOVED);
	run = rig_run(test, fake_unregister, fake);
	listener_await(quick, DMAE_RESOURCE_REMOVED, 1);
	KUNIT_EXPECT_TRUE(test, rig_run_goes_on(run));
	listener_open(slow);
	KUNIT_EXPECT_TRUE(test, rig_run_has_returned(run));
}

static void the_channel_works_until_removed_returns(struct kunit *test)
{
	struct fake *fake = fake_start(test, 1);
	struct listener *listener = listener_start(test);
	struct dmae_chan *chan = listener_take_one(listener);
	dmae_cookie_t cookie = rig_submit(test, chan, NULL);
	struct rig_run *run;

	listener_gate(listener, DMAE_RESOURCE_REMOVED);
	run = rig_run(test, fake_unregister, fake);
	listener_await(listener, DMAE_RESOURCE_REMOVED, 1);
	dmae_async_op_issue_pending(chan);
	fake_complete_all(&fake->chans[0], 0);
	KUNIT_EXPECT_EQ(test, dmae_async_op_wait(chan, cookie, 0), 0);
	listener_open(listener);
	KUNIT_EXPECT_TRUE(test, rig_run_has_returned(run));
}

static void a_channel_of_a_lost_device_refuses_operations(struct kunit *test)
{
	struct fake *fake = fake_start(test, 1);
	struct listener *listener = listener_start(test);
	struct dmae_chan *chan = listener_take_one(listener);
	struct dmae_async_tx_descriptor *tx;

	listener_gate(listener, DMAE_RESOURCE_REMOVED);
	device_lose(fake);
	listener_await(listener, DMAE_RESOURCE_REMOVED, 1);
	tx = rig_prep(test, chan, DMAE_CTRL_ACK);
	KUNIT_EXPECT_EQ(test, PTR_ERR_OR_ZERO(tx), -ENODEV);
	listener_open(listener);
}

static void
a_prepared_operation_can_be_abandoned_on_a_lost_device(struct kunit *test)
{
	struct fake *fake = fake_start(test, 1);
	struct listener *listener = listener_start(test);
	struct dmae_chan *chan = listener_take_one(listener);
	struct dmae_async_tx_descriptor *tx;

	tx = rig_prep(test, chan, DMAE_CTRL_ACK);
	listener_gate(listener, DMAE_RESOURCE_REMOVED);
	device_lose(fake);
	listener_await(listener, DMAE_RESOURCE_REMOVED, 1);
	dmae_abandon(tx);
	KUNIT_EXPECT_EQ(test, fake_in_use(&fake->chans[0]), 0);
	listener_open(listener);
}

static void
outstanding_operations_are_aborted_and_called_back(struct kunit *test)
{
	struct fake *fake = fake_start(test, 1);
	struct dmae_chan *chan = listener_take_one(listener_start(test));
	struct outcome *issued = rig_issue(test, chan);
	struct outcome *submitted = outcome_create(test);

	rig_submit(test, chan, submitted);
	fake_unregister(fake);
	KUNIT_EXPECT_EQ(test, atomic_read(&issued->calls), 1);
	KUNIT_EXPECT_EQ(test, issued->status, -ECANCELED);
	KUNIT_EXPECT_EQ(test, atomic_read(&submitted->calls), 1);
	KUNIT_EXPECT_EQ(test, submitted->status, -ECANCELED);
}

static void unregister_waits_for_a_slow_terminate(struct kunit *test)
{
	struct fake *fake = fake_start(test, 1);
	struct dmae_chan *chan = listener_take_one(listener_start(test));
	struct outcome *outcome = rig_issue(test, chan);
	struct rig_run *run;

	WRITE_ONCE(fake->ignore_terminate, true);
	run = rig_run(test, fake_unregister, fake);
	KUNIT_EXPECT_TRUE(test, rig_run_goes_on(run));
	KUNIT_EXPECT_EQ(test, atomic_read(&outcome->calls), 0);
	WRITE_ONCE(fake->ignore_terminate, false);
	KUNIT_EXPECT_TRUE(test, rig_run_has_returned(run));
	KUNIT_EXPECT_EQ(test, atomic_read(&outcome->calls), 1);
}

static void removed_is_told_at_once_of_a_lost_device(struct kunit *test)
{
	struct fake *fake = fake_start(test, 1);
	struct listener *listener = listener_start(test);

	listener_take(listener, 1);
	device_lose(fake);
	listener_await(listener, DMAE_RESOURCE_REMOVED, 1);
}

static void
removed_is_not_told_again_when_a_lost_device_unregisters(struct kunit *test)
{
	struct fake *fake = fake_start(test, 1);
	struct listener *listener = listener_start(test);

	listener_take(listener, 1);
	device_lose(fake);
	device_lose(fake);
	listener_events(listener);
	fake_unregister(fake);
	KUNIT_EXPECT_STREQ(test, listener_events(listener), "ARN");
}

static void channels_of_a_lost_device_are_not_offered(struct kunit *test)
{
	struct fake *fake = fake_start(test, 1);
	struct listener *listener = listener_start(test);

	device_lose(fake);
	listener_request(listener, 1);
	KUNIT_EXPECT_STREQ(test, listener_events(listener), "N");
}

static void another_channel_is_offered_for_a_removed_one(struct kunit *test)
{
	struct fake *fake = fake_start(test, 1);
	struct fake *other = fake_start(test, 1);
	struct listener *listener = listener_start(test);

	listener_take(listener, 1);
	fake_unregister(fake);
	KUNIT_EXPECT_STREQ(test, listener_events(listener), "ARA");
	KUNIT_EXPECT_EQ(test, listener_held(listener), 1);
	KUNIT_EXPECT_PTR_EQ(test, &other->chans[0].chan,
			    listener_chan(listener, listener->count - 1));
}

static void an_offer_being_made_is_recalled_after_the_answer(struct kunit *test)
{
	struct fake *fake = fake_start(test, 1);
	struct listener *listener = listener_start(test);
	struct rig_run *run;

	listener_gate(listener, DMAE_RESOURCE_AVAILABLE);
	listener_request(listener, 1);
	listener_await(listener, DMAE_RESOURCE_AVAILABLE, 1);
	run = rig_run(test, fake_unregister, fake);
	KUNIT_EXPECT_TRUE(test, rig_run_goes_on(run));
	listener_open(listener);
	KUNIT_EXPECT_TRUE(test, rig_run_has_returned(run));
	KUNIT_EXPECT_STREQ(test, listener_events(listener), "ARN");
}

static void an_offer_not_yet_made_is_withdrawn(struct kunit *test)
{
	struct fake *fake, *leaving;
	struct listener *listener = listener_start(test);

	fake = fake_start(test, 1);
	leaving = fake_start(test, 1);
	listener_gate(listener, DMAE_RESOURCE_AVAILABLE);
	listener_request(listener, 2);
	listener_await(listener, DMAE_RESOURCE_AVAILABLE, 1);
	fake_unregister(leaving);
	listener_open(listener);
	KUNIT_EXPECT_STREQ(test, listener_events(listener), "A");
	KUNIT_EXPECT_PTR_EQ(test, listener_chan(listener, 0),
			    &fake->chans[0].chan);
}

static void another_offer_is_made_for_a_withdrawn_one(struct kunit *test)
{
	struct listener *listener = listener_start(test);
	struct fake *leaving;

	fake_start(test, 1);
	leaving = fake_start(test, 1);
	listener_gate(listener, DMAE_RESOURCE_AVAILABLE);
	listener_request(listener, 2);
	listener_await(listener, DMAE_RESOURCE_AVAILABLE, 1);
	fake_start(test, 1);
	fake_unregister(leaving);
	listener_open(listener);
	KUNIT_EXPECT_STREQ(test, listener_events(listener), "AA");
}

static void a_channel_can_be_freed_while_it_is_to_be_removed(struct kunit *test)
{
	struct fake *fake = fake_start(test, 2);
	struct listener *listener = listener_start(test);
	struct rig_run *run;

	listener_take(listener, 2);
	listener_gate(listener, DMAE_RESOURCE_REMOVED);
	run = rig_run(test, fake_unregister, fake);
	listener_await(listener, DMAE_RESOURCE_REMOVED, 1);
	listener_free(listener, &fake->chans[1].chan, DMAE_FREE_FINISH);
	listener_open(listener);
	KUNIT_EXPECT_TRUE(test, rig_run_has_returned(run));
	KUNIT_EXPECT_STREQ(test, listener_events(listener), "AARN");
}

static struct kunit_case device_removal_cases[] = {
	KUNIT_CASE(each_holder_is_told_removed_once),
	KUNIT_CASE(a_client_without_channels_is_not_told_of_removal),
	KUNIT_CASE(none_is_told_when_the_last_channel_is_removed),
	KUNIT_CASE(unregister_waits_for_removed_to_return),
	KUNIT_CASE(unregister_waits_for_every_holder),
	KUNIT_CASE(the_channel_works_until_removed_returns),
	KUNIT_CASE(a_channel_of_a_lost_device_refuses_operations),
	KUNIT_CASE(a_prepared_operation_can_be_abandoned_on_a_lost_device),
	KUNIT_CASE(outstanding_operations_are_aborted_and_called_back),
	KUNIT_CASE(unregister_waits_for_a_slow_terminate),
	KUNIT_CASE(removed_is_told_at_once_of_a_lost_device),
	KUNIT_CASE(removed_is_not_told_again_when_a_lost_device_unregisters),
	KUNIT_CASE(channels_of_a_lost_device_are_not_offered),
	KUNIT_CASE(another_channel_is_offered_for_a_removed_one),
	KUNIT_CASE(an_offer_being_made_is_recalled_after_the_answer),
	KUNIT_CASE(an_offer_not_yet_made_is_withdrawn),
	KUNIT_CASE(another_offer_is_made_for_a_withdrawn_one),
	KUNIT_CASE(a_channel_can_be_freed_while_it_is_to_be_removed),
	{}
};

static struct kunit_suite device_removal_suite = {
	.name = "dmae_device_removal",
	.init = rig_init,
	.exit = rig_exit,
	.test_cases = device_removal_cases,
};

kunit_test_suite(device_removal_suite);
