// SPDX-License-Identifier: GPL-2.0
/*
 * dmae_bench: reading /sys/kernel/debug/dmae-bench measures
 *
 * Each way takes its turn in every round, so that whatever else goes on in the
 * machine meets all of them.  The samples are picoseconds for one operation;
 * what they mean is left to the reader of the JSON.
 */
#include <linux/debugfs.h>
#include <linux/gfp.h>
#include <linux/ktime.h>
#include <linux/module.h>
#include <linux/sched.h>
#include <linux/seq_file.h>
#include <linux/sizes.h>
#include <linux/slab.h>

#include "bench.h"

static unsigned int rounds = 31;
module_param(rounds, uint, 0644);
MODULE_PARM_DESC(rounds, "samples of each way and size");

static unsigned int sample_us = 2000;
module_param(sample_us, uint, 0644);
MODULE_PARM_DESC(sample_us, "time that a sample takes, at least");

static const size_t bench_sizes[] = { 64, SZ_4K, SZ_64K, SZ_1M };

static const struct bench_way bench_ways[] = {
	{ "memcpy", bench_memcpy },
	{ "async_memcpy", bench_stock_memcpy },
	{ "dmae", bench_engine },
	{ "dmae_async_memcpy", bench_async_memcpy },
	{ "async_chain", bench_stock_chain },
	{ "dmae_async_chain", bench_async_chain },
	{ "async_xor", bench_stock_xor, SZ_512 },
	{ "dmae_async_xor", bench_async_xor, SZ_512 },
};

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
		number += BENCH_DEPTH;
		ns = ktime_get_ns() - start;
	} while (ns < sample_us * NSEC_PER_USEC);
	return ns * 1000 / number;
}

static int bench_run(const struct bench_batch *batch, s64 *samples)
{
	unsigned int round, way;

	for (round = 0; round < rounds; round++)
		for (way = 0; way < ARRAY_SIZE(bench_ways); way++) {
			s64 ps;

			if (batch->len < bench_ways[way].min_len)
				continue;
			ps = bench_sample(&bench_ways[way], batch);
			if (ps < 0)
				return ps;
			samples[way * rounds + round] = ps;
			cond_resched();
		}
	return 0;
}

static void bench_show_way(struct seq_file *file, const char *name, size_t len,
			   const s64 *samples)
{
	unsigned int round;

	seq_printf(file, "{\"way\":\"%s\",\"bytes\":%zu,\"depth\":%d,\"ps\":[",
		   name, len, BENCH_DEPTH);
	for (round = 0; round < rounds; round++)
		seq_printf(file, "%s%lld", round ? "," : "", samples[round]);
	seq_puts(file, "]}\n");
}

static int bench_show_size(struct seq_file *file, size_t len)
{
	struct bench_batch *batch = bench_batch_alloc(len);
	unsigned int way;
	s64 *samples;
	int err;

	samples = kvcalloc(rounds * ARRAY_SIZE(bench_ways), sizeof(*samples),
			   GFP_KERNEL);
	err = batch && samples ? bench_run(batch, samples) : -ENOMEM;
	if (!err)
		for (way = 0; way < ARRAY_SIZE(bench_ways); way++)
			if (len >= bench_ways[way].min_len)
				bench_show_way(file, bench_ways[way].name, len,
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

	for (i = 0; i < ARRAY_SIZE(bench_sizes) && !err; i++)
		err = bench_show_size(file, bench_sizes[i]);
	return err;
}

/* Large enough for every sample: a second try would measure again. */
static int bench_open(struct inode *inode, struct file *file)
{
	return single_open_size(file, bench_show, NULL, SZ_64K);
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
	int err = bench_engine_init();

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
