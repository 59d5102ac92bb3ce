// SPDX-License-Identifier: GPL-2.0
/*
 * Shared by all threads: the seed, the workqueue, and the flag to stop
 */
#define pr_fmt(fmt) KBUILD_MODNAME ": " fmt

#include <linux/module.h>
#include <linux/printk.h>
#include <linux/random.h>
#include <linux/workqueue.h>

#include "storm.h"

unsigned int storm_seed;
module_param_named(seed, storm_seed, uint, 0444);
MODULE_PARM_DESC(seed, "seed of all random numbers (0: a random seed)");

bool storm_over;
struct workqueue_struct *storm_wq;

void storm_random_init(struct rnd_state *random, unsigned int number)
{
	prandom_seed_state(random,
			   (u64)storm_seed << 32 | number * 2654435761U);
}

int storm_run_init(void)
{
	if (!storm_seed)
		storm_seed = get_random_u32();
	pr_info("seed=%u\n", storm_seed);
	storm_wq = alloc_workqueue("dmae_storm", WQ_UNBOUND, 0);
	return storm_wq ? 0 : -ENOMEM;
}

void storm_run_fini(void)
{
	destroy_workqueue(storm_wq);
}
