// SPDX-License-Identifier: GPL-2.0
/*
 * dmae_test: is what async_tx and the providers do to memory right?
 *
 * Where there is KUnit, loading the module runs the tests.  Everywhere, writing
 * to
 *
 *	/sys/kernel/debug/dmae-test/run
 *
 * does, and what is beside it, results, has the outcome as KTAP.  async_tx goes
 * to whatever provider it finds best; the tests of a channel take that of the
 * parameter provider.
 */
#include <linux/module.h>

#include "conform.h"
#include "textbook.h"

bool conform_thorough;
module_param_named(thorough, conform_thorough, bool, 0644);
MODULE_PARM_DESC(thorough, "leave nothing out, which takes long");

char *conform_provider;
module_param_named(provider, conform_provider, charp, 0444);
MODULE_PARM_DESC(provider,
		 "device whose channel is tested, by name; default: the best");

char *conform_only;
module_param_named(only, conform_only, charp, 0644);
MODULE_PARM_DESC(only, "cases to run: those with this in their name");

static int __init conform_init(void)
{
	textbook_init();
	return conform_ktap_init();
}
module_init(conform_init);

static void __exit conform_exit(void)
{
	conform_ktap_fini();
}
module_exit(conform_exit);

MODULE_VERSION(DMAE_VERSION);
MODULE_DESCRIPTION("Conformance tests of dmae");
MODULE_AUTHOR("The dmae developers");
MODULE_LICENSE("GPL");
