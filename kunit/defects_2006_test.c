// SPDX-License-Identifier: GPL-2.0
/*
 * Defects of the code listed in the document of 2006, if no other suite covers
 * them
 */
#include <kunit/test.h>
#include <linux/delay.h>
#include <linux/slab.h>

#include "support/fake.h"
#include "support/listener.h"
#include "support/outcome.h"
#include "support/rig.h"
#include "support/rig_run.h"

/* In 2006 channels were removed from the list that was being walked. */
static void unregister_returns_every_channel(struct kunit *test)
{
	struct listener *listener = listener_start(test);
	struct fake *fakes[3];
	unsigned int i, chan;

	for (i = 0; i < ARRAY_SIZE(fakes); i++)
		fakes[i] = fake_start(test, FAKE_CHANS);
	listener_take(listener, ARRAY_SIZE(fakes) * FAKE_CHANS);
	listener_unregister(listener);
	for (i = 0; i < ARRAY_SIZE(fakes); i++)
		for (chan = 0; chan < FAKE_CHANS; chan++)
			KUNIT_EXPECT_EQ(test, 1,
					fake_calls(&fakes[i]->chans[chan],
						   FAKE_FREE));
}

static void defects_copy(struct listener *listener, struct dmae_chan *chan)
{
	dmae_cookie_t cookie = rig_submit(listener->test, chan, NULL);

	KUNIT_EXPECT_EQ(listener->test, 0,
			dmae_async_op_wait(chan, cookie, RIG_TIMEOUT_MS));
}

/* In 2006 a client that unregistered was not told REMOVED. */
static void unregister_tells_removed_of_every_channel(struct kunit *test)
{
	struct fake *fake = fake_start(test, 3);
	struct listener *listener = listener_start(test);
	unsigned int i;

	fake->runs_free = true;
	listener->hooks[DMAE_RESOURCE_REMOVED] = defects_copy;
	listener_take(listener, 3);
	listener_unregister(listener);
	KUNIT_EXPECT_STREQ(test, listener->log, "AAARRR");
	for (i = 0; i < 3; i++)
		KUNIT_EXPECT_PTR_EQ(test, listener_chan(listener, 3 + i),
				    &fake->chans[i].chan);
}

/* In 2006 a client that unregistered was still offered freed channels. */
static void a_client_that_unregisters_is_offered_no_channel(struct kunit *test)
{
	struct listener *listener = listener_start(test);
	struct fake *fake = fake_start(test, 1), *other;
	struct rig_run *run;

	listener_request(listener, DMAE_CHAN_ALL);
	KUNIT_ASSERT_STREQ(test, listener_events(listener), "A");
	rig_issue(test, &fake->chans[0].chan);
	run = rig_run(test, listener_unregister, listener);
	KUNIT_EXPECT_TRUE(test, rig_run_goes_on(run));
	other = fake_start(test, 1);
	fake_complete_all(&fake->chans[0], 0);
	KUNIT_EXPECT_TRUE(test, rig_run_has_returned(run));
	KUNIT_EXPECT_STREQ(test, listener_events(listener), "AR");
	KUNIT_EXPECT_EQ(test, fake_calls(&other->chans[0], FAKE_ALLOC), 0);
}

/* In 2006 event callbacks ran under a spinlock. */
static void defects_sleep(struct listener *listener, struct dmae_chan *chan)
{
	usleep_range(100, 200);
}

static void an_event_callback_may_sleep(struct kunit *test)
{
	struct listener *listener = listener_start(test);
	unsigned int state;

	for (state = 0; state < LISTENER_STATES; state++)
		listener->hooks[state] = defects_sleep;
	listener_request(listener, 1);
	KUNIT_EXPECT_STREQ(test, listener_events(listener), "N");
	fake_start(test, 1);
	KUNIT_EXPECT_STREQ(test, listener_events(listener), "NA");
	listener_request(listener, 0);
	KUNIT_EXPECT_STREQ(test, listener_events(listener), "NAR");
}

/* In 2006 locks that softirqs take were taken with softirqs enabled. */
static void defects_submit_and_poll(void *data)
{
	struct dmae_chan *chan = data;
	struct dmae_async_tx_descriptor *tx;

	tx = dmae_prep_interrupt(chan, DMAE_CTRL_ACK);
	if (IS_ERR(tx))
		return;
	dmae_submit(tx);
	dmae_async_op_issue_pending(chan);
	dmae_async_op_complete(chan, DMAE_MIN_COOKIE, NULL, NULL);
}

static void a_softirq_may_submit_and_poll(struct kunit *test)
{
	struct fake *fake = fake_start(test, 1);
	struct dmae_chan *chan = listener_take_one(listener_start(test));

	fake->poll_completes = true;
	rig_issue(test, chan);
	fake_complete_next(&fake->chans[0], -EIO);
	rig_run_in_softirq(test, defects_submit_and_poll, chan);
	fake_complete_all(&fake->chans[0], 0);
	KUNIT_EXPECT_EQ(test, DMAE_SUCCESS,
			dmae_async_op_complete(chan, 2, NULL, NULL));
}

static enum dmae_state_client defects_ack(struct dmae_client *client,
					  struct dmae_chan *chan,
					  enum dmae_state state)
{
	return DMAE_ACK;
}

/* In 2006 a client was freed while RCU readers could still find it. */
static void a_client_may_be_freed_right_after_unregister(struct kunit *test)
{
	struct dmae_client *client;
	struct fake *fake;

	client = kzalloc(sizeof(*client), GFP_KERNEL);
	KUNIT_ASSERT_NOT_NULL(test, client);
	client->event_callback = defects_ack;
	KUNIT_EXPECT_EQ(test, dmae_async_client_register(client), 0);
	fake = fake_start(test, 2);
	dmae_async_client_chan_request(client);
	dmae_async_client_unregister(client);
	kfree(client);
	fake_unregister(fake);
}

static struct kunit_case defects_2006_cases[] = {
	KUNIT_CASE(unregister_returns_every_channel),
	KUNIT_CASE(unregister_tells_removed_of_every_channel),
	KUNIT_CASE(a_client_that_unregisters_is_offered_no_channel),
	KUNIT_CASE(an_event_callback_may_sleep),
	KUNIT_CASE(a_softirq_may_submit_and_poll),
	KUNIT_CASE(a_client_may_be_freed_right_after_unregister),
	{}
};

static struct kunit_suite defects_2006_suite = {
	.name = "dmae_defects_2006",
	.init = rig_init,
	.exit = rig_exit,
	.test_cases = defects_2006_cases,
};

kunit_test_suite(defects_2006_suite);
