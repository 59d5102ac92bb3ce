// SPDX-License-Identifier: GPL-2.0
/*
 * dmae_bench: reading /sys/kernel/debug/dmae-bench runs the benchmark
 *
 * "dmaectl bench" loads this module and reads the file.  Each round measures
 * every way of carrying out the operations once, so that other load on the
 * machine affects all ways alike.  Each line of output is a JSON object; its
 * samples are in picoseconds for one operation.
 */
#include <linux/debugfs.h>
#include <linux/gfp.h>
#include <linux/ktime.h>
#include <linux/module.h>
#include <linux/sched/signal.h>
#include <linux/seq_file.h>
#include <linux/sizes.h>
#include <linux/slab.h>
#include <linux/string.h>

#include "bench.h"

static unsigned int rounds = 31;
module_param(rounds, uint, 0444);
MODULE_PARM_DESC(rounds, "samples of each way and size, up to 200");

static unsigned int sample_us = 2000;
module_param(sample_us, uint, 0644);
MODULE_PARM_DESC(sample_us, "minimum duration of a sample, in microseconds");

#define BENCH_SIZES 16
#define BENCH_ROUNDS_MAX 200

/* The largest block of pages that the allocator gives. */
#define BENCH_LEN_MAX SZ_4M

static unsigned long sizes[BENCH_SIZES] = { 64, SZ_4K, SZ_64K, SZ_1M };
static unsigned int size_cnt = 4;
module_param_array(sizes, ulong, &size_cnt, 0444);
MODULE_PARM_DESC(sizes, "bytes of an operation, up to 16 sizes");

static char *channel;
module_param(channel, charp, 0444);
MODULE_PARM_DESC(channel, "channel to measure (default: the first offered)");

static char *ways;
module_param(ways, charp, 0444);
MODULE_PARM_DESC(ways, "ways to measure, separated by commas (default: all)");

static const struct bench_way bench_ways[] = {
	{ "memcpy", bench_memcpy, .depth = BENCH_DEPTH },
#if IS_ENABLED(CONFIG_ASYNC_MEMCPY)
	{ "async_memcpy", bench_stock_memcpy, .depth = BENCH_DEPTH },
#endif
	{ "dmae", bench_engine, .depth = BENCH_DEPTH, .on_channel = true,
	  .type = DMAE_MEMCPY },
	{ "dmae_async_memcpy", bench_async_memcpy, .depth = BENCH_DEPTH },
#if IS_ENABLED(CONFIG_ASYNC_MEMCPY)
	{ "async_chain", bench_stock_chain, .depth = BENCH_DEPTH },
#endif
	{ "dmae_async_chain", bench_async_chain, .depth = BENCH_DEPTH },
#if IS_ENABLED(CONFIG_ASYNC_MEMCPY)
	{ "async_xor", bench_stock_xor, SZ_512, .depth = BENCH_DEPTH },
#endif
	{ "dmae_async_xor", bench_async_xor, SZ_512, .depth = BENCH_DEPTH },
	{ "cpu_xor", bench_cpu_xor, .depth = BENCH_DEPTH },
	{ "dmae_xor", bench_engine_xor, .depth = BENCH_DEPTH,
	  .on_channel = true, .type = DMAE_XOR },
	{ "cpu_pq", bench_cpu_pq, .depth = BENCH_PQ_DEPTH },
	{ "dmae_pq", bench_engine_pq, .depth = BENCH_PQ_DEPTH,
	  .on_channel = true, .type = DMAE_PQ },
};

static bool bench_is_wanted(const char *name)
{
	const char *word = ways;
	size_t len;

	if (!ways)
		return true;
	for (;;) {
		len = strcspn(word, ",");
		if (len == strlen(name) && !strncmp(word, name, len))
			return true;
		if (!word[len])
			return false;
		word += len + 1;
	}
}

/* True if @way is measured with @len; called once for all rounds. */
static bool bench_is_due(const struct bench_way *way, size_t len)
{
	return bench_is_wanted(way->name) && len >= way->min_len &&
	       (!way->on_channel || bench_engine_takes(way->type, len));
}

static void bench_batch_free(struct bench_batch *batch)
{
	const unsigned int order = get_order(batch->len);
	int i;

	for (i = 0; i < BENCH_DEPTH; i++) {
		if (batch->dst[i])
			__free_pages(batch->dst[i], order);
		if (batch->src[i])
			__free_pages(batch->src[i], order);
	}
	kfree(batch);
}

