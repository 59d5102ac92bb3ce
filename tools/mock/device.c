// SPDX-License-Identifier: GPL-2.0
/*
 * Creating and destroying devices
 */
#define pr_fmt(fmt) KBUILD_MODNAME ": " fmt

#include <linux/debugfs.h>
#include <linux/device.h>
#include <linux/export.h>
#include <linux/idr.h>
#include <linux/jiffies.h>
#include <linux/kernel.h>
#include <linux/slab.h>

#include "mock.h"

#define MOCK_MAX_CHANNELS 256
#define MOCK_MAX_SLOTS 65536

static DEFINE_IDA(mock_ids);

static void mock_leave_work(struct work_struct *work)
{
	struct dmae_mock *mock =
		container_of(work, struct dmae_mock, leave_work);
	unsigned int back_ms;

	dmae_mock_leave(mock, mock_exit_wanted(mock, &back_ms));
	if (back_ms)
		schedule_delayed_work(&mock->back_work,
				      msecs_to_jiffies(back_ms));
}

static void mock_back_work(struct work_struct *work)
{
	struct dmae_mock *mock = container_of(to_delayed_work(work),
					      struct dmae_mock, back_work);

	if (dmae_mock_come_back(mock))
		dev_err(mock->parent, "registering again failed\n");
}

static struct device *mock_parent_create(int node)
{
	struct device *parent;
	char name[24];
	int id = ida_alloc(&mock_ids, GFP_KERNEL);

	if (id < 0)
		return ERR_PTR(id);
	snprintf(name, sizeof(name), "dmae-mock%d", id);
	parent = root_device_register(name);
	if (IS_ERR(parent)) {
		ida_free(&mock_ids, id);
		return parent;
	}
	parent->id = id;
	set_dev_node(parent, node);
	return parent;
}

static void mock_parent_destroy(struct device *parent)
{
	ida_free(&mock_ids, parent->id);
	root_device_unregister(parent);
}

static struct dmae_mock *mock_alloc(const struct dmae_mock_config *config)
{
	struct dmae_mock *mock;

	mock = kvzalloc(struct_size(mock, chans, config->chans), GFP_KERNEL);
	if (!mock)
		return NULL;
	mock->config = *config;
	if (!mock->config.types.bits)
		mock->config.types = dmae_cpu_types();
	mock_ops_init(mock);
	spin_lock_init(&mock->control.lock);
	mock->control.failure = -EIO;
	mutex_init(&mock->lock);
	INIT_WORK(&mock->leave_work, mock_leave_work);
	INIT_DELAYED_WORK(&mock->back_work, mock_back_work);
	INIT_LIST_HEAD(&mock->node);
	return mock;
}

static int mock_config_check(const struct dmae_mock_config *config)
{
	if (!config->chans || config->chans > MOCK_MAX_CHANNELS) {
		pr_err("channels=%u is not from 1 to %u\n", config->chans,
		       MOCK_MAX_CHANNELS);
		return -EINVAL;
	}
	if (!config->slots || config->slots > MOCK_MAX_SLOTS) {
		pr_err("slots=%u is not from 1 to %u\n", config->slots,
		       MOCK_MAX_SLOTS);
		return -EINVAL;
	}
	return 0;
}

struct dmae_mock *dmae_mock_create(const struct dmae_mock_config *config)
{
	struct dmae_mock *mock;
	int err = mock_config_check(config);

	if (err)
		return ERR_PTR(err);
	err = -ENOMEM;
	mock = mock_alloc(config);
	if (!mock)
		return ERR_PTR(-ENOMEM);
	mock->wq = alloc_workqueue("dmae_mock", WQ_UNBOUND | WQ_MEM_RECLAIM, 0);
	if (!mock->wq)
		goto err_free;
	mock->parent = mock_parent_create(config->node);
	err = PTR_ERR_OR_ZERO(mock->parent);
	if (err)
		goto err_destroy_wq;
	err = dmae_mock_come_back(mock);
	if (err)
		goto err_destroy_parent;
	mock_debugfs_add(mock);
	return mock;

err_destroy_parent:
	mock_parent_destroy(mock->parent);
err_destroy_wq:
	destroy_workqueue(mock->wq);
err_free:
	kvfree(mock);
	return ERR_PTR(err);
}
EXPORT_SYMBOL_GPL(dmae_mock_create);

void dmae_mock_destroy(struct dmae_mock *mock)
{
	debugfs_remove_recursive(mock->dir);
	dmae_mock_leave_after(mock, 0, DMAE_MOCK_EXIT, 0);
	cancel_work_sync(&mock->leave_work);
	cancel_delayed_work_sync(&mock->back_work);
	dmae_mock_leave(mock, DMAE_MOCK_EXIT);
	destroy_workqueue(mock->wq);
	mock_parent_destroy(mock->parent);
	kvfree(mock);
}
EXPORT_SYMBOL_GPL(dmae_mock_destroy);

struct device *dmae_mock_device(const struct dmae_mock *mock)
{
	return mock->parent;
}
EXPORT_SYMBOL_GPL(dmae_mock_device);
