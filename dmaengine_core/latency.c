// SPDX-License-Identifier: GPL-2.0
/*
 * debugfs dmae/latency: the time of operations, from submit to completion
 *
 * Writing 1 starts a new measurement, writing 0 stops it; reading prints a
 * histogram for each channel.  The measurement consists of probes on two trace
 * events, so while it is off it costs nothing.
 *
 * The times of submission are in a table of the channel, by cookie, because the
 * descriptor has no room left in its cache line.
 */
#include <linux/debugfs.h>
#include <linux/ktime.h>
#include <linux/log2.h>
#include <linux/minmax.h>
#include <linux/mm.h>
#include <linux/seq_file.h>
#include <linux/uaccess.h>

#include "channel.h"
#include "device.h"
#include "latency.h"
#include "registry.h"
#include "stats.h"
#include "trace.h"

/* While more operations than this are outstanding, none is measured. */
#define DMAE_LATENCY_SLOTS 4096

/* Bucket i begins at 2^i ns; the last one, at 9 minutes, has no upper end. */
#define DMAE_LATENCY_BUCKETS 40

/**
 * struct dmae_latency - the measurement of a channel
 * @submitted: times of submission in ns, by the last bits of the cookie;
 *	written under the provider's lock for submit
 * @buckets: histogram; written by the CPU that completes the operations
 * @missed: operations that could not be measured; likewise
 */
struct dmae_latency {
	u64 submitted[DMAE_LATENCY_SLOTS];
	unsigned long buckets[DMAE_LATENCY_BUCKETS];
	unsigned long missed;
};

/* Serialises starting and stopping. */
static DEFINE_MUTEX(dmae_latency_switch);
/* Written under dmae_latency_switch and dmae_lock. */
static bool dmae_latency_on;
/* The time of the start, in ns; written before the probes are registered. */
static u64 dmae_latency_since;

/* Under the provider's lock for submit. */
static void dmae_latency_submit(void *unused,
				const struct dmae_async_tx_descriptor *tx)
{
	struct dmae_latency *latency = READ_ONCE(tx->chan->core->latency);

	if (!latency)
		return;
	/*
	 * Pairs with the barrier in dmae_latency_is_known(): a reader that sees
	 * this time also sees that the operation's cookie was assigned.
	 */
	smp_wmb();
	WRITE_ONCE(latency->submitted[tx->cookie % DMAE_LATENCY_SLOTS],
		   ktime_get_ns());
}

/*
 * False if @submitted may be from an earlier measurement, or of a later
 * operation that shares the slot.
 */
static bool dmae_latency_is_known(const struct dmae_async_tx_descriptor *tx,
				  u64 submitted)
{
	/* Pairs with the barrier in dmae_latency_submit(). */
	smp_rmb();
	return submitted >= dmae_latency_since &&
	       dmae_stats_outstanding(tx->chan) <= DMAE_LATENCY_SLOTS;
}

/* Runs on one CPU at a time for each channel, while @tx is outstanding. */
static void dmae_latency_complete(void *unused,
				  const struct dmae_async_tx_descriptor *tx)
{
	struct dmae_latency *latency = READ_ONCE(tx->chan->core->latency);
	const u64 now = ktime_get_ns();
	unsigned int i;
	u64 submitted;

	if (!latency)
		return;
	submitted =
		READ_ONCE(latency->submitted[tx->cookie % DMAE_LATENCY_SLOTS]);
	if (!dmae_latency_is_known(tx, submitted)) {
		WRITE_ONCE(latency->missed, latency->missed + 1);
		return;
	}
	i = min_t(unsigned int, ilog2((now - submitted) | 1),
		  DMAE_LATENCY_BUCKETS - 1);
	WRITE_ONCE(latency->buckets[i], latency->buckets[i] + 1);
}

/*
 * Called while no probe runs.  A channel whose table cannot be allocated is not
 * measured.
 */
static void dmae_latency_clear(struct dmae_chan_core *core)
{
	lockdep_assert_held(&dmae_lock);
	if (core->latency)
		memset(core->latency, 0, sizeof(*core->latency));
	else
		WRITE_ONCE(core->latency,
			   kvzalloc(sizeof(*core->latency), GFP_KERNEL));
}

