// SPDX-License-Identifier: GPL-2.0
/*
 * The answers of a client to AVAILABLE: ACK, DUP and NAK
 */
#include <kunit/test.h>

#include "support/fake.h"
#include "support/listener.h"
#include "support/rig.h"

static struct listener *answer_start(struct kunit *test,
				     enum dmae_state_client answer)
{
	struct listener *listener = listener_start(test);

	listener->answers[DMAE_RESOURCE_AVAILABLE] = answer;
	return listener;
}

/* Declines the first two channels and takes the third. */
static void answer_like_third(struct listener *listener, struct dmae_chan *chan)
{
	bool like = listener_told(listener, DMAE_RESOURCE_AVAILABLE) == 3;

	listener->answers[DMAE_RESOURCE_AVAILABLE] = like ? DMAE_ACK : DMAE_DUP;
}

static void an_acked_channel_is_held(struct kunit *test)
{
	struct listener *listener = answer_start(test, DMAE_ACK);

	fake_start(test, 1);
	listener_request(listener, 1);
	KUNIT_EXPECT_STREQ(test, listener_events(listener), "A");
	KUNIT_EXPECT_EQ(test, listener_held(listener), 1);
}

static void a_declined_channel_is_not_held(struct kunit *test)
{
	struct listener *listener = answer_start(test, DMAE_DUP);

	fake_start(test, 1);
	listener_request(listener, 1);
	KUNIT_EXPECT_STREQ(test, listener_events(listener), "AN");
	KUNIT_EXPECT_EQ(test, listener_held(listener), 0);
}

static void a_declined_channel_is_not_offered_again(struct kunit *test)
{
	struct listener *listener = answer_start(test, DMAE_DUP);

	fake_start(test, 1);
	listener_request(listener, DMAE_CHAN_ALL);
	listener_events(listener);
	fake_start(test, 1);
	KUNIT_EXPECT_STREQ(test, listener_events(listener), "ANAN");
	KUNIT_EXPECT_PTR_NE(test, listener_chan(listener, 0),
			    listener_chan(listener, 2));
}

static void
a_declined_channel_is_offered_after_the_next_request(struct kunit *test)
{
	struct listener *listener = answer_start(test, DMAE_DUP);

	fake_start(test, 1);
	listener_request(listener, 1);
	listener_events(listener);
	listener_request(listener, 1);
	KUNIT_EXPECT_STREQ(test, listener_events(listener), "ANAN");
}

static void
another_channel_is_offered_instead_of_a_declined_one(struct kunit *test)
{
	struct listener *listener = answer_start(test, DMAE_DUP);

	fake_start(test, 3);
	listener_request(listener, 1);
	KUNIT_EXPECT_STREQ(test, listener_events(listener), "AAAN");
}

static void
a_client_may_decline_until_it_is_offered_a_suitable_channel(struct kunit *test)
{
	struct listener *listener = listener_start(test);
	struct fake *fake = fake_start(test, 4);

	listener->hooks[DMAE_RESOURCE_AVAILABLE] = answer_like_third;
	listener_take(listener, 1);
	KUNIT_EXPECT_STREQ(test, listener_events(listener), "AAA");
	KUNIT_EXPECT_PTR_EQ(test, listener_chan(listener, 2),
			    &fake->chans[2].chan);
}

static void removed_is_not_told_of_a_declined_channel(struct kunit *test)
{
	struct listener *listener = answer_start(test, DMAE_DUP);
	struct fake *fake = fake_start(test, 1);

	listener_request(listener, 1);
	listener_events(listener);
	fake_unregister(fake);
	KUNIT_EXPECT_STREQ(test, listener_events(listener), "AN");
}

static void after_nak_no_other_channel_is_offered(struct kunit *test)
{
	struct listener *listener = answer_start(test, DMAE_NAK);

	fake_start(test, 3);
	listener_request(listener, 1);
	KUNIT_EXPECT_STREQ(test, listener_events(listener), "A");
}

static void nak_withdraws_the_other_offers(struct kunit *test)
{
	struct listener *listener = answer_start(test, DMAE_NAK);

	fake_start(test, 3);
	listener_request(listener, 3);
	KUNIT_EXPECT_STREQ(test, listener_events(listener), "A");
}

static void after_nak_no_later_channel_is_offered(struct kunit *test)
{
	struct listener *listener = answer_start(test, DMAE_NAK);

	fake_start(test, 1);
	listener_request(listener, DMAE_CHAN_ALL);
	listener_events(listener);
	fake_start(test, 1);
	KUNIT_EXPECT_STREQ(test, listener_events(listener), "A");
}

static void
after_nak_channels_are_offered_again_with_the_next_request(struct kunit *test)
{
	struct listener *listener = answer_start(test, DMAE_NAK);

	fake_start(test, 1);
	listener_request(listener, 1);
	listener_events(listener);
	listener->answers[DMAE_RESOURCE_AVAILABLE] = DMAE_ACK;
	listener_take(listener, 1);
}

