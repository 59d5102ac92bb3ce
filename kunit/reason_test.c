// SPDX-License-Identifier: GPL-2.0
/*
 * Requests that cannot be satisfied: errno, NONE, and the reason in the status
 */
#include <kunit/test.h>
#include <linux/platform_device.h>

#include "support/fake.h"
#include "support/listener.h"
#include "support/rig.h"

/* Registers a provider without the type that listeners request. */
static struct fake *reason_start_without_type(struct kunit *test)
{
	struct fake *fake = fake_create(test, 1);

	fake->ops.prep[FAKE_TYPE] = NULL;
	dmae_cap_clear(FAKE_TYPE, &fake->device.cap_mask);
	KUNIT_ASSERT_EQ(test, fake_register(fake), 0);
	return fake;
}

static struct dmae_client_status reason_status(struct listener *listener)
{
	struct dmae_client_status status;

	dmae_async_client_status(&listener->client, &status);
	return status;
}

/* Without swdma, tests register all providers. */
static struct device *reason_unbind_swdma(void)
{
	struct device *dev =
		bus_find_device_by_name(&platform_bus_type, NULL, "swdma");

	if (dev)
		device_release_driver(dev);
	return dev;
}

static void reason_bind_swdma(struct kunit *test, struct device *dev)
{
	if (!dev)
		return;
	KUNIT_EXPECT_EQ(test, device_attach(dev), 1);
	put_device(dev);
}

static void a_request_without_a_provider_returns_enodev(struct kunit *test)
{
	struct listener *listener = listener_start(test);
	struct device *swdma = reason_unbind_swdma();

	KUNIT_EXPECT_EQ(test, listener_request(listener, 1), -ENODEV);
	KUNIT_EXPECT_EQ(test, listener_reason(listener),
			DMAE_REASON_NO_PROVIDER);
	listener_request(listener, 0);
	reason_bind_swdma(test, swdma);
}

static void a_request_for_a_missing_type_returns_eopnotsupp(struct kunit *test)
{
	struct listener *listener = listener_start(test);

	reason_start_without_type(test);
	KUNIT_EXPECT_EQ(test, listener_request(listener, 1), -EOPNOTSUPP);
	KUNIT_EXPECT_EQ(test, listener_reason(listener), DMAE_REASON_NO_TYPE);
}

static void an_unsupported_request_stays_in_force(struct kunit *test)
{
	struct listener *listener = listener_start(test);

	reason_start_without_type(test);
	KUNIT_EXPECT_EQ(test, listener_request(listener, 1), -EOPNOTSUPP);
	fake_start(test, 1);
	KUNIT_EXPECT_EQ(test, 0,
			dmae_async_client_wait(&listener->client, 1,
					       RIG_TIMEOUT_MS));
}

/* Devices that come and go change the answer to the same request. */
static void
none_is_told_when_the_last_device_of_the_type_unregisters(struct kunit *test)
{
	struct fake *fake = fake_start(test, 1);
	struct listener *listener = listener_start(test);

	listener_take(listener, 1);
	reason_start_without_type(test);
	fake_unregister(fake);
	KUNIT_EXPECT_STREQ(test, listener_events(listener), "ARN");
	KUNIT_EXPECT_EQ(test, listener_reason(listener), DMAE_REASON_NO_TYPE);
	fake_start(test, 1);
	KUNIT_EXPECT_STREQ(test, listener_events(listener), "ARNA");
}

static void a_client_that_requests_no_channel_is_satisfied(struct kunit *test)
{
	struct listener *listener = listener_start(test);

	KUNIT_EXPECT_EQ(test, listener_reason(listener), DMAE_REASON_SATISFIED);
	listener_request(listener, 0);
	KUNIT_EXPECT_EQ(test, listener_reason(listener), DMAE_REASON_SATISFIED);
}

static void a_client_with_all_it_requested_is_satisfied(struct kunit *test)
{
	struct listener *listener = listener_start(test);
	struct dmae_client_status status;

	fake_start(test, 2);
	listener_take(listener, 1);
	status = reason_status(listener);
	KUNIT_EXPECT_EQ(test, status.reason, DMAE_REASON_SATISFIED);
	KUNIT_EXPECT_EQ(test, status.wanted, 1);
	KUNIT_EXPECT_EQ(test, status.held, 1);
}

