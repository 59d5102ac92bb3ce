// SPDX-License-Identifier: GPL-2.0
/*
 * Copy and fill
 */
#include "model.h"

#define COPY_PAGE 4096
#define COPY_BLOCK 4096

u32 run_null(struct channel *channel, const struct operation *op)
{
	(void)channel;
	(void)op;
	return 0;
}

/*
 * Returns the address of the byte at @offset of a buffer.  If @broken, the
 * buffer continues at @next after the end of its first page.  Lowers @piece to
 * the bytes that are contiguous there.
 */
static u64 copy_address(u64 start, u64 next, bool broken, u32 offset,
			u32 *piece)
{
	const u32 split = COPY_PAGE - start % COPY_PAGE;

	if (!broken)
		return start + offset;
	if (offset >= split)
		return next + (offset - split);
	if (*piece > split - offset)
		*piece = split - offset;
	return start + offset;
}

static u32 copy_piece(const struct operation *op, u32 offset)
{
	const u32 rest = op->length - offset;

	return rest < COPY_BLOCK ? rest : COPY_BLOCK;
}

static u64 copy_destination(const struct operation *op, u32 offset, u32 *piece)
{
	return copy_address(op->destination, op->next_destination,
			    op->control & CTL_DESTINATION_BREAK, offset, piece);
}

u32 run_copy(struct channel *channel, const struct operation *op)
{
	u8 block[COPY_BLOCK];
	u32 error = 0, offset = 0;

	while (offset < op->length && !error) {
		u32 piece = copy_piece(op, offset);
		const u64 from = copy_address(op->source[0], op->next_source,
					      op->control & CTL_SOURCE_BREAK,
					      offset, &piece);
		const u64 to = copy_destination(op, offset, &piece);

		error = access_read(channel, from, block, piece, ERR_SOURCE);
		if (!error)
			error = access_write(channel, to, block, piece,
					     ERR_DESTINATION);
		offset += piece;
	}
	return error;
}

u32 run_fill(struct channel *channel, const struct operation *op)
{
	u8 block[COPY_BLOCK], pattern[sizeof(op->pattern)];
	u32 error = 0, offset = 0, i;

	store_le64(pattern, op->pattern);
	while (offset < op->length && !error) {
		u32 piece = copy_piece(op, offset);
		const u64 to = copy_destination(op, offset, &piece);

		for (i = 0; i < piece; i++)
			block[i] = pattern[(offset + i) % sizeof(pattern)];
		error = access_write(channel, to, block, piece,
				     ERR_DESTINATION);
		offset += piece;
	}
	return error;
}
