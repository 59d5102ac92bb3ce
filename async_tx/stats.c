// SPDX-License-Identifier: GPL-2.0
/*
 * Counters of operations, in debugfs
 *
 *   dmae-async/operations	operations by enum dmae_async_way
 *   dmae-async/fallbacks	operations of the fallback by type
 */
#include <linux/debugfs.h>
#include <linux/percpu.h>
#include <linux/seq_file.h>

#include <asm/local.h>

#include "stats.h"

struct dmae_async_ways {
	local_t count[DMAE_ASYNC_WAYS];
	local_t fallbacks[DMAE_TX_TYPE_END];
};

static DEFINE_PER_CPU(struct dmae_async_ways, dmae_async_ways);
static struct dentry *dmae_async_dir;

static const char *const dmae_async_way_names[DMAE_ASYNC_WAYS] = {
	[DMAE_ASYNC_CALLED] = "in the call",
	[DMAE_ASYNC_WORKED] = "by the workqueue",
	[DMAE_ASYNC_PUSHED] = "on a channel",
	[DMAE_ASYNC_FOLLOWED] = "on the channel of the parent",
	[DMAE_ASYNC_TAKEN_OVER] = "begun anew",
	[DMAE_ASYNC_ABORTED] = "aborted",
};

void dmae_async_count(enum dmae_async_way way)
{
	struct dmae_async_ways *ways = get_cpu_ptr(&dmae_async_ways);

	local_inc(&ways->count[way]);
	put_cpu_ptr(&dmae_async_ways);
}

/* Counts an operation that was small, or that no channel took. */
void dmae_async_count_fallback(enum dmae_async_way way,
			       enum dmae_transaction_type type)
{
	struct dmae_async_ways *ways = get_cpu_ptr(&dmae_async_ways);

	local_inc(&ways->count[way]);
	local_inc(&ways->fallbacks[type]);
	put_cpu_ptr(&dmae_async_ways);
}

static unsigned long dmae_async_sum(enum dmae_async_way way)
{
	unsigned long sum = 0;
	int cpu;

	for_each_possible_cpu(cpu)
		sum += local_read(&per_cpu(dmae_async_ways, cpu).count[way]);
	return sum;
}

static int dmae_async_ways_show(struct seq_file *file, void *unused)
{
	enum dmae_async_way way;

	for (way = 0; way < DMAE_ASYNC_WAYS; way++)
		seq_printf(file, "%lu %s\n", dmae_async_sum(way),
			   dmae_async_way_names[way]);
	return 0;
}
DEFINE_SHOW_ATTRIBUTE(dmae_async_ways);

static unsigned long dmae_async_sum_fallbacks(enum dmae_transaction_type type)
{
	const struct dmae_async_ways *ways;
	unsigned long sum = 0;
	int cpu;

	for_each_possible_cpu(cpu) {
		ways = per_cpu_ptr(&dmae_async_ways, cpu);
		sum += local_read(&ways->fallbacks[type]);
	}
	return sum;
}

static int dmae_async_fallbacks_show(struct seq_file *file, void *unused)
{
	enum dmae_transaction_type type;

	for (type = 0; type < DMAE_TX_TYPE_END; type++)
		seq_printf(file, "%lu %s\n", dmae_async_sum_fallbacks(type),
			   dmae_transaction_type_name(type));
	return 0;
}
DEFINE_SHOW_ATTRIBUTE(dmae_async_fallbacks);

/* Returns the folder in debugfs, for further files. */
struct dentry *dmae_async_stats_init(void)
{
	dmae_async_dir = debugfs_create_dir("dmae-async", NULL);
	debugfs_create_file("operations", 0444, dmae_async_dir, NULL,
			    &dmae_async_ways_fops);
	debugfs_create_file("fallbacks", 0444, dmae_async_dir, NULL,
			    &dmae_async_fallbacks_fops);
	return dmae_async_dir;
}

void dmae_async_stats_fini(void)
{
	debugfs_remove_recursive(dmae_async_dir);
}
