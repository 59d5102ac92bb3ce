// SPDX-License-Identifier: GPL-2.0
/*
 * dmae_kunit: the tests of dmaengine_core, dmae_cpu and swdma
 *
 * Loading the module runs the suites, CONCEPT_test.c each.  Those of swdma are
 * skipped if there is no channel of it.
 */
#include <linux/module.h>

MODULE_DESCRIPTION("Tests of the dmae modules");
MODULE_AUTHOR("The dmae developers");
MODULE_LICENSE("GPL");
