// SPDX-License-Identifier: GPL-2.0
/*
 * A provider whose channels take no operations
 */
#include <linux/device.h>
#include <linux/err.h>
#include <linux/module.h>
#include <linux/slab.h>

#include <dmae/provider.h>

#include "clients.h"

static struct device *bench_dev;
static struct dmae_device bench_device;
static struct dmae_chan *bench_chans;

static struct dmae_async_tx_descriptor *bench_prep(struct dmae_chan *chan,
						   const struct dmae_op *op)
{
	return ERR_PTR(-EBUSY);
}

static dmae_cookie_t bench_submit(struct dmae_async_tx_descriptor *tx)
{
	return dmae_cookie_assign(tx);
}

static void bench_nothing(struct dmae_chan *chan)
{
}

static const struct dmae_device_ops bench_ops = {
	.prep[BENCH_TYPE] = bench_prep,
	.submit = bench_submit,
	.issue_pending = bench_nothing,
	.terminate = bench_nothing,
	.synchronize = bench_nothing,
};

int bench_provider_register(unsigned int channels)
{
	unsigned int i;

	memset(bench_chans, 0, array_size(channels, sizeof(*bench_chans)));
	bench_device = (struct dmae_device){
		.dev = bench_dev,
		.owner = THIS_MODULE,
		.ops = &bench_ops,
		.limits = { .max_len = PAGE_SIZE, .align = 1 },
	};
	dmae_cap_set(BENCH_TYPE, &bench_device.cap_mask);
	dmae_device_init(&bench_device);
	for (i = 0; i < channels; i++)
		dmae_chan_add(&bench_device, &bench_chans[i]);
	return dmae_async_device_register(&bench_device);
}

void bench_provider_unregister(void)
{
	dmae_async_device_unregister(&bench_device);
}

int bench_provider_init(void)
{
	bench_chans =
		kvcalloc(BENCH_MAX_CHANNELS, sizeof(*bench_chans), GFP_KERNEL);
	if (!bench_chans)
		return -ENOMEM;
	bench_dev = root_device_register("dmae-bench-clients");
	if (!IS_ERR(bench_dev))
		return 0;
	kvfree(bench_chans);
	return PTR_ERR(bench_dev);
}

void bench_provider_fini(void)
{
	root_device_unregister(bench_dev);
	kvfree(bench_chans);
}
