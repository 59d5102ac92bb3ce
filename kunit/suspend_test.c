// SPDX-License-Identifier: GPL-2.0
/*
 * The events SUSPEND and RESUME
 */
#include <kunit/test.h>

#include "support/fake.h"
#include "support/listener.h"
#include "support/rig.h"
#include "support/rig_run.h"

static void power_suspend(struct fake *fake)
{
	dmae_async_device_suspend(&fake->device);
}

static void power_resume(struct fake *fake)
{
	dmae_async_device_resume(&fake->device);
}

static void suspend_and_resume_reach_each_holder(struct kunit *test)
{
	struct fake *fake = fake_start(test, 1);
	struct listener *one = listener_start(test);
	struct listener *other = listener_start(test);

	listener_take(one, 1);
	listener_take(other, 1);
	power_suspend(fake);
	KUNIT_EXPECT_STREQ(test, listener_events(one), "AS");
	KUNIT_EXPECT_STREQ(test, listener_events(other), "AS");
	power_resume(fake);
	KUNIT_EXPECT_STREQ(test, listener_events(one), "ASU");
	KUNIT_EXPECT_STREQ(test, listener_events(other), "ASU");
}

static void suspend_is_told_of_every_channel(struct kunit *test)
{
	struct fake *fake = fake_start(test, 3);
	struct listener *listener = listener_start(test);

	listener_take(listener, 3);
	power_suspend(fake);
	KUNIT_EXPECT_STREQ(test, listener_events(listener), "AAASSS");
	power_resume(fake);
	KUNIT_EXPECT_STREQ(test, listener_events(listener), "AAASSSUUU");
}

static void each_channel_is_suspended_and_resumed(struct kunit *test)
{
	struct fake *fake = fake_start(test, 2);

	power_suspend(fake);
	KUNIT_EXPECT_EQ(test, fake_calls(&fake->chans[0], FAKE_SUSPEND), 1);
	KUNIT_EXPECT_EQ(test, fake_calls(&fake->chans[1], FAKE_SUSPEND), 1);
	power_resume(fake);
	KUNIT_EXPECT_EQ(test, fake_calls(&fake->chans[0], FAKE_RESUME), 1);
	KUNIT_EXPECT_EQ(test, fake_calls(&fake->chans[1], FAKE_RESUME), 1);
}

static void
suspend_is_told_to_a_client_that_takes_a_suspended_channel(struct kunit *test)
{
	struct fake *fake = fake_start(test, 1);
	struct listener *listener = listener_start(test);

	power_suspend(fake);
	listener_take(listener, 1);
	KUNIT_EXPECT_STREQ(test, listener_events(listener), "AS");
	power_resume(fake);
	KUNIT_EXPECT_STREQ(test, listener_events(listener), "ASU");
}

static void suspend_is_not_told_of_a_declined_channel(struct kunit *test)
{
	struct fake *fake = fake_start(test, 1);
	struct listener *listener = listener_start(test);

	listener->answers[DMAE_RESOURCE_AVAILABLE] = DMAE_NAK;
	listener_request(listener, 1);
	listener_events(listener);
	power_suspend(fake);
	KUNIT_EXPECT_STREQ(test, listener_events(listener), "A");
}

static void suspending_twice_tells_suspend_once(struct kunit *test)
{
	struct fake *fake = fake_start(test, 1);
	struct listener *listener = listener_start(test);

	listener_take(listener, 1);
	power_suspend(fake);
	listener_events(listener);
	power_suspend(fake);
	KUNIT_EXPECT_STREQ(test, listener_events(listener), "AS");
}

static void resuming_without_suspend_causes_no_event(struct kunit *test)
{
	struct fake *fake = fake_start(test, 1);
	struct listener *listener = listener_start(test);

	listener_take(listener, 1);
	power_resume(fake);
	KUNIT_EXPECT_STREQ(test, listener_events(listener), "A");
}

static void
a_suspended_device_is_resumed_before_it_unregisters(struct kunit *test)
{
	struct fake *fake = fake_start(test, 1);
	struct listener *listener = listener_start(test);

	listener_take(listener, 1);
	power_suspend(fake);
	listener_events(listener);
	fake_unregister(fake);
	KUNIT_EXPECT_EQ(test, fake_calls(&fake->chans[0], FAKE_RESUME), 1);
	/* RESUME comes unless REMOVED is told instead of it. */
	if (listener_told(listener, DMAE_RESOURCE_RESUME))
		KUNIT_EXPECT_STREQ(test, listener_events(listener), "ASURN");
	else
		KUNIT_EXPECT_STREQ(test, listener_events(listener), "ASRN");
}

