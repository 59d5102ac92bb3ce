// SPDX-License-Identifier: GPL-2.0
/*
 * Channels with several clients: shared, exclusive, and offered to the next
 */
#include <kunit/test.h>

#include "support/fake.h"
#include "support/listener.h"
#include "support/outcome.h"
#include "support/rig.h"
#include "support/rig_run.h"

static void a_channel_may_have_several_holders(struct kunit *test)
{
	struct dmae_chan *one, *other;

	fake_start(test, 1);
	one = listener_take_one(listener_start(test));
	other = listener_take_one(listener_start(test));
	KUNIT_EXPECT_PTR_EQ(test, one, other);
}

static void
a_channel_has_resources_from_its_first_to_its_last_holder(struct kunit *test)
{
	struct fake_chan *chan = &fake_start(test, 1)->chans[0];
	struct listener *one = listener_start(test);
	struct listener *other = listener_start(test);

	listener_take(one, 1);
	listener_take(other, 1);
	listener_unregister(one);
	KUNIT_EXPECT_EQ(test, fake_calls(chan, FAKE_ALLOC), 1);
	KUNIT_EXPECT_EQ(test, fake_calls(chan, FAKE_FREE), 0);
	listener_unregister(other);
	KUNIT_EXPECT_EQ(test, fake_calls(chan, FAKE_FREE), 1);
}

static void
an_exclusive_channel_is_offered_to_no_other_client(struct kunit *test)
{
	struct listener *alone = listener_start(test);
	struct listener *other = listener_start(test);

	fake_start(test, 1);
	listener_request_exclusive(alone, 1);
	listener_events(alone);
	listener_request(other, 1);
	KUNIT_EXPECT_STREQ(test, listener_events(other), "N");
}

static void a_shared_channel_is_not_offered_as_exclusive(struct kunit *test)
{
	struct listener *alone = listener_start(test);
	struct listener *other = listener_start(test);

	fake_start(test, 1);
	listener_take(other, 1);
	listener_request_exclusive(alone, 1);
	KUNIT_EXPECT_STREQ(test, listener_events(alone), "N");
}

static void
an_exclusive_request_is_offered_an_unused_channel(struct kunit *test)
{
	struct fake *fake = fake_start(test, 2);
	struct listener *alone = listener_start(test);

	listener_take(listener_start(test), 1);
	listener_request_exclusive(alone, 1);
	KUNIT_EXPECT_STREQ(test, listener_events(alone), "A");
	KUNIT_EXPECT_PTR_EQ(test, listener_chan(alone, 0),
			    &fake->chans[1].chan);
}

static void share_request(struct listener *listener, unsigned int number,
			  bool alone)
{
	if (alone)
		listener_request_exclusive(listener, number);
	else
		listener_request(listener, number);
}

static void share_expect_offers(struct listener *listener, unsigned int number)
{
	listener_events(listener);
	KUNIT_EXPECT_EQ(listener->test, number,
			listener_told(listener, DMAE_RESOURCE_AVAILABLE));
}

/* Makes @holder hold the only channel, and @waiting request it. */
static void share_queue(struct kunit *test, bool holder_alone,
			struct listener **holder, bool waiting_alone,
			struct listener **waiting)
{
	fake_start(test, 1);
	*holder = listener_start(test);
	*waiting = listener_start(test);
	share_request(*holder, 1, holder_alone);
	KUNIT_ASSERT_STREQ(test, listener_events(*holder), "A");
	share_request(*waiting, 1, waiting_alone);
	KUNIT_ASSERT_STREQ(test, listener_events(*waiting), "N");
}

static void
a_freed_channel_is_offered_to_a_waiting_exclusive_client(struct kunit *test)
{
	struct listener *holder, *waiting;

	share_queue(test, false, &holder, true, &waiting);
	listener_free(holder, listener_chan(holder, 0), DMAE_FREE_FINISH);
	KUNIT_EXPECT_STREQ(test, listener_events(waiting), "NA");
}

static void
a_channel_of_a_leaving_client_is_offered_to_the_next(struct kunit *test)
{
	struct listener *holder, *waiting;

	share_queue(test, true, &holder, false, &waiting);
	listener_unregister(holder);
	KUNIT_EXPECT_STREQ(test, listener_events(waiting), "NA");
}

