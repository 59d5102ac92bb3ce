/* SPDX-License-Identifier: GPL-2.0 */
/*
 * A client that records its events
 *
 * The log is a string, a letter for each event, in order:
 * A available, R removed, S suspend, U resume, N none, T short.
 */
#ifndef DMAE_KUNIT_LISTENER_H
#define DMAE_KUNIT_LISTENER_H

#include <linux/spinlock.h>
#include <linux/wait.h>

#include <dmae/client.h>

struct kunit;
struct listener;

#define LISTENER_STATES (DMAE_RESOURCE_SHORT + 1)
#define LISTENER_EVENTS 128

typedef void (*listener_hook)(struct listener *listener,
			      struct dmae_chan *chan);

/**
 * struct listener - one client
 * @client: the client
 * @node: in the rig
 * @test: the test
 * @answers: what the event callback returns for each state; ACK unless set
 * @hooks: called by the event callback for each state, before it returns
 * @data: for the hooks
 * @gated: bits of the states for which the callback waits for listener_open()
 * @changed: woken when @gated or a member below it changes
 * @lock: protects the rest
 * @log: the events
 * @chans: the channel of each event in @log
 * @count: length of @log
 * @atomic: an event came in a context where callbacks cannot sleep
 */
struct listener {
	struct dmae_client client;
	struct list_head node;
	struct kunit *test;
	enum dmae_state_client answers[LISTENER_STATES];
	listener_hook hooks[LISTENER_STATES];
	void *data;
	unsigned long gated;
	wait_queue_head_t changed;

	spinlock_t lock; /* protects the rest */
	char log[LISTENER_EVENTS + 1];
	struct dmae_chan *chans[LISTENER_EVENTS];
	unsigned int count;
	bool atomic;
};

static inline struct listener *to_listener(struct dmae_client *client)
{
	return container_of(client, struct listener, client);
}

struct listener *listener_create(struct kunit *test);
struct listener *listener_start(struct kunit *test);
void listener_unblock(struct listener *listener);
void listener_destroy(struct listener *listener);
void listener_unregister(void *listener);

int listener_request(struct listener *listener, unsigned int number);
int listener_request_by(struct listener *listener, unsigned int number,
			unsigned int deadline_ms);
int listener_request_exclusive(struct listener *listener, unsigned int number);
void listener_take(struct listener *listener, unsigned int number);
struct dmae_chan *listener_take_one(struct listener *listener);
void listener_free(struct listener *listener, struct dmae_chan *chan,
		   enum dmae_free_mode mode);

void listener_finish(void *listener);
void listener_abort(void *listener);

void listener_gate(struct listener *listener, enum dmae_state state);
void listener_open(struct listener *listener);

void listener_await(struct listener *listener, enum dmae_state state,
		    unsigned int number);
unsigned int listener_told(struct listener *listener, enum dmae_state state);
unsigned int listener_watch(struct listener *listener, enum dmae_state state,
			    unsigned int limit);
struct dmae_chan *listener_chan(struct listener *listener, unsigned int event);
const char *listener_events(struct listener *listener);
unsigned int listener_held(struct listener *listener);
enum dmae_reason listener_reason(struct listener *listener);

#endif /* DMAE_KUNIT_LISTENER_H */
