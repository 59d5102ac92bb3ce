// SPDX-License-Identifier: GPL-2.0
/*
 * Finds missing fences
 *
 * An engine may read the sources of a descriptor before the previous descriptor
 * has written its destination, unless the previous one has a fence, or its
 * completion was written before the doorbell of the later one.  The model works
 * in order, so it only counts such reads.
 */
#include "model.h"

static unsigned int hazard_count(const struct hazards *hazards)
{
	return hazards->count < HAZARDS ? hazards->count : HAZARDS;
}

/*
 * Returns whether the doorbell of the current descriptor came after the
 * completion write for @write.
 */
static bool hazard_is_past(const struct channel *channel,
			   const struct hazard *write)
{
	return write->told && (u16)(channel->done - write->safe) < 0x8000;
}

static bool hazard_found(const struct channel *channel, u64 start, u32 length)
{
	const struct hazards *hazards = &channel->hazards;
	unsigned int i;

	for (i = 0; i < hazard_count(hazards); i++) {
		const struct hazard *write = &hazards->write[i];

		if (start < write->end && start + length > write->start &&
		    !hazard_is_past(channel, write))
			return true;
	}
	return false;
}

static void hazard_add(struct hazards *hazards, u64 start, u32 length)
{
	hazards->write[hazards->count++ % HAZARDS] = (struct hazard){
		.start = start,
		.end = start + length,
	};
}

/* A completion write covers all descriptors completed so far. */
void hazard_tell(struct channel *channel)
{
	struct hazards *hazards = &channel->hazards;
	unsigned int i;

	for (i = 0; i < hazard_count(hazards); i++) {
		struct hazard *write = &hazards->write[i];

		if (write->told)
			continue;
		write->told = true;
		write->safe = channel->count;
	}
}

/* Page breaks are ignored. */
void hazard_check(struct channel *channel, const struct operation *op)
{
	struct hazards *hazards = &channel->hazards;
	const struct operation_type *type = op->type;
	bool found = false;
	unsigned int i;

	for (i = 0; i < op->sources; i++)
		found |= hazard_found(channel, op->source[i], op->length);
	if (type->validates)
		found |= hazard_found(channel, op->destination, op->length);
	if (type->validates && type->has_q)
		found |= hazard_found(channel, op->q, op->length);
	channel->counters[COUNT_HAZARDS] += found;
	if (op->control & CTL_FENCE) {
		hazards->count = 0;
		return;
	}
	if (type->writes)
		hazard_add(hazards, op->destination, op->length);
	if (type->writes && type->has_q)
		hazard_add(hazards, op->q, op->length);
}
