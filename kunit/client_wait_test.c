// SPDX-License-Identifier: GPL-2.0
/*
 * dmae_async_client_wait(), and deadlines of requests
 */
#include <kunit/test.h>

#include "support/fake.h"
#include "support/listener.h"
#include "support/rig.h"
#include "support/rig_run.h"

static void wait_returns_at_once_if_enough_channels_are_held(struct kunit *test)
{
	struct listener *listener = listener_start(test);

	KUNIT_EXPECT_EQ(test, dmae_async_client_wait(&listener->client, 0, 0),
			0);
	fake_start(test, 1);
	listener_take(listener, 1);
	KUNIT_EXPECT_EQ(test, dmae_async_client_wait(&listener->client, 1, 0),
			0);
}

static void wait_times_out(struct kunit *test)
{
	struct listener *listener = listener_start(test);

	fake_start(test, 1);
	listener_take(listener, 1);
	KUNIT_EXPECT_EQ(test, dmae_async_client_wait(&listener->client, 2, 1),
			-ETIMEDOUT);
}

static void wait_for_one(void *data)
{
	struct listener *listener = data;
	int err;

	err = dmae_async_client_wait(&listener->client, 1, RIG_TIMEOUT_MS);
	listener->data = ERR_PTR(err);
}

static void wait_is_woken_by_a_later_channel(struct kunit *test)
{
	struct listener *listener = listener_start(test);
	struct rig_run *run;

	listener->data = ERR_PTR(-EINPROGRESS);
	run = rig_run(test, wait_for_one, listener);
	KUNIT_EXPECT_TRUE(test, rig_run_goes_on(run));
	listener_request(listener, 1);
	fake_start(test, 1);
	KUNIT_EXPECT_TRUE(test, rig_run_has_returned(run));
	KUNIT_EXPECT_EQ(test, PTR_ERR_OR_ZERO(listener->data), 0);
}

static void wait_without_registration_returns_at_once(struct kunit *test)
{
	struct listener *listener = listener_create(test);

	KUNIT_EXPECT_EQ(test, -EINVAL,
			dmae_async_client_wait(&listener->client, 1,
					       RIG_TIMEOUT_MS));
}

static void short_is_told_at_the_deadline(struct kunit *test)
{
	struct listener *listener = listener_start(test);

	fake_start(test, 1);
	listener_request_by(listener, 2, 1);
	listener_await(listener, DMAE_RESOURCE_SHORT, 1);
	KUNIT_EXPECT_STREQ(test, listener_events(listener), "AT");
	KUNIT_EXPECT_NULL(test, listener_chan(listener, 1));
	KUNIT_EXPECT_EQ(test, listener_held(listener), 1);
}

static void none_and_short_come_before_a_later_channel(struct kunit *test)
{
	struct listener *listener = listener_start(test);
	struct dmae_client_status status;

	listener_request_by(listener, 2, 1);
	listener_await(listener, DMAE_RESOURCE_NONE, 1);
	listener_await(listener, DMAE_RESOURCE_SHORT, 1);
	fake_start(test, 1);
	/* NONE and SHORT are due at the same time, so either may come first. */
	KUNIT_EXPECT_EQ(test, listener_events(listener)[2], 'A');
	dmae_async_client_status(&listener->client, &status);
	KUNIT_EXPECT_EQ(test, status.held, 1);
	KUNIT_EXPECT_EQ(test, status.wanted, 2);
}

static void short_is_told_once(struct kunit *test)
{
	struct listener *listener = listener_start(test);

	fake_start(test, 1);
	listener_request_by(listener, 2, 1);
	listener_await(listener, DMAE_RESOURCE_SHORT, 1);
	KUNIT_EXPECT_EQ(test, 1,
			listener_watch(listener, DMAE_RESOURCE_SHORT, 1));
}

static void short_is_not_told_before_the_deadline(struct kunit *test)
{
	struct listener *listener = listener_start(test);

	fake_start(test, 1);
	listener_request_by(listener, 2, UINT_MAX);
	KUNIT_EXPECT_EQ(test, 0,
			listener_watch(listener, DMAE_RESOURCE_SHORT, 0));
}

static void short_is_not_told_to_a_satisfied_client(struct kunit *test)
{
	struct listener *listener = listener_start(test);

	fake_start(test, 2);
	listener_request_by(listener, 2, 1);
	KUNIT_EXPECT_EQ(test, 0,
			listener_watch(listener, DMAE_RESOURCE_SHORT, 0));
}

static void a_new_request_has_a_deadline_of_its_own(struct kunit *test)
{
	struct listener *listener = listener_start(test);

	fake_start(test, 1);
	listener_request_by(listener, 2, 5);
	listener_request(listener, 2);
	KUNIT_EXPECT_EQ(test, 0,
			listener_watch(listener, DMAE_RESOURCE_SHORT, 0));
}

static void a_channel_after_the_deadline_is_offered(struct kunit *test)
{
	struct listener *listener = listener_start(test);

	fake_start(test, 1);
	listener_request_by(listener, 2, 1);
	listener_await(listener, DMAE_RESOURCE_SHORT, 1);
	fake_start(test, 1);
	KUNIT_EXPECT_STREQ(test, listener_events(listener), "ATA");
}

static void a_client_may_unregister_before_its_deadline(struct kunit *test)
{
	struct listener *listener = listener_start(test);
	unsigned int told;

	listener_request_by(listener, 2, 1);
	listener_unregister(listener);
	/* On a slow machine the deadline may have passed before. */
	told = listener_told(listener, DMAE_RESOURCE_SHORT);
	KUNIT_EXPECT_EQ(test, told,
			listener_watch(listener, DMAE_RESOURCE_SHORT, told));
}

static void wait_unregister(struct listener *listener, struct dmae_chan *chan)
{
	listener_unregister(listener);
}

static void a_client_may_unregister_from_short(struct kunit *test)
{
	struct listener *listener = listener_start(test);

	fake_start(test, 1);
	listener->hooks[DMAE_RESOURCE_SHORT] = wait_unregister;
	listener_request_by(listener, 2, 1);
	listener_await(listener, DMAE_RESOURCE_SHORT, 1);
}

static struct kunit_case client_wait_cases[] = {
	KUNIT_CASE(wait_returns_at_once_if_enough_channels_are_held),
	KUNIT_CASE(wait_times_out),
	KUNIT_CASE(wait_is_woken_by_a_later_channel),
	KUNIT_CASE(wait_without_registration_returns_at_once),
	KUNIT_CASE(short_is_told_at_the_deadline),
	KUNIT_CASE(none_and_short_come_before_a_later_channel),
	KUNIT_CASE(short_is_told_once),
	KUNIT_CASE(short_is_not_told_before_the_deadline),
	KUNIT_CASE(short_is_not_told_to_a_satisfied_client),
	KUNIT_CASE(a_new_request_has_a_deadline_of_its_own),
	KUNIT_CASE(a_channel_after_the_deadline_is_offered),
	KUNIT_CASE(a_client_may_unregister_before_its_deadline),
	KUNIT_CASE(a_client_may_unregister_from_short),
	{}
};

static struct kunit_suite client_wait_suite = {
	.name = "dmae_client_wait",
	.init = rig_init,
	.exit = rig_exit,
	.test_cases = client_wait_cases,
};

kunit_test_suite(client_wait_suite);
