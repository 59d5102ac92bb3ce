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
 * struct bench_client - one client
 * @client: registered with the core
 * @chan: its channel, or NULL
 */
struct bench_client {
	struct dmae_client client;
	struct dmae_chan *chan;
};

static struct bench_client *bench_clients;

static atomic_t bench_held;
static u64 bench_available_ns;
static DECLARE_WAIT_QUEUE_HEAD(bench_wait);

static enum dmae_state_client bench_event(struct dmae_client *client,
					  struct dmae_chan *chan,
					  enum dmae_state state)
{
	struct bench_client *user =
		container_of(client, struct bench_client, client);

	if (state == DMAE_RESOURCE_AVAILABLE) {
		WRITE_ONCE(bench_available_ns, ktime_get_ns());
		WRITE_ONCE(user->chan, chan);
		atomic_inc(&bench_held);
		wake_up(&bench_wait);
	} else if (state == DMAE_RESOURCE_REMOVED) {
		WRITE_ONCE(user->chan, NULL);
		atomic_dec(&bench_held);
	}
	return DMAE_ACK;
}

/* Time of the last AVAILABLE event of any client. */
u64 bench_last_available(void)
{
	return READ_ONCE(bench_available_ns);
}

bool bench_clients_await(unsigned int held)
{
	return wait_event_timeout(bench_wait, atomic_read(&bench_held) == held,
				  60 * HZ);
}

int bench_client_register(struct bench_client *user)
{
	user->client = (struct dmae_client){
		.event_callback = bench_event,
		.channels_only = true,
		.name = KBUILD_MODNAME,
	};
	dmae_cap_set(BENCH_TYPE, &user->client.cap_mask);
	return dmae_async_client_register(&user->client);
}

void bench_client_request(struct bench_client *user, bool exclusive)
{
	const struct dmae_chan_request request = {
		.number = 1,
		.exclusive = exclusive,
		.node = NUMA_NO_NODE,
	};

	dmae_async_client_chan_request_for(&user->client, &request);
}

void bench_client_free(struct bench_client *user)
{
	struct dmae_chan *chan = user->chan;

	WRITE_ONCE(user->chan, NULL);
	atomic_dec(&bench_held);
	dmae_async_client_chan_free(&user->client, chan, DMAE_FREE_FINISH);
}

void bench_client_unregister(struct bench_client *user)
{
	dmae_async_client_unregister(&user->client);
	if (user->chan)
		atomic_dec(&bench_held);
	user->chan = NULL;
}

bool bench_client_has_chan(struct bench_client *user)
{
	return READ_ONCE(user->chan);
}

struct bench_client *bench_client(unsigned int number)
{
	return &bench_clients[number];
}

void bench_clients_unregister(unsigned int number)
{
	while (number--)
		bench_client_unregister(&bench_clients[number]);
}

/* Registers @number clients, each of which requests a channel. */
int bench_clients_register(unsigned int number, bool exclusive)
{
	unsigned int i;
	int err;

	for (i = 0; i < number; i++) {
		err = bench_client_register(&bench_clients[i]);
		if (err) {
			bench_clients_unregister(i);
			return err;
		}
	}
	for (i = 0; i < number; i++)
		bench_client_request(&bench_clients[i], exclusive);
	return 0;
}

/* Allocates @number clients, and BENCH_MORE that are measured. */
int bench_clients_init(unsigned int number)
{
	bench_clients = kvcalloc(number + BENCH_MORE, sizeof(*bench_clients),
				 GFP_KERNEL);
	return bench_clients ? 0 : -ENOMEM;
}

void bench_clients_fini(void)
{
	kvfree(bench_clients);
}
