// SPDX-License-Identifier: GPL-2.0
/*
 * swdma: the module and its one device
 */
#include <linux/module.h>
#include <linux/platform_device.h>
#include <linux/sizes.h>
#include <linux/slab.h>

#include "swdma.h"

#define SWDMA_NAME "swdma"
/* Hardware has priority 0, so it is offered first. */
#define SWDMA_PRIORITY (-100)

/**
 * struct swdma_device - the device
 * @device: the core's part
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

	swdma = devm_kzalloc(dev, struct_size(swdma, chans, swdma_channels),
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
	for (i = 0; i < swdma_channels; i++) {
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

static const struct platform_device_info swdma_pdev_info = {
	.name = SWDMA_NAME,
	.id = PLATFORM_DEVID_NONE,
};

static struct platform_device *swdma_pdev;

static int __init swdma_init(void)
{
	int err;

	err = swdma_params_check();
	if (err)
		return err;
	err = swdma_run_init();
	if (err)
		return err;
	swdma_ops_init();
	err = platform_driver_register(&swdma_driver);
	if (err)
		goto err_run_fini;
	swdma_pdev = platform_device_register_full(&swdma_pdev_info);
	if (IS_ERR(swdma_pdev)) {
		err = PTR_ERR(swdma_pdev);
		goto err_unregister_driver;
	}
	return 0;

err_unregister_driver:
	platform_driver_unregister(&swdma_driver);
err_run_fini:
	swdma_run_fini();
	return err;
}
module_init(swdma_init);

static void __exit swdma_exit(void)
{
	platform_device_unregister(swdma_pdev);
	platform_driver_unregister(&swdma_driver);
	swdma_run_fini();
}
module_exit(swdma_exit);

/* The core requests this module when a client finds no provider. */
MODULE_ALIAS("dmae-provider");
MODULE_VERSION(DMAE_VERSION);
MODULE_DESCRIPTION("Software provider of dmae channels");
MODULE_AUTHOR("The dmae developers");
MODULE_LICENSE("GPL");
