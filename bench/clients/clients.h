/* SPDX-License-Identifier: GPL-2.0 */
/*
 * dmae_bench_clients: what the life of a client costs, by how many there are
 *
 * Nothing is copied.  All clients ask for a type that no real provider has, so
 * they share the channels of a provider of this module's, and nothing else.
 */
#ifndef DMAE_BENCH_CLIENTS_H
#define DMAE_BENCH_CLIENTS_H

#include <linux/types.h>

struct bench_person;

/* To be had from a header of dmae, the client's or the provider's. */
#define BENCH_TYPE DMAE_CRYPTO_AES

#define BENCH_MAX_CLIENTS 10000
#define BENCH_MAX_CHANNELS 256

/* Clients that are measured at a time, as a clock may be coarse. */
#define BENCH_MORE 16

/* What is measured, in nanoseconds; of each the least sample counts. */
enum bench_what {
	BENCH_REGISTER,
	BENCH_REQUEST,
	BENCH_AVAILABLE,
	BENCH_FREE,
	BENCH_UNREGISTER,
	BENCH_REBALANCE,
	BENCH_ARRIVE,
	BENCH_LEAVE,
	BENCH_WHATS,
};

/**
 * struct bench_samples - of one number of clients and channels
 * @rounds: how many there may be of each
 * @count: how many there are
 * @ns: the samples, @rounds for each
 */
struct bench_samples {
	unsigned int rounds;
	unsigned int count[BENCH_WHATS];
	u64 *ns;
};

static inline void bench_sample(struct bench_samples *samples,
				enum bench_what what, u64 ns)
{
	if (samples->count[what] < samples->rounds)
		samples->ns[what * samples->rounds + samples->count[what]++] =
			ns;
}

/* provider.c */
int bench_provider_init(void);
void bench_provider_fini(void);
int bench_provider_come(unsigned int channels);
void bench_provider_go(void);

/* crowd.c */
int bench_crowd_init(unsigned int number);
void bench_crowd_fini(void);
int bench_crowd_come(unsigned int number, bool exclusive);
void bench_crowd_go(unsigned int number);
bool bench_crowd_await(unsigned int held);
struct bench_person *bench_person(unsigned int number);
int bench_person_come(struct bench_person *person);
void bench_person_ask(struct bench_person *person, bool exclusive);
void bench_person_free(struct bench_person *person);
void bench_person_go(struct bench_person *person);
bool bench_person_has_chan(struct bench_person *person);
u64 bench_last_told(void);

/* measure.c */
int bench_measure(unsigned int clients, unsigned int channels,
		  struct bench_samples *samples);

#endif /* DMAE_BENCH_CLIENTS_H */
