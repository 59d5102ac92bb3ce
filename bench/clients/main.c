// SPDX-License-Identifier: GPL-2.0
/*
 * dmae_bench_clients: reading /sys/kernel/debug/dmae-bench-clients runs the
 * benchmark
 *
 * Each figure is a line of JSON.  It is the smallest of all rounds, in
 * nanoseconds, as other load on the machine can only add to a cost:
 *
 *	{"what":"request","clients":64,"channels":4,"ns":1234}
 *
 * 16 further clients, beside "clients", are measured together:
 *
 *	register	one call of dmae_async_client_register()
 *	request		one request for a channel
 *	available	from the first request to the last AVAILABLE, by 16
 *	free		one call of dmae_async_client_chan_free()
 *	unregister	one call of dmae_async_client_unregister()
 *
 *	rebalance	from freeing a channel to AVAILABLE of the client that
 *			has waited for it
 *	arrive		from the registration of a device to the last AVAILABLE
 *			of the waiting clients
 *	leave		unregistration of that device
 */
#include <linux/debugfs.h>
#include <linux/minmax.h>
#include <linux/module.h>
#include <linux/sched/signal.h>
#include <linux/seq_file.h>
#include <linux/sizes.h>
#include <linux/slab.h>

#include "clients.h"

static unsigned int rounds = 31;
module_param(rounds, uint, 0444);
MODULE_PARM_DESC(rounds, "samples of each figure");

static unsigned int clients = 1000;
module_param(clients, uint, 0444);
MODULE_PARM_DESC(clients, "the largest number of clients");

static unsigned int channels = BENCH_MAX_CHANNELS;
module_param(channels, uint, 0444);
MODULE_PARM_DESC(channels, "the largest number of channels, 1 to 256");

static const char *const bench_names[BENCH_FIGURES] = {
	[BENCH_REGISTER] = "register",	   [BENCH_REQUEST] = "request",
	[BENCH_AVAILABLE] = "available",   [BENCH_FREE] = "free",
	[BENCH_UNREGISTER] = "unregister", [BENCH_REBALANCE] = "rebalance",
	[BENCH_ARRIVE] = "arrive",	   [BENCH_LEAVE] = "leave",
};

static u64 bench_least(const u64 *ns, unsigned int count)
{
	u64 least = U64_MAX;

	while (count--)
		least = min(least, ns[count]);
	return least;
}

static void bench_show_least(struct seq_file *file, unsigned int n,
			     unsigned int m, struct bench_samples *samples)
{
	int figure;

	for (figure = 0; figure < BENCH_FIGURES; figure++) {
		const unsigned int count = samples->count[figure];
		u64 *ns = samples->ns + figure * samples->rounds;

		if (!count)
			continue;
		seq_printf(file, "{\"what\":\"%s\",\"clients\":%u,",
			   bench_names[figure], n);
		seq_printf(file, "\"channels\":%u,\"ns\":%llu}\n", m,
			   bench_least(ns, count));
	}
}

static int bench_show_one(struct seq_file *file, unsigned int n, unsigned int m)
{
	struct bench_samples samples = { .rounds = rounds };
	int err;

	if (fatal_signal_pending(current))
		return -EINTR;
	samples.ns = kvcalloc(array_size(rounds, BENCH_FIGURES),
			      sizeof(*samples.ns), GFP_KERNEL);
	if (!samples.ns)
		return -ENOMEM;
	err = bench_measure(n, m, &samples);
	if (!err)
		bench_show_least(file, n, m, &samples);
	kvfree(samples.ns);
	return err;
}

/* 1, 4, 16, ... and @max. */
static unsigned int bench_next(unsigned int number, unsigned int max)
{
	return number < max ? min(number * 4, max) : max + 1;
}

static int bench_show(struct seq_file *file, void *unused)
{
	unsigned int n, m;
	int err = 0;

	for (m = 1; m <= channels && !err; m = bench_next(m, channels))
		for (n = 1; n <= clients && !err; n = bench_next(n, clients))
			err = bench_show_one(file, n, m);
	return err;
}

/* Room for all lines: seq_file would run the benchmark again to get more. */
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
	int err;

	if (!rounds || !clients || clients > BENCH_MAX_CLIENTS || !channels ||
	    channels > BENCH_MAX_CHANNELS)
		return -EINVAL;
	err = bench_provider_init();
	if (err)
		return err;
	err = bench_clients_init(clients);
	if (err) {
		bench_provider_fini();
		return err;
	}
	bench_file = debugfs_create_file("dmae-bench-clients", 0400, NULL, NULL,
					 &bench_fops);
	return 0;
}
module_init(bench_init);

static void __exit bench_exit(void)
{
	debugfs_remove(bench_file);
	bench_clients_fini();
	bench_provider_fini();
}
module_exit(bench_exit);

MODULE_VERSION(DMAE_VERSION);
MODULE_DESCRIPTION("Measures the calls and events of many dmae clients");
MODULE_AUTHOR("The dmae developers");
MODULE_LICENSE("GPL");
