// SPDX-License-Identifier: GPL-2.0
/*
 * Registration of clients, and the channels that a request brings
 */
#include <kunit/test.h>
#include <linux/nodemask.h>

#include "support/fake.h"
#include "support/listener.h"
#include "support/rig.h"

static int client_register(struct listener *listener)
{
	return dmae_async_client_register(&listener->client);
}

static void a_client_is_registered_once(struct kunit *test)
{
	struct listener *listener = listener_start(test);

	KUNIT_EXPECT_EQ(test, client_register(listener), -EINVAL);
	fake_start(test, 1);
	listener_take(listener, 1);
}

static void a_client_can_come_back(struct kunit *test)
{
	struct listener *listener = listener_start(test);

	listener_unregister(listener);
	KUNIT_EXPECT_EQ(test, client_register(listener), 0);
}

static void a_client_without_callback_is_refused(struct kunit *test)
{
	struct dmae_client client = {};

	KUNIT_EXPECT_EQ(test, dmae_async_client_register(&client), -EINVAL);
	KUNIT_EXPECT_EQ(test, dmae_async_client_register(NULL), -EINVAL);
}

static void a_client_with_an_unknown_type_is_refused(struct kunit *test)
{
	struct listener *listener = listener_create(test);

	dmae_cap_set(DMAE_TX_TYPE_END, &listener->client.cap_mask);
	KUNIT_EXPECT_EQ(test, client_register(listener), -EINVAL);
}

static void a_client_needs_no_name(struct kunit *test)
{
	struct listener *listener = listener_create(test);

	listener->client.name = NULL;
	KUNIT_EXPECT_EQ(test, client_register(listener), 0);
}

static void unregistering_twice_has_no_effect(struct kunit *test)
{
	struct listener *listener = listener_create(test);

	dmae_async_client_unregister(NULL);
	listener_unregister(listener);
	KUNIT_ASSERT_EQ(test, client_register(listener), 0);
	listener_unregister(listener);
	listener_unregister(listener);
}

static void a_request_without_registration_is_refused(struct kunit *test)
{
	struct listener *listener = listener_create(test);

	KUNIT_EXPECT_EQ(test, listener_request(listener, 1), -EINVAL);
}

static void a_request_for_a_missing_node_is_refused(struct kunit *test)
{
	struct dmae_chan_request request = { .number = 1 };
	struct listener *listener = listener_start(test);

	request.node = MAX_NUMNODES;
	KUNIT_EXPECT_EQ(test, -EINVAL,
			dmae_async_client_chan_request_for(&listener->client,
							   &request));
	request.node = -7;
	KUNIT_EXPECT_EQ(test, -EINVAL,
			dmae_async_client_chan_request_for(&listener->client,
							   &request));
}

static void
a_refused_request_leaves_the_previous_one_in_force(struct kunit *test)
{
	const struct dmae_chan_request wrong = { .number = 2, .node = -7 };
	struct listener *listener = listener_start(test);

	listener_request(listener, 1);
	KUNIT_EXPECT_STREQ(test, listener_events(listener), "N");
	dmae_async_client_chan_request_for(&listener->client, &wrong);
	fake_start(test, 2);
	KUNIT_EXPECT_STREQ(test, listener_events(listener), "NA");
}

static void no_event_comes_before_the_first_request(struct kunit *test)
{
	struct listener *listener = listener_start(test);

	fake_start(test, 1);
	KUNIT_EXPECT_STREQ(test, listener_events(listener), "");
}

static void every_matching_channel_is_offered_once(struct kunit *test)
{
	struct fake *fake = fake_start(test, 3);
	struct listener *listener = listener_start(test);

	dmae_async_client_chan_request(&listener->client);
	KUNIT_EXPECT_STREQ(test, listener_events(listener), "AAA");
	KUNIT_EXPECT_PTR_EQ(test, listener_chan(listener, 0),
			    &fake->chans[0].chan);
	KUNIT_EXPECT_PTR_EQ(test, listener_chan(listener, 1),
			    &fake->chans[1].chan);
	KUNIT_EXPECT_PTR_EQ(test, listener_chan(listener, 2),
			    &fake->chans[2].chan);
}

