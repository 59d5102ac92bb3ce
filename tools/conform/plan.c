// SPDX-License-Identifier: GPL-2.0
/*
 * The cases of a run: those that the parameter only selects and that the
 * channel supports
 */
#include <linux/device.h>
#include <linux/printk.h>
#include <linux/slab.h>
#include <linux/string.h>

#include "channel.h"
#include "conform.h"

#define PLAN_SIZE 128

static const struct conform_group *const plan_groups[] = {
	&conform_reference,
	&conform_copy,
	&conform_xor,
	&conform_xor_val,
	&conform_pq,
	&conform_pq_val,
	&conform_recovery,
	&conform_invalid_argument,
	&conform_parent,
	&conform_memory,
	&conform_device_removal,
	&conform_limits,
	&conform_dependency_order,
	&conform_failure,
	&conform_execution,
	&conform_graph,
	&conform_suspend,
	&conform_lost_operation,
	&conform_compare,
};

/*
 * Written by conform_plan_make() at the beginning of a run.  Needs no lock, as
 * runs by KUnit and by debugfs must not overlap: both use the same channels.
 */
static const struct conform_case *plan_cases[PLAN_SIZE];
static unsigned int plan_count;

static void plan_print(struct conform *c, struct va_format *vaf)
{
	pr_info("dmae_test: plan: %pV\n", vaf);
}

/* If the provider named by the parameter is missing, the cases fail. */
static bool plan_applies(const struct conform_case *cs,
			 const struct dmae_chan *chan)
{
	dmae_cap_mask_t caps;

	if (cs->types && !chan)
		return conform_provider;
	if (cs->types) {
		caps = dmae_chan_caps(chan);
		if (cs->types & ~caps.bits)
			return false;
	}
	return !cs->applies || cs->applies(cs->types ? chan : NULL);
}

static void plan_add(const struct conform_case *cs,
		     const struct dmae_chan *chan)
{
	if (conform_only && !strstr(cs->name, conform_only))
		return;
	if (!plan_applies(cs, chan))
		pr_info("dmae_test: does not apply: %s\n", cs->name);
	else if (!WARN_ON(plan_count == PLAN_SIZE))
		plan_cases[plan_count++] = cs;
}

static void plan_add_all(const struct dmae_chan *chan)
{
	unsigned int i, j;

	plan_count = 0;
	for (i = 0; i < ARRAY_SIZE(plan_groups); i++)
		for (j = 0; j < plan_groups[i]->count; j++)
			plan_add(&plan_groups[i]->cases[j], chan);
}

/* Plans the next run, for the channel that the cases would use now. */
int conform_plan_make(void)
{
	struct conform *c = kzalloc(sizeof(*c), GFP_KERNEL);

	plan_count = 0;
	if (!c)
		return -ENOMEM;
	c->print = plan_print;
	plan_add_all(conform_channel_get(c));
	conform_channel_put(c);
	kfree(c);
	return 0;
}

/* Cases in the plan. */
unsigned int conform_plan_count(void)
{
	return plan_count;
}

/* Returns the case after @cs, the first one for NULL; NULL if none is left. */
const struct conform_case *conform_case_next(const struct conform_case *cs)
{
	unsigned int i = 0;

	if (cs)
		while (i < plan_count && plan_cases[i++] != cs)
			;
	return i < plan_count ? plan_cases[i] : NULL;
}
