// SPDX-License-Identifier: GPL-2.0
/*
 * Counters of a channel
 *
 * An operation is counted when it completes, as successful, failed or aborted.
 */
#include <linux/export.h>
#include <linux/percpu.h>

#include <dmae/provider.h>

#include "stats.h"

struct dmae_chan_stats dmae_stats_sum(const struct dmae_chan *chan)
{
	struct dmae_chan_stats sum = {};
	unsigned int type;
	int cpu;

	for_each_possible_cpu(cpu) {
		const struct dmae_chan_stats *s = per_cpu_ptr(chan->stats, cpu);

		for (type = 0; type < DMAE_TX_TYPE_END; type++)
			sum.count[type] += READ_ONCE(s->count[type]);
		sum.bytes += READ_ONCE(s->bytes);
		sum.errors += READ_ONCE(s->errors);
		sum.aborted += READ_ONCE(s->aborted);
	}
	return sum;
}

/* The number of cookies after @last, up to and including @used. */
static unsigned int dmae_cookie_distance(dmae_cookie_t last, dmae_cookie_t used)
{
	if (last <= used)
		return used - last;
	return DMAE_MAX_COOKIE - last + used;
}

/* The number of operations that are submitted and have not completed. */
unsigned int dmae_stats_outstanding(const struct dmae_chan *chan)
{
	/* @completed is read first, for the reason in dmae_chan_status(). */
	const dmae_cookie_t last = smp_load_acquire(&chan->completed);

	return dmae_cookie_distance(last, READ_ONCE(chan->cookie));
}

void dmae_chan_update_depth(struct dmae_chan *chan)
{
	const unsigned int depth =
		dmae_cookie_distance(chan->depth_base, chan->cookie);

	if (depth > chan->depth_max)
		WRITE_ONCE(chan->depth_max, depth);
}
EXPORT_SYMBOL_GPL(dmae_chan_update_depth);
