/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Operations of the types PQ and PQ_VAL, and their blocks
 */
#ifndef DMAE_CONFORM_PQ_H
#define DMAE_CONFORM_PQ_H

#include "conform.h"
#include "op.h"
#include "sample.h"

/**
 * struct pq_form - a form of the operation
 * @way: the way to carry it out
 * @flags: flags of the operation
 * @gaps: every third block is missing
 */
struct pq_form {
	const struct conform_way *way;
	unsigned int flags;
	bool gaps;
};

bool pq_begin(struct conform *c, const struct pq_form *form,
	      enum dmae_transaction_type type, unsigned int extra);
unsigned int pq_count_next(const struct conform *c, unsigned int count);
struct conform_op pq_op(struct conform *c, const struct pq_form *form,
			enum dmae_transaction_type type, unsigned int count,
			const struct conform_sample *sample);

#endif /* DMAE_CONFORM_PQ_H */
