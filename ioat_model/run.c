// SPDX-License-Identifier: GPL-2.0
/*
 * Takes a descriptor through its stages
 */
#include "model.h"

static u32 run_fetch(struct channel *channel, u8 *raw)
{
	const u32 bad_address = channel->chained ? ERR_CHAIN : ERR_NEXT;
	const u64 address = channel->next;

	channel->current = address;
	if (address % DESC_SIZE)
		return channel->chained ? ERR_CHAIN : ERR_DESCRIPTOR;
	if (!address || !channel_address_valid(channel, address))
		return bad_address;
	if (!memory_read(channel->device->memory, address, raw, DESC_SIZE)) {
		channel->counters[COUNT_DMA_FAULTS]++;
		return bad_address;
	}
	return 0;
}

static u32 run_decode(struct channel *channel, const u8 *raw,
		      struct operation *op)
{
	const struct variant *variant = channel->device->variant;
	const u16 left = channel->count - channel->done;
	u32 error;

	op->address = channel->next;
	op->next = load_le64(raw + DESC_NEXT);
	op->control = load_le32(raw + DESC_CONTROL);
	op->length = load_le32(raw + DESC_LENGTH);
	op->slots = 1;
	op->type = operation_find(op->control, variant->cap);
	if (!op->type || op->control & ~op->type->control)
		return ERR_CONTROL;
	if (!op->length || op->length > 1U << variant->transfer_order)
		return ERR_LENGTH;
	error = op->type->decode(channel, raw, op);
	if (!error && op->slots > left)
		error = ERR_COUNT;
	return error;
}

/*
 * Returns the errors of a mismatch.  With CTL_WRITE_BACK the mismatch is
 * written to the descriptor, and is no error if CHANERRMASK masks its bit.
 */
static u32 run_report_mismatch(struct channel *channel,
			       const struct operation *op, u32 mismatch)
{
	u8 length[4];
	u32 value = WRITE_BACK_ERROR;

	channel->counters[COUNT_MISMATCHES]++;
	if (!(op->control & CTL_WRITE_BACK))
		return mismatch;
	value |= mismatch & ERR_P ? WRITE_BACK_P : 0;
	value |= mismatch & ERR_Q ? WRITE_BACK_Q : 0;
	store_le32(length, value);
	if (!memory_write(channel->device->memory, op->address + DESC_LENGTH,
			  length, sizeof(length))) {
		channel->counters[COUNT_DMA_FAULTS]++;
		return mismatch | ERR_WRITE;
	}
	return mismatch & ~channel->error_mask;
}

static u32 run_execute(struct channel *channel, const struct operation *op)
{
	u32 error;

	hazard_check(channel, op);
	error = op->type->run(channel, op);
	if (error && !(error & ~(ERR_P | ERR_Q)))
		error = run_report_mismatch(channel, op, error);
	return error;
}

static void run_idle(struct channel *channel)
{
	channel->state = CHANNEL_IDLE;
	channel->hazards.count = 0;
	channel->idle_halted = fault_hit(channel->device->plan, FAULT_IDLE_HALT,
					 channel->number);
	channel->counters[COUNT_FAULTS] += channel->idle_halted;
}

static void run_complete(struct channel *channel, const struct operation *op)
{
	u32 error = 0;

	channel->counters[COUNT_DESCRIPTORS] += op->slots;
	channel->counters[op->type->counter]++;
	channel->done += op->slots;
	channel->last = op->address;
	channel->next = op->next;
	channel->chained = false;
	if (channel->done == channel->count)
		run_idle(channel);
	if (op->control & CTL_COMPLETION)
		error = completion_write(channel);
	if (error)
		channel_fail(channel, error);
	else if (op->control & CTL_INTERRUPT)
		interrupt_request(channel);
}

/* Injects faults; returns a bit of CHANERR, or 0. */
static u32 run_inject(struct channel *channel)
{
	struct fault_plan *plan = channel->device->plan;
	const struct fault *fault;

	if (fault_hit(plan, FAULT_ALL_ONES, channel->number))
		channel->device->gone = true;
	fault = fault_hit(plan, FAULT_CHANERR, channel->number);
	if (!fault)
		return 0;
	channel->counters[COUNT_FAULTS]++;
	return BIT(fault->bit);
}

static void run_descriptor(struct channel *channel)
{
	struct operation op = {};
	u8 raw[DESC_SIZE];
	u32 error = run_inject(channel);

	if (channel->device->gone)
		return;
	if (!error)
		error = run_fetch(channel, raw);
	if (!error)
		error = run_decode(channel, raw, &op);
	if (!error)
		error = run_execute(channel, &op);
	if (error)
		channel_fail(channel, error);
	else if (fault_hit(channel->device->plan, FAULT_SILENT_HALT,
			   channel->number))
		channel_halt_silently(channel);
	else
		run_complete(channel, &op);
}

void channel_run(struct channel *channel)
{
	if (channel->suspend) {
		channel->suspend = false;
		channel->state = CHANNEL_SUSPENDED;
	}
	if (channel_has_work(channel) && !channel_is_starting(channel))
		run_descriptor(channel);
}