static void a_surplus_channel_is_offered_to_the_next_client(struct kunit *test)
{
	struct listener *holder, *waiting;

	share_queue(test, true, &holder, false, &waiting);
	listener_request(holder, 0);
	KUNIT_EXPECT_STREQ(test, listener_events(holder), "AR");
	KUNIT_EXPECT_STREQ(test, listener_events(waiting), "NA");
}

static void a_declined_exclusive_channel_goes_to_the_next(struct kunit *test)
{
	struct listener *alone = listener_start(test);
	struct listener *other = listener_start(test);

	fake_start(test, 1);
	alone->answers[DMAE_RESOURCE_AVAILABLE] = DMAE_DUP;
	listener_gate(alone, DMAE_RESOURCE_AVAILABLE);
	listener_request_exclusive(alone, 1);
	listener_request(other, 1);
	listener_open(alone);
	share_expect_offers(other, 1);
}

/* The old holder keeps the channel until its REMOVED callback has returned. */
static void share_check_removed(struct kunit *test, bool holder_alone,
				bool waiting_alone)
{
	struct listener *holder, *waiting;

	share_queue(test, holder_alone, &holder, waiting_alone, &waiting);
	listener_gate(holder, DMAE_RESOURCE_REMOVED);
	listener_request(holder, 0);
	listener_await(holder, DMAE_RESOURCE_REMOVED, 1);
	share_request(waiting, 1, waiting_alone);
	KUNIT_EXPECT_EQ(test, 0,
			listener_watch(waiting, DMAE_RESOURCE_AVAILABLE, 0));
	listener_open(holder);
	share_expect_offers(waiting, 1);
}

static void an_exclusive_client_waits_for_removed_to_return(struct kunit *test)
{
	share_check_removed(test, false, true);
}

static void a_sharing_client_waits_for_removed_to_return(struct kunit *test)
{
	share_check_removed(test, true, false);
}

static void an_exclusive_client_waits_for_the_last_operation(struct kunit *test)
{
	struct listener *holder, *waiting;
	struct fake_chan *chan;
	struct rig_run *run;

	share_queue(test, false, &holder, true, &waiting);
	chan = to_fake_chan(listener_chan(holder, 0));
	rig_issue(test, &chan->chan);
	run = rig_run(test, listener_unregister, holder);
	KUNIT_EXPECT_TRUE(test, rig_run_goes_on(run));
	share_request(waiting, 1, true);
	share_expect_offers(waiting, 0);
	fake_complete_all(chan, 0);
	KUNIT_EXPECT_TRUE(test, rig_run_has_returned(run));
	share_expect_offers(waiting, 1);
}

static void
a_new_request_leaves_held_channels_exclusive_or_shared(struct kunit *test)
{
	struct listener *holder, *waiting;

	share_queue(test, true, &holder, false, &waiting);
	listener_request(holder, 1);
	listener_request(waiting, 1);
	share_expect_offers(waiting, 0);
}

static void exclusive_channels_are_offered_evenly(struct kunit *test)
{
	struct listener *one = listener_start(test);
	struct listener *other = listener_start(test);

	share_request(one, 4, true);
	share_request(other, 4, true);
	fake_start(test, 4);
	share_expect_offers(one, 2);
	share_expect_offers(other, 2);
}

/* Among clients with equally few channels, the first registered comes first. */
static void
a_freed_channel_is_offered_to_the_client_with_the_fewest(struct kunit *test)
{
	struct listener *holder = listener_start(test);
	struct listener *has_one = listener_start(test);
	struct listener *has_none = listener_start(test);
	struct listener *has_none_either = listener_start(test);

	fake_start(test, 2);
	listener_request_exclusive(holder, 1);
	share_expect_offers(holder, 1);
	listener_request_exclusive(has_one, 2);
	share_expect_offers(has_one, 1);
	listener_request_exclusive(has_none_either, 1);
	listener_request_exclusive(has_none, 1);
	listener_free(holder, listener_chan(holder, 0), DMAE_FREE_FINISH);
	share_expect_offers(has_none, 1);
	share_expect_offers(has_none_either, 0);
	share_expect_offers(has_one, 1);
}

/* Returns which channels @listener was offered, as bits. */
static u32 share_offered(struct listener *listener, struct fake *fake)
{
	unsigned int event;
	u32 offered = 0;

	listener_events(listener);
	for (event = 0; event < listener->count; event++)
		if (listener->log[event] == 'A')
			offered |= BIT(to_fake_chan(listener->chans[event]) -
				       fake->chans);
	return offered;
}

