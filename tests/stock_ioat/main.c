// SPDX-License-Identifier: GPL-2.0
/*
 * dmae_stock_ioat: a client of the stock dmaengine that checks each result
 *
 * It uses all channels of the stock ioatdma in parallel, and writes the results
 * to the kernel's log, as KTAP.
 */
#define pr_fmt(fmt) KBUILD_MODNAME ": " fmt

#include <linux/module.h>
#include <linux/slab.h>
#include <linux/string.h>
#include <linux/workqueue.h>

#include "stock.h"

#define STOCK_CHANNELS 4
#define STOCK_DEPTH 16

static unsigned int operations = 10000;
module_param(operations, uint, 0444);
MODULE_PARM_DESC(operations, "operations of each type, over all channels");

static unsigned int channels;
module_param(channels, uint, 0444);
MODULE_PARM_DESC(channels, "number of channels used (not to be set)");

static unsigned int batches[STOCK_CHANNELS];
module_param_array(batches, uint, &channels, 0444);
MODULE_PARM_DESC(batches, "batches on each channel (not to be set)");

/**
 * struct stock_worker - the work on one channel
 * @chan: the channel
 * @work: runs all operations
 * @random: random numbers of the channel
 * @slots: the operations of a batch
 * @right: number of right operations of each type
 * @batches: number of batches that were waited for
 * @intact: the sources have not changed
 */
struct stock_worker {
	struct dma_chan *chan;
	struct work_struct work;
	struct rnd_state random;
	struct stock_slot slots[STOCK_DEPTH];
	unsigned int right[STOCK_TYPES];
	unsigned int batches;
	bool intact;
};

static struct stock_worker *stock_workers[STOCK_CHANNELS];

/* Returns how many of @number were right. */
static unsigned int stock_batch(struct stock_worker *worker,
				const struct stock_type *type,
				unsigned int number)
{
	unsigned int i, right = 0;
	int err = 0;

	for (i = 0; i < number && !err; i++)
		err = stock_slot_submit(&worker->slots[i], type,
					i + 1 == number);
	if (err)
		number = i - 1;
	dma_async_issue_pending(worker->chan);
	for (i = 0; i < number; i++)
		right += stock_slot_finish(&worker->slots[i]);
	worker->batches++;
	return right;
}

/*
 * Stops after a batch with a wrong operation, as the next one might wait for
 * long.  Returns the number of right operations.
 */
static unsigned int stock_run_type(struct stock_worker *worker,
				   const struct stock_type *type,
				   unsigned int number)
{
	unsigned int done = 0, batch, right;

	while (done < number) {
		batch = 1 + stock_random(&worker->slots[0], STOCK_DEPTH);
		batch = min(batch, number - done);
		right = stock_batch(worker, type, batch);
		done += right;
		if (right != batch)
			break;
	}
	return done;
}

static void stock_run(struct work_struct *work)
{
	struct stock_worker *worker =
		container_of(work, struct stock_worker, work);
	struct dma_device *device = worker->chan->device;
	const unsigned int share = operations / channels;
	const struct stock_type *type;
	unsigned int i;

	for (i = 0; i < STOCK_TYPES; i++) {
		type = &stock_types[i];
		if (dma_has_cap(type->cap, device->cap_mask))
			worker->right[i] = stock_run_type(worker, type, share);
	}
	worker->intact = true;
	for (i = 0; i < STOCK_DEPTH; i++)
		worker->intact &= stock_slot_sources_intact(&worker->slots[i]);
}

static int stock_worker_init(struct stock_worker *worker, unsigned int number)
{
	unsigned int i;
	int err = 0;

	INIT_WORK(&worker->work, stock_run);
	prandom_seed_state(&worker->random, number + 1);
	for (i = 0; i < STOCK_DEPTH && !err; i++)
		err = stock_slot_init(&worker->slots[i], worker->chan,
				      &worker->random);
	return err;
}

static void stock_worker_free(struct stock_worker *worker)
{
	unsigned int i;

	if (!worker)
		return;
	for (i = 0; i < STOCK_DEPTH; i++)
		stock_slot_fini(&worker->slots[i]);
	dma_release_channel(worker->chan);
	kfree(worker);
}

static bool stock_is_ioat(struct dma_chan *chan, void *unused)
{
	const struct device_driver *driver = chan->device->dev->driver;

	return driver && !strcmp(driver->name, "ioatdma");
}

static struct stock_worker *stock_worker_alloc(unsigned int number)
{
	struct stock_worker *worker;
	dma_cap_mask_t mask;

	worker = kzalloc(sizeof(*worker), GFP_KERNEL);
	if (!worker)
		return NULL;
	dma_cap_zero(mask);
	dma_cap_set(DMA_MEMCPY, mask);
	worker->chan = dma_request_channel(mask, stock_is_ioat, NULL);
	if (!worker->chan) {
		kfree(worker);
		return NULL;
	}
	if (stock_worker_init(worker, number)) {
		stock_worker_free(worker);
		return NULL;
	}
	return worker;
}

static int stock_run_all(void)
{
	struct workqueue_struct *wq;
	unsigned int i;

	wq = alloc_workqueue("dmae_stock", WQ_UNBOUND, 0);
	if (!wq)
		return -ENOMEM;
	for (i = 0; i < channels; i++)
		queue_work(wq, &stock_workers[i]->work);
	destroy_workqueue(wq);
	for (i = 0; i < channels; i++)
		batches[i] = stock_workers[i]->batches;
	return 0;
}

static unsigned int stock_right(unsigned int type)
{
	unsigned int i, right = 0;

	for (i = 0; i < channels; i++)
		right += stock_workers[i]->right[type];
	return right;
}

static bool stock_intact(void)
{
	unsigned int i;

	for (i = 0; i < channels; i++)
		if (!stock_workers[i]->intact)
			return false;
	return true;
}

/* Returns whether all was right. */
static bool stock_report(void)
{
	struct dma_device *device = stock_workers[0]->chan->device;
	const unsigned int wanted = operations / channels * channels;
	bool all = stock_intact();
	unsigned int number = 0, i;

	pr_info("KTAP version 1\n");
	for (i = 0; i < STOCK_TYPES; i++) {
		const char *name = stock_types[i].name;
		const unsigned int right = stock_right(i);

		if (!dma_has_cap(stock_types[i].cap, device->cap_mask))
			continue;
		pr_info("# %s: %u of %u right\n", name, right, wanted);
		pr_info("%s %u %s: each operation is right\n",
			right == wanted ? "ok" : "not ok", ++number, name);
		all &= right == wanted;
	}
	pr_info("%s %u no operation changes its sources\n",
		stock_intact() ? "ok" : "not ok", ++number);
	pr_info("1..%u\n", number);
	return all;
}

static int __init stock_init(void)
{
	unsigned int i;
	int err;

	for (i = 0; i < STOCK_CHANNELS; i++) {
		stock_workers[i] = stock_worker_alloc(i);
		if (!stock_workers[i])
			break;
		channels = i + 1;
	}
	if (!channels)
		return -ENODEV;
	err = stock_run_all();
	if (!err && !stock_report())
		err = -EIO;
	for (i = 0; i < channels; i++)
		stock_worker_free(stock_workers[i]);
	return err;
}
module_init(stock_init);

static void __exit stock_exit(void)
{
}
module_exit(stock_exit);

MODULE_VERSION(DMAE_VERSION);
MODULE_DESCRIPTION("A client of the stock dmaengine that checks each result");
MODULE_AUTHOR("The dmae developers");
MODULE_LICENSE("GPL");
