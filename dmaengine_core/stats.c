// SPDX-License-Identifier: GPL-2.0
/*
 * What a channel has done
 *
 * Counted when an operation ends, by what became of it, so that the numbers
 * tell what was done and not what was asked for.
 */
#include <linux/percpu.h>

#include "core.h"

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

/* How many operations are submitted and have not ended. */
unsigned int dmae_stats_outstanding(const struct dmae_chan *chan)
{
	/* In this order, as in dmae_chan_status(). */
	const dmae_cookie_t last = smp_load_acquire(&chan->completed);
	const dmae_cookie_t used = READ_ONCE(chan->cookie);

	if (last <= used)
		return used - last;
	return DMAE_MAX_COOKIE - last + used;
}
