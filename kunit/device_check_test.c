// SPDX-License-Identifier: GPL-2.0
/*
 * Invalid devices are refused at registration, and leave nothing behind
 */
#include <kunit/test.h>

#include "support/fake.h"
#include "support/listener.h"
#include "support/rig.h"

/**
 * struct flaw - a way to make a device invalid
 * @name: shown in the results
 * @make: makes a valid device invalid
 */
struct flaw {
	const char *name;
	void (*make)(struct fake *fake);
};

static void flaw_no_device(struct fake *fake)
{
	fake->device.dev = NULL;
}

static void flaw_no_ops(struct fake *fake)
{
	fake->device.ops = NULL;
}

static void flaw_no_channels(struct fake *fake)
{
	INIT_LIST_HEAD(&fake->device.channels);
}

static void flaw_not_initialised(struct fake *fake)
{
	fake->device.channels = (struct list_head){};
}

static void flaw_no_submit(struct fake *fake)
{
	fake->ops.submit = NULL;
}

static void flaw_no_issue_pending(struct fake *fake)
{
	fake->ops.issue_pending = NULL;
}

static void flaw_no_terminate(struct fake *fake)
{
	fake->ops.terminate = NULL;
}

static void flaw_no_synchronize(struct fake *fake)
{
	fake->ops.synchronize = NULL;
}

static void flaw_no_resume(struct fake *fake)
{
	fake->ops.resume = NULL;
}

static void flaw_no_suspend(struct fake *fake)
{
	fake->ops.suspend = NULL;
}

static void flaw_no_types(struct fake *fake)
{
	dmae_cap_zero(&fake->device.cap_mask);
	memset(fake->ops.prep, 0, sizeof(fake->ops.prep));
}

static void flaw_unknown_type(struct fake *fake)
{
	dmae_cap_set(DMAE_TX_TYPE_END, &fake->device.cap_mask);
}

static void flaw_no_prep(struct fake *fake)
{
	fake->ops.prep[DMAE_MEMSET] = NULL;
}

static void flaw_prep_too_many(struct fake *fake)
{
	dmae_cap_clear(DMAE_MEMSET, &fake->device.cap_mask);
}

static void flaw_no_max_len(struct fake *fake)
{
	fake->device.limits.max_len = 0;
}

static void flaw_short_max_len(struct fake *fake)
{
	fake->device.limits.align = 64;
	fake->device.limits.max_len = 63;
}

static void flaw_no_align(struct fake *fake)
{
	fake->device.limits.align = 0;
}

static void flaw_odd_align(struct fake *fake)
{
	fake->device.limits.align = 48;
}

static void flaw_no_max_xor(struct fake *fake)
{
	fake->device.limits.max_xor = 0;
}

static void flaw_one_source_of_xor(struct fake *fake)
{
	fake->device.limits.max_xor = 1;
}

static void flaw_no_max_pq(struct fake *fake)
{
	fake->device.limits.max_pq = 0;
}

static const struct flaw flaws[] = {
	{ "no device", flaw_no_device },
	{ "no operations", flaw_no_ops },
	{ "no channels", flaw_no_channels },
	{ "list not initialised", flaw_not_initialised },
	{ "no submit", flaw_no_submit },
	{ "no issue_pending", flaw_no_issue_pending },
	{ "no terminate", flaw_no_terminate },
	{ "no synchronize", flaw_no_synchronize },
	{ "suspend without resume", flaw_no_resume },
	{ "resume without suspend", flaw_no_suspend },
	{ "no types", flaw_no_types },
	{ "type that does not exist", flaw_unknown_type },
	{ "type without prep", flaw_no_prep },
	{ "prep without type", flaw_prep_too_many },
	{ "length 0", flaw_no_max_len },
	{ "length under the alignment", flaw_short_max_len },
	{ "alignment 0", flaw_no_align },
	{ "alignment no power of two", flaw_odd_align },
	{ "xor of no source", flaw_no_max_xor },
	{ "xor of one source", flaw_one_source_of_xor },
	{ "pq of no source", flaw_no_max_pq },
};

KUNIT_ARRAY_PARAM_DESC(flaws, flaws, name);

static struct fake *device_refused(struct kunit *test)
{
	const struct flaw *flaw = test->param_value;
	struct fake *fake = fake_create(test, 2);

	flaw->make(fake);
	KUNIT_EXPECT_EQ(test, fake_register(fake), -EINVAL);
	return fake;
}

static void an_invalid_device_is_refused(struct kunit *test)
{
	device_refused(test);
}

static void nothing_is_left_of_a_refused_device(struct kunit *test)
{
	struct fake *fake = device_refused(test);

	KUNIT_EXPECT_EQ(test, fake_sysfs_count(fake), 0);
	KUNIT_EXPECT_NULL(test, fake->device.core);
	KUNIT_EXPECT_NULL(test, fake->chans[0].chan.core);
}

static void a_valid_device_is_accepted_after_a_refused_one(struct kunit *test)
{
	device_refused(test);
	fake_start(test, 1);
	listener_take(listener_start(test), 1);
}

static void null_instead_of_a_device_is_refused(struct kunit *test)
{
	KUNIT_EXPECT_EQ(test, dmae_async_device_register(NULL), -EINVAL);
}

static void a_device_registered_twice_is_refused(struct kunit *test)
{
	struct fake *fake = fake_start(test, 1);

	KUNIT_EXPECT_EQ(test, dmae_async_device_register(&fake->device),
			-EINVAL);
	KUNIT_EXPECT_EQ(test, fake_sysfs_count(fake), 1);
}

static struct kunit_case device_check_cases[] = {
	KUNIT_CASE_PARAM(an_invalid_device_is_refused, flaws_gen_params),
	KUNIT_CASE_PARAM(nothing_is_left_of_a_refused_device, flaws_gen_params),
	KUNIT_CASE_PARAM(a_valid_device_is_accepted_after_a_refused_one,
			 flaws_gen_params),
	KUNIT_CASE(null_instead_of_a_device_is_refused),
	KUNIT_CASE(a_device_registered_twice_is_refused),
	{}
};

static struct kunit_suite device_check_suite = {
	.name = "dmae_device_check",
	.init = rig_init,
	.exit = rig_exit,
	.test_cases = device_check_cases,
};

kunit_test_suite(device_check_suite);
