/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Operations cut into the pieces that a channel's limits allow
 */
#ifndef DMAE_ASYNC_PIECE_H
#define DMAE_ASYNC_PIECE_H

#include "srcs.h"

/**
 * struct dmae_async_cursor - how much of an operation was cut off so far
 * @pos: bytes for which all sources were taken
 * @len: bytes from @pos for which only @src sources were taken
 * @src: number of these sources; 0: none, and @len has no meaning
 */
struct dmae_async_cursor {
	size_t pos;
	size_t len;
	unsigned int src;
};

/**
 * struct dmae_async_piece - a part of an operation that a channel takes whole
 * @op: the piece, as an operation
 * @next: the cursor after this piece
 * @srcs: list of sources for @op, where it differs from the operation's
 */
struct dmae_async_piece {
	struct dmae_op op;
	struct dmae_async_cursor next;
	struct page *srcs[DMAE_ASYNC_SRCS + 1];
};

bool dmae_async_fits(const struct dmae_op *op, const dmae_cap_mask_t *caps,
		     const struct dmae_limits *limits);
bool dmae_async_fits_whole(const struct dmae_op *op,
			   const dmae_cap_mask_t *caps,
			   const struct dmae_limits *limits);
bool dmae_async_piece_get(const struct dmae_op *op,
			  const struct dmae_limits *limits,
			  const struct dmae_async_cursor *at,
			  struct dmae_async_piece *piece);

#endif /* DMAE_ASYNC_PIECE_H */
