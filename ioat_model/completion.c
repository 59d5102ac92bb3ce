// SPDX-License-Identifier: GPL-2.0
/*
 * The completion write: CHANSTS, written to the address in CHANCMP
 */
#include "model.h"

static u32 completion_store(struct channel *channel, u64 value)
{
	const u64 address = channel->completion_address;

	if (address % sizeof(value) || !channel_address_valid(channel, address))
		return ERR_COMPLETION;
	if (!memory_write_word(channel->device->memory, address, value)) {
		channel->counters[COUNT_DMA_FAULTS]++;
		return ERR_COMPLETION;
	}
	channel->counters[COUNT_COMPLETIONS]++;
	hazard_tell(channel);
	return 0;
}

static void completion_store_low(struct channel *channel, u32 value)
{
	u8 bytes[4];

	store_le32(bytes, value);
	memory_write(channel->device->memory, channel->completion_address,
		     bytes, sizeof(bytes));
}

static void completion_delay(struct channel *channel, u32 us)
{
	channel->counters[COUNT_FAULTS]++;
	channel->late.due = channel->device->now + us;
}

/* Writes after a late one are late as well, so that they stay in order. */
u32 completion_write(struct channel *channel)
{
	struct fault_plan *plan = channel->device->plan;
	const u64 value = channel_status(channel);
	const struct fault *late, *torn;

	late = fault_hit(plan, FAULT_LATE_COMPLETION, channel->number);
	torn = fault_hit(plan, FAULT_TORN_COMPLETION, channel->number);
	channel->late.value = value;
	if (channel->late.due != DUE_NEVER)
		return 0;
	if (late) {
		completion_delay(channel, late->us);
		return 0;
	}
	if (torn) {
		completion_store_low(channel, value);
		completion_delay(channel, torn->us);
		return 0;
	}
	return completion_store(channel, value);
}

/* Does the late write, if it is due. */
u32 completion_run(struct channel *channel)
{
	if (channel->late.due > channel->device->now)
		return 0;
	channel->late.due = DUE_NEVER;
	return completion_store(channel, channel->late.value);
}

void completion_forget(struct channel *channel)
{
	channel->late.due = DUE_NEVER;
}
