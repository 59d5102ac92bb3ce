/* SPDX-License-Identifier: GPL-2.0 */
/*
 * A valid operation, and ways to make it invalid
 */
#ifndef DMAE_KUNIT_MISUSE_H
#define DMAE_KUNIT_MISUSE_H

#include <dmae/types.h>

#include "fake.h"

struct kunit;

#define PREP_MAX_LEN 512
#define PREP_ALIGN 8
#define PREP_LEN 64

/**
 * struct prep - an operation for dmae_async_prep()
 * @test: the test
 * @chan: the channel
 * @op: the operation, valid at first
 * @srcs: its sources
 * @src_offs: their offsets
 * @coefs: their coefficients
 * @result: its result
 */
struct prep {
	struct kunit *test;
	struct fake_chan *chan;
	struct dmae_op op;
	struct page *srcs[FAKE_SRCS + 1];
	unsigned int src_offs[FAKE_SRCS + 1];
	u8 coefs[FAKE_SRCS + 1];
	u32 result;
};

struct prep *prep_start(struct kunit *test, enum dmae_transaction_type type);
struct prep *prep_start_without(struct kunit *test,
				enum dmae_transaction_type type);
int prep_try(struct prep *prep);

void misuse_type(struct prep *prep);
void misuse_negative_type(struct prep *prep);
void misuse_flag(struct prep *prep);
void misuse_pq_flag(struct prep *prep);
void misuse_no_len(struct prep *prep);
void misuse_some_len(struct prep *prep);
void misuse_len(struct prep *prep);
void misuse_largest_len(struct prep *prep);
void misuse_odd_len(struct prep *prep);
void misuse_odd_dst(struct prep *prep);
void misuse_odd_src(struct prep *prep);
void misuse_odd_last_src(struct prep *prep);
void misuse_no_dst(struct prep *prep);
void misuse_no_dst_2(struct prep *prep);
void misuse_no_src(struct prep *prep);
void misuse_no_last_src(struct prep *prep);
void misuse_no_srcs(struct prep *prep);
void misuse_zero_srcs(struct prep *prep);
void misuse_one_src(struct prep *prep);
void misuse_one_src_less(struct prep *prep);
void misuse_one_src_more(struct prep *prep);
void misuse_many_srcs(struct prep *prep);
void misuse_continue(struct prep *prep);
void misuse_continue_wrap(struct prep *prep);
void misuse_no_coefs(struct prep *prep);
void misuse_no_p_no_q(struct prep *prep);
void misuse_no_result(struct prep *prep);
void misuse_src_behind_dst(struct prep *prep);
void misuse_dst_behind_src(struct prep *prep);
void misuse_last_src_overlaps(struct prep *prep);
void misuse_dsts_overlap(struct prep *prep);
void misuse_dsts_are_one(struct prep *prep);
void misuse_past_dst(struct prep *prep);
void misuse_past_src(struct prep *prep);
void misuse_at_end(struct prep *prep);
void misuse_largest_offset(struct prep *prep);

#endif /* DMAE_KUNIT_MISUSE_H */
