// SPDX-License-Identifier: GPL-2.0
/*
 * Clients and devices that register and unregister at the same time
 *
 * A kernel with debugging options reports a use after free, a lock inversion or
 * a hang.
 */
#include <kunit/test.h>
#include <linux/mm.h>

#include "support/data_chan.h"
#include "support/fake.h"
#include "support/listener.h"
#include "support/rig.h"
#include "support/rig_run.h"

#define STRESS_ROUNDS 60

static void stress_devices(void *data)
{
	struct fake *fake = data;
	unsigned int i;

	for (i = 0; i < STRESS_ROUNDS; i++)
		if (!fake_register(fake))
			fake_unregister(fake);
}

static void stress_clients(void *data)
{
	struct listener *listener = data;
	unsigned int i;

	for (i = 0; i < STRESS_ROUNDS; i++) {
		dmae_async_client_register(&listener->client);
		dmae_async_client_chan_request(&listener->client);
		listener_unregister(listener);
	}
}

static void stress_requests(void *data)
{
	struct listener *listener = data;
	unsigned int i;

	for (i = 0; i < STRESS_ROUNDS; i++) {
		listener_request(listener, i % 4);
		listener_request_exclusive(listener, i % 3);
	}
}

static void stress_frees(void *data)
{
	struct listener *listener = data;
	struct dmae_chan *chan;
	unsigned int i;

	for (i = 0; i < STRESS_ROUNDS; i++) {
		listener_request(listener, 2);
		dmae_async_client_wait(&listener->client, 1, 1);
		chan = READ_ONCE(listener->data);
		listener_free(listener, chan,
			      i % 2 ? DMAE_FREE_FINISH : DMAE_FREE_ABORT);
	}
}

static void stress_note_chan(struct listener *listener, struct dmae_chan *chan)
{
	WRITE_ONCE(listener->data, chan);
}

static void stress_power(void *data)
{
	struct fake *fake = data;
	unsigned int i;

	for (i = 0; i < STRESS_ROUNDS; i++) {
		dmae_async_device_suspend(&fake->device);
		dmae_async_device_resume(&fake->device);
	}
}

static void stress_join(struct kunit *test, struct rig_run **runs,
			unsigned int number)
{
	unsigned int i;

	for (i = 0; i < number; i++)
		KUNIT_EXPECT_TRUE(test, rig_run_has_returned(runs[i]));
}

static void devices_and_clients_come_and_go(struct kunit *test)
{
	struct rig_run *runs[] = {
		rig_run(test, stress_devices, fake_create(test, 2)),
		rig_run(test, stress_devices, fake_create(test, 3)),
		rig_run(test, stress_clients, listener_create(test)),
		rig_run(test, stress_clients, listener_create(test)),
		rig_run(test, stress_requests, listener_start(test)),
	};

	stress_join(test, runs, ARRAY_SIZE(runs));
}

static void channels_are_requested_and_freed(struct kunit *test)
{
	struct listener *one = listener_start(test);
	struct listener *other = listener_start(test);
	struct rig_run *runs[4];

	fake_start(test, 3);
	one->hooks[DMAE_RESOURCE_AVAILABLE] = stress_note_chan;
	other->hooks[DMAE_RESOURCE_AVAILABLE] = stress_note_chan;
	runs[0] = rig_run(test, stress_frees, one);
	runs[1] = rig_run(test, stress_frees, other);
	runs[2] = rig_run(test, stress_devices, fake_create(test, 1));
	runs[3] = rig_run(test, stress_requests, listener_start(test));
	stress_join(test, runs, ARRAY_SIZE(runs));
}

static void frees_may_race_with_unregister(struct kunit *test)
{
	struct listener *listener = listener_start(test);
	struct rig_run *runs[3];

	fake_start(test, 3);
	listener->hooks[DMAE_RESOURCE_AVAILABLE] = stress_note_chan;
	runs[0] = rig_run(test, stress_frees, listener);
	runs[1] = rig_run(test, stress_frees, listener);
	runs[2] = rig_run(test, listener_unregister, listener);
	stress_join(test, runs, ARRAY_SIZE(runs));
}

static void devices_suspend_while_clients_come_and_go(struct kunit *test)
{
	struct fake *fake = fake_start(test, 2);
	struct rig_run *runs[] = {
		rig_run(test, stress_power, fake),
		rig_run(test, stress_clients, listener_create(test)),
		rig_run(test, stress_requests, listener_start(test)),
	};

	stress_join(test, runs, ARRAY_SIZE(runs));
}

static void the_last_of_many_requests_counts(struct kunit *test)
{
	struct listener *listener = listener_start(test);
	struct rig_run *runs[] = {
		rig_run(test, stress_requests, listener),
		rig_run(test, stress_requests, listener),
		rig_run(test, stress_requests, listener),
	};

	fake_start(test, 4);
	stress_join(test, runs, ARRAY_SIZE(runs));
	listener_request(listener, 3);
	listener_events(listener);
	KUNIT_EXPECT_EQ(test, listener_held(listener), 3);
}

/* Copies a page over and over while other threads use the same channel. */
static void stress_copies(void *data)
{
	struct data_chan *chan = data;
	u8 *dst = page_address(chan->dst), *src = page_address(chan->src);
	unsigned int i;

	for (i = 0; i < 8 * STRESS_ROUNDS; i++) {
		memset(src, i, PAGE_SIZE);
		data_chan_wait(chan,
			       dmae_async_op_buf_to_buf(chan->chan, DMAE_MEMCPY,
							dst, src, PAGE_SIZE));
		KUNIT_EXPECT_NULL(chan->test, memchr_inv(dst, i, PAGE_SIZE));
	}
}

#define STRESS_USERS 4

static void several_tasks_use_one_channel(struct kunit *test)
{
	struct rig_run *runs[STRESS_USERS];
	struct data_chan *chan = data_chan_start(test), *users;
	unsigned int i;

	users = kunit_kcalloc(test, STRESS_USERS, sizeof(*users), GFP_KERNEL);
	KUNIT_ASSERT_NOT_NULL(test, users);
	for (i = 0; i < STRESS_USERS; i++) {
		users[i] = *chan;
		users[i].dst = virt_to_page(data_chan_alloc(test, 0));
		users[i].src = virt_to_page(data_chan_alloc(test, 0));
		runs[i] = rig_run(test, stress_copies, &users[i]);
	}
	stress_join(test, runs, STRESS_USERS);
}

static struct kunit_case stress_cases[] = {
	KUNIT_CASE(devices_and_clients_come_and_go),
	KUNIT_CASE(channels_are_requested_and_freed),
	KUNIT_CASE(frees_may_race_with_unregister),
	KUNIT_CASE(devices_suspend_while_clients_come_and_go),
	KUNIT_CASE(the_last_of_many_requests_counts),
	KUNIT_CASE(several_tasks_use_one_channel),
	{}
};

static struct kunit_suite stress_suite = {
	.name = "dmae_stress",
	.init = rig_init,
	.exit = rig_exit,
	.test_cases = stress_cases,
};

kunit_test_suite(stress_suite);
