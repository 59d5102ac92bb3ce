/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Results as KTAP in the kernel's log, after the module's name; the lab prints
 * them.
 */
#ifndef DMAE_TESTS_KTAP_H
#define DMAE_TESTS_KTAP_H

#include <linux/printk.h>

/**
 * struct ktap - the results so far
 * @number: number of checks
 * @failed: number of failed checks
 */
struct ktap {
	unsigned int number;
	unsigned int failed;
};

static inline void ktap_plan(unsigned int number)
{
	pr_info(KBUILD_MODNAME ": KTAP version 1\n");
	pr_info(KBUILD_MODNAME ": 1..%u\n", number);
}

static inline void ktap_check(struct ktap *ktap, const char *name, bool ok)
{
	ktap->number++;
	ktap->failed += !ok;
	pr_info(KBUILD_MODNAME ": %s %u %s\n", ok ? "ok" : "not ok",
		ktap->number, name);
}

#endif /* DMAE_TESTS_KTAP_H */
