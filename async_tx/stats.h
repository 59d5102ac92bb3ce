/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Counters of operations
 */
#ifndef DMAE_ASYNC_STATS_H
#define DMAE_ASYNC_STATS_H

#include <dmae/types.h>

struct dentry;

/**
 * enum dmae_async_way - a way that operations take
 * @DMAE_ASYNC_CALLED: carried out by the fallback in the client's call
 * @DMAE_ASYNC_WORKED: carried out by the fallback in the workqueue
 * @DMAE_ASYNC_PUSHED: pushed to a channel
 * @DMAE_ASYNC_FOLLOWED: pushed to the parent's channel, behind the parent
 * @DMAE_ASYNC_TAKEN_OVER: begun anew after its channel was lost
 * @DMAE_ASYNC_ABORTED: completed with -ECANCELED
 * @DMAE_ASYNC_WAYS: number of ways
 */
enum dmae_async_way {
	DMAE_ASYNC_CALLED,
	DMAE_ASYNC_WORKED,
	DMAE_ASYNC_PUSHED,
	DMAE_ASYNC_FOLLOWED,
	DMAE_ASYNC_TAKEN_OVER,
	DMAE_ASYNC_ABORTED,
	DMAE_ASYNC_WAYS,
};

struct dentry *dmae_async_stats_init(void);
void dmae_async_stats_fini(void);
void dmae_async_count(enum dmae_async_way way);
void dmae_async_count_fallback(enum dmae_async_way way,
			       enum dmae_transaction_type type);

#endif /* DMAE_ASYNC_STATS_H */
