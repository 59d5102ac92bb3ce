// SPDX-License-Identifier: GPL-2.0
/*
 * Interrupts of the channels
 *
 * Each write of REARM allows a channel one interrupt.  An interrupt that is
 * requested before waits for REARM.  INTRDELAY coalesces several requests.
 */
#include "model.h"

static bool interrupt_is_dropped(struct channel *channel)
{
	if (!fault_hit(channel->device->plan, FAULT_DROPPED_INTERRUPT,
		       channel->number))
		return false;
	channel->counters[COUNT_FAULTS]++;
	return true;
}

void interrupt_request(struct channel *channel)
{
	const struct device *device = channel->device;

	if (channel->interrupt.pending)
		return;
	if (!channel->interrupt.armed && interrupt_is_dropped(channel))
		return;
	channel->interrupt.pending = true;
	channel->interrupt.due = device->now + device->delay;
}

void interrupt_rearm(struct channel *channel)
{
	channel->interrupt.armed = true;
}

void interrupt_update_line(struct device *device)
{
	const bool level = device->attention &&
			   device->interrupt & INTRCTRL_MASTER &&
			   !(device->interrupt & INTRCTRL_VECTORS);
	bool heard;

	if (level == device->line)
		return;
	device->line = level;
	if (!device->pins.line)
		return;
	heard = device->pins.line(device->pins.context, level);
	if (level)
		device->counters[heard ? COUNT_INTERRUPTS : COUNT_UNHEARD]++;
}

static void interrupt_send(struct channel *channel)
{
	struct device *device = channel->device;
	const struct interrupt_pins *pins = &device->pins;
	bool heard;

	device->attention |= BIT(channel->number);
	if (!(device->interrupt & INTRCTRL_VECTORS)) {
		interrupt_update_line(device);
		return;
	}
	heard = pins->vector && pins->vector(pins->context, channel->number);
	channel->counters[heard ? COUNT_INTERRUPTS : COUNT_UNHEARD]++;
}

/* Returns when to call it again, if the driver writes no register before. */
u64 interrupt_run(struct channel *channel)
{
	struct interrupt *interrupt = &channel->interrupt;
	struct device *device = channel->device;

	if (!interrupt->pending || !interrupt->armed ||
	    !(device->interrupt & INTRCTRL_MASTER))
		return DUE_NEVER;
	if (interrupt->due > device->now)
		return interrupt->due;
	interrupt->pending = false;
	interrupt->armed = false;
	if (fault_hit(device->plan, FAULT_LOST_INTERRUPT, channel->number))
		channel->counters[COUNT_FAULTS]++;
	else
		interrupt_send(channel);
	return DUE_NEVER;
}
