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
