// SPDX-License-Identifier: GPL-2.0
/*
 * Cutting an operation into pieces that a channel's limits allow
 *
 * The operation is cut into stretches no longer than max_len.  A stretch with
 * more sources than a piece may have is cut further: its first piece takes as
 * many sources as allowed, and each other piece takes the destination as a
 * source, too.
 */
#include <linux/math.h>
#include <linux/minmax.h>

#include "piece.h"

/* How many of the operation's sources a piece can take. */
static unsigned int dmae_async_room(const struct dmae_op *op,
				    const struct dmae_limits *limits,
				    bool first)
{
	const struct dmae_type *facts = dmae_type_of(op->type);
	const unsigned int max = dmae_type_srcs(facts, limits);
	unsigned int taken;

	if (first)
		return max;
	/* Later pieces have the destination as one of their sources. */
	if (!(facts->traits & DMAE_PQ_FLAGS))
		return min(max - 1, DMAE_ASYNC_SRCS + 0U);
	taken = dmae_continued_srcs(op->flags);
	return max > taken ? max - taken : 0;
}

static bool dmae_async_is_aligned(const struct dmae_op *op, unsigned int align)
{
	return !((op->len | op->dst[0].offset | op->dst[1].offset |
		  op->src_off) &
		 (align - 1));
}

/* True if the operation is within the limits as one piece. */
bool dmae_async_fits_whole(const struct dmae_op *op,
			   const dmae_cap_mask_t *caps,
			   const struct dmae_limits *limits)
{
	return dmae_has_cap(op->type, caps) && op->len <= limits->max_len &&
	       op->src_cnt <= dmae_async_room(op, limits, true) &&
	       dmae_async_is_aligned(op, limits->align);
}

/* True if the operation can be cut into pieces within the limits. */
bool dmae_async_fits(const struct dmae_op *op, const dmae_cap_mask_t *caps,
		     const struct dmae_limits *limits)
{
	if (dmae_async_fits_whole(op, caps, limits))
		return true;
	if (!dmae_has_cap(op->type, caps) ||
	    !dmae_async_is_aligned(op, limits->align))
		return false;
	/* The seed of a piece would be the result of the piece before. */
	if (dmae_type_has(op->type, DMAE_SERIAL))
		return false;
	if (op->src_cnt <= dmae_async_room(op, limits, true))
		return true;
	return dmae_type_has(op->type, DMAE_ADDITIVE) &&
	       dmae_async_room(op, limits, false);
}

static size_t dmae_async_stretch(const struct dmae_op *op,
				 const struct dmae_limits *limits,
				 const struct dmae_async_cursor *at)
{
	if (at->src)
		return at->len;
	return min(op->len - at->pos,
		   round_down(limits->max_len, limits->align));
}

/* Gives @piece as many remaining sources as allowed; returns how many. */
static unsigned int dmae_async_take_srcs(const struct dmae_op *op,
					 const struct dmae_limits *limits,
					 const struct dmae_async_cursor *at,
					 struct dmae_async_piece *piece)
{
	const unsigned int count = min(op->src_cnt - at->src,
				       dmae_async_room(op, limits, !at->src));

	piece->op.srcs = op->srcs + at->src;
	piece->op.src_cnt = count;
	if (!at->src)
		return count;
	if (dmae_type_has(op->type, DMAE_PQ_FLAGS)) {
		piece->op.coefs = op->coefs + at->src;
		piece->op.flags |= DMAE_PREP_CONTINUE;
		return count;
	}
	piece->srcs[0] = op->dst[0].page;
	memcpy(&piece->srcs[1], piece->op.srcs, count * sizeof(*op->srcs));
	piece->op.srcs = piece->srcs;
	piece->op.src_cnt++;
	return count;
}

/* False at the end, or if the limits allow no piece of the next length. */
bool dmae_async_piece_get(const struct dmae_op *op,
			  const struct dmae_limits *limits,
			  const struct dmae_async_cursor *at,
			  struct dmae_async_piece *piece)
{
	const size_t len = dmae_async_stretch(op, limits, at);
	unsigned int count;

	if (at->pos == op->len || len > limits->max_len)
		return false;
	piece->op = *op;
	piece->op.len = len;
	piece->op.dst[0].offset += at->pos;
	piece->op.dst[1].offset += at->pos;
	piece->op.src_off += at->pos;
	count = dmae_async_take_srcs(op, limits, at, piece);
	if (at->src + count < op->src_cnt) {
		piece->next = (struct dmae_async_cursor){
			.pos = at->pos,
			.len = len,
			.src = at->src + count,
		};
	} else {
		piece->next =
			(struct dmae_async_cursor){ .pos = at->pos + len };
	}
	return true;
}