/* A provider that lacks @type. */
static struct fake *client_provider_without(struct kunit *test,
					    enum dmae_transaction_type type)
{
	struct fake *fake = fake_create(test, 1);

	fake->ops.prep[type] = NULL;
	dmae_cap_clear(type, &fake->device.cap_mask);
	KUNIT_ASSERT_EQ(test, fake_register(fake), 0);
	return fake;
}

static void a_channel_must_have_every_type_of_the_mask(struct kunit *test)
{
	struct listener *listener = listener_create(test);
	struct fake *fake;

	client_provider_without(test, DMAE_PQ_UPDATE);
	fake = fake_start(test, 1);
	dmae_cap_set(DMAE_PQ_UPDATE, &listener->client.cap_mask);
	KUNIT_ASSERT_EQ(test, client_register(listener), 0);
	listener_request(listener, DMAE_CHAN_ALL);
	KUNIT_EXPECT_STREQ(test, listener_events(listener), "A");
	KUNIT_EXPECT_PTR_EQ(test, listener_chan(listener, 0),
			    &fake->chans[0].chan);
}

static void an_empty_mask_matches_any_channel(struct kunit *test)
{
	struct fake *fake = client_provider_without(test, FAKE_TYPE);
	struct listener *listener = listener_create(test);

	dmae_cap_zero(&listener->client.cap_mask);
	KUNIT_ASSERT_EQ(test, client_register(listener), 0);
	KUNIT_EXPECT_PTR_EQ(test, listener_take_one(listener),
			    &fake->chans[0].chan);
}

static void no_more_channels_are_offered_than_requested(struct kunit *test)
{
	struct listener *listener = listener_start(test);

	fake_start(test, 3);
	listener_request(listener, 2);
	KUNIT_EXPECT_STREQ(test, listener_events(listener), "AA");
}

static void
a_request_for_more_channels_brings_the_difference(struct kunit *test)
{
	struct listener *listener = listener_start(test);

	fake_start(test, 3);
	listener_take(listener, 1);
	listener_take(listener, 3);
	KUNIT_EXPECT_STREQ(test, listener_events(listener), "AAA");
}

static void a_request_for_fewer_channels_removes_the_surplus(struct kunit *test)
{
	struct listener *listener = listener_start(test);

	fake_start(test, 3);
	listener_take(listener, 3);
	listener_request(listener, 1);
	KUNIT_EXPECT_STREQ(test, listener_events(listener), "AAARR");
	KUNIT_EXPECT_EQ(test, listener_held(listener), 1);
}

static void the_same_number_again_changes_nothing(struct kunit *test)
{
	struct listener *listener = listener_start(test);

	fake_start(test, 3);
	listener_take(listener, 2);
	listener_request(listener, 2);
	KUNIT_EXPECT_STREQ(test, listener_events(listener), "AA");
}

static void a_request_for_zero_removes_every_channel(struct kunit *test)
{
	struct fake *fake = fake_start(test, 2);
	struct listener *listener = listener_start(test);

	listener_take(listener, 2);
	KUNIT_EXPECT_EQ(test, listener_request(listener, 0), 0);
	KUNIT_EXPECT_STREQ(test, listener_events(listener), "AARR");
	KUNIT_EXPECT_EQ(test, fake_calls(&fake->chans[0], FAKE_FREE), 1);
	KUNIT_EXPECT_EQ(test, fake_calls(&fake->chans[1], FAKE_FREE), 1);
}

static void
a_request_for_zero_without_channels_causes_no_event(struct kunit *test)
{
	struct listener *listener = listener_start(test);

	KUNIT_EXPECT_EQ(test, listener_request(listener, 0), 0);
	KUNIT_EXPECT_STREQ(test, listener_events(listener), "");
}

