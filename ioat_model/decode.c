// SPDX-License-Identifier: GPL-2.0
/*
 * Decodes descriptors
 *
 * An extension or SED is read into the buffer behind the descriptor, so offsets
 * from 0x40 on are in it.
 */
#include "model.h"

#define DECODE_NEXT_SOURCE 0x20
#define DECODE_NEXT_DESTINATION 0x28
#define DECODE_SED 0x28
#define DECODE_COEFFICIENTS 0x30
#define DECODE_Q 0x38

#define DECODE_MAX 8
#define DECODE_XOR_PLAIN 5
#define DECODE_PQ_PLAIN 3
#define DECODE_SED_PLAIN 9

static const u8 decode_xor_sources[DECODE_MAX] = {
	0x08, 0x20, 0x28, 0x30, 0x38, 0x40, 0x48, 0x50,
};

static const u8 decode_pq_sources[DECODE_MAX] = {
	0x08, 0x20, 0x28, 0x40, 0x48, 0x50, 0x60, 0x68,
};

/* The SED has the third and further sources, behind its coefficients. */
static const u8 decode_pq16_sources[DESC_SOURCES] = {
	0x08, 0x20, 0x48, 0x50, 0x58, 0x60, 0x68, 0x70,
	0x78, 0x80, 0x88, 0x90, 0x98, 0xA0, 0xA8, 0xB0,
};

u32 decode_null(struct channel *channel, const u8 *raw, struct operation *op)
{
	(void)channel;
	(void)raw;
	(void)op;
	return 0;
}

u32 decode_copy(struct channel *channel, const u8 *raw, struct operation *op)
{
	const u32 breaks = CTL_SOURCE_BREAK | CTL_DESTINATION_BREAK;

	if (op->control & breaks &&
	    !(channel->device->variant->cap & CAP_PAGE_BREAK))
		return ERR_CONTROL;
	op->sources = 1;
	op->source[0] = load_le64(raw + DESC_SOURCE);
	op->destination = load_le64(raw + DESC_DESTINATION);
	op->next_source = load_le64(raw + DECODE_NEXT_SOURCE);
	op->next_destination = load_le64(raw + DECODE_NEXT_DESTINATION);
	return 0;
}

u32 decode_fill(struct channel *channel, const u8 *raw, struct operation *op)
{
	const u32 error = decode_copy(channel, raw, op);

	op->sources = 0;
	op->pattern = op->source[0];
	return error;
}

/* The extension is in the next slot of the ring, and links to the one after. */
static u32 decode_extension(struct channel *channel, struct operation *op,
			    u8 *raw)
{
	u8 *extension = raw + DESC_SIZE;

	if (op->next % DESC_SIZE)
		return ERR_DESCRIPTOR;
	if (!op->next || !channel_address_valid(channel, op->next))
		return ERR_NEXT;
	if (!memory_read(channel->device->memory, op->next, extension,
			 DESC_SIZE)) {
		channel->counters[COUNT_DMA_FAULTS]++;
		return ERR_NEXT;
	}
	op->next = load_le64(extension + DESC_NEXT);
	op->slots = 2;
	return 0;
}

static void decode_sources(struct operation *op, const u8 *raw,
			   const u8 *offsets)
{
	unsigned int i;

	for (i = 0; i < op->sources; i++)
		op->source[i] = load_le64(raw + offsets[i]);
}

u32 decode_xor(struct channel *channel, const u8 *first, struct operation *op)
{
	u8 raw[2 * DESC_SIZE];
	u32 error = 0;

	op->sources = CTL_SOURCES(op->control) + 2;
	if (op->sources > DECODE_MAX)
		return ERR_CONTROL;
	memcpy(raw, first, DESC_SIZE);
	if (op->sources > DECODE_XOR_PLAIN)
		error = decode_extension(channel, op, raw);
	if (error)
		return error;
	op->destination = load_le64(raw + DESC_DESTINATION);
	decode_sources(op, raw, decode_xor_sources);
	return 0;
}

static u32 decode_pq_common(struct channel *channel, const u8 *raw,
			    struct operation *op)
{
	const u32 none = CTL_NO_P | CTL_NO_Q;

	if ((op->control & none) == none)
		return ERR_CONTROL;
	if (op->control & CTL_WRITE_BACK &&
	    !(channel->device->variant->cap & CAP_DWBES))
		return ERR_CONTROL;
	op->destination = load_le64(raw + DESC_DESTINATION);
	op->q = load_le64(raw + DECODE_Q);
	memcpy(op->coefficient, raw + DECODE_COEFFICIENTS, DECODE_MAX);
	return 0;
}

u32 decode_pq(struct channel *channel, const u8 *first, struct operation *op)
{
	u8 raw[2 * DESC_SIZE];
	u32 error;

	op->sources = CTL_SOURCES(op->control) + 2;
	if (op->sources > DECODE_MAX)
		return ERR_CONTROL;
	memcpy(raw, first, DESC_SIZE);
	error = decode_pq_common(channel, raw, op);
	if (!error && op->sources > DECODE_PQ_PLAIN)
		error = decode_extension(channel, op, raw);
	if (error)
		return error;
	decode_sources(op, raw, decode_pq_sources);
	return 0;
}

/* Reads only as much of the SED as the sources need, as it may be short. */
static u32 decode_sed(struct channel *channel, const struct operation *op,
		      u8 *raw)
{
	const size_t size = op->sources > DECODE_SED_PLAIN ? 2 * DESC_SIZE :
							     DESC_SIZE;
	const u64 address = load_le64(raw + DECODE_SED);

	if (address % DESC_SIZE || !channel_address_valid(channel, address))
		return ERR_SED;
	if (!memory_read(channel->device->memory, address, raw + DESC_SIZE,
			 size)) {
		channel->counters[COUNT_DMA_FAULTS]++;
		return ERR_SED;
	}
	return 0;
}

u32 decode_pq16(struct channel *channel, const u8 *first, struct operation *op)
{
	u8 raw[3 * DESC_SIZE];
	u32 error;

	op->sources = CTL_SOURCES(op->control) + DECODE_SED_PLAIN;
	memcpy(raw, first, DESC_SIZE);
	error = decode_pq_common(channel, raw, op);
	if (!error)
		error = decode_sed(channel, op, raw);
	if (error)
		return error;
	memcpy(op->coefficient + DECODE_MAX, raw + DESC_SIZE, DECODE_MAX);
	decode_sources(op, raw, decode_pq16_sources);
	return 0;
}
