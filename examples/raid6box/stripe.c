// SPDX-License-Identifier: GPL-2.0
/*
 * Stripes: their number and their memory
 */
#include <linux/gfp.h>
#include <linux/math.h>
#include <linux/moduleparam.h>
#include <linux/overflow.h>
#include <linux/slab.h>

#include "raid6box.h"

unsigned int raid6box_disks = 10;
module_param_named(disks, raid6box_disks, uint, 0444);
MODULE_PARM_DESC(disks, "blocks of a stripe, P and Q included (default: 10)");

unsigned long raid6box_stripe_count(const struct raid6box *box)
{
	return DIV_ROUND_UP(box->size, raid6box_stripe_bytes());
}

struct raid6box_stripe *raid6box_stripe_at(struct raid6box *box,
					   unsigned long index)
{
	return xa_load(&box->stripes, index);
}

void raid6box_bounce_free(struct raid6box_stripe *stripe)
{
	unsigned int i;

	for (i = 0; i < raid6box_data_disks(); i++) {
		if (stripe->bounce[i])
			__free_page(stripe->bounce[i]);
		stripe->bounce[i] = NULL;
	}
}

/* Returns the page for data written to a block, zeroed at first, or NULL. */
struct page *raid6box_bounce_get(struct raid6box_stripe *stripe,
				 unsigned int block)
{
	if (!stripe->bounce[block])
		stripe->bounce[block] =
			alloc_page(GFP_KERNEL_ACCOUNT | __GFP_ZERO);
	return stripe->bounce[block];
}

void raid6box_stripe_free(struct raid6box_stripe *stripe)
{
	unsigned int i;

	if (stripe->bounce)
		raid6box_bounce_free(stripe);
	kfree(stripe->bounce);
	for (i = 0; i < raid6box_disks; i++)
		if (stripe->blocks[i])
			__free_page(stripe->blocks[i]);
	kfree(stripe);
}

static bool raid6box_stripe_populate(struct raid6box_stripe *stripe)
{
	unsigned int i;

	stripe->bounce = kcalloc(raid6box_data_disks(), sizeof(*stripe->bounce),
				 GFP_KERNEL_ACCOUNT);
	if (!stripe->bounce)
		return false;
	for (i = 0; i < raid6box_disks; i++) {
		stripe->blocks[i] = alloc_page(GFP_KERNEL_ACCOUNT);
		if (!stripe->blocks[i])
			return false;
	}
	return true;
}

struct raid6box_stripe *raid6box_stripe_alloc(void)
{
	struct raid6box_stripe *stripe;

	stripe = kzalloc(struct_size(stripe, blocks, raid6box_disks),
			 GFP_KERNEL_ACCOUNT);
	if (!stripe)
		return NULL;
	if (raid6box_stripe_populate(stripe))
		return stripe;
	raid6box_stripe_free(stripe);
	return NULL;
}
