/* SPDX-License-Identifier: GPL-2.0 */
/*
 * dmae_bench_clients: costs of a client's calls and events, by the number of
 * clients and channels
 *
 * Nothing is copied.  All clients request a type that only the provider of this
 * module has, so they get its channels and no others.
 */
#ifndef DMAE_BENCH_CLIENTS_H
#define DMAE_BENCH_CLIENTS_H

#include <linux/types.h>

struct bench_person;

/* Users of this macro include <dmae/client.h> or <dmae/provider.h>. */
#define BENCH_TYPE DMAE_CRYPTO_AES

#define BENCH_MAX_CLIENTS 10000
#define BENCH_MAX_CHANNELS 256

/* Clients that are measured together, as the clock may be coarse. */
#define BENCH_MORE 16

/* Figures, in nanoseconds; the smallest sample of each is reported. */
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
 * struct bench_samples - samples for one number of clients and channels
 * @rounds: maximum number of samples of each figure
 * @count: number of samples of each figure
 * @ns: the samples, room for @rounds of each figure
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
