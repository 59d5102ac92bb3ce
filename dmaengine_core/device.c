// SPDX-License-Identifier: GPL-2.0
/*
 * Registering, suspending and unregistering a device
 */
#define pr_fmt(fmt) KBUILD_MODNAME ": " fmt

#include <linux/export.h>
#include <linux/idr.h>
#include <linux/log2.h>
#include <linux/slab.h>

#include "channel.h"
#include "deal.h"
#include "device.h"
#include "latency.h"
#include "order.h"
#include "queue.h"

static DEFINE_IDA(dmae_device_ids);

#define dmae_refuse(device, fmt, ...)                                \
	({                                                           \
		dev_err((device)->dev, "registration refused: " fmt, \
			##__VA_ARGS__);                              \
		-EINVAL;                                             \
	})

/* The limit of a type with several sources must allow at least two. */
static bool dmae_device_limit_missing(const struct dmae_device *device)
{
	unsigned int type;

	for_each_set_bit(type, &device->cap_mask.bits, DMAE_TX_TYPE_END) {
		const struct dmae_type *facts = dmae_type_of(type);

		if (facts->max_srcs != DMAE_EXACT &&
		    dmae_type_srcs(facts, &device->limits) < 2)
			return true;
	}
	return false;
}

static int dmae_device_check_preps(const struct dmae_device *device)
{
	unsigned int type;

	for (type = 0; type < DMAE_TX_TYPE_END; type++) {
		if (dmae_has_cap(type, &device->cap_mask) ==
		    !!device->ops->prep[type])
			continue;
		return dmae_refuse(device,
				   "mask and prep functions differ for %s\n",
				   dmae_transaction_type_name(type));
	}
	return 0;
}

static int dmae_device_check_limits(const struct dmae_device *device)
{
	const struct dmae_limits *limits = &device->limits;

	if (!is_power_of_2(limits->align))
		return dmae_refuse(device, "align %u is not a power of 2\n",
				   limits->align);
	if (limits->max_len < limits->align)
		return dmae_refuse(device, "max_len %zu is below align %u\n",
				   limits->max_len, limits->align);
	if (dmae_device_limit_missing(device))
		return dmae_refuse(device, "max_xor or max_pq is below 2\n");
	return 0;
}

/* The name of an operation that each provider must have and @ops has not, or NULL. */
static const char *dmae_device_op_missing(const struct dmae_device_ops *ops)
{
	if (!ops->submit)
		return "submit";
	if (!ops->issue_pending)
		return "issue_pending";
	if (!ops->terminate)
		return "terminate";
	return ops->synchronize ? NULL : "synchronize";
}

static int dmae_device_check(const struct dmae_device *device)
{
	const struct dmae_device_ops *ops;

	if (!device || !device->dev || !device->ops) {
		pr_err("registration refused: no underlying device, or no operations\n");
		return -EINVAL;
	}
	if (device->core)
		return dmae_refuse(device, "registered already\n");
	ops = device->ops;
	if (!device->channels.next || list_empty(&device->channels))
		return dmae_refuse(device, "no channels\n");
	if (dmae_device_op_missing(ops))
		return dmae_refuse(device, "operation %s is missing\n",
				   dmae_device_op_missing(ops));
	if (!ops->suspend != !ops->resume)
		return dmae_refuse(device,
				   "only one of suspend and resume is given\n");
	if (!device->cap_mask.bits ||
	    device->cap_mask.bits & ~GENMASK(DMAE_TX_TYPE_END - 1, 0))
		return dmae_refuse(device,
				   "mask %#lx is 0, or has unknown types\n",
				   device->cap_mask.bits);
	return dmae_device_check_limits(device) ?:
						  dmae_device_check_preps(device);
}

static void dmae_device_teardown_chans(struct dmae_device *device)
{
	struct dmae_chan *chan;

	list_for_each_entry(chan, &device->channels, node)
		if (chan->core)
			dmae_chan_teardown(chan);
}

static int dmae_device_setup_chans(struct dmae_device *device)
{
	struct dmae_chan *chan;
	int id = 0, err;

	list_for_each_entry(chan, &device->channels, node) {
		err = dmae_chan_setup(chan, id++);
		if (err) {
			dmae_device_teardown_chans(device);
			return err;
		}
	}
	return 0;
}

static struct dmae_device_core *
dmae_device_core_alloc(struct dmae_device *device)
{
	struct dmae_device_core *core = kzalloc(sizeof(*core), GFP_KERNEL);

	if (!core)
		return NULL;
	core->device = device;
	core->order = RB_ROOT_CACHED;
	core->id = ida_alloc(&dmae_device_ids, GFP_KERNEL);
	if (core->id < 0) {
		kfree(core);
		return NULL;
	}
	return core;
}

static void dmae_device_core_free(struct dmae_device_core *core)
{
	ida_free(&dmae_device_ids, core->id);
	kfree(core);
}

/* Inserts a device before the first one of lower priority. */
static void dmae_device_insert(struct dmae_device_core *core)
{
	struct dmae_device_core *other;
	struct dmae_chan *chan;

	lockdep_assert_held(&dmae_lock);
	list_for_each_entry(other, &dmae_devices, node)
		if (other->device->priority < core->device->priority)
			break;
	list_add_tail(&core->node, &other->node);
	list_for_each_entry(chan, &core->device->channels, node)
		dmae_order_add(chan);
}

int dmae_async_device_register(struct dmae_device *device)
{
	int err;

	err = dmae_device_check(device);
	if (err)
		return err;
	device->core = dmae_device_core_alloc(device);
	if (!device->core)
		return -ENOMEM;
	err = dmae_device_setup_chans(device);
	if (err)
		goto err_free_core;

	scoped_guard(dmae_deal) {
		dmae_device_insert(device->core);
		dmae_latency_add(device);
		dmae_deal_device(device);
	}
	return 0;

err_free_core:
	dmae_device_core_free(device->core);
	device->core = NULL;
	return err;
}
EXPORT_SYMBOL_GPL(dmae_async_device_register);

void dmae_async_device_lost(struct dmae_device *device)
{
	struct dmae_chan *chan;

	guard(dmae_deal)();
	device->core->leaving = true;
	/* Operations whose prep sees the bit late are drained, too. */
	list_for_each_entry(chan, &device->channels, node)
		set_bit(DMAE_CHAN_LEAVING, &chan->closed);
	dmae_deal_device(device);
}
EXPORT_SYMBOL_GPL(dmae_async_device_lost);

static void dmae_device_set_suspended(struct dmae_device *device,
				      bool suspended)
{
	struct dmae_hold *hold;
	struct dmae_chan *chan;

	guard(mutex)(&dmae_lock);
	WRITE_ONCE(device->core->suspended, suspended);
	list_for_each_entry(chan, &device->channels, node)
		list_for_each_entry(hold, &chan->core->holds, chan_node)
			if (hold->state == DMAE_HOLD_HELD)
				dmae_queue_hold(hold);
}

void dmae_async_device_suspend(struct dmae_device *device)
{
	struct dmae_chan *chan;

	if (WARN_ON_ONCE(!device->ops->suspend))
		return;
	list_for_each_entry(chan, &device->channels, node)
		device->ops->suspend(chan);
	dmae_device_set_suspended(device, true);
}
EXPORT_SYMBOL_GPL(dmae_async_device_suspend);

void dmae_async_device_resume(struct dmae_device *device)
{
	struct dmae_chan *chan;

	if (WARN_ON_ONCE(!device->ops->resume))
		return;
	list_for_each_entry(chan, &device->channels, node)
		device->ops->resume(chan);
	dmae_device_set_suspended(device, false);
}
EXPORT_SYMBOL_GPL(dmae_async_device_resume);

void dmae_async_device_unregister(struct dmae_device *device)
{
	/* A client may wait for operations that the device holds back. */
	if (READ_ONCE(device->core->suspended))
		dmae_async_device_resume(device);
	dmae_async_device_lost(device);
	wait_event(dmae_changed, !READ_ONCE(device->core->holds));

	/* The task that unlinked the last hold may still hold the lock. */
	scoped_guard(mutex, &dmae_lock)
		list_del(&device->core->node);

	dmae_device_teardown_chans(device);
	dmae_device_core_free(device->core);
	device->core = NULL;
}
EXPORT_SYMBOL_GPL(dmae_async_device_unregister);
