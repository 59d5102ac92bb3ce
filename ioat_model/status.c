// SPDX-License-Identifier: GPL-2.0
/*
 * CHANSTS of a channel, and the addresses that the chip supports
 */
#include "model.h"

/* The state in CHANSTS.  Faults make it differ from the true state. */
static enum channel_state channel_shown_state(const struct channel *channel)
{
	const bool idle_halted = channel->idle_halted &&
				 channel->state == CHANNEL_IDLE;

	return channel_is_starting(channel) || idle_halted ? CHANNEL_HALTED :
							     channel->state;
}

u64 channel_status(const struct channel *channel)
{
	u64 status = (channel->last & CHANSTS_ADDRESS) |
		     channel_shown_state(channel);

	if (channel->error & ERR_UNAFFILIATED)
		status |= CHANSTS_UNAFFILIATED;
	if (channel->error & ERR_SED)
		status |= CHANSTS_SOFT;
	return status;
}

bool channel_address_valid(const struct channel *channel, u64 address)
{
	return !(address >> channel->device->variant->address_bits);
}
