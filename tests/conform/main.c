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
#include <linux/string.h>

#include "conform.h"
#include "textbook.h"

bool conform_thorough;
module_param_named(thorough, conform_thorough, bool, 0644);
MODULE_PARM_DESC(thorough, "leave nothing out, which takes long");

char *conform_provider;
module_param_named(provider, conform_provider, charp, 0444);
MODULE_PARM_DESC(provider,
		 "device whose channel is tested, by name; default: the best");

static char *only;
module_param(only, charp, 0644);
MODULE_PARM_DESC(only, "cases to run: those with this in their name");

static const struct conform_group *const conform_groups[] = {
	&conform_textbook,   &conform_copy,    &conform_xor,
	&conform_xor_val,    &conform_pq,      &conform_pq_val,
	&conform_recov,	     &conform_refuse,  &conform_depend,
	&conform_memory,     &conform_leave,   &conform_limits,
	&conform_dependency, &conform_failure, &conform_execution,
	&conform_graphs,     &conform_suspend,
};

static const struct conform_case *conform_case_first(unsigned int group)
{
	for (; group < ARRAY_SIZE(conform_groups); group++)
		if (conform_groups[group]->count)
			return conform_groups[group]->cases;
	return NULL;
}

static const struct conform_case *
conform_case_after(const struct conform_case *cs)
{
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(conform_groups); i++) {
		const struct conform_group *group = conform_groups[i];

		if (cs < group->cases || cs >= group->cases + group->count)
			continue;
		if (++cs < group->cases + group->count)
			return cs;
		return conform_case_first(i + 1);
	}
	return NULL;
}

/* The case to be run after @cs, the first one for NULL; NULL if none is left. */
const struct conform_case *conform_case_next(const struct conform_case *cs)
{
	do {
		cs = cs ? conform_case_after(cs) : conform_case_first(0);
	} while (cs && only && !strstr(cs->name, only));
	return cs;
}

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