static void nak_leaves_held_channels_held(struct kunit *test)
{
	struct listener *listener = listener_start(test);

	fake_start(test, 2);
	listener_take(listener, 1);
	listener->answers[DMAE_RESOURCE_AVAILABLE] = DMAE_NAK;
	listener_request(listener, 2);
	KUNIT_EXPECT_STREQ(test, listener_events(listener), "AA");
	KUNIT_EXPECT_EQ(test, listener_held(listener), 1);
}

static void removed_takes_the_channel_whatever_the_answer(struct kunit *test)
{
	struct listener *listener = listener_start(test);

	fake_start(test, 1);
	listener->answers[DMAE_RESOURCE_REMOVED] = DMAE_NAK;
	listener_take(listener, 1);
	listener_request(listener, 0);
	KUNIT_EXPECT_STREQ(test, listener_events(listener), "AR");
	KUNIT_EXPECT_EQ(test, listener_held(listener), 0);
}

static void answer_expect_resources(struct listener *listener,
				    struct dmae_chan *chan)
{
	listener->data = to_fake_chan(chan)->descs;
}

static void an_offered_channel_has_its_resources(struct kunit *test)
{
	struct listener *listener = listener_start(test);

	fake_start(test, 1);
	listener->hooks[DMAE_RESOURCE_AVAILABLE] = answer_expect_resources;
	listener_take(listener, 1);
	KUNIT_EXPECT_NOT_NULL(test, listener->data);
}

static void a_declined_channel_gives_its_resources_back(struct kunit *test)
{
	struct listener *listener = answer_start(test, DMAE_DUP);
	struct fake *fake = fake_start(test, 1);

	listener_request(listener, 1);
	listener_events(listener);
	KUNIT_EXPECT_EQ(test, fake_calls(&fake->chans[0], FAKE_ALLOC), 1);
	KUNIT_EXPECT_EQ(test, fake_calls(&fake->chans[0], FAKE_FREE), 1);
}

static void a_channel_without_resources_is_not_offered(struct kunit *test)
{
	struct listener *listener = listener_start(test);
	struct fake *fake = fake_start(test, 1);

	fake->alloc_errno = -ENOSPC;
	listener_request(listener, 1);
	listener_events(listener);
	KUNIT_EXPECT_EQ(test, listener_told(listener, DMAE_RESOURCE_AVAILABLE),
			0);
	KUNIT_EXPECT_EQ(test, fake_calls(&fake->chans[0], FAKE_FREE), 0);
}

static void none_is_told_when_no_channel_has_resources(struct kunit *test)
{
	struct listener *listener = listener_start(test);
	struct fake *fake = fake_start(test, 1);

	fake->alloc_errno = -ENOSPC;
	listener_request(listener, 1);
	KUNIT_EXPECT_STREQ(test, listener_events(listener), "N");
}

static void
another_channel_is_offered_instead_of_one_without_resources(struct kunit *test)
{
	struct listener *listener = listener_start(test);
	struct fake *fake = fake_start(test, 1);
	struct fake *other = fake_start(test, 1);

	fake->alloc_errno = -ENOSPC;
	KUNIT_EXPECT_PTR_EQ(test, listener_take_one(listener),
			    &other->chans[0].chan);
}

static struct kunit_case answer_cases[] = {
	KUNIT_CASE(an_acked_channel_is_held),
	KUNIT_CASE(a_declined_channel_is_not_held),
	KUNIT_CASE(a_declined_channel_is_not_offered_again),
	KUNIT_CASE(a_declined_channel_is_offered_after_the_next_request),
	KUNIT_CASE(another_channel_is_offered_instead_of_a_declined_one),
	KUNIT_CASE(a_client_may_decline_until_it_is_offered_a_suitable_channel),
	KUNIT_CASE(removed_is_not_told_of_a_declined_channel),
	KUNIT_CASE(after_nak_no_other_channel_is_offered),
	KUNIT_CASE(nak_withdraws_the_other_offers),
	KUNIT_CASE(after_nak_no_later_channel_is_offered),
	KUNIT_CASE(after_nak_channels_are_offered_again_with_the_next_request),
	KUNIT_CASE(nak_leaves_held_channels_held),
	KUNIT_CASE(removed_takes_the_channel_whatever_the_answer),
	KUNIT_CASE(an_offered_channel_has_its_resources),
	KUNIT_CASE(a_declined_channel_gives_its_resources_back),
	KUNIT_CASE(a_channel_without_resources_is_not_offered),
	KUNIT_CASE(none_is_told_when_no_channel_has_resources),
	KUNIT_CASE(another_channel_is_offered_instead_of_one_without_resources),
	{}
};

static struct kunit_suite answer_suite = {
	.name = "dmae_answer",
	.init = rig_init,
	.exit = rig_exit,
	.test_cases = answer_cases,
};

kunit_test_suite(answer_suite);
