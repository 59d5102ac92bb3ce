// SPDX-License-Identifier: GPL-2.0
/*
 * Commands and states of a channel
 *
 *	HALTED -> ARMED		CHAINADDR is written, and CHANERR is 0
 *	ARMED -> ACTIVE		DMACOUNT is written
 *	ACTIVE -> IDLE		DMACOUNT descriptors are complete
 *	IDLE -> ACTIVE		DMACOUNT is written
 *	ACTIVE, IDLE -> SUSPENDED	by command, between two descriptors
 *	SUSPENDED -> ACTIVE, IDLE	RESUME
 *	SUSPENDED, IDLE -> ARMED	CHAINADDR is written
 *	any -> HALTED		an error, ABORT, RESET
 *
 * RESET keeps CHANCTRL and the error mask.
 */
#include "model.h"

void channel_init(struct channel *channel, struct device *device,
		  unsigned int number)
{
	*channel = (struct channel){
		.device = device,
		.number = number,
		.state = CHANNEL_HALTED,
		.late = { .due = DUE_NEVER },
	};
}

void channel_reset(struct channel *channel)
{
	channel->state = CHANNEL_HALTED;
	channel->idle_halted = false;
	channel->suspend = false;
	channel->stuck = false;
	channel->command = 0;
	channel->count = 0;
	channel->done = 0;
	channel->chain = 0;
	channel->current = 0;
	channel->last = 0;
	channel->completion_address = 0;
	channel->error = 0;
	channel->ring = 0;
	channel->hazards.count = 0;
	channel->interrupt.pending = false;
	completion_forget(channel);
}

static void channel_halt(struct channel *channel, u32 error)
{
	channel->state = CHANNEL_HALTED;
	channel->suspend = false;
	channel->error |= error;
	if (channel->control & CHANCTRL_ERR_COMPLETION)
		channel->error |= completion_write(channel);
	channel->device->errors |= channel->error;
}

/* The completion write reports the descriptor before the failed one. */
void channel_fail(struct channel *channel, u32 error)
{
	channel->counters[COUNT_ERRORS]++;
	channel_halt(channel, error);
	if (channel->control & CHANCTRL_ERR_INT)
		interrupt_request(channel);
}

/* Halts as an ABORT does, but without a command. */
void channel_halt_silently(struct channel *channel)
{
	channel->counters[COUNT_FAULTS]++;
	channel_halt(channel, 0);
	if (channel->control & CHANCTRL_ERR_INT)
		interrupt_request(channel);
}

void channel_set_chain(struct channel *channel)
{
	if (channel->state == CHANNEL_ACTIVE || channel->error ||
	    channel->stuck)
		return;
	channel->state = CHANNEL_ARMED;
	channel->next = channel->chain;
	channel->chained = true;
	channel->current = 0;
	channel->last = 0;
	channel->done = 0;
	channel->count = 0;
	channel->hazards.count = 0;
}

static void channel_begin(struct channel *channel)
{
	const struct fault *slow = fault_hit(channel->device->plan,
					     FAULT_SLOW_START, channel->number);

	channel->start = channel->device->now + (slow ? slow->us : 0);
	channel->counters[COUNT_FAULTS] += !!slow;
}

void channel_set_count(struct channel *channel)
{
	channel->counters[COUNT_DOORBELLS]++;
	if (channel->stuck)
		return;
	if (channel->state == CHANNEL_ARMED)
		channel_begin(channel);
	if (channel->state == CHANNEL_ARMED || channel->state == CHANNEL_IDLE)
		channel->state = channel->count == channel->done ?
					 CHANNEL_IDLE :
					 CHANNEL_ACTIVE;
}

static void channel_command_suspend(struct channel *channel)
{
	struct fault_plan *plan = channel->device->plan;

	if (channel->state != CHANNEL_ACTIVE && channel->state != CHANNEL_IDLE)
		return;
	if (fault_hit(plan, FAULT_STUCK_SUSPEND, channel->number)) {
		channel->counters[COUNT_FAULTS]++;
		return;
	}
	channel->counters[COUNT_SUSPENDS]++;
	if (channel->state == CHANNEL_IDLE)
		channel->state = CHANNEL_SUSPENDED;
	else
		channel->suspend = true;
}

static void channel_command_resume(struct channel *channel)
{
	channel->suspend = false;
	if (channel->state == CHANNEL_SUSPENDED)
		channel->state = channel->count == channel->done ?
					 CHANNEL_IDLE :
					 CHANNEL_ACTIVE;
}

static void channel_command_abort(struct channel *channel)
{
	if (channel->state != CHANNEL_HALTED)
		channel_halt(channel, 0);
}

static void channel_command_reset(struct channel *channel)
{
	struct fault_plan *plan = channel->device->plan;

	channel->counters[COUNT_RESETS]++;
	channel_reset(channel);
	if (fault_hit(plan, FAULT_STUCK_RESET, channel->number)) {
		channel->counters[COUNT_FAULTS]++;
		channel->command = CHANCMD_RESET;
		channel->stuck = true;
	}
}

void channel_command(struct channel *channel, u8 command)
{
	switch (command) {
	case 0:
	case CHANCMD_START:
	case CHANCMD_APPEND:
		/* Since v2 a write of DMACOUNT starts and appends. */
		break;
	case CHANCMD_SUSPEND:
		channel_command_suspend(channel);
		break;
	case CHANCMD_ABORT:
		channel_command_abort(channel);
		break;
	case CHANCMD_RESUME:
		channel_command_resume(channel);
		break;
	case CHANCMD_RESET:
		channel_command_reset(channel);
		break;
	default:
		channel_fail(channel, ERR_COMMAND);
	}
}
