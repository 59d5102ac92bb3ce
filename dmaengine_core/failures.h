/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The failed operations of a channel, by cookie
 */
#ifndef DMAE_CORE_FAILURES_H
#define DMAE_CORE_FAILURES_H

#include <linux/spinlock.h>

#include <dmae/types.h>

#define DMAE_FAILURE_RUNS 16

/**
 * struct dmae_failure_run - consecutive operations that have failed
 * @first: cookie of the first one, with the epoch in the upper half
 * @last: cookie of the last one, likewise
 */
struct dmae_failure_run {
	u64 first;
	u64 last;
};

/**
 * struct dmae_failures - the failed operations of a channel
 * @lock: protects the rest
 * @epoch: number of times that the channel's completed cookie has wrapped
 * @runs: disjoint, oldest first
 * @count: number of @runs in use
 */
struct dmae_failures {
	spinlock_t lock; /* see above */
	u64 epoch;
	struct dmae_failure_run runs[DMAE_FAILURE_RUNS];
	unsigned int count;
};

void dmae_failures_init(struct dmae_failures *failures);
void dmae_failures_add(struct dmae_failures *failures, dmae_cookie_t cookie);
void dmae_failures_wrap(struct dmae_failures *failures,
			dmae_cookie_t *completed);
bool dmae_failures_has(struct dmae_failures *failures, dmae_cookie_t cookie,
		       const dmae_cookie_t *completed);

#endif /* DMAE_CORE_FAILURES_H */