/* Includes the channels of @device in a measurement that is on. */
void dmae_latency_add(struct dmae_device *device)
{
	struct dmae_chan *chan;

	lockdep_assert_held(&dmae_lock);
	if (!dmae_latency_on)
		return;
	list_for_each_entry(chan, &device->channels, node)
		dmae_latency_clear(chan->core);
}

/* Called when no operation of the channel is outstanding. */
void dmae_latency_free(struct dmae_chan_core *core)
{
	kvfree(core->latency);
}

static void dmae_latency_prepare(void)
{
	struct dmae_device_core *device;

	guard(mutex)(&dmae_lock);
	dmae_latency_on = true;
	list_for_each_entry(device, &dmae_devices, node)
		dmae_latency_add(device->device);
	dmae_latency_since = ktime_get_ns();
}

static void dmae_latency_set_off(void)
{
	guard(mutex)(&dmae_lock);
	dmae_latency_on = false;
}

static int dmae_latency_start(void)
{
	int err;

	lockdep_assert_held(&dmae_latency_switch);
	dmae_latency_prepare();
	err = register_trace_dmae_submit(dmae_latency_submit, NULL);
	if (err)
		goto err_set_off;
	err = register_trace_dmae_complete(dmae_latency_complete, NULL);
	if (err)
		goto err_unregister_submit;
	return 0;

err_unregister_submit:
	unregister_trace_dmae_submit(dmae_latency_submit, NULL);
	tracepoint_synchronize_unregister();
err_set_off:
	dmae_latency_set_off();
	return err;
}

static void dmae_latency_stop(void)
{
	lockdep_assert_held(&dmae_latency_switch);
	if (!dmae_latency_on)
		return;
	unregister_trace_dmae_complete(dmae_latency_complete, NULL);
	unregister_trace_dmae_submit(dmae_latency_submit, NULL);
	tracepoint_synchronize_unregister();
	dmae_latency_set_off();
}

static void dmae_latency_show_chan(struct seq_file *file,
				   const struct dmae_chan *chan)
{
	const struct dmae_latency *latency = chan->core->latency;
	unsigned int i;

	if (!latency)
		return;
	seq_printf(file, "%s: %lu not measured\n", dmae_chan_name(chan),
		   READ_ONCE(latency->missed));
	for (i = 0; i < DMAE_LATENCY_BUCKETS; i++) {
		const unsigned long count = READ_ONCE(latency->buckets[i]);

		if (count)
			seq_printf(file, "\tfrom %llu ns: %lu\n", 1ULL << i,
				   count);
	}
}

static int dmae_latency_show(struct seq_file *file, void *unused)
{
	const struct dmae_device_core *device;
	const struct dmae_chan *chan;

	guard(mutex)(&dmae_lock);
	seq_printf(file, "measuring: %s\n", dmae_latency_on ? "yes" : "no");
	list_for_each_entry(device, &dmae_devices, node)
		list_for_each_entry(chan, &device->device->channels, node)
			dmae_latency_show_chan(file, chan);
	return 0;
}

static int dmae_latency_open(struct inode *inode, struct file *file)
{
	return single_open(file, dmae_latency_show, NULL);
}

static ssize_t dmae_latency_write(struct file *file, const char __user *text,
				  size_t size, loff_t *pos)
{
	bool on;
	int err = kstrtobool_from_user(text, size, &on);

	if (err)
		return err;
	guard(mutex)(&dmae_latency_switch);
	dmae_latency_stop();
	if (on)
		err = dmae_latency_start();
	return err ?: size;
}

static const struct file_operations dmae_latency_fops = {
	.owner = THIS_MODULE,
	.open = dmae_latency_open,
	.read = seq_read,
	.write = dmae_latency_write,
	.llseek = seq_lseek,
	.release = single_release,
};

void dmae_latency_debugfs(struct dentry *dir)
{
	debugfs_create_file("latency", 0644, dir, NULL, &dmae_latency_fops);
}

/* Called when the debugfs file has been removed. */
void dmae_latency_fini(void)
{
	guard(mutex)(&dmae_latency_switch);
	dmae_latency_stop();
}
