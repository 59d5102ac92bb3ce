// SPDX-License-Identifier: GPL-2.0
/*
 * dmae_test: conformance tests, which check what operations do to memory
 *
 * If the kernel has KUnit, loading the module runs the cases.  On every kernel
 * writing to
 *
 *	/sys/kernel/debug/dmae-test/run
 *
 * runs them, and dmae-test/results has the KTAP report.  The cases of async_tx
 * use the channels that it prefers, those of a channel use one of the device
 * that the parameter provider names.
 */
#include <linux/module.h>

#include "conform.h"
#include "products.h"

static int __init conform_init(void)
{
	products_init();
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