static struct bench_batch *bench_batch_alloc(size_t len)
{
	struct bench_batch *batch = kzalloc(sizeof(*batch), GFP_KERNEL);
	const gfp_t gfp = GFP_KERNEL | __GFP_COMP | __GFP_ZERO;
	int i;

	if (!batch)
		return NULL;
	batch->len = len;
	for (i = 0; i < BENCH_DEPTH; i++) {
		batch->dst[i] = alloc_pages(gfp, get_order(len));
		batch->src[i] = alloc_pages(gfp, get_order(len));
		if (!batch->dst[i] || !batch->src[i]) {
			bench_batch_free(batch);
			return NULL;
		}
	}
	return batch;
}

/* Picoseconds for one operation, or an errno. */
static s64 bench_sample(const struct bench_way *way,
			const struct bench_batch *batch)
{
	const u64 start = ktime_get_ns();
	u64 number = 0, ns;

	do {
		int err = way->run(batch);

		if (err)
			return err;
		number += way->depth;
		ns = ktime_get_ns() - start;
	} while (ns < sample_us * NSEC_PER_USEC);
	return ns * 1000 / number;
}

static int bench_run(const struct bench_batch *batch, const bool *due,
		     s64 *samples)
{
	unsigned int round, way;

	for (round = 0; round < rounds; round++)
		for (way = 0; way < ARRAY_SIZE(bench_ways); way++) {
			s64 ps;

			if (!due[way])
				continue;
			ps = bench_sample(&bench_ways[way], batch);
			if (ps < 0)
				return ps;
			samples[way * rounds + round] = ps;
			if (fatal_signal_pending(current))
				return -EINTR;
			cond_resched();
		}
	return 0;
}

static void bench_show_way(struct seq_file *file, const struct bench_way *way,
			   size_t len, const s64 *samples)
{
	unsigned int round;

	seq_printf(file, "{\"way\":\"%s\",\"bytes\":%zu,\"depth\":%u,\"ps\":[",
		   way->name, len, way->depth);
	for (round = 0; round < rounds; round++)
		seq_printf(file, "%s%lld", round ? "," : "", samples[round]);
	seq_puts(file, "]}\n");
}

static int bench_show_size(struct seq_file *file, size_t len)
{
	struct bench_batch *batch = bench_batch_alloc(len);
	bool due[ARRAY_SIZE(bench_ways)];
	unsigned int way;
	s64 *samples;
	int err;

	for (way = 0; way < ARRAY_SIZE(bench_ways); way++)
		due[way] = bench_is_due(&bench_ways[way], len);
	samples = kvcalloc(rounds * ARRAY_SIZE(bench_ways), sizeof(*samples),
			   GFP_KERNEL);
	err = batch && samples ? bench_run(batch, due, samples) : -ENOMEM;
	if (!err)
		for (way = 0; way < ARRAY_SIZE(bench_ways); way++)
			if (due[way])
				bench_show_way(file, &bench_ways[way], len,
					       samples + way * rounds);
	kvfree(samples);
	if (batch)
		bench_batch_free(batch);
	return err;
}

static int bench_show(struct seq_file *file, void *unused)
{
	unsigned int i;
	int err = 0;

	for (i = 0; i < size_cnt && !err; i++)
		err = bench_show_size(file, sizes[i]);
	return err;
}

/* Room for all samples: seq_file would run the benchmark again to get more. */
static int bench_open(struct inode *inode, struct file *file)
{
	return single_open_size(file, bench_show, NULL, SZ_512K);
}

static const struct file_operations bench_fops = {
	.owner = THIS_MODULE,
	.open = bench_open,
	.read = seq_read,
	.llseek = seq_lseek,
	.release = single_release,
};

static struct dentry *bench_file;

static int __init bench_init(void)
{
	unsigned int i;
	int err;

	for (i = 0; i < size_cnt; i++)
		if (!sizes[i] || sizes[i] > BENCH_LEN_MAX)
			return -EINVAL;
	if (!rounds || rounds > BENCH_ROUNDS_MAX)
		return -EINVAL;
	err = bench_engine_init(channel);
	if (err)
		return err;
	bench_file = debugfs_create_file("dmae-bench", 0400, NULL, NULL,
					 &bench_fops);
	return 0;
}
module_init(bench_init);

static void __exit bench_exit(void)
{
	debugfs_remove(bench_file);
	bench_engine_exit();
}
module_exit(bench_exit);

MODULE_VERSION(DMAE_VERSION);
MODULE_DESCRIPTION("Compares dmae with memcpy and the stock async_tx");
MODULE_AUTHOR("The dmae developers");
MODULE_LICENSE("GPL");