/* Four clients request two of four channels each; two want them exclusively. */
static void share_deal(struct kunit *test)
{
	static const u32 dealt[] = { 0x5, 0x2, 0x5, 0x8 };
	struct listener *listeners[ARRAY_SIZE(dealt)];
	struct fake *fake;
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(dealt); i++) {
		listeners[i] = listener_start(test);
		share_request(listeners[i], 2, i % 2);
	}
	fake = fake_start(test, FAKE_CHANS);
	for (i = 0; i < ARRAY_SIZE(dealt); i++)
		KUNIT_EXPECT_EQ(test, share_offered(listeners[i], fake),
				dealt[i]);
	for (i = 0; i < ARRAY_SIZE(dealt); i++)
		listener_unregister(listeners[i]);
	fake_unregister(fake);
}

static void the_same_history_leads_to_the_same_offers(struct kunit *test)
{
	share_deal(test);
	share_deal(test);
}

/* Keeps @busy in its AVAILABLE callback while another exclusive offer waits. */
static void share_withhold(struct kunit *test, struct listener **busy,
			   struct listener **waiting)
{
	fake_start(test, 2);
	*busy = listener_start(test);
	*waiting = listener_start(test);
	listener_gate(*busy, DMAE_RESOURCE_AVAILABLE);
	listener_request_exclusive(*busy, 2);
	listener_await(*busy, DMAE_RESOURCE_AVAILABLE, 1);
	listener_request(*waiting, 1);
	listener_await(*waiting, DMAE_RESOURCE_NONE, 1);
}

static void
an_offer_withdrawn_by_a_request_goes_to_the_next_client(struct kunit *test)
{
	struct listener *busy, *waiting;

	share_withhold(test, &busy, &waiting);
	listener_request_exclusive(busy, 1);
	listener_await(waiting, DMAE_RESOURCE_AVAILABLE, 1);
}

static void share_unregister(struct listener *listener, struct dmae_chan *chan)
{
	listener_unregister(listener);
}

static void
an_offer_withdrawn_by_unregister_goes_to_the_next_client(struct kunit *test)
{
	struct listener *busy, *waiting;

	share_withhold(test, &busy, &waiting);
	listener_request(waiting, 2);
	busy->hooks[DMAE_RESOURCE_AVAILABLE] = share_unregister;
	listener_open(busy);
	KUNIT_EXPECT_EQ(test, 0,
			dmae_async_client_wait(&waiting->client, 2,
					       RIG_TIMEOUT_MS));
}

static struct kunit_case share_cases[] = {
	KUNIT_CASE(a_channel_may_have_several_holders),
	KUNIT_CASE(a_channel_has_resources_from_its_first_to_its_last_holder),
	KUNIT_CASE(an_exclusive_channel_is_offered_to_no_other_client),
	KUNIT_CASE(a_shared_channel_is_not_offered_as_exclusive),
	KUNIT_CASE(an_exclusive_request_is_offered_an_unused_channel),
	KUNIT_CASE(a_freed_channel_is_offered_to_a_waiting_exclusive_client),
	KUNIT_CASE(a_channel_of_a_leaving_client_is_offered_to_the_next),
	KUNIT_CASE(a_surplus_channel_is_offered_to_the_next_client),
	KUNIT_CASE(a_declined_exclusive_channel_goes_to_the_next),
	KUNIT_CASE(an_exclusive_client_waits_for_removed_to_return),
	KUNIT_CASE(a_sharing_client_waits_for_removed_to_return),
	KUNIT_CASE(an_exclusive_client_waits_for_the_last_operation),
	KUNIT_CASE(a_new_request_leaves_held_channels_exclusive_or_shared),
	KUNIT_CASE(exclusive_channels_are_offered_evenly),
	KUNIT_CASE(a_freed_channel_is_offered_to_the_client_with_the_fewest),
	KUNIT_CASE(the_same_history_leads_to_the_same_offers),
	KUNIT_CASE(an_offer_withdrawn_by_a_request_goes_to_the_next_client),
	KUNIT_CASE(an_offer_withdrawn_by_unregister_goes_to_the_next_client),
	{}
};

static struct kunit_suite share_suite = {
	.name = "dmae_share",
	.init = rig_init,
	.exit = rig_exit,
	.test_cases = share_cases,
};

kunit_test_suite(share_suite);
