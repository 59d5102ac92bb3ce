/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Counters of a channel
 */
#ifndef DMAE_CORE_STATS_H
#define DMAE_CORE_STATS_H

#include <dmae/types.h>

struct dmae_chan;

/**
 * struct dmae_chan_stats - operations completed on one CPU
 * @count: successful operations, by type
 * @bytes: sum of their lengths
 * @errors: failed operations
 * @aborted: aborted operations
 */
struct dmae_chan_stats {
	unsigned long count[DMAE_TX_TYPE_END];
	unsigned long bytes;
	unsigned long errors;
	unsigned long aborted;
};

struct dmae_chan_stats dmae_stats_sum(const struct dmae_chan *chan);
unsigned int dmae_stats_outstanding(const struct dmae_chan *chan);

#endif /* DMAE_CORE_STATS_H */