static void other_devices_are_not_suspended(struct kunit *test)
{
	struct fake *fake = fake_start(test, 1);
	struct listener *listener = listener_start(test);

	listener_take(listener, 1);
	power_suspend(fake_start(test, 1));
	KUNIT_EXPECT_STREQ(test, listener_events(listener), "A");
	KUNIT_EXPECT_EQ(test, fake_calls(&fake->chans[0], FAKE_SUSPEND), 0);
}

static void power_free(struct listener *listener, struct dmae_chan *chan)
{
	listener_free(listener, chan, DMAE_FREE_FINISH);
}

static void a_channel_can_be_freed_from_suspend(struct kunit *test)
{
	struct fake *fake = fake_start(test, 1);
	struct listener *listener = listener_start(test);

	listener->hooks[DMAE_RESOURCE_SUSPEND] = power_free;
	listener_take(listener, 1);
	power_suspend(fake);
	listener_events(listener);
	KUNIT_EXPECT_EQ(test, fake_calls(&fake->chans[0], FAKE_FREE), 1);
	power_resume(fake);
	KUNIT_EXPECT_STREQ(test, listener_events(listener), "AS");
}

static void free_waits_until_suspend_is_told(struct kunit *test)
{
	struct fake *fake = fake_start(test, 1);
	struct listener *listener = listener_start(test);
	struct rig_run *run;

	listener_take(listener, 1);
	listener_gate(listener, DMAE_RESOURCE_SUSPEND);
	power_suspend(fake);
	listener_await(listener, DMAE_RESOURCE_SUSPEND, 1);
	run = rig_run(test, listener_finish, listener);
	KUNIT_EXPECT_TRUE(test, rig_run_goes_on(run));
	listener_open(listener);
	KUNIT_EXPECT_TRUE(test, rig_run_has_returned(run));
}

static void power_unregister(struct listener *listener, struct dmae_chan *chan)
{
	listener_unregister(listener);
}

static void unregister_from_suspend_may_race_with_free(struct kunit *test)
{
	struct fake *fake = fake_start(test, 1);
	struct listener *listener = listener_start(test);
	struct rig_run *run;

	listener_take(listener, 1);
	listener->hooks[DMAE_RESOURCE_SUSPEND] = power_unregister;
	listener_gate(listener, DMAE_RESOURCE_SUSPEND);
	power_suspend(fake);
	listener_await(listener, DMAE_RESOURCE_SUSPEND, 1);
	run = rig_run(test, listener_finish, listener);
	KUNIT_EXPECT_TRUE(test, rig_run_goes_on(run));
	listener_open(listener);
	KUNIT_EXPECT_TRUE(test, rig_run_has_returned(run));
	fake_unregister(fake);
}

static struct kunit_case suspend_cases[] = {
	KUNIT_CASE(suspend_and_resume_reach_each_holder),
	KUNIT_CASE(suspend_is_told_of_every_channel),
	KUNIT_CASE(each_channel_is_suspended_and_resumed),
	KUNIT_CASE(suspend_is_told_to_a_client_that_takes_a_suspended_channel),
	KUNIT_CASE(suspend_is_not_told_of_a_declined_channel),
	KUNIT_CASE(suspending_twice_tells_suspend_once),
	KUNIT_CASE(resuming_without_suspend_causes_no_event),
	KUNIT_CASE(a_suspended_device_is_resumed_before_it_unregisters),
	KUNIT_CASE(other_devices_are_not_suspended),
	KUNIT_CASE(a_channel_can_be_freed_from_suspend),
	KUNIT_CASE(free_waits_until_suspend_is_told),
	KUNIT_CASE(unregister_from_suspend_may_race_with_free),
	{}
};

static struct kunit_suite suspend_suite = {
	.name = "dmae_suspend",
	.init = rig_init,
	.exit = rig_exit,
	.test_cases = suspend_cases,
};

kunit_test_suite(suspend_suite);
