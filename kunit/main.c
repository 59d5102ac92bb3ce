// SPDX-License-Identifier: GPL-2.0
/*
 * dmae_kunit: the tests of dmaengine_core, dmae_cpu and swdma
 *
 * Loading the module runs the suites, each of which is a file CONCEPT_test.c.
 * Tests that need a channel of swdma are skipped if there is none.
 */
#include <linux/module.h>

MODULE_DESCRIPTION("Tests of the dmae modules");
MODULE_AUTHOR("The dmae developers");
MODULE_LICENSE("GPL");
