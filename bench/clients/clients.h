/* SPDX-License-Identifier: GPL-2.0 */
/*
 * dmae_bench_clients: costs of calls and events of clients, by the number of
 * clients and channels
 *
 * Nothing is copied.  All clients request a type that only the provider of this
 * module has, so they get its channels and no others.
 */
#ifndef DMAE_BENCH_CLIENTS_H
#define DMAE_BENCH_CLIENTS_H

#include <linux/types.h>

struct bench_client;

/* Users of this macro include <dmae/client.h> or <dmae/provider.h>. */
#define BENCH_TYPE DMAE_CRYPTO_AES

#define BENCH_MAX_CLIENTS 10000
#define BENCH_MAX_CHANNELS 256

/* Further clients, which are measured together, as the clock may be coarse. */
#define BENCH_MORE 16

/* Figures, in nanoseconds; the smallest sample of each is reported. */
enum bench_figure {
	BENCH_REGISTER,
	BENCH_REQUEST,
	BENCH_AVAILABLE,
	BENCH_FREE,
	BENCH_UNREGISTER,
	BENCH_REBALANCE,
	BENCH_ARRIVE,
	BENCH_LEAVE,
	BENCH_FIGURES,
};

/**
 * struct bench_samples - samples for one number of clients and channels
 * @rounds: maximum number of samples of each figure
 * @count: number of samples of each figure
 * @ns: the samples, room for @rounds of each figure
 */
struct bench_samples {
	unsigned int rounds;
	unsigned int count[BENCH_FIGURES];
	u64 *ns;
};

static inline void bench_sample(struct bench_samples *samples,
				enum bench_figure figure, u64 ns)
{
	const unsigned int first = figure * samples->rounds;

	if (samples->count[figure] < samples->rounds)
		samples->ns[first + samples->count[figure]++] = ns;
}

/* provider.c */
int bench_provider_init(void);
void bench_provider_fini(void);
int bench_provider_register(unsigned int channels);
void bench_provider_unregister(void);

/* clients.c */
int bench_clients_init(unsigned int number);
void bench_clients_fini(void);
int bench_clients_register(unsigned int number, bool exclusive);
void bench_clients_unregister(unsigned int number);
bool bench_clients_await(unsigned int held);
struct bench_client *bench_client(unsigned int number);
int bench_client_register(struct bench_client *user);
void bench_client_request(struct bench_client *user, bool exclusive);
void bench_client_free(struct bench_client *user);
void bench_client_unregister(struct bench_client *user);
bool bench_client_has_chan(struct bench_client *user);
u64 bench_last_available(void);

/* measure.c */
int bench_measure(unsigned int clients, unsigned int channels,
		  struct bench_samples *samples);

#endif /* DMAE_BENCH_CLIENTS_H */
