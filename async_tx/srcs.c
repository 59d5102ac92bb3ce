// SPDX-License-Identifier: GPL-2.0
/*
 * Lists of sources: on the stack for few sources, allocated for many
 */
#include <linux/slab.h>

#include "srcs.h"

/* Makes room for @max sources.  A failed list may be released, too. */
int dmae_async_srcs_init(struct dmae_async_srcs *srcs, unsigned int max)
{
	srcs->count = 0;
	srcs->pages = srcs->few_pages;
	srcs->coefs = srcs->few_coefs;
	srcs->wide = NULL;
	if (max <= DMAE_ASYNC_SRCS)
		return 0;
	srcs->wide = kmalloc(sizeof(*srcs->wide), GFP_NOWAIT | __GFP_NOWARN);
	if (!srcs->wide)
		return -ENOMEM;
	srcs->pages = srcs->wide->srcs;
	srcs->coefs = srcs->wide->coefs;
	return 0;
}

void dmae_async_srcs_add(struct dmae_async_srcs *srcs, struct page *page,
			 u8 coef)
{
	srcs->pages[srcs->count] = page;
	srcs->coefs[srcs->count++] = coef;
}

void dmae_async_srcs_release(struct dmae_async_srcs *srcs)
{
	kfree(srcs->wide);
}
