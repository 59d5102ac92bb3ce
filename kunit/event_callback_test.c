// SPDX-License-Identifier: GPL-2.0
/*
 * An event callback may call every function of a client
 */
#include <kunit/test.h>

#include "support/fake.h"
#include "support/listener.h"
#include "support/outcome.h"
#include "support/rig.h"

static void hook_unregister(struct listener *listener, struct dmae_chan *chan)
{
	listener_unregister(listener);
}

/* Removes a hook, so that it does not run for an event that it causes. */
static void hook_once(struct listener *listener, enum dmae_state state)
{
	listener->hooks[state] = NULL;
}

static void unregister_from_available_works(struct kunit *test)
{
	struct fake *fake = fake_start(test, 2);
	struct listener *listener = listener_start(test);

	listener->hooks[DMAE_RESOURCE_AVAILABLE] = hook_unregister;
	listener_request(listener, 2);
	listener_await(listener, DMAE_RESOURCE_AVAILABLE, 1);
	fake_unregister(fake);
	KUNIT_EXPECT_STREQ(test, listener->log, "A");
	KUNIT_EXPECT_EQ(test, fake_calls(&fake->chans[0], FAKE_FREE), 1);
	KUNIT_EXPECT_EQ(test, fake_calls(&fake->chans[1], FAKE_ALLOC), 0);
}

/* The client does not hold the channel being offered: no REMOVED for it. */
static void unregister_from_available_removes_the_others(struct kunit *test)
{
	struct fake *fake = fake_start(test, 3);
	struct listener *listener = listener_start(test);

	listener_take(listener, 1);
	listener->hooks[DMAE_RESOURCE_AVAILABLE] = hook_unregister;
	listener_request(listener, 3);
	KUNIT_EXPECT_STREQ(test, listener_events(listener), "AAR");
	KUNIT_EXPECT_PTR_EQ(test, listener_chan(listener, 2),
			    listener_chan(listener, 0));
	KUNIT_EXPECT_EQ(test, fake_calls(&fake->chans[0], FAKE_FREE), 1);
	KUNIT_EXPECT_EQ(test, fake_calls(&fake->chans[1], FAKE_FREE), 1);
	KUNIT_EXPECT_EQ(test, fake_calls(&fake->chans[2], FAKE_ALLOC), 0);
}

static void unregister_from_suspend_works(struct kunit *test)
{
	struct fake *fake = fake_start(test, 2);
	struct listener *listener = listener_start(test);

	listener->hooks[DMAE_RESOURCE_SUSPEND] = hook_unregister;
	listener_take(listener, 2);
	dmae_async_device_suspend(&fake->device);
	KUNIT_EXPECT_STREQ(test, listener_events(listener), "AASRR");
}

static void unregister_from_available_and_decline_works(struct kunit *test)
{
	struct fake *fake = fake_start(test, 1);
	struct listener *listener = listener_start(test);

	listener->hooks[DMAE_RESOURCE_AVAILABLE] = hook_unregister;
	listener->answers[DMAE_RESOURCE_AVAILABLE] = DMAE_NAK;
	listener_request(listener, 1);
	listener_await(listener, DMAE_RESOURCE_AVAILABLE, 1);
	fake_unregister(fake);
	KUNIT_EXPECT_STREQ(test, listener->log, "A");
	KUNIT_EXPECT_EQ(test, fake_calls(&fake->chans[0], FAKE_FREE), 1);
}

static void unregister_from_removed_works(struct kunit *test)
{
	struct fake *fake = fake_start(test, 2);
	struct listener *listener = listener_start(test);

	listener->hooks[DMAE_RESOURCE_REMOVED] = hook_unregister;
	listener_take(listener, 2);
	fake_unregister(fake);
	KUNIT_EXPECT_STREQ(test, listener->log, "AARR");
	KUNIT_EXPECT_PTR_NE(test, listener_chan(listener, 2),
			    listener_chan(listener, 3));
}

static void unregister_from_none_works(struct kunit *test)
{
	struct listener *listener = listener_start(test);

	listener->hooks[DMAE_RESOURCE_NONE] = hook_unregister;
	listener_request(listener, 1);
	listener_await(listener, DMAE_RESOURCE_NONE, 1);
	fake_start(test, 1);
	KUNIT_EXPECT_EQ(test, 0,
			listener_watch(listener, DMAE_RESOURCE_AVAILABLE, 0));
}

