// SPDX-License-Identifier: GPL-2.0
/*
 * The pages of copies
 */
#include <linux/gfp.h>
#include <linux/moduleparam.h>
#include <linux/sched.h>
#include <linux/sizes.h>
#include <linux/slab.h>

#include "copybox.h"

static unsigned int limit_mb = 64;
module_param(limit_mb, uint, 0644);
MODULE_PARM_DESC(limit_mb, "MiB held for readers (default: 64)");

DECLARE_WAIT_QUEUE_HEAD(copybox_changed);

/* Unread pages of all copies. */
static atomic_long_t copybox_pages;

bool copybox_has_room(void)
{
	return atomic_long_read(&copybox_pages) <
	       READ_ONCE(limit_mb) * (SZ_1M / PAGE_SIZE);
}

void copybox_page_free(struct copybox_page *page)
{
	if (page->src)
		__free_page(page->src);
	if (page->dst)
		__free_page(page->dst);
	kfree(page);
	atomic_long_dec(&copybox_pages);
}

struct copybox_page *copybox_page_alloc(struct copybox_copy *copy)
{
	struct copybox_page *page = kzalloc(sizeof(*page), GFP_KERNEL_ACCOUNT);

	if (!page)
		return NULL;
	atomic_long_inc(&copybox_pages);
	page->copy = copy;
	page->status = -EINPROGRESS;
	page->src = alloc_page(GFP_KERNEL_ACCOUNT);
	page->dst = alloc_page(GFP_KERNEL_ACCOUNT);
	if (page->src && page->dst)
		return page;
	copybox_page_free(page);
	return NULL;
}

/* The operation has completed: the reader may have the page. */
void copybox_page_complete(struct copybox_page *page, int status)
{
	struct copybox_copy *copy = page->copy;

	if (status)
		WRITE_ONCE(copy->failed, true);
	__free_page(page->src);
	page->src = NULL;
	/*
	 * Pairs with the acquire in copybox_copy_first().  From here on the
	 * reader may free @page.
	 */
	smp_store_release(&page->status, status);
	/* Fully ordered: a writer that reads 0 here also sees @failed. */
	atomic_dec_return(&copy->outstanding);
	wake_up(&copybox_changed);
}

/* The operation was aborted: the writer submits it again. */
void copybox_page_retry(struct copybox_page *page)
{
	llist_add(&page->retry_node, &page->copy->retry);
	wake_up(&copybox_changed);
}
