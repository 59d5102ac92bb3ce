// SPDX-License-Identifier: GPL-2.0
/*
 * Reports operations that were never acked
 *
 * In debugfs at any time, and in the log when the client's module is unloaded:
 * after that its symbols cannot be resolved.
 */
#define pr_fmt(fmt) KBUILD_MODNAME ": " fmt

#include <linux/debugfs.h>
#include <linux/jiffies.h>
#include <linux/module.h>
#include <linux/notifier.h>
#include <linux/seq_file.h>

#include "desc.h"
#include "unacked.h"

static void dmae_async_unacked_line(void *file, struct dmae_async_desc *desc)
{
	seq_printf(file, "%s for %u ms, submitted by %pS\n",
		   dmae_transaction_type_name(desc->op.type),
		   jiffies_to_msecs(jiffies - desc->completed),
		   (void *)desc->caller);
}

static int dmae_async_unacked_show(struct seq_file *file, void *unused)
{
	dmae_async_unacked_each(dmae_async_unacked_line, file);
	return 0;
}
DEFINE_SHOW_ATTRIBUTE(dmae_async_unacked);

static void dmae_async_unacked_warn(void *module, struct dmae_async_desc *desc)
{
	if (within_module(desc->caller, module))
		pr_warn("%s submitted by %pS was never acked\n",
			dmae_transaction_type_name(desc->op.type),
			(void *)desc->caller);
}

/* GOING is announced after the module's exit function has returned. */
static int dmae_async_module_event(struct notifier_block *block,
				   unsigned long state, void *module)
{
	if (state == MODULE_STATE_GOING)
		dmae_async_unacked_each(dmae_async_unacked_warn, module);
	return NOTIFY_OK;
}

static struct notifier_block dmae_async_module_block = {
	.notifier_call = dmae_async_module_event,
};

int dmae_async_unacked_init(void)
{
	return register_module_notifier(&dmae_async_module_block);
}

void dmae_async_unacked_fini(void)
{
	unregister_module_notifier(&dmae_async_module_block);
}

void dmae_async_unacked_debugfs(struct dentry *dir)
{
	debugfs_create_file("unacked", 0400, dir, NULL,
			    &dmae_async_unacked_fops);
}
