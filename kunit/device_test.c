// SPDX-License-Identifier: GPL-2.0
/*
 * Registration of devices: channels in sysfs, and the order of offers
 */
#include <kunit/test.h>
#include <linux/device.h>
#include <linux/module.h>
#include <linux/topology.h>

#include "support/fake.h"
#include "support/listener.h"
#include "support/outcome.h"
#include "support/rig.h"

static void a_device_needs_no_poll_or_suspend(struct kunit *test)
{
	struct fake *fake = fake_create(test, 1);

	fake->ops.poll = NULL;
	fake->ops.suspend = NULL;
	fake->ops.resume = NULL;
	KUNIT_EXPECT_EQ(test, fake_register(fake), 0);
}

static void a_status_is_available_without_poll(struct kunit *test)
{
	struct fake *fake = fake_create(test, 1);
	struct dmae_chan *chan;
	dmae_cookie_t cookie;

	fake->ops.poll = NULL;
	KUNIT_ASSERT_EQ(test, fake_register(fake), 0);
	chan = listener_take_one(listener_start(test));
	cookie = rig_submit(test, chan, NULL);
	KUNIT_EXPECT_EQ(test, DMAE_IN_PROGRESS,
			dmae_async_op_complete(chan, cookie, NULL, NULL));
}

static void each_channel_appears_in_sysfs(struct kunit *test)
{
	struct fake *fake = fake_start(test, 3);

	KUNIT_EXPECT_EQ(test, fake_sysfs_count(fake), 3);
}

static void channels_leave_sysfs_with_their_device(struct kunit *test)
{
	struct fake *fake = fake_start(test, 3);

	fake_unregister(fake);
	KUNIT_EXPECT_EQ(test, fake_sysfs_count(fake), 0);
}

static void device_check_names(struct kunit *test, struct fake *fake,
			       unsigned int chans)
{
	unsigned int i, device, first = 0, chan;
	char end;

	for (i = 0; i < chans; i++) {
		const char *name = dmae_chan_name(&fake->chans[i].chan);

		KUNIT_EXPECT_EQ_MSG(test, 2,
				    sscanf(name, "dmae%uchan%u%c", &device,
					   &chan, &end),
				    "%s", name);
		KUNIT_EXPECT_EQ(test, chan, i);
		first = i ? first : device;
		KUNIT_EXPECT_EQ(test, device, first);
	}
}

static void channels_are_numbered_within_their_device(struct kunit *test)
{
	device_check_names(test, fake_start(test, 3), 3);
	device_check_names(test, fake_start(test, 2), 2);
}

static void each_device_has_a_number_of_its_own(struct kunit *test)
{
	struct fake *one = fake_start(test, 1), *other = fake_start(test, 1);

	KUNIT_EXPECT_STRNEQ(test, dmae_chan_name(&one->chans[0].chan),
			    dmae_chan_name(&other->chans[0].chan));
}

static void a_device_can_come_back(struct kunit *test)
{
	struct fake *fake = fake_start(test, 1);

	fake_unregister(fake);
	KUNIT_ASSERT_EQ(test, fake_register(fake), 0);
	listener_take(listener_start(test), 1);
}

static void a_channel_reports_its_device_types_and_limits(struct kunit *test)
{
	struct fake *fake = fake_start(test, 1);
	struct dmae_chan *chan = listener_take_one(listener_start(test));

	KUNIT_EXPECT_PTR_EQ(test, dmae_chan_device(chan), fake->parent);
	KUNIT_EXPECT_EQ(test, dmae_chan_caps(chan).bits,
			fake->device.cap_mask.bits);
	KUNIT_EXPECT_EQ(test, dmae_chan_limits(chan)->max_len,
			fake->device.limits.max_len);
}

static struct fake *device_start(struct kunit *test, int priority)
{
	struct fake *fake = fake_create(test, 1);

	fake->device.priority = priority;
	KUNIT_ASSERT_EQ(test, fake_register(fake), 0);
	return fake;
}

static void higher_priority_is_offered_first(struct kunit *test)
{
	struct fake *high;

	device_start(test, 1);
	high = device_start(test, 3);
	device_start(test, 2);
	KUNIT_EXPECT_PTR_EQ(test, listener_take_one(listener_start(test)),
			    &high->chans[0].chan);
}

static void
of_equal_priority_the_first_registered_is_offered_first(struct kunit *test)
{
	struct fake *first = device_start(test, 5);

	device_start(test, 5);
	KUNIT_EXPECT_PTR_EQ(test, listener_take_one(listener_start(test)),
			    &first->chans[0].chan);
}

static void the_least_used_channel_is_offered_first(struct kunit *test)
{
	struct dmae_chan *one, *other;

	fake_start(test, 2);
	one = listener_take_one(listener_start(test));
	other = listener_take_one(listener_start(test));
	KUNIT_EXPECT_PTR_NE(test, one, other);
}

static void priority_matters_more_than_use(struct kunit *test)
{
	struct dmae_chan *one, *other;

	device_start(test, 2);
	device_start(test, 1);
	one = listener_take_one(listener_start(test));
	other = listener_take_one(listener_start(test));
	KUNIT_EXPECT_PTR_EQ(test, one, other);
}

static void a_device_without_a_node_is_near_every_node(struct kunit *test)
{
	const struct dmae_chan_request request = {
		.number = 1,
		.node = numa_mem_id(),
	};
	struct listener *listener = listener_start(test);

	set_dev_node(fake_start(test, 1)->parent, NUMA_NO_NODE);
	dmae_async_client_chan_request_for(&listener->client, &request);
	KUNIT_EXPECT_STREQ(test, listener_events(listener), "A");
}

static void
a_device_whose_module_is_unloading_is_not_offered(struct kunit *test)
{
	struct fake *fake = fake_create(test, 1), *other;
	struct module *module;

	module = kunit_kzalloc(test, sizeof(*module), GFP_KERNEL);
	KUNIT_ASSERT_NOT_NULL(test, module);
	module->state = MODULE_STATE_GOING;
	fake->device.owner = module;
	KUNIT_ASSERT_EQ(test, fake_register(fake), 0);
	other = fake_start(test, 1);
	KUNIT_EXPECT_PTR_EQ(test, listener_take_one(listener_start(test)),
			    &other->chans[0].chan);
}

static struct kunit_case device_cases[] = {
	KUNIT_CASE(a_device_needs_no_poll_or_suspend),
	KUNIT_CASE(a_status_is_available_without_poll),
	KUNIT_CASE(each_channel_appears_in_sysfs),
	KUNIT_CASE(channels_leave_sysfs_with_their_device),
	KUNIT_CASE(channels_are_numbered_within_their_device),
	KUNIT_CASE(each_device_has_a_number_of_its_own),
	KUNIT_CASE(a_device_can_come_back),
	KUNIT_CASE(a_channel_reports_its_device_types_and_limits),
	KUNIT_CASE(higher_priority_is_offered_first),
	KUNIT_CASE(of_equal_priority_the_first_registered_is_offered_first),
	KUNIT_CASE(the_least_used_channel_is_offered_first),
	KUNIT_CASE(priority_matters_more_than_use),
	KUNIT_CASE(a_device_without_a_node_is_near_every_node),
	KUNIT_CASE(a_device_whose_module_is_unloading_is_not_offered),
	{}
};

static struct kunit_suite device_suite = {
	.name = "dmae_device",
	.init = rig_init,
	.exit = rig_exit,
	.test_cases = device_cases,
};

kunit_test_suite(device_suite);
