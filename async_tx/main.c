// SPDX-License-Identifier: GPL-2.0
/*
 * The module dmae_async_tx
 */
#include <linux/module.h>

#include "channels.h"
#include "depend.h"
#include "desc.h"
#include "stats.h"
#include "unacked.h"
#include "work.h"

static int __init dmae_async_init(void)
{
	int err;

	dmae_async_depend_init();
	err = dmae_async_descs_init();
	if (err)
		return err;
	err = dmae_async_wq_init();
	if (err)
		goto err_fini_descs;
	err = dmae_async_unacked_init();
	if (err)
		goto err_fini_wq;
	err = dmae_async_chans_init();
	if (err)
		goto err_fini_unacked;
	dmae_async_unacked_debugfs(dmae_async_stats_init());
	return 0;

err_fini_unacked:
	dmae_async_unacked_fini();
err_fini_wq:
	dmae_async_wq_fini();
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
	dmae_async_wq_fini();
	dmae_async_descs_fini();
}
module_exit(dmae_async_exit);

MODULE_VERSION(DMAE_VERSION);
MODULE_DESCRIPTION("Chains of asynchronous operations on dmae channels");
MODULE_AUTHOR("The dmae developers");
MODULE_LICENSE("GPL");
