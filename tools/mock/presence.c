// SPDX-License-Identifier: GPL-2.0
/*
 * Registering and unregistering a device, and registering it again
 */
#include <linux/export.h>
#include <linux/module.h>

#include "mock.h"

static int mock_register(struct dmae_mock *mock)
{
	unsigned int i;
	int err;

	lockdep_assert_held(&mock->lock);
	mock->device = (struct dmae_device){
		.dev = mock->parent,
		.owner = THIS_MODULE,
		.ops = &mock->ops,
		.cap_mask = mock->config.types,
		.limits = mock->config.limits,
		.priority = mock->config.priority,
	};
	dmae_device_init(&mock->device);
	for (i = 0; i < mock->config.chans; i++)
		mock_chan_init(mock, &mock->chans[i]);
	mock_set_aborting(mock, false);
	err = dmae_async_device_register(&mock->device);
	mock->registered = !err;
	return err;
}

static void mock_unregister(struct dmae_mock *mock, enum dmae_mock_exit how)
{
	lockdep_assert_held(&mock->lock);
	if (!mock->registered)
		return;
	mock->registered = false;
	if (how == DMAE_MOCK_EXIT_ABRUPT) {
		mock_set_aborting(mock, true);
		mock_queue_all(mock);
	}
	dmae_async_device_unregister(&mock->device);
	flush_workqueue(mock->wq);
}

void dmae_mock_leave(struct dmae_mock *mock, enum dmae_mock_exit how)
{
	guard(mutex)(&mock->lock);
	mock_unregister(mock, how);
}
EXPORT_SYMBOL_GPL(dmae_mock_leave);

int dmae_mock_come_back(struct dmae_mock *mock)
{
	guard(mutex)(&mock->lock);
	return mock->registered ? 0 : mock_register(mock);
}
EXPORT_SYMBOL_GPL(dmae_mock_come_back);
