/* SPDX-License-Identifier: GPL-2.0 */
/*
 * RAID-6 syndromes
 */
#ifndef DMAE_ASYNC_PQ_H
#define DMAE_ASYNC_PQ_H

#include "srcs.h"

/**
 * struct dmae_async_pq - a syndrome to compute or to check
 * @type: DMAE_PQ or DMAE_PQ_VAL
 * @blocks: first pages of the data, then of P, then of Q
 * @disks: number of @blocks
 * @but_a: index of a data block that is left out; -1: none
 * @but_b: index of another one; -1: none
 * @offset: bytes from the start of each block
 * @len: bytes of each block
 * @p: first page of the P to write or to check; NULL: no P
 * @q: likewise for Q
 * @result: where the result of a check goes
 */
struct dmae_async_pq {
	enum dmae_transaction_type type;
	struct page **blocks;
	int disks;
	int but_a;
	int but_b;
	unsigned int offset;
	size_t len;
	struct page *p;
	struct page *q;
	u32 *result;
};

const char *dmae_async_pq_fault(struct page **blocks, int disks);
int dmae_async_pq_op(const struct dmae_async_pq *pq,
		     struct dmae_async_srcs *srcs, struct dmae_op *op);

#endif /* DMAE_ASYNC_PQ_H */