static void hook_register_again(struct listener *listener,
				struct dmae_chan *chan)
{
	hook_once(listener, DMAE_RESOURCE_REMOVED);
	listener_unregister(listener);
	listener->data = ERR_PTR(dmae_async_client_register(&listener->client));
	listener_request(listener, 1);
}

static void unregister_and_register_from_removed_works(struct kunit *test)
{
	struct fake *fake = fake_start(test, 1);
	struct fake *other = fake_create(test, 1);
	struct listener *listener = listener_start(test);

	listener->hooks[DMAE_RESOURCE_REMOVED] = hook_register_again;
	listener_take(listener, 1);
	KUNIT_ASSERT_EQ(test, fake_register(other), 0);
	fake_unregister(fake);
	listener_events(listener);
	KUNIT_EXPECT_EQ(test, PTR_ERR_OR_ZERO(listener->data), 0);
	KUNIT_EXPECT_STREQ(test, listener_events(listener), "ARA");
}

static void hook_want_two(struct listener *listener, struct dmae_chan *chan)
{
	listener->data = ERR_PTR(listener_request(listener, 2));
}

static void requesting_more_from_available_works(struct kunit *test)
{
	struct listener *listener = listener_start(test);

	fake_start(test, 3);
	listener->hooks[DMAE_RESOURCE_AVAILABLE] = hook_want_two;
	listener_request(listener, 1);
	KUNIT_EXPECT_STREQ(test, listener_events(listener), "AA");
	KUNIT_EXPECT_EQ(test, listener_held(listener), 2);
}

static void hook_want_none(struct listener *listener, struct dmae_chan *chan)
{
	listener_request(listener, 0);
}

static void requesting_zero_from_available_works(struct kunit *test)
{
	struct listener *listener = listener_start(test);

	fake_start(test, 3);
	listener->hooks[DMAE_RESOURCE_AVAILABLE] = hook_want_none;
	listener_request(listener, 3);
	KUNIT_EXPECT_STREQ(test, listener_events(listener), "AR");
	KUNIT_EXPECT_EQ(test, listener_held(listener), 0);
}

static void requesting_again_from_removed_works(struct kunit *test)
{
	struct listener *listener = listener_start(test);

	fake_start(test, 2);
	listener_take(listener, 1);
	listener->hooks[DMAE_RESOURCE_REMOVED] = hook_want_two;
	listener_request(listener, 0);
	KUNIT_EXPECT_STREQ(test, listener_events(listener), "ARAA");
	KUNIT_EXPECT_EQ(test, listener_held(listener), 2);
}

static void hook_start_provider(struct listener *listener,
				struct dmae_chan *chan)
{
	listener->data = ERR_PTR(fake_register(listener->data));
}

static void registering_a_device_from_none_works(struct kunit *test)
{
	struct listener *listener = listener_start(test);

	listener->data = fake_create(test, 1);
	listener->hooks[DMAE_RESOURCE_NONE] = hook_start_provider;
	listener_request(listener, 1);
	KUNIT_EXPECT_STREQ(test, listener_events(listener), "NA");
}

static void hook_free_first(struct listener *listener, struct dmae_chan *chan)
{
	if (chan != listener_chan(listener, 0))
		listener_free(listener, listener_chan(listener, 0),
			      DMAE_FREE_FINISH);
}

static void freeing_another_channel_from_available_works(struct kunit *test)
{
	struct fake *fake = fake_start(test, 2);
	struct listener *listener = listener_start(test);

	listener->hooks[DMAE_RESOURCE_AVAILABLE] = hook_free_first;
	listener_request(listener, 2);
	KUNIT_EXPECT_STREQ(test, listener_events(listener), "AA");
	KUNIT_EXPECT_EQ(test, listener_held(listener), 1);
	KUNIT_EXPECT_EQ(test, fake_calls(&fake->chans[0], FAKE_FREE), 1);
}

static void hook_free(struct listener *listener, struct dmae_chan *chan)
{
	listener_free(listener, chan, DMAE_FREE_ABORT);
}

static void freeing_from_removed_has_no_effect(struct kunit *test)
{
	struct fake *fake = fake_start(test, 1);
	struct listener *listener = listener_start(test);

	listener->hooks[DMAE_RESOURCE_REMOVED] = hook_free;
	listener_take(listener, 1);
	fake_unregister(fake);
	KUNIT_EXPECT_EQ(test, fake_calls(&fake->chans[0], FAKE_FREE), 1);
}

static void hook_register_other(struct listener *listener,
				struct dmae_chan *chan)
{
	struct listener *other = listener->data;

