// SPDX-License-Identifier: GPL-2.0
/*
 * dmae_bench_ioat: CPU cycles that a copy costs
 *
 * The cost of a batch is the cycles from its first prep to its last callback,
 * less those spent waiting.  The wait loop knows how long a turn takes; a
 * longer turn contains an interrupt, whose cycles count as cost.  Each batch is
 * a sample, and the median is reported, so that timer interrupts do not count.
 * Under QEMU with -icount a cycle is an instruction.
 */
#define pr_fmt(fmt) KBUILD_MODNAME ": " fmt

#include <linux/mm.h>
#include <linux/module.h>
#include <linux/sched.h>
#include <linux/slab.h>
#include <linux/sort.h>
#include <linux/string.h>
#include <linux/timex.h>

#include "bench_ioat.h"

/* Longer than a turn of the wait loop, shorter than an interrupt. */
#define BENCH_TURN_CYCLES 100

static char *way = "dmae_ioat";
module_param(way, charp, 0444);
MODULE_PARM_DESC(way, "dmae_ioat, ioatdma or ioatdma-kept");

static unsigned int operations = 10000;
module_param(operations, uint, 0444);
MODULE_PARM_DESC(operations, "number of copies of a page");

static unsigned int batch = 8;
module_param(batch, uint, 0444);
MODULE_PARM_DESC(batch, "copies issued together, up to 64");

static unsigned long cycles;
module_param(cycles, ulong, 0444);
MODULE_PARM_DESC(cycles, "result: cycles for a copy, median of all batches");

/**
 * struct bench_ioat - state of a measurement
 * @way: the way that is measured
 * @dst: destinations
 * @src: sources
 * @samples: cycles of each batch
 * @done: the batch has completed
 */
struct bench_ioat {
	const struct bench_ioat_way *way;
	struct page *dst[BENCH_MAX_BATCH];
	struct page *src[BENCH_MAX_BATCH];
	u64 *samples;
	bool done;
};

static void bench_done(void *param)
{
	WRITE_ONCE(*(bool *)param, true);
}

/* Waits for @done; returns the cycles spent only on waiting. */
static u64 bench_spin(const bool *done)
{
	cycles_t before = get_cycles(), now;
	u64 idle = 0;

	while (!READ_ONCE(*done)) {
		cond_resched();
		now = get_cycles();
		if (now - before <= BENCH_TURN_CYCLES)
			idle += now - before;
		before = now;
	}
	return idle;
}

static int bench_submit(struct bench_ioat *bench)
{
	unsigned int i;
	int err = 0;

	bench->done = false;
	for (i = 0; i < batch && !err; i++) {
		const bool last = i + 1 == batch;

		err = bench->way->copy(bench->dst[i], bench->src[i],
				       last ? bench_done : NULL, &bench->done);
	}
	bench->way->issue();
	return err;
}

static int bench_batch(struct bench_ioat *bench, u64 *sample)
{
	const cycles_t start = get_cycles();
	u64 idle;
	int err;

	err = bench_submit(bench);
	if (err)
		return err;
	idle = bench_spin(&bench->done);
	if (bench->way->finish)
		bench->way->finish();
	*sample = get_cycles() - start - idle;
	return 0;
}

static int bench_compare(const void *a, const void *b)
{
	const u64 *first = a, *second = b;

	return *first < *second ? -1 : *first > *second;
}

static int bench_run(struct bench_ioat *bench)
{
	const unsigned int batches = operations / batch;
	unsigned int i;
	int err;

	err = bench->way->open();
	if (err)
		return err;
	for (i = 0; i < batches && !err; i++)
		err = bench_batch(bench, &bench->samples[i]);
	bench->way->close();
	sort(bench->samples, batches, sizeof(*bench->samples), bench_compare,
	     NULL);
	cycles = bench->samples[batches / 2] / batch;
	return err;
}

static void bench_free(struct bench_ioat *bench)
{
	unsigned int i;

	for (i = 0; i < BENCH_MAX_BATCH; i++) {
		if (bench->dst[i])
			__free_page(bench->dst[i]);
		if (bench->src[i])
			__free_page(bench->src[i]);
	}
	kvfree(bench->samples);
	kfree(bench);
}

static struct bench_ioat *bench_alloc(void)
{
	struct bench_ioat *bench = kzalloc(sizeof(*bench), GFP_KERNEL);
	unsigned int i;
	bool whole;

	if (!bench)
		return NULL;
	bench->samples = kvcalloc(operations / batch, sizeof(*bench->samples),
				  GFP_KERNEL);
	whole = bench->samples;
	for (i = 0; i < BENCH_MAX_BATCH; i++) {
		bench->dst[i] = alloc_page(GFP_KERNEL | __GFP_ZERO);
		bench->src[i] = alloc_page(GFP_KERNEL | __GFP_ZERO);
		whole &= bench->dst[i] && bench->src[i];
	}
	if (whole)
		return bench;
	bench_free(bench);
	return NULL;
}

static const struct bench_ioat_way *bench_find_way(void)
{
	static const struct bench_ioat_way *const ways[] = {
		&bench_ioat_dmae,
		&bench_ioat_stock,
		&bench_ioat_stock_kept,
	};
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(ways); i++)
		if (!strcmp(ways[i]->name, way))
			return ways[i];
	return NULL;
}

static int __init bench_init(void)
{
	const struct bench_ioat_way *found = bench_find_way();
	struct bench_ioat *bench;
	int err;

	if (!found || !batch || batch > BENCH_MAX_BATCH || operations < batch) {
		pr_err("way=%s batch=%u operations=%u cannot be measured\n",
		       way, batch, operations);
		return -EINVAL;
	}
	bench = bench_alloc();
	if (!bench)
		return -ENOMEM;
	bench->way = found;
	err = bench_run(bench);
	bench_free(bench);
	return err;
}
module_init(bench_init);

static void __exit bench_exit(void)
{
}
module_exit(bench_exit);

MODULE_VERSION(DMAE_VERSION);
MODULE_DESCRIPTION("The same copies through dmae_ioat and through ioatdma");
MODULE_AUTHOR("The dmae developers");
MODULE_LICENSE("GPL");
