// SPDX-License-Identifier: GPL-2.0
/*
 * The cases as a KUnit suite, each a parameter
 */
#include <kunit/test.h>
#include <linux/module.h>
#include <linux/slab.h>

#include "conform.h"

/* Set by a case, read before the next one: KUnit runs them one by one. */
static bool conform_kunit_stuck;

static void conform_kunit_print(struct conform *c, struct va_format *vaf)
{
	struct kunit *test = c->sink;

	kunit_err(test, "%pV", vaf);
}

static void conform_case(struct kunit *test)
{
	struct conform *c = kzalloc(sizeof(*c), GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(test, c);
	c->print = conform_kunit_print;
	c->sink = test;
	conform_run(c, test->param_value);
	if (c->failures)
		KUNIT_FAIL(test, "%u failures", c->failures);
	conform_kunit_stuck = c->stuck;
	/* The stuck operation uses our memory and our callback. */
	if (c->stuck)
		__module_get(THIS_MODULE);
	else
		kfree(c);
}

/* No case runs after a stuck operation, as it would wait in vain, too. */
static const void *conform_param_next(struct kunit *test, const void *prev,
				      char *desc)
{
	const struct conform_case *cs;

	if (conform_kunit_stuck || (!prev && conform_plan_make()))
		return NULL;
	cs = conform_case_next(prev);
	if (cs)
		strscpy(desc, cs->name, KUNIT_PARAM_DESC_SIZE);
	return cs;
}

static struct kunit_case conform_kunit_cases[] = {
	KUNIT_CASE_PARAM(conform_case, conform_param_next),
	{}
};

static struct kunit_suite conform_kunit_suite = {
	.name = "dmae_conform",
	.test_cases = conform_kunit_cases,
};

kunit_test_suite(conform_kunit_suite);
