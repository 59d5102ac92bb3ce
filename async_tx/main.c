// SPDX-License-Identifier: GPL-2.0
/*
 * dmae_async_tx: the module
 */
#include <linux/module.h>
#include <linux/sizes.h>

#include "async.h"

/* See the figures in docs/design.md. */
unsigned int dmae_async_sync_bytes = SZ_2K;
module_param_named(sync_bytes, dmae_async_sync_bytes, uint, 0644);
MODULE_PARM_DESC(sync_bytes,
		 "operations that read up to this are done by the caller");

unsigned int dmae_async_wait_ms = 30000;
module_param_named(wait_ms, dmae_async_wait_ms, uint, 0644);
MODULE_PARM_DESC(wait_ms,
		 "milliseconds after which dmae_wait_for_async_tx() gives up");

struct workqueue_struct *dmae_async_wq;

static int __init dmae_async_init(void)
{
	int err;

	err = dmae_async_descs_init();
	if (err)
		return err;
	err = -ENOMEM;
	dmae_async_wq = alloc_workqueue("dmae_async_tx",
					WQ_UNBOUND | WQ_MEM_RECLAIM, 0);
	if (!dmae_async_wq)
		goto err_fini_descs;
	err = dmae_async_unacked_init();
	if (err)
		goto err_destroy_wq;
	err = dmae_async_chans_init();
	if (err)
		goto err_fini_unacked;
	dmae_async_stats_init();
	return 0;

err_fini_unacked:
	dmae_async_unacked_fini();
err_destroy_wq:
	destroy_workqueue(dmae_async_wq);
err_fini_descs:
	dmae_async_descs_fini();
	return err;
}
module_init(dmae_async_init);

static void __exit dmae_async_exit(void)
{
	dmae_async_stats_fini();
	dmae_async_chans_fini();
	dmae_async_unacked_fini();
	destroy_workqueue(dmae_async_wq);
	dmae_async_descs_fini();
}
module_exit(dmae_async_exit);

MODULE_VERSION(DMAE_VERSION);
MODULE_DESCRIPTION("Chains of asynchronous operations on dmae channels");
MODULE_AUTHOR("The dmae developers");
MODULE_LICENSE("GPL");