static void a_removed_channel_is_offered_again_on_request(struct kunit *test)
{
	struct listener *listener = listener_start(test);

	fake_start(test, 1);
	listener_take(listener, 1);
	listener_request(listener, 0);
	listener_request(listener, 1);
	KUNIT_EXPECT_STREQ(test, listener_events(listener), "ARA");
}

static void a_later_channel_is_offered(struct kunit *test)
{
	struct listener *listener = listener_start(test);

	fake_start(test, 1);
	listener_request(listener, DMAE_CHAN_ALL);
	fake_start(test, 2);
	KUNIT_EXPECT_STREQ(test, listener_events(listener), "AAA");
}

static void a_later_channel_is_not_offered_beyond_the_number(struct kunit *test)
{
	struct listener *listener = listener_start(test);

	fake_start(test, 1);
	listener_take(listener, 1);
	fake_start(test, 1);
	KUNIT_EXPECT_STREQ(test, listener_events(listener), "A");
}

static void no_event_comes_after_unregister(struct kunit *test)
{
	struct fake *fake = fake_start(test, 2);
	struct listener *listener = listener_start(test);

	listener_take(listener, 2);
	listener_unregister(listener);
	KUNIT_EXPECT_STREQ(test, listener->log, "AARR");
	fake_unregister(fake);
	KUNIT_EXPECT_STREQ(test, listener->log, "AARR");
}

static void a_client_may_be_freed_after_unregister(struct kunit *test)
{
	struct listener *listener = listener_start(test);
	struct fake *fake = fake_start(test, 2);

	listener_take(listener, 2);
	listener_unregister(listener);
	memset(&listener->client, 0x5a, sizeof(listener->client));
	fake_unregister(fake);
	fake_start(test, 1);
	memset(&listener->client, 0, sizeof(listener->client));
}

static struct kunit_case client_cases[] = {
	KUNIT_CASE(a_client_is_registered_once),
	KUNIT_CASE(a_client_can_come_back),
	KUNIT_CASE(a_client_without_callback_is_refused),
	KUNIT_CASE(a_client_with_an_unknown_type_is_refused),
	KUNIT_CASE(a_client_needs_no_name),
	KUNIT_CASE(unregistering_twice_has_no_effect),
	KUNIT_CASE(a_request_without_registration_is_refused),
	KUNIT_CASE(a_request_for_a_missing_node_is_refused),
	KUNIT_CASE(a_refused_request_leaves_the_previous_one_in_force),
	KUNIT_CASE(no_event_comes_before_the_first_request),
	KUNIT_CASE(every_matching_channel_is_offered_once),
	KUNIT_CASE(a_channel_must_have_every_type_of_the_mask),
	KUNIT_CASE(an_empty_mask_matches_any_channel),
	KUNIT_CASE(no_more_channels_are_offered_than_requested),
	KUNIT_CASE(a_request_for_more_channels_brings_the_difference),
	KUNIT_CASE(a_request_for_fewer_channels_removes_the_surplus),
	KUNIT_CASE(the_same_number_again_changes_nothing),
	KUNIT_CASE(a_request_for_zero_removes_every_channel),
	KUNIT_CASE(a_request_for_zero_without_channels_causes_no_event),
	KUNIT_CASE(a_removed_channel_is_offered_again_on_request),
	KUNIT_CASE(a_later_channel_is_offered),
	KUNIT_CASE(a_later_channel_is_not_offered_beyond_the_number),
	KUNIT_CASE(no_event_comes_after_unregister),
	KUNIT_CASE(a_client_may_be_freed_after_unregister),
	{}
};

static struct kunit_suite client_suite = {
	.name = "dmae_client",
	.init = rig_init,
	.exit = rig_exit,
	.test_cases = client_cases,
};

kunit_test_suite(client_suite);