	dmae_async_client_register(&other->client);
	listener_request(other, 1);
}

static void registering_another_client_from_available_works(struct kunit *test)
{
	struct listener *listener = listener_start(test);
	struct listener *other = listener_create(test);

	fake_start(test, 1);
	listener->data = other;
	listener->hooks[DMAE_RESOURCE_AVAILABLE] = hook_register_other;
	listener_take(listener, 1);
	KUNIT_EXPECT_STREQ(test, listener_events(other), "A");
}

static void hook_unregister_other(struct listener *listener,
				  struct dmae_chan *chan)
{
	listener_unregister(listener->data);
}

/* The event callback of @listener waits until that of @other has returned. */
static void
unregistering_a_client_waits_for_its_event_callback(struct kunit *test)
{
	struct listener *listener = listener_start(test);
	struct listener *other = listener_start(test);

	fake_start(test, 1);
	listener_gate(other, DMAE_RESOURCE_AVAILABLE);
	listener_request(other, 1);
	listener_await(other, DMAE_RESOURCE_AVAILABLE, 1);
	listener->data = other;
	listener->hooks[DMAE_RESOURCE_AVAILABLE] = hook_unregister_other;
	listener_request(listener, 1);
	KUNIT_EXPECT_EQ(test, -ETIMEDOUT,
			dmae_async_client_wait(&listener->client, 1,
					       jiffies_to_msecs(RIG_WATCH)));
	listener_open(other);
	KUNIT_EXPECT_STREQ(test, listener_events(listener), "A");
	KUNIT_EXPECT_STREQ(test, other->log, "AR");
}

static void hook_copy(struct listener *listener, struct dmae_chan *chan)
{
	dmae_cookie_t cookie = rig_submit(listener->test, chan, NULL);

	listener->data =
		ERR_PTR(dmae_async_op_wait(chan, cookie, RIG_TIMEOUT_MS));
}

static void a_channel_may_be_used_from_available_on(struct kunit *test)
{
	struct fake *fake = fake_start(test, 1);
	struct listener *listener = listener_start(test);

	fake->runs_free = true;
	listener->data = ERR_PTR(-EINPROGRESS);
	listener->hooks[DMAE_RESOURCE_AVAILABLE] = hook_copy;
	listener_take(listener, 1);
	KUNIT_EXPECT_EQ(test, PTR_ERR_OR_ZERO(listener->data), 0);
}

static void hook_ask_status(struct listener *listener, struct dmae_chan *chan)
{
	listener->data = (void *)(uintptr_t)listener_reason(listener);
}

static void none_comes_with_its_reason(struct kunit *test)
{
	struct fake *fake = fake_start(test, 1);
	struct listener *listener = listener_start(test);

	dmae_async_device_lost(&fake->device);
	listener->hooks[DMAE_RESOURCE_NONE] = hook_ask_status;
	listener_request(listener, 1);
	KUNIT_EXPECT_STREQ(test, listener_events(listener), "N");
	KUNIT_EXPECT_EQ(test, (uintptr_t)listener->data, DMAE_REASON_LEAVING);
}

static struct kunit_case event_callback_cases[] = {
	KUNIT_CASE(unregister_from_available_works),
	KUNIT_CASE(unregister_from_available_removes_the_others),
	KUNIT_CASE(unregister_from_suspend_works),
	KUNIT_CASE(unregister_from_available_and_decline_works),
	KUNIT_CASE(unregister_from_removed_works),
	KUNIT_CASE(unregister_from_none_works),
	KUNIT_CASE(unregister_and_register_from_removed_works),
	KUNIT_CASE(requesting_more_from_available_works),
	KUNIT_CASE(requesting_zero_from_available_works),
	KUNIT_CASE(requesting_again_from_removed_works),
	KUNIT_CASE(registering_a_device_from_none_works),
	KUNIT_CASE(freeing_another_channel_from_available_works),
	KUNIT_CASE(freeing_from_removed_has_no_effect),
	KUNIT_CASE(registering_another_client_from_available_works),
	KUNIT_CASE(unregistering_a_client_waits_for_its_event_callback),
	KUNIT_CASE(a_channel_may_be_used_from_available_on),
	KUNIT_CASE(none_comes_with_its_reason),
	{}
};

static struct kunit_suite event_callback_suite = {
	.name = "dmae_event_callback",
	.init = rig_init,
	.exit = rig_exit,
	.test_cases = event_callback_cases,
};

kunit_test_suite(event_callback_suite);
