// SPDX-License-Identifier: GPL-2.0
/*
 * dmae_async_client_chan_free()
 */
#include <kunit/test.h>

#include "support/fake.h"
#include "support/listener.h"
#include "support/rig.h"
#include "support/rig_run.h"

static void free_raises_no_removed(struct kunit *test)
{
	struct listener *listener = listener_start(test);

	fake_start(test, 1);
	listener_take(listener, 1);
	listener_finish(listener);
	KUNIT_EXPECT_EQ(test, listener_held(listener), 0);
	KUNIT_EXPECT_STREQ(test, listener_events(listener), "A");
}

static void freeing_a_channel_twice_has_no_effect(struct kunit *test)
{
	struct fake *fake = fake_start(test, 1);
	struct listener *listener = listener_start(test);

	listener_take(listener, 1);
	listener_finish(listener);
	listener_finish(listener);
	listener_abort(listener);
	KUNIT_EXPECT_EQ(test, fake_calls(&fake->chans[0], FAKE_FREE), 1);
}

static void
freeing_a_channel_of_another_client_has_no_effect(struct kunit *test)
{
	struct listener *holder = listener_start(test);
	struct listener *other = listener_start(test);

	fake_start(test, 1);
	listener_take(holder, 1);
	listener_free(other, listener_chan(holder, 0), DMAE_FREE_ABORT);
	KUNIT_EXPECT_EQ(test, listener_held(holder), 1);
}

static void freeing_a_removed_channel_has_no_effect(struct kunit *test)
{
	struct fake *fake = fake_start(test, 1);
	struct listener *listener = listener_start(test);

	listener_take(listener, 1);
	fake_unregister(fake);
	listener_finish(listener);
}

static void freeing_without_registration_has_no_effect(struct kunit *test)
{
	struct listener *listener = listener_start(test);

	fake_start(test, 1);
	listener_take(listener, 1);
	listener_unregister(listener);
	listener_finish(listener);
}

static void
a_freed_channel_is_not_offered_again_without_a_request(struct kunit *test)
{
	struct listener *listener = listener_start(test);

	fake_start(test, 1);
	listener_request(listener, DMAE_CHAN_ALL);
	listener_events(listener);
	listener_finish(listener);
	KUNIT_EXPECT_STREQ(test, listener_events(listener), "AN");
	fake_start(test, 1);
	KUNIT_EXPECT_STREQ(test, listener_events(listener), "ANA");
	KUNIT_EXPECT_PTR_NE(test, listener_chan(listener, 0),
			    listener_chan(listener, listener->count - 1));
}

static void free_lowers_the_number_requested(struct kunit *test)
{
	struct listener *listener = listener_start(test);

	fake_start(test, 2);
	listener_take(listener, 2);
	listener_finish(listener);
	fake_start(test, 1);
	KUNIT_EXPECT_STREQ(test, listener_events(listener), "AA");
	KUNIT_EXPECT_EQ(test, listener_reason(listener), DMAE_REASON_SATISFIED);
}

static void
a_freed_channel_is_offered_after_the_next_request(struct kunit *test)
{
	struct listener *listener = listener_start(test);

	fake_start(test, 1);
	listener_take(listener, 1);
	listener_finish(listener);
	listener_take(listener, 1);
}

static void free_waits_for_the_answer_to_an_offer(struct kunit *test)
{
	struct fake *fake = fake_start(test, 1);
	struct listener *listener = listener_start(test);
	struct rig_run *run;

	listener_gate(listener, DMAE_RESOURCE_AVAILABLE);
	listener_request(listener, 1);
	listener_await(listener, DMAE_RESOURCE_AVAILABLE, 1);
	run = rig_run(test, listener_finish, listener);
	KUNIT_EXPECT_TRUE(test, rig_run_goes_on(run));
	listener_open(listener);
	KUNIT_EXPECT_TRUE(test, rig_run_has_returned(run));
	KUNIT_EXPECT_EQ(test, listener_held(listener), 0);
	KUNIT_EXPECT_EQ(test, fake_calls(&fake->chans[0], FAKE_FREE), 1);
}

static struct kunit_case chan_free_cases[] = {
	KUNIT_CASE(free_raises_no_removed),
	KUNIT_CASE(freeing_a_channel_twice_has_no_effect),
	KUNIT_CASE(freeing_a_channel_of_another_client_has_no_effect),
	KUNIT_CASE(freeing_a_removed_channel_has_no_effect),
	KUNIT_CASE(freeing_without_registration_has_no_effect),
	KUNIT_CASE(a_freed_channel_is_not_offered_again_without_a_request),
	KUNIT_CASE(free_lowers_the_number_requested),
	KUNIT_CASE(a_freed_channel_is_offered_after_the_next_request),
	KUNIT_CASE(free_waits_for_the_answer_to_an_offer),
	{}
};

static struct kunit_suite chan_free_suite = {
	.name = "dmae_chan_free",
	.init = rig_init,
	.exit = rig_exit,
	.test_cases = chan_free_cases,
};

kunit_test_suite(chan_free_suite);