static void
a_client_that_requests_all_is_satisfied_with_some(struct kunit *test)
{
	struct listener *listener = listener_start(test);

	fake_start(test, 2);
	listener_request(listener, DMAE_CHAN_ALL);
	KUNIT_EXPECT_STREQ(test, listener_events(listener), "AA");
	KUNIT_EXPECT_EQ(test, listener_reason(listener), DMAE_REASON_SATISFIED);
}

static void
the_reason_is_no_more_if_a_client_holds_all_channels(struct kunit *test)
{
	struct listener *listener = listener_start(test);

	fake_start(test, 1);
	KUNIT_EXPECT_EQ(test, listener_request(listener, 2), 0);
	KUNIT_EXPECT_STREQ(test, listener_events(listener), "A");
	KUNIT_EXPECT_EQ(test, listener_reason(listener), DMAE_REASON_NO_MORE);
}

static void an_exclusive_holder_is_named(struct kunit *test)
{
	struct listener *listener = listener_start(test);
	struct listener *holder = listener_create(test);
	struct dmae_client_status status;

	fake_start(test, 1);
	holder->client.name = "the holder";
	KUNIT_ASSERT_EQ(test, dmae_async_client_register(&holder->client), 0);
	listener_request_exclusive(holder, 1);
	listener_request(listener, 1);
	status = reason_status(listener);
	KUNIT_EXPECT_EQ(test, status.reason, DMAE_REASON_HELD);
	KUNIT_EXPECT_STREQ(test, status.holder, "the holder");
}

/* A client that has declined a channel does not hold it. */
static void a_client_that_declined_is_not_named_as_holder(struct kunit *test)
{
	struct listener *listener = listener_start(test);
	struct listener *decliner = listener_create(test);
	struct listener *holder = listener_create(test);

	fake_start(test, 1);
	decliner->client.name = "the decliner";
	decliner->answers[DMAE_RESOURCE_AVAILABLE] = DMAE_DUP;
	holder->client.name = "the holder";
	dmae_async_client_register(&decliner->client);
	dmae_async_client_register(&holder->client);
	listener_request(decliner, 1);
	KUNIT_EXPECT_STREQ(test, listener_events(decliner), "AN");
	listener_request_exclusive(holder, 1);
	listener_request(listener, 1);
	KUNIT_EXPECT_STREQ(test, reason_status(listener).holder, "the holder");
}

static void the_reason_is_leaving_while_the_channel_leaves(struct kunit *test)
{
	struct fake *fake = fake_start(test, 1);
	struct listener *listener = listener_start(test);

	dmae_async_device_lost(&fake->device);
	listener_request(listener, 1);
	KUNIT_EXPECT_EQ(test, listener_reason(listener), DMAE_REASON_LEAVING);
}

static void reason_check_declined(struct kunit *test,
				  enum dmae_state_client answer)
{
	struct listener *listener = listener_start(test);

	fake_start(test, 2);
	listener->answers[DMAE_RESOURCE_AVAILABLE] = answer;
	listener_request(listener, 1);
	listener_events(listener);
	KUNIT_EXPECT_EQ(test, listener_reason(listener),
			DMAE_REASON_CONSTRAINT);
}

static void
the_reason_is_constraint_after_declining_each_channel(struct kunit *test)
{
	reason_check_declined(test, DMAE_DUP);
}

static void
the_reason_is_constraint_after_declining_all_at_once(struct kunit *test)
{
	reason_check_declined(test, DMAE_NAK);
}

static void the_status_has_the_types_of_all_providers(struct kunit *test)
{
	struct listener *listener = listener_start(test);

	reason_start_without_type(test);
	KUNIT_EXPECT_FALSE(test,
			   reason_status(listener).types.bits & BIT(FAKE_TYPE));
	KUNIT_EXPECT_TRUE(test,
			  reason_status(listener).types.bits & BIT(DMAE_PQ));
	fake_start(test, 1);
	KUNIT_EXPECT_TRUE(test,
			  reason_status(listener).types.bits & BIT(FAKE_TYPE));
}

static void the_status_is_empty_without_registration(struct kunit *test)
{
	struct dmae_client_status status = reason_status(listener_create(test));

	KUNIT_EXPECT_EQ(test, status.wanted, 0);
	KUNIT_EXPECT_EQ(test, status.held, 0);
	KUNIT_EXPECT_EQ(test, status.reason, DMAE_REASON_SATISFIED);
}

