// SPDX-License-Identifier: GPL-2.0
/*
 * dmaengine_core: registers clients and devices, offers channels to clients
 */
#include <linux/module.h>

#include "debugfs.h"
#include "queue.h"
#include "sysfs.h"

static_assert(BITS_PER_LONG == 64, "dmae needs a 64-bit kernel");

static int __init dmae_init(void)
{
	int err;

	err = dmae_queue_init();
	if (err)
		return err;
	err = class_register(&dmae_class);
	if (err)
		goto err_queue;
	dmae_debugfs_init();
	return 0;

err_queue:
	dmae_queue_fini();
	return err;
}
module_init(dmae_init);

static void __exit dmae_exit(void)
{
	dmae_debugfs_fini();
	class_unregister(&dmae_class);
	dmae_queue_fini();
}
module_exit(dmae_exit);

/* With swdma a client finds a channel even on a machine without an engine. */
MODULE_SOFTDEP("post: swdma");
MODULE_VERSION(DMAE_VERSION);
MODULE_DESCRIPTION("DMA engine subsystem for memory-to-memory offload");
MODULE_AUTHOR("The dmae developers");
MODULE_LICENSE("GPL");
