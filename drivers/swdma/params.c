// SPDX-License-Identifier: GPL-2.0
/*
 * Module parameters
 */
#define pr_fmt(fmt) KBUILD_MODNAME ": " fmt

#include <linux/cpumask.h>
#include <linux/errno.h>
#include <linux/log2.h>
#include <linux/moduleparam.h>
#include <linux/sizes.h>

#include "swdma.h"

#define SWDMA_MAX_CHANNELS 256
/* Below the limit of a workqueue on every kernel. */
#define SWDMA_MAX_WORKERS 256
#define SWDMA_MIN_RING 16
#define SWDMA_MAX_RING SZ_64K

unsigned int swdma_channels;
module_param_named(channels, swdma_channels, uint, 0444);
MODULE_PARM_DESC(channels, "channels, 1 to 256 (default: one for each CPU)");

unsigned int swdma_ring_size = 256;
module_param_named(ring_size, swdma_ring_size, uint, 0444);
MODULE_PARM_DESC(ring_size,
		 "operations a channel holds, a power of two from 16 to 65536");

unsigned int swdma_workers;
module_param_named(workers, swdma_workers, uint, 0444);
MODULE_PARM_DESC(workers,
		 "concurrent workers, 1 to 256 (default: one a channel)");

unsigned int swdma_batch = 32;
module_param_named(batch, swdma_batch, uint, 0444);
MODULE_PARM_DESC(batch, "submitted operations after which a channel issues");

unsigned int swdma_inline_bytes = SZ_16K;
module_param_named(inline_bytes, swdma_inline_bytes, uint, 0644);
MODULE_PARM_DESC(inline_bytes,
		 "an issuing call runs up to this many bytes itself");

int __init swdma_params_check(void)
{
	if (!swdma_channels)
		swdma_channels = min_t(unsigned int, num_online_cpus(),
				       SWDMA_MAX_CHANNELS);
	if (!swdma_workers)
		swdma_workers = swdma_channels;
	if (swdma_channels > SWDMA_MAX_CHANNELS) {
		pr_err("channels=%u is not from 1 to %u\n", swdma_channels,
		       SWDMA_MAX_CHANNELS);
		return -EINVAL;
	}
	if (swdma_workers > SWDMA_MAX_WORKERS) {
		pr_err("workers=%u is not from 1 to %u\n", swdma_workers,
		       SWDMA_MAX_WORKERS);
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
		pr_err("batch=%u is not from 1 to ring_size=%u\n", swdma_batch,
		       swdma_ring_size);
		return -EINVAL;
	}
	return 0;
}
