// SPDX-License-Identifier: GPL-2.0
/*
 * A client that records its events
 */
#include <kunit/test.h>
#include <linux/preempt.h>
#include <linux/slab.h>

#include "fake.h"
#include "listener.h"
#include "rig.h"

static const char listener_letters[LISTENER_STATES] = {
	[DMAE_RESOURCE_SUSPEND] = 'S',	 [DMAE_RESOURCE_RESUME] = 'U',
	[DMAE_RESOURCE_AVAILABLE] = 'A', [DMAE_RESOURCE_REMOVED] = 'R',
	[DMAE_RESOURCE_NONE] = 'N',	 [DMAE_RESOURCE_SHORT] = 'T',
};

static void listener_record(struct listener *listener, struct dmae_chan *chan,
			    enum dmae_state state)
{
	bool atomic = IS_ENABLED(CONFIG_PREEMPT_COUNT) && !preemptible();

	spin_lock(&listener->lock);
	if (listener->count < LISTENER_EVENTS) {
		listener->log[listener->count] = listener_letters[state];
		listener->chans[listener->count] = chan;
		listener->count++;
	}
	listener->atomic |= atomic;
	spin_unlock(&listener->lock);
	wake_up_all(&listener->changed);
}

static bool listener_is_open(struct listener *listener, enum dmae_state state)
{
	return !(READ_ONCE(listener->gated) & BIT(state));
}

static enum dmae_state_client listener_event(struct dmae_client *client,
					     struct dmae_chan *chan,
					     enum dmae_state state)
{
	struct listener *listener = to_listener(client);
	listener_hook hook;

	listener_record(listener, chan, state);
	wait_event_timeout(listener->changed, listener_is_open(listener, state),
			   RIG_TIMEOUT);
	hook = READ_ONCE(listener->hooks[state]);
	if (hook)
		hook(listener, chan);
	return READ_ONCE(listener->answers[state]);
}

/* Makes a listener without registering it. */
struct listener *listener_create(struct kunit *test)
{
	struct listener *listener;

	listener = kunit_kzalloc(test, sizeof(*listener), GFP_KERNEL);
	KUNIT_ASSERT_NOT_NULL(test, listener);
	listener->test = test;
	listener->client.event_callback = listener_event;
	listener->client.name = "listener";
	dmae_cap_set(FAKE_TYPE, &listener->client.cap_mask);
	spin_lock_init(&listener->lock);
	init_waitqueue_head(&listener->changed);
	list_add_tail(&listener->node, &rig_of(test)->listeners);
	return listener;
}

struct listener *listener_start(struct kunit *test)
{
	struct listener *listener = listener_create(test);

	KUNIT_ASSERT_EQ(test, dmae_async_client_register(&listener->client), 0);
	return listener;
}

/* Makes the event callback only record and return from now on. */
void listener_unblock(struct listener *listener)
{
	unsigned int state;

	for (state = 0; state < LISTENER_STATES; state++)
		WRITE_ONCE(listener->hooks[state], NULL);
	listener_open(listener);
}

/* Takes a void pointer for rig_run(). */
void listener_unregister(void *data)
{
	struct listener *listener = data;

	dmae_async_client_unregister(&listener->client);
}

/*
 * The event callback may be unregistering the client at this time; the second
 * call then waits until it has returned.
 */
void listener_destroy(struct listener *listener)
{
	listener_unregister(listener);
	listener_unregister(listener);
	KUNIT_EXPECT_FALSE_MSG(listener->test, listener->atomic,
			       "an event callback came where it may not sleep");
}

int listener_request(struct listener *listener, unsigned int number)
{
	return dmae_async_client_chan_request_number(&listener->client, number);
}

int listener_request_by(struct listener *listener, unsigned int number,
			unsigned int deadline_ms)
{
	const struct dmae_chan_request request = {
		.number = number,
		.node = NUMA_NO_NODE,
		.deadline_ms = deadline_ms,
	};

	return dmae_async_client_chan_request_for(&listener->client, &request);
}

