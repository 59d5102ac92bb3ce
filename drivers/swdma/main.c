// SPDX-License-Identifier: GPL-2.0
/*
 * swdma: the module, its parameters and its one device
 */
#define pr_fmt(fmt) KBUILD_MODNAME ": " fmt

#include <linux/cpumask.h>
#include <linux/log2.h>
#include <linux/module.h>
#include <linux/platform_device.h>
#include <linux/sizes.h>
#include <linux/slab.h>

#include "swdma.h"

#define SWDMA_NAME "swdma"
#define SWDMA_MAX_CHANNELS 256
#define SWDMA_MIN_RING 16
#define SWDMA_MAX_RING SZ_64K

/* Offered after every hardware. */
#define SWDMA_PRIORITY (-100)

static unsigned int channels;
module_param(channels, uint, 0444);
MODULE_PARM_DESC(channels, "channels, 1 to 256 (default: one for each CPU)");

unsigned int swdma_ring_size = 256;
module_param_named(ring_size, swdma_ring_size, uint, 0444);
MODULE_PARM_DESC(ring_size,
		 "operations a channel holds, a power of two from 16 to 65536");

static unsigned int workers;
module_param(workers, uint, 0444);
MODULE_PARM_DESC(workers,
		 "channels that are worked on at a time (default: all)");

unsigned int swdma_batch = 32;
module_param_named(batch, swdma_batch, uint, 0444);
MODULE_PARM_DESC(batch, "submitted operations that issue by themselves");

unsigned int swdma_inline_bytes = SZ_16K;
module_param_named(inline_bytes, swdma_inline_bytes, uint, 0644);
MODULE_PARM_DESC(inline_bytes, "issued bytes that the issuer does itself");

struct workqueue_struct *swdma_wq;

/* What dmae_cpu has SIMD code for; asked once, as it is needed all the time. */
dmae_cap_mask_t swdma_simd_types;

/**
 * struct swdma_device - the device
 * @device: what the core sees
 * @chans: its channels
 */
struct swdma_device {
	struct dmae_device device;
	struct swdma_chan chans[];
};

static void swdma_unregister(void *data)
{
	struct swdma_device *swdma = data;

	dmae_async_device_unregister(&swdma->device);
}

static struct swdma_device *swdma_device_alloc(struct device *dev)
{
	struct swdma_device *swdma;
	unsigned int i;

	swdma = devm_kzalloc(dev, struct_size(swdma, chans, channels),
			     GFP_KERNEL);
	if (!swdma)
		return NULL;
	swdma->device = (struct dmae_device){
		.dev = dev,
		.owner = THIS_MODULE,
		.ops = &swdma_ops,
		.cap_mask = dmae_cpu_types(),
		.limits = { .max_len = SZ_1G,
			    .max_xor = SWDMA_MAX_SRCS,
			    .max_pq = SWDMA_MAX_SRCS,
			    .align = 1 },
		.priority = SWDMA_PRIORITY,
	};
	dmae_device_init(&swdma->device);
	for (i = 0; i < channels; i++) {
		swdma_chan_init(&swdma->chans[i]);
		dmae_chan_add(&swdma->device, &swdma->chans[i].chan);
	}
	return swdma;
}

static int swdma_probe(struct platform_device *pdev)
{
	struct swdma_device *swdma = swdma_device_alloc(&pdev->dev);
	int err;

	if (!swdma)
		return -ENOMEM;
	err = dmae_async_device_register(&swdma->device);
	if (err)
		return err;
	return devm_add_action_or_reset(&pdev->dev, swdma_unregister, swdma);
}

static struct platform_driver swdma_driver = {
	.driver.name = SWDMA_NAME,
	.probe = swdma_probe,
};

static void __init swdma_find_simd_types(void)
{
	unsigned int type;

	for (type = 0; type < DMAE_TX_TYPE_END; type++)
		if (dmae_cpu_needs_task(type))
			dmae_cap_set(type, &swdma_simd_types);
}

static int __init swdma_check_params(void)
{
	if (!channels)
		channels = min_t(unsigned int, num_online_cpus(),
				 SWDMA_MAX_CHANNELS);
	if (!workers)
		workers = channels;
	if (channels > SWDMA_MAX_CHANNELS) {
		pr_err("channels=%u is not 1 to %u\n", channels,
		       SWDMA_MAX_CHANNELS);
		return -EINVAL;
	}
	if (!is_power_of_2(swdma_ring_size) ||
	    swdma_ring_size < SWDMA_MIN_RING ||
	    swdma_ring_size > SWDMA_MAX_RING) {
		pr_err("ring_size=%u is not a power of two from %u to %u\n",
		       swdma_ring_size, SWDMA_MIN_RING, SWDMA_MAX_RING);
		return -EINVAL;
	}
	if (!swdma_batch || swdma_batch > swdma_ring_size) {
		pr_err("batch=%u is not 1 to ring_size=%u\n", swdma_batch,
		       swdma_ring_size);
		return -EINVAL;
	}
	return 0;
}

static const struct platform_device_info swdma_pdev_info = {
	.name = SWDMA_NAME,
	.id = PLATFORM_DEVID_NONE,
};

static struct platform_device *swdma_pdev;

static int __init swdma_init(void)
{
	int err;

	err = swdma_check_params();
	if (err)
		return err;
	swdma_find_simd_types();
	swdma_ops_init();
	swdma_wq = alloc_workqueue(SWDMA_NAME, WQ_UNBOUND | WQ_MEM_RECLAIM,
				   workers);
	if (!swdma_wq)
		return -ENOMEM;
	err = platform_driver_register(&swdma_driver);
	if (err)
		goto err_destroy_wq;
	swdma_pdev = platform_device_register_full(&swdma_pdev_info);
	if (IS_ERR(swdma_pdev)) {
		err = PTR_ERR(swdma_pdev);
		goto err_unregister_driver;
	}
	return 0;

err_unregister_driver:
	platform_driver_unregister(&swdma_driver);
err_destroy_wq:
	destroy_workqueue(swdma_wq);
	return err;
}
module_init(swdma_init);

static void __exit swdma_exit(void)
{
	platform_device_unregister(swdma_pdev);
	platform_driver_unregister(&swdma_driver);
	destroy_workqueue(swdma_wq);
}
module_exit(swdma_exit);

/* What the core asks for when a client finds no provider. */
MODULE_ALIAS("dmae-provider");
MODULE_VERSION(DMAE_VERSION);
MODULE_DESCRIPTION("Software provider of dmae channels");
MODULE_AUTHOR("The dmae developers");
MODULE_LICENSE("GPL");
