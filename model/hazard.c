// SPDX-License-Identifier: GPL-2.0
/*
 * Finds where a fence is missing
 *
 * Silicon may read for one descriptor before the one before has written, unless
 * that one has a fence.  This model works in order, so it only counts.
 */
#include "device.h"

static bool hazard_found(const struct hazards *hazards, u64 start, u32 length)
{
	const unsigned int count = hazards->count < HAZARDS ? hazards->count :
							      HAZARDS;
	unsigned int i;

	for (i = 0; i < count; i++)
		if (start < hazards->end[i] &&
		    start + length > hazards->start[i])
			return true;
	return false;
}

static void hazard_add(struct hazards *hazards, u64 start, u32 length)
{
	const unsigned int at = hazards->count++ % HAZARDS;

	hazards->start[at] = start;
	hazards->end[at] = start + length;
}

static bool hazard_writes(const struct operation *op)
{
	return op->type->run == run_copy || op->type->run == run_fill ||
	       op->type->run == run_xor || op->type->run == run_pq;
}

static bool hazard_has_q(const struct operation *op)
{
	return op->type->run == run_pq || op->type->run == run_pq_val;
}

static bool hazard_validates(const struct operation *op)
{
	return op->type->run == run_xor_val || op->type->run == run_pq_val;
}

/* Page breaks are not followed. */
void hazard_check(struct channel *channel, const struct operation *op)
{
	struct hazards *hazards = &channel->hazards;
	bool found = false;
	unsigned int i;

	for (i = 0; i < op->sources; i++)
		found |= hazard_found(hazards, op->source[i], op->length);
	if (hazard_validates(op))
		found |= hazard_found(hazards, op->destination, op->length);
	if (op->type->run == run_pq_val)
		found |= hazard_found(hazards, op->q, op->length);
	channel->counters[COUNT_HAZARDS] += found;
	if (op->control & CTL_FENCE) {
		hazards->count = 0;
		return;
	}
	if (hazard_writes(op))
		hazard_add(hazards, op->destination, op->length);
	if (hazard_writes(op) && hazard_has_q(op))
		hazard_add(hazards, op->q, op->length);
}
