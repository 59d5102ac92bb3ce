// SPDX-License-Identifier: GPL-2.0
/*
 * Measuring with one number of clients and of channels
 */
#include <linux/errno.h>
#include <linux/ktime.h>
#include <linux/math64.h>
#include <linux/sched.h>

#include "clients.h"

static u64 bench_share(u64 start)
{
	return div_u64(ktime_get_ns() - start, BENCH_MORE);
}

static int bench_more_register(unsigned int first,
			       struct bench_samples *samples)
{
	u64 start = ktime_get_ns();
	unsigned int i;
	int err;

	for (i = 0; i < BENCH_MORE; i++) {
		err = bench_client_register(bench_client(first + i));
		if (err)
			return err;
	}
	bench_sample(samples, BENCH_REGISTER, bench_share(start));
	return 0;
}

static int bench_more_request(unsigned int first, struct bench_samples *samples)
{
	u64 start = ktime_get_ns();
	unsigned int i;

	for (i = 0; i < BENCH_MORE; i++)
		bench_client_request(bench_client(first + i), false);
	bench_sample(samples, BENCH_REQUEST, bench_share(start));
	if (!bench_clients_await(first + BENCH_MORE))
		return -ETIMEDOUT;
	bench_sample(samples, BENCH_AVAILABLE,
		     div_u64(bench_last_available() - start, BENCH_MORE));
	return 0;
}

static void bench_more_free(unsigned int first, struct bench_samples *samples)
{
	u64 start = ktime_get_ns();
	unsigned int i;

	for (i = 0; i < BENCH_MORE; i++)
		bench_client_free(bench_client(first + i));
	bench_sample(samples, BENCH_FREE, bench_share(start));
}

/* Also for clients that are not registered, which unregister without effect. */
static void bench_more_unregister(unsigned int first,
				  struct bench_samples *samples)
{
	u64 start = ktime_get_ns();
	unsigned int i;

	for (i = 0; i < BENCH_MORE; i++)
		bench_client_unregister(bench_client(first + i));
	bench_sample(samples, BENCH_UNREGISTER, bench_share(start));
}

/* BENCH_MORE clients more than @first register, request, free, unregister. */
static int bench_more(unsigned int first, struct bench_samples *samples)
{
	int err = bench_more_register(first, samples);

	if (!err)
		err = bench_more_request(first, samples);
	if (!err)
		bench_more_free(first, samples);
	bench_more_unregister(first, samples);
	return err;
}

/* A device registers while all clients wait, and unregisters. */
static int bench_arrival(unsigned int clients, unsigned int channels,
			 struct bench_samples *samples)
{
	u64 start = ktime_get_ns();
	int err = bench_provider_register(channels);

	if (err)
		return err;
	if (bench_clients_await(clients)) {
		bench_sample(samples, BENCH_ARRIVE,
			     bench_last_available() - start);
		err = bench_more(clients, samples);
	} else {
		err = -ETIMEDOUT;
	}
	start = ktime_get_ns();
	bench_provider_unregister();
	bench_sample(samples, BENCH_LEAVE, ktime_get_ns() - start);
	return err;
}

static struct bench_client *bench_next_holder(unsigned int clients,
					      unsigned int *number)
{
	do {
		*number = (*number + 1) % clients;
	} while (!bench_client_has_chan(bench_client(*number)));
	return bench_client(*number);
}

/* A channel that one client frees is offered to another, which waits for it. */
static int bench_exclusive(unsigned int clients, unsigned int channels,
			   struct bench_samples *samples)
{
	unsigned int round, number = 0;

	for (round = 0; round < samples->rounds; round++) {
		struct bench_client *holder;
		u64 start;

		if (!bench_clients_await(channels))
			return -ETIMEDOUT;
		holder = bench_next_holder(clients, &number);
		start = ktime_get_ns();
		bench_client_free(holder);
		if (!bench_clients_await(channels))
			return -ETIMEDOUT;
		bench_sample(samples, BENCH_REBALANCE,
			     bench_last_available() - start);
		bench_client_request(holder, true);
		cond_resched();
	}
	return 0;
}

static int bench_measure_shared(unsigned int clients, unsigned int channels,
				struct bench_samples *samples)
{
	int err = bench_clients_register(clients, false);
	unsigned int round;

	if (err)
		return err;
	for (round = 0; round < samples->rounds && !err; round++) {
		err = bench_arrival(clients, channels, samples);
		cond_resched();
	}
	bench_clients_unregister(clients);
	return err;
}

static int bench_measure_exclusive(unsigned int clients, unsigned int channels,
				   struct bench_samples *samples)
{
	int err = bench_provider_register(channels);

	if (err)
		return err;
	err = bench_clients_register(clients, true);
	if (!err) {
		err = bench_exclusive(clients, channels, samples);
		bench_clients_unregister(clients);
	}
	bench_provider_unregister();
	return err;
}

int bench_measure(unsigned int clients, unsigned int channels,
		  struct bench_samples *samples)
{
	int err = bench_measure_shared(clients, channels, samples);

	/* Clients wait for a channel only if there are more clients than channels. */
	if (!err && clients > channels)
		err = bench_measure_exclusive(clients, channels, samples);
	return err;
}
