// SPDX-License-Identifier: GPL-2.0
/*
 * A client that does not ack, so that a test can see it reported
 *
 *	/sys/kernel/debug/dmae-test/forget
 *
 * Writing 1 copies a page and leaves the descriptor unacked until 0 is written.
 * Writing 2 copies a page whose descriptor is never acked.
 */
#include <linux/debugfs.h>
#include <linux/mm.h>

#include <dmae/async_tx.h>

#include "conform.h"

#define FORGET_FOR_EVER 2

static struct dmae_async_tx_descriptor *forgotten;

static int forget_page(void)
{
	struct page *pages[2];
	unsigned int i;
	int err = -ENOMEM;

	for (i = 0; i < ARRAY_SIZE(pages); i++)
		pages[i] = alloc_page(GFP_KERNEL);
	if (pages[0] && pages[1]) {
		forgotten = dmae_async_memcpy(pages[1], pages[0], 0, 0,
					      PAGE_SIZE, 0, NULL, NULL, NULL);
		err = dmae_async_tx_wait(forgotten, CONFORM_TIMEOUT_MS);
	}
	for (i = 0; i < ARRAY_SIZE(pages); i++)
		if (pages[i] && err != -EINPROGRESS)
			__free_page(pages[i]);
	return err;
}

static int forget_set(void *unused, u64 value)
{
	int err;

	if (!IS_ERR_OR_NULL(forgotten))
		dmae_async_tx_ack(forgotten);
	forgotten = NULL;
	err = value ? forget_page() : 0;
	if (value == FORGET_FOR_EVER)
		forgotten = NULL;
	return err;
}
DEFINE_DEBUGFS_ATTRIBUTE(forget_fops, NULL, forget_set, "%llu\n");

void conform_forget_init(struct dentry *dir)
{
	debugfs_create_file("forget", 0200, dir, NULL, &forget_fops);
}

void conform_forget_fini(void)
{
	forget_set(NULL, 0);
}
