// SPDX-License-Identifier: GPL-2.0
/*
 * Registering a channel, and its resources while a client holds it
 */
#include <linux/delay.h>
#include <linux/percpu.h>
#include <linux/slab.h>
#include <linux/xarray.h>

#include "channel.h"
#include "device.h"
#include "failures.h"
#include "latency.h"
#include "stats.h"
#include "sysfs.h"

/* Numbers the channels; has its own lock. */
static DEFINE_XARRAY_ALLOC(dmae_chan_numbers);

static struct dmae_chan_core *dmae_chan_core_alloc(struct dmae_chan *chan)
{
	struct dmae_chan_core *core = kzalloc(sizeof(*core), GFP_KERNEL);

	if (!core)
		return NULL;
	core->chan = chan;
	INIT_LIST_HEAD(&core->holds);
	INIT_LIST_HEAD(&core->mark_node);
	mutex_init(&core->resources);
	dmae_failures_init(&core->failures);
	device_initialize(&core->dev);
	core->dev.class = &dmae_class;
	core->dev.parent = chan->device->dev;
	return core;
}

/* Puts the channel in sysfs; the caller offers it afterwards. */
int dmae_chan_setup(struct dmae_chan *chan, int chan_id)
{
	struct dmae_chan_core *core = dmae_chan_core_alloc(chan);
	int err;

	if (!core)
		return -ENOMEM;
	err = dev_set_name(&core->dev, "dmae%dchan%d", chan->device->core->id,
			   chan_id);
	if (err)
		goto err_put_dev;

	err = -ENOMEM;
	chan->stats = alloc_percpu(struct dmae_chan_stats);
	if (!chan->stats)
		goto err_put_dev;

	err = xa_alloc(&dmae_chan_numbers, &core->index, chan, xa_limit_32b,
		       GFP_KERNEL);
	if (err)
		goto err_free_stats;

	chan->core = core;
	chan->closed = BIT(DMAE_CHAN_UNHELD);
	chan->failures = false;
	chan->depth_max = 0;
	chan->depth_base = chan->completed;
	chan->doorbells = 0;
	chan->interrupts = 0;
	err = device_add(&core->dev);
	if (err)
		goto err_erase_number;
	return 0;

err_erase_number:
	chan->core = NULL;
	xa_erase(&dmae_chan_numbers, core->index);
err_free_stats:
	free_percpu(chan->stats);
err_put_dev:
	put_device(&core->dev);
	return err;
}

/* Called when no client has a hold on @chan and the core offers it no more. */
void dmae_chan_teardown(struct dmae_chan *chan)
{
	struct dmae_chan_core *core = chan->core;

	device_del(&core->dev);
	xa_erase(&dmae_chan_numbers, core->index);
	free_percpu(chan->stats);
	dmae_latency_free(core);
	chan->core = NULL;
	put_device(&core->dev);
}

int dmae_chan_get_resources(struct dmae_chan *chan)
{
	struct dmae_chan_core *core = chan->core;
	int err = 0;

	guard(mutex)(&core->resources);
	if (!core->users && chan->ops->alloc_chan_resources)
		err = chan->ops->alloc_chan_resources(chan);
	if (err)
		return err;
	WRITE_ONCE(core->users, core->users + 1);
	clear_bit(DMAE_CHAN_UNHELD, &chan->closed);
	return 0;
}

/* Operations of a leaving channel have this long until the core aborts them. */
#define DMAE_LEAVE_GRACE msecs_to_jiffies(1000)

static bool dmae_chan_has_completed(struct dmae_chan *chan,
				    dmae_cookie_t cookie)
{
	return !cookie || dmae_async_op_complete(chan, cookie, NULL, NULL) !=
				  DMAE_IN_PROGRESS;
}

/*
 * Returns when every submitted operation has completed and its callback has
 * returned.  Only a leaving channel has a time limit.
 */
static void dmae_chan_drain(struct dmae_chan *chan)
{
	dmae_cookie_t cookie = READ_ONCE(chan->cookie);
	unsigned long grace_end = 0;

	dmae_async_op_issue_pending(chan);
	while (!dmae_chan_has_completed(chan, cookie)) {
		usleep_range(50, 200);
		if (!test_bit(DMAE_CHAN_LEAVING, &chan->closed))
			continue;
		if (!grace_end)
			grace_end = jiffies + DMAE_LEAVE_GRACE;
		else if (time_after(jiffies, grace_end))
			chan->ops->terminate(chan);
	}
	chan->ops->synchronize(chan);
}

static void dmae_chan_abort_if_alone(struct dmae_chan *chan)
{
	guard(mutex)(&chan->core->resources);
	if (chan->core->users == 1)
		chan->ops->terminate(chan);
}

/*
 * The last holder must not submit any more, but its completion callbacks may
 * have prepared operations before the channel was closed: drain until no more
 * are submitted.
 */
static void dmae_chan_close(struct dmae_chan *chan)
{
	dmae_cookie_t cookie;

	lockdep_assert_held(&chan->core->resources);
	set_bit(DMAE_CHAN_UNHELD, &chan->closed);
	do {
		cookie = READ_ONCE(chan->cookie);
		dmae_chan_drain(chan);
	} while (READ_ONCE(chan->cookie) != cookie);
}

void dmae_chan_put_resources(struct dmae_chan *chan, enum dmae_free_mode mode)
{
	struct dmae_chan_core *core = chan->core;

	if (mode == DMAE_FREE_ABORT)
		dmae_chan_abort_if_alone(chan);
	/* Without the mutex, so that other clients can come and go. */
	dmae_chan_drain(chan);

	guard(mutex)(&core->resources);
	if (core->users == 1) {
		dmae_chan_close(chan);
		if (chan->ops->free_chan_resources)
			chan->ops->free_chan_resources(chan);
	}
	WRITE_ONCE(core->users, core->users - 1);
}

dmae_cap_mask_t dmae_chan_caps(const struct dmae_chan *chan)
{
	return chan->device->cap_mask;
}
EXPORT_SYMBOL_GPL(dmae_chan_caps);

const struct dmae_limits *dmae_chan_limits(const struct dmae_chan *chan)
{
	return &chan->device->limits;
}
EXPORT_SYMBOL_GPL(dmae_chan_limits);

int dmae_chan_priority(const struct dmae_chan *chan)
{
	return chan->device->priority;
}
EXPORT_SYMBOL_GPL(dmae_chan_priority);

struct device *dmae_chan_device(const struct dmae_chan *chan)
{
	return chan->device->dev;
}
EXPORT_SYMBOL_GPL(dmae_chan_device);
