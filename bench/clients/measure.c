// SPDX-License-Identifier: GPL-2.0
/*
 * Measures one number of clients and channels
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

static int bench_more_come(unsigned int first, struct bench_samples *samples)
{
	u64 start = ktime_get_ns();
	unsigned int i;
	int err;

	for (i = 0; i < BENCH_MORE; i++) {
		err = bench_person_come(bench_person(first + i));
		if (err)
			return err;
	}
	bench_sample(samples, BENCH_REGISTER, bench_share(start));
	return 0;
}

static int bench_more_ask(unsigned int first, struct bench_samples *samples)
{
	u64 start = ktime_get_ns();
	unsigned int i;

	for (i = 0; i < BENCH_MORE; i++)
		bench_person_ask(bench_person(first + i), false);
	bench_sample(samples, BENCH_REQUEST, bench_share(start));
	if (!bench_crowd_await(first + BENCH_MORE))
		return -ETIMEDOUT;
	bench_sample(samples, BENCH_AVAILABLE,
		     div_u64(bench_last_told() - start, BENCH_MORE));
	return 0;
}

static void bench_more_free(unsigned int first, struct bench_samples *samples)
{
	u64 start = ktime_get_ns();
	unsigned int i;

	for (i = 0; i < BENCH_MORE; i++)
		bench_person_free(bench_person(first + i));
	bench_sample(samples, BENCH_FREE, bench_share(start));
}

/* Clients that were not registered are unregistered as well. */
static void bench_more_go(unsigned int first, struct bench_samples *samples)
{
	u64 start = ktime_get_ns();
	unsigned int i;

	for (i = 0; i < BENCH_MORE; i++)
		bench_person_go(bench_person(first + i));
	bench_sample(samples, BENCH_UNREGISTER, bench_share(start));
}

/* BENCH_MORE clients more than @first register, request, free, unregister. */
static int bench_lives(unsigned int first, struct bench_samples *samples)
{
	int err = bench_more_come(first, samples);

	if (!err)
		err = bench_more_ask(first, samples);
	if (!err)
		bench_more_free(first, samples);
	bench_more_go(first, samples);
	return err;
}

/* A device registers while all clients wait, and unregisters. */
static int bench_visit(unsigned int clients, unsigned int channels,
		       struct bench_samples *samples)
{
	u64 start = ktime_get_ns();
	int err = bench_provider_come(channels);

	if (err)
		return err;
	if (bench_crowd_await(clients)) {
		bench_sample(samples, BENCH_ARRIVE, bench_last_told() - start);
		err = bench_lives(clients, samples);
	} else {
		err = -ETIMEDOUT;
	}
	start = ktime_get_ns();
	bench_provider_go();
	bench_sample(samples, BENCH_LEAVE, ktime_get_ns() - start);
	return err;
}

static struct bench_person *bench_next_holder(unsigned int clients,
					      unsigned int *number)
{
	do {
		*number = (*number + 1) % clients;
	} while (!bench_person_has_chan(bench_person(*number)));
	return bench_person(*number);
}

/* A channel that one client frees is offered to another, which waits for it. */
static int bench_exclusive(unsigned int clients, unsigned int channels,
			   struct bench_samples *samples)
{
	unsigned int round, number = 0;

	for (round = 0; round < samples->rounds; round++) {
		struct bench_person *holder;
		u64 start;

		if (!bench_crowd_await(channels))
			return -ETIMEDOUT;
		holder = bench_next_holder(clients, &number);
		start = ktime_get_ns();
		bench_person_free(holder);
		if (!bench_crowd_await(channels))
			return -ETIMEDOUT;
		bench_sample(samples, BENCH_REBALANCE,
			     bench_last_told() - start);
		bench_person_ask(holder, true);
		cond_resched();
	}
	return 0;
}

static int bench_measure_shared(unsigned int clients, unsigned int channels,
				struct bench_samples *samples)
{
	int err = bench_crowd_come(clients, false);
	unsigned int round;

	if (err)
		return err;
	for (round = 0; round < samples->rounds && !err; round++) {
		err = bench_visit(clients, channels, samples);
		cond_resched();
	}
	bench_crowd_go(clients);
	return err;
}

static int bench_measure_exclusive(unsigned int clients, unsigned int channels,
				   struct bench_samples *samples)
{
	int err = bench_provider_come(channels);

	if (err)
		return err;
	err = bench_crowd_come(clients, true);
	if (!err) {
		err = bench_exclusive(clients, channels, samples);
		bench_crowd_go(clients);
	}
	bench_provider_go();
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
