// SPDX-License-Identifier: GPL-2.0
/*
 * dmae_kunit: the tests of dmaengine_core, dmae_cpu and swdma
 *
 * Loading the module runs them.  The suites are one a file; those for swdma are
 * skipped where no such channel is.
 */
#include <linux/module.h>

MODULE_DESCRIPTION("Tests of the dmae modules");
MODULE_AUTHOR("The dmae developers");
MODULE_LICENSE("GPL");
