// SPDX-License-Identifier: GPL-2.0
/*
 * Many clients, each of which requests one channel
 */
#include <linux/jiffies.h>
#include <linux/ktime.h>
#include <linux/sched.h>
#include <linux/slab.h>
#include <linux/wait.h>

#include <dmae/client.h>

#include "clients.h"

/**
 * struct bench_person - one client
 * @client: registered with the core
 * @chan: its channel, or NULL
 */
struct bench_person {
	struct dmae_client client;
	struct dmae_chan *chan;
};

static struct bench_person *bench_people;

static atomic_t bench_held;
static u64 bench_told;
static DECLARE_WAIT_QUEUE_HEAD(bench_wait);

static enum dmae_state_client bench_event(struct dmae_client *client,
					  struct dmae_chan *chan,
					  enum dmae_state state)
{
	struct bench_person *person =
		container_of(client, struct bench_person, client);

	if (state == DMAE_RESOURCE_AVAILABLE) {
		WRITE_ONCE(bench_told, ktime_get_ns());
		WRITE_ONCE(person->chan, chan);
		atomic_inc(&bench_held);
		wake_up(&bench_wait);
	} else if (state == DMAE_RESOURCE_REMOVED) {
		WRITE_ONCE(person->chan, NULL);
		atomic_dec(&bench_held);
	}
	return DMAE_ACK;
}

/* Time of the last AVAILABLE event of any client. */
u64 bench_last_told(void)
{
	return READ_ONCE(bench_told);
}

bool bench_crowd_await(unsigned int held)
{
	return wait_event_timeout(bench_wait, atomic_read(&bench_held) == held,
				  60 * HZ);
}

int bench_person_come(struct bench_person *person)
{
	person->client = (struct dmae_client){
		.event_callback = bench_event,
		.channels_only = true,
		.name = KBUILD_MODNAME,
	};
	dmae_cap_set(BENCH_TYPE, &person->client.cap_mask);
	return dmae_async_client_register(&person->client);
}

void bench_person_ask(struct bench_person *person, bool exclusive)
{
	const struct dmae_chan_request request = {
		.number = 1,
		.exclusive = exclusive,
		.node = NUMA_NO_NODE,
	};

	dmae_async_client_chan_request_for(&person->client, &request);
}

void bench_person_free(struct bench_person *person)
{
	struct dmae_chan *chan = person->chan;

	WRITE_ONCE(person->chan, NULL);
	atomic_dec(&bench_held);
	dmae_async_client_chan_free(&person->client, chan, DMAE_FREE_FINISH);
}

void bench_person_go(struct bench_person *person)
{
	dmae_async_client_unregister(&person->client);
	if (person->chan)
		atomic_dec(&bench_held);
	person->chan = NULL;
}

bool bench_person_has_chan(struct bench_person *person)
{
	return READ_ONCE(person->chan);
}

struct bench_person *bench_person(unsigned int number)
{
	return &bench_people[number];
}

void bench_crowd_go(unsigned int number)
{
	while (number--)
		bench_person_go(&bench_people[number]);
}

int bench_crowd_come(unsigned int number, bool exclusive)
{
	unsigned int i;
	int err;

	for (i = 0; i < number; i++) {
		err = bench_person_come(&bench_people[i]);
		if (err) {
			bench_crowd_go(i);
			return err;
		}
	}
	for (i = 0; i < number; i++)
		bench_person_ask(&bench_people[i], exclusive);
	return 0;
}

/* Allocates @number clients, and BENCH_MORE that are measured. */
int bench_crowd_init(unsigned int number)
{
	bench_people = kvcalloc(number + BENCH_MORE, sizeof(*bench_people),
				GFP_KERNEL);
	return bench_people ? 0 : -ENOMEM;
}

void bench_crowd_fini(void)
{
	kvfree(bench_people);
}
