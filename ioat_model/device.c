// SPDX-License-Identifier: GPL-2.0
/*
 * The device: runs its channels in turn, and resets them
 */
#include "model.h"

void device_init(struct device *device, const struct variant *variant,
		 unsigned int channels, struct memory *memory,
		 struct fault_plan *plan)
{
	unsigned int i;

	*device = (struct device){
		.variant = variant,
		.channels = channels,
		.memory = memory,
		.plan = plan,
	};
	for (i = 0; i < channels; i++)
		channel_init(&device->channel[i], device, i);
}

void device_reset(struct device *device)
{
	unsigned int i;

	device->generic = 0;
	device->interrupt = 0;
	device->attention = 0;
	device->delay = 0;
	device->prefetch = 0;
	device->errors = 0;
	interrupt_update_line(device);
	for (i = 0; i < device->channels; i++) {
		struct channel *channel = &device->channel[i];

		channel->control = 0;
		channel->error_mask = 0;
		channel->interrupt.armed = false;
		channel_reset(channel);
	}
}

static u64 sooner(u64 a, u64 b)
{
	return a < b ? a : b;
}

static u64 device_run_channel(struct channel *channel)
{
	u32 error;
	u64 due;

	channel_run(channel);
	error = completion_run(channel);
	if (error)
		channel_fail(channel, error);
	due = sooner(channel->late.due, interrupt_run(channel));
	if (channel_is_starting(channel))
		return sooner(due, channel->start);
	return channel_has_work(channel) ? DUE_NOW : due;
}

u64 device_run(struct device *device, u64 now)
{
	u64 due = DUE_NEVER;
	unsigned int i;

	device->now = now;
	for (i = 0; i < device->channels && !device->gone; i++)
		due = sooner(due, device_run_channel(&device->channel[i]));
	return device->gone ? DUE_NEVER : due;
}