int listener_request_exclusive(struct listener *listener, unsigned int number)
{
	const struct dmae_chan_request request = {
		.number = number,
		.exclusive = true,
		.node = NUMA_NO_NODE,
	};

	return dmae_async_client_chan_request_for(&listener->client, &request);
}

/* Requests @number channels and waits until it holds them. */
void listener_take(struct listener *listener, unsigned int number)
{
	KUNIT_ASSERT_EQ(listener->test, listener_request(listener, number), 0);
	KUNIT_ASSERT_EQ(listener->test,
			dmae_async_client_wait(&listener->client, number,
					       RIG_TIMEOUT_MS),
			0);
}

struct dmae_chan *listener_take_one(struct listener *listener)
{
	listener_take(listener, 1);
	return listener_chan(listener, 0);
}

void listener_free(struct listener *listener, struct dmae_chan *chan,
		   enum dmae_free_mode mode)
{
	dmae_async_client_chan_free(&listener->client, chan, mode);
}

/* Frees the first channel offered; takes a void pointer for rig_run(). */
void listener_finish(void *data)
{
	struct listener *listener = data;

	listener_free(listener, listener->chans[0], DMAE_FREE_FINISH);
}

void listener_abort(void *data)
{
	struct listener *listener = data;

	listener_free(listener, listener->chans[0], DMAE_FREE_ABORT);
}

/* Makes the event callback wait for listener_open() when it is told @state. */
void listener_gate(struct listener *listener, enum dmae_state state)
{
	WRITE_ONCE(listener->gated, listener->gated | BIT(state));
}

void listener_open(struct listener *listener)
{
	WRITE_ONCE(listener->gated, 0);
	wake_up_all(&listener->changed);
}

/* Returns how many events of @state came. */
unsigned int listener_told(struct listener *listener, enum dmae_state state)
{
	unsigned int i, told = 0;

	spin_lock(&listener->lock);
	for (i = 0; i < listener->count; i++)
		told += listener->log[i] == listener_letters[state];
	spin_unlock(&listener->lock);
	return told;
}

/* Waits for @number events of @state; the last callback may still run. */
void listener_await(struct listener *listener, enum dmae_state state,
		    unsigned int number)
{
	wait_event_timeout(listener->changed,
			   listener_told(listener, state) >= number,
			   RIG_TIMEOUT);
	KUNIT_ASSERT_GE(listener->test, listener_told(listener, state), number);
}

/* Waits a while for more than @limit events of @state; returns their number. */
unsigned int listener_watch(struct listener *listener, enum dmae_state state,
			    unsigned int limit)
{
	wait_event_timeout(listener->changed,
			   listener_told(listener, state) > limit, RIG_WATCH);
	return listener_told(listener, state);
}

/* Returns the channel of an event; the first event is 0. */
struct dmae_chan *listener_chan(struct listener *listener, unsigned int event)
{
	KUNIT_ASSERT_LT(listener->test, event, READ_ONCE(listener->count));
	return listener->chans[event];
}

/*
 * Each flush waits for the events that were queued before it.  A callback may
 * cause an event of another client, whose callback may cause a third.  NONE
 * takes three flushes, as the core asks for a provider in between.
 */
#define LISTENER_FLUSHES 8

/*
 * Waits until all events that are due have reached their clients, and returns
 * those of @listener.  No listener may be gated.
 */
const char *listener_events(struct listener *listener)
{
	struct dmae_client unregistered = {};
	unsigned int i;

	for (i = 0; i < LISTENER_FLUSHES; i++)
		dmae_async_client_unregister(&unregistered);
	return listener->log;
}

unsigned int listener_held(struct listener *listener)
{
	struct dmae_client_status status;

	dmae_async_client_status(&listener->client, &status);
	return status.held;
}

enum dmae_reason listener_reason(struct listener *listener)
{
	struct dmae_client_status status;

	dmae_async_client_status(&listener->client, &status);
	return status.reason;
}
