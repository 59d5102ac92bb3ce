// SPDX-License-Identifier: GPL-2.0
/*
 * Module parameters, and the workqueue that all channels share
 */
#define pr_fmt(fmt) KBUILD_MODNAME ": " fmt

#include <linux/log2.h>
#include <linux/module.h>
#include <linux/string.h>

#include "params.h"
#include "ring.h"

#define IOAT_MIN_RING IOAT_CHUNK_SLOTS

bool ioat_take;
module_param_named(take, ioat_take, bool, 0444);
MODULE_PARM_DESC(take, "bind to any device that has no driver");

unsigned int ioat_ring_size = 256;
module_param_named(ring_size, ioat_ring_size, uint, 0444);
MODULE_PARM_DESC(ring_size,
		 "initial slots of a channel: a power of two from 64 to 32768");

unsigned int ioat_ring_max = 4096;
module_param_named(ring_max, ioat_ring_max, uint, 0444);
MODULE_PARM_DESC(ring_max,
		 "slots to which a ring grows, if that is more than ring_size");

unsigned int ioat_batch = 32;
module_param_named(batch, ioat_batch, uint, 0444);
MODULE_PARM_DESC(batch, "submitted slots after which operations are issued");

static char *interrupts = "msix";
module_param(interrupts, charp, 0444);
MODULE_PARM_DESC(interrupts,
		 "msix (default; else the next best), msi, intx, none (poll)");

enum ioat_interrupts ioat_interrupts;
struct workqueue_struct *ioat_wq;

static int __init ioat_check_interrupts(void)
{
	static const char *const names[] = {
		[IOAT_MSIX] = "msix",
		[IOAT_MSI] = "msi",
		[IOAT_INTX] = "intx",
		[IOAT_POLL] = "none",
	};
	const int found = match_string(names, ARRAY_SIZE(names), interrupts);

	if (found < 0) {
		pr_err("interrupts=%s is not msix, msi, intx or none\n",
		       interrupts);
		return -EINVAL;
	}
	ioat_interrupts = found;
	return 0;
}

static int __init ioat_check_ring(const char *name, unsigned int size)
{
	if (is_power_of_2(size) && size >= IOAT_MIN_RING &&
	    size <= IOAT_MAX_RING)
		return 0;
	pr_err("%s=%u is not a power of two from %u to %u\n", name, size,
	       IOAT_MIN_RING, IOAT_MAX_RING);
	return -EINVAL;
}

static int __init ioat_check_params(void)
{
	int err;

	err = ioat_check_ring("ring_size", ioat_ring_size);
	if (!err)
		err = ioat_check_ring("ring_max", ioat_ring_max);
	if (err)
		return err;
	if (!ioat_batch || ioat_batch >= ioat_ring_size) {
		pr_err("batch=%u is not from 1 to below ring_size=%u\n",
		       ioat_batch, ioat_ring_size);
		return -EINVAL;
	}
	return ioat_check_interrupts();
}

int __init ioat_params_init(void)
{
	int err;

	err = ioat_check_params();
	if (err)
		return err;
	ioat_wq =
		alloc_workqueue(KBUILD_MODNAME, WQ_UNBOUND | WQ_MEM_RECLAIM, 0);
	return ioat_wq ? 0 : -ENOMEM;
}

void ioat_params_exit(void)
{
	destroy_workqueue(ioat_wq);
}