static void none_is_told_once_for_every_request(struct kunit *test)
{
	struct listener *listener = listener_start(test);

	reason_start_without_type(test);
	listener_request(listener, 1);
	KUNIT_EXPECT_STREQ(test, listener_events(listener), "N");
	KUNIT_EXPECT_NULL(test, listener_chan(listener, 0));
	reason_start_without_type(test);
	KUNIT_EXPECT_STREQ(test, listener_events(listener), "N");
	listener_request(listener, 1);
	KUNIT_EXPECT_STREQ(test, listener_events(listener), "NN");
}

static void none_is_not_told_to_a_client_with_a_channel(struct kunit *test)
{
	struct listener *listener = listener_start(test);

	fake_start(test, 1);
	listener_take(listener, 1);
	listener_request(listener, 2);
	KUNIT_EXPECT_STREQ(test, listener_events(listener), "A");
}

static void a_channels_only_client_is_not_told_none_or_short(struct kunit *test)
{
	struct listener *listener = listener_create(test);

	listener->client.channels_only = true;
	KUNIT_ASSERT_EQ(test, dmae_async_client_register(&listener->client), 0);
	reason_start_without_type(test);
	listener_request_by(listener, 1, 1);
	KUNIT_EXPECT_EQ(test, 0,
			listener_watch(listener, DMAE_RESOURCE_SHORT, 0));
	KUNIT_EXPECT_STREQ(test, listener_events(listener), "");
}

static void every_reason_has_a_different_name(struct kunit *test)
{
	enum dmae_reason one, other;

	for (one = 0; one < DMAE_REASON_END; one++)
		for (other = 0; other < one; other++)
			KUNIT_EXPECT_STRNEQ(test, dmae_reason_name(one),
					    dmae_reason_name(other));
	KUNIT_EXPECT_STREQ(test, dmae_reason_name(DMAE_REASON_END), "invalid");
}

static void every_type_has_a_different_name(struct kunit *test)
{
	enum dmae_transaction_type one, other;

	for (one = 0; one < DMAE_TX_TYPE_END; one++)
		for (other = 0; other < one; other++)
			KUNIT_EXPECT_STRNEQ(test,
					    dmae_transaction_type_name(one),
					    dmae_transaction_type_name(other));
	KUNIT_EXPECT_STREQ(test, dmae_transaction_type_name(DMAE_TX_TYPE_END),
			   "invalid");
}

static struct kunit_case reason_cases[] = {
	KUNIT_CASE(a_request_without_a_provider_returns_enodev),
	KUNIT_CASE(a_request_for_a_missing_type_returns_eopnotsupp),
	KUNIT_CASE(an_unsupported_request_stays_in_force),
	KUNIT_CASE(none_is_told_when_the_last_device_of_the_type_unregisters),
	KUNIT_CASE(a_client_that_requests_no_channel_is_satisfied),
	KUNIT_CASE(a_client_with_all_it_requested_is_satisfied),
	KUNIT_CASE(a_client_that_requests_all_is_satisfied_with_some),
	KUNIT_CASE(the_reason_is_no_more_if_a_client_holds_all_channels),
	KUNIT_CASE(an_exclusive_holder_is_named),
	KUNIT_CASE(a_client_that_declined_is_not_named_as_holder),
	KUNIT_CASE(the_reason_is_leaving_while_the_channel_leaves),
	KUNIT_CASE(the_reason_is_constraint_after_declining_each_channel),
	KUNIT_CASE(the_reason_is_constraint_after_declining_all_at_once),
	KUNIT_CASE(the_status_has_the_types_of_all_providers),
	KUNIT_CASE(the_status_is_empty_without_registration),
	KUNIT_CASE(none_is_told_once_for_every_request),
	KUNIT_CASE(none_is_not_told_to_a_client_with_a_channel),
	KUNIT_CASE(a_channels_only_client_is_not_told_none_or_short),
	KUNIT_CASE(every_reason_has_a_different_name),
	KUNIT_CASE(every_type_has_a_different_name),
	{}
};

static struct kunit_suite reason_suite = {
	.name = "dmae_reason",
	.init = rig_init,
	.exit = rig_exit,
	.test_cases = reason_cases,
};

kunit_test_suite(reason_suite);
