// SPDX-License-Identifier: GPL-2.0
/*
 * Operations of the types PQ and PQ_VAL, and their blocks
 */
#include <linux/kernel.h>
#include <linux/minmax.h>

#include "buffer.h"
#include "pq.h"

/* Blocks 0 and 1 are P and Q, the others are data. */
#define PQ_DATA 2

/* @extra: number of sources that continuing earlier results takes. */
bool pq_begin(struct conform *c, const struct pq_form *form,
	      enum dmae_transaction_type type, unsigned int extra)
{
	if (!form->way->begin(c, type))
		return false;
	if (!conform_expect(c, c->limits.max_pq > extra))
		return false;
	/* c->blocks has room for DMAE_ASYNC_MAX_SRCS data blocks, P and Q. */
	c->limits.max_pq =
		min(c->limits.max_pq - extra, DMAE_ASYNC_MAX_SRCS + 0U);
	return conform_bufs_get(c, c->blocks, PQ_DATA) &&
	       conform_bufs_get(c, c->blocks + PQ_DATA, c->limits.max_pq);
}

unsigned int pq_count_next(const struct conform *c, unsigned int count)
{
	count = conform_count_next(count);
	return count <= c->limits.max_pq ? count : 0;
}

struct conform_op pq_op(struct conform *c, const struct pq_form *form,
			enum dmae_transaction_type type, unsigned int count,
			const struct conform_sample *sample)
{
	struct conform_op op = {
		.type = type,
		.flags = form->flags,
		.len = sample->len,
		.dst_off = { sample->dst_off, sample->dst_off },
		.srcs = c->srcs,
		.src_off = sample->dst_off,
		.src_cnt = count,
	};
	unsigned int i;

	if (!(form->flags & DMAE_PREP_PQ_DISABLE_P))
		op.dst[0] = c->blocks[0];
	if (!(form->flags & DMAE_PREP_PQ_DISABLE_Q))
		op.dst[1] = c->blocks[1];
	for (i = 0; i < count; i++)
		c->srcs[i] = form->gaps && i % 3 == 1 ? NULL :
							c->blocks[PQ_DATA + i];
	return op;
}
