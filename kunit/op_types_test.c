// SPDX-License-Identifier: GPL-2.0
/*
 * Each operation type gives the right result, on the processor and on a channel
 */
#include <kunit/test.h>
#include <linux/mm.h>
#include <linux/sizes.h>

#include "../tools/conform/reference.h"
#include "support/data_chan.h"
#include "support/op_case.h"
#include "support/rig.h"

#define NO_P DMAE_PREP_PQ_DISABLE_P
#define NO_Q DMAE_PREP_PQ_DISABLE_Q
#define CONTINUE DMAE_PREP_CONTINUE

/* A channel takes 32 sources, of which an earlier P and Q count as three. */
#define MOST 32
#define MOST_CONTINUED 29

static const struct op_kind types_kinds[] = {
	{ "copy", DMAE_MEMCPY, 0, 1, 1 },
	{ "copy with a CRC", DMAE_MEMCPY_CRC32C, 0, 1, 1 },
	{ "fill", DMAE_MEMSET, 0, 0, 0 },
	{ "xor", DMAE_XOR, 0, 1, MOST },
	{ "xor to its first source", DMAE_XOR, 0, 1, MOST, { 1 } },
	{ "xor to its last source", DMAE_XOR, 0, 1, MOST, { -1 } },
	{ "xor check", DMAE_XOR_VAL, 0, 2, MOST },
	{ "pq", DMAE_PQ, 0, 1, MOST },
	{ "p", DMAE_PQ, NO_Q, 1, MOST },
	{ "q", DMAE_PQ, NO_P, 1, MOST },
	{ "pq continued", DMAE_PQ, CONTINUE, 1, MOST_CONTINUED },
	{ "p continued", DMAE_PQ, CONTINUE | NO_Q, 1, MOST_CONTINUED },
	{ "q continued", DMAE_PQ, CONTINUE | NO_P, 1, MOST_CONTINUED },
	{ "pq from another power", DMAE_PQ, 0, 1, MOST, .power = 3 },
	{ "pq continued from another power", DMAE_PQ, CONTINUE, 1,
	  MOST_CONTINUED, .power = 5 },
	{ "pq past the last power", DMAE_PQ, 0, 1, MOST, .power = 240 },
	{ "pq of any coefficients", DMAE_PQ, 0, 1, MOST, .any_coefs = true },
	{ "q of any coefficients to a source",
	  DMAE_PQ,
	  NO_P,
	  1,
	  MOST,
	  { 0, -1 },
	  .any_coefs = true },
	{ "pq of any coefficients continued", DMAE_PQ, CONTINUE, 1,
	  MOST_CONTINUED, .any_coefs = true },
	{ "p to a source", DMAE_PQ, 0, 1, MOST, { 1 } },
	{ "q to a source", DMAE_PQ, 0, 1, MOST, { 0, 1 } },
	{ "p and q to sources", DMAE_PQ, 0, 2, MOST, { -1, 1 } },
	{ "p and q continued to sources",
	  DMAE_PQ,
	  CONTINUE,
	  2,
	  MOST_CONTINUED,
	  { 1, -1 } },
	{ "comparison", DMAE_COMPARE, 0, 1, 1 },
	{ "pq check", DMAE_PQ_VAL, 0, 1, MOST },
	{ "p check", DMAE_PQ_VAL, NO_Q, 1, MOST },
	{ "q check", DMAE_PQ_VAL, NO_P, 1, MOST },
	{ "pq check of any coefficients", DMAE_PQ_VAL, 0, 1, MOST,
	  .any_coefs = true },
	{ "pq check, continued", DMAE_PQ_VAL, CONTINUE, 1, MOST_CONTINUED },
};

KUNIT_ARRAY_PARAM_DESC(types, types_kinds, name);

static struct op_case *types_on_processor(struct kunit *test)
{
	return op_case_start(test, NULL);
}

static struct op_case *types_on_channel(struct kunit *test)
{
	return op_case_start(test,
			     data_chan_start_types(test, DATA_CHAN_ALL_TYPES));
}

/* Offsets: equal and aligned, equal, different, different and aligned. */
static void types_move(struct op_case *op_case, unsigned int round)
{
	static const struct {
		unsigned int offset;
		unsigned int step;
	} moves[] = { { 64, 0 }, { 24, 0 }, { 3, 7 }, { 0, 128 } };
	const unsigned int i = round % ARRAY_SIZE(moves);

	op_case_move(op_case, moves[i].offset, moves[i].step);
}

/* Runs every short length, then lengths in growing steps. */
static void types_any_length(struct op_case *op_case)
{
	unsigned int round = 0;
	size_t len;

	for (len = 1; len <= OP_CASE_MAX_LEN; len += 1 + len / 16) {
		op_case_shape(op_case, 1 + round * 5 % OP_CASE_SRCS, len);
		types_move(op_case, round++);
		op_case_run(op_case);
	}
	op_case_shape(op_case, 4, OP_CASE_MAX_LEN);
	op_case_run(op_case);
}

static void types_any_sources(struct op_case *op_case)
{
	unsigned int src_cnt;

	for (src_cnt = 1; src_cnt <= OP_CASE_SRCS; src_cnt++) {
		op_case_shape(op_case, src_cnt, 1024);
		op_case_run(op_case);
		op_case_shape(op_case, src_cnt, 1100);
		types_move(op_case, src_cnt);
		op_case_run(op_case);
	}
}

static void types_any_offset(struct op_case *op_case)
{
	unsigned int offset;

	for (offset = 0; offset < 64; offset++) {
		op_case_shape(op_case, 3, 700);
		op_case_move(op_case, offset, 0);
		op_case_run(op_case);
		op_case_move(op_case, offset, 1 + offset % 9);
		op_case_run(op_case);
	}
}

/* Runs a few lengths and numbers of sources in the context @place. */
static void types_here(struct op_case *op_case, enum op_case_place place)
{
	static const size_t lens[] = { 1, 511, 512, 2100, 2 * SZ_4K };
	unsigned int i;

	op_case->place = place;
	for (i = 0; i < 4 * ARRAY_SIZE(lens); i++) {
		op_case_shape(op_case, 1 + i * 5 % OP_CASE_SRCS, lens[i / 4]);
		types_move(op_case, i);
		op_case_run(op_case);
	}
}

static void the_processor_is_right_for_any_length(struct kunit *test)
{
	types_any_length(types_on_processor(test));
}

static void the_processor_is_right_for_any_number_of_sources(struct kunit *test)
{
	types_any_sources(types_on_processor(test));
}

static void the_processor_is_right_for_any_offset(struct kunit *test)
{
	types_any_offset(types_on_processor(test));
}

static void
the_processor_is_right_with_bottom_halves_disabled(struct kunit *test)
{
	types_here(types_on_processor(test), OP_CASE_NO_BH);
}

static void the_processor_is_right_in_a_softirq(struct kunit *test)
{
	types_here(types_on_processor(test), OP_CASE_SOFTIRQ);
}

static void the_processor_is_right_in_parts(struct kunit *test)
{
	struct op_case *op_case = types_on_processor(test);

	for (op_case->parts = 2; op_case->parts < 12; op_case->parts++) {
		op_case_shape(op_case, op_case->parts, 2 * OP_CASE_MAX_LEN / 3);
		op_case_run(op_case);
		types_move(op_case, op_case->parts);
		op_case_run(op_case);
	}
}

static void a_channel_is_right_for_any_length(struct kunit *test)
{
	types_any_length(types_on_channel(test));
}

static void a_channel_is_right_for_any_number_of_sources(struct kunit *test)
{
	types_any_sources(types_on_channel(test));
}

static void a_channel_is_right_for_any_offset(struct kunit *test)
{
	types_any_offset(types_on_channel(test));
}

static void a_channel_is_right_with_preemption_disabled(struct kunit *test)
{
	types_here(types_on_channel(test), OP_CASE_NO_PREEMPT);
}

static void a_channel_is_right_with_bottom_halves_disabled(struct kunit *test)
{
	types_here(types_on_channel(test), OP_CASE_NO_BH);
}

static void a_channel_is_right_in_a_softirq(struct kunit *test)
{
	types_here(types_on_channel(test), OP_CASE_SOFTIRQ);
}

static const struct op_kind types_checks[] = {
	{ "comparison", DMAE_COMPARE, 0, 1, 1 },
	{ "xor", DMAE_XOR_VAL, 0, 2, MOST },
	{ "pq", DMAE_PQ_VAL, 0, 1, MOST },
	{ "p", DMAE_PQ_VAL, NO_Q, 1, MOST },
	{ "q", DMAE_PQ_VAL, NO_P, 1, MOST },
	{ "pq of any coefficients", DMAE_PQ_VAL, 0, 1, MOST,
	  .any_coefs = true },
	{ "pq, continued", DMAE_PQ_VAL, CONTINUE, 1, MOST_CONTINUED },
};

KUNIT_ARRAY_PARAM_DESC(types_checks, types_checks, name);

/* Runs the check with a wrong bit in a source, then in P, then in Q. */
static void types_spoil(struct op_case *op_case, size_t at)
{
	const unsigned int src = at % op_case->src_cnt;
	u8 *const bytes[] = {
		&op_case->srcs[src][op_case->src_offs[src] + at],
		&op_case->dsts[0][op_case->dst_offs[0] + at],
		&op_case->dsts[1][op_case->dst_offs[1] + at],
	};
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(bytes); i++) {
		*bytes[i] ^= BIT(at % 8);
		op_case->noise[src][op_case->src_offs[src] + at] = *bytes[0];
		op_case_run(op_case);
		*bytes[i] ^= BIT(at % 8);
		op_case->noise[src][op_case->src_offs[src] + at] = *bytes[0];
	}
}

static void types_find(struct op_case *op_case, enum op_case_place place)
{
	size_t at;

	op_case->place = place;
	op_case_shape(op_case, 5, 1300);
	types_move(op_case, place);
	op_case_match(op_case);
	op_case_run(op_case);
	KUNIT_EXPECT_EQ(op_case->test, op_case->result, 0);
	for (at = 0; at < op_case->len; at += 1 + at / 3)
		types_spoil(op_case, at);
	types_spoil(op_case, op_case->len - 1);
}

static void a_check_finds_a_wrong_bit_with_simd(struct kunit *test)
{
	types_find(types_on_processor(test), OP_CASE_TASK);
}

static void a_check_finds_a_wrong_bit_without_simd(struct kunit *test)
{
	types_find(types_on_processor(test), OP_CASE_NO_BH);
}

static void a_channel_finds_a_wrong_bit(struct kunit *test)
{
	types_find(types_on_channel(test), OP_CASE_TASK);
}

static struct kunit_case op_types_cases[] = {
	KUNIT_CASE_PARAM(the_processor_is_right_for_any_length,
			 types_gen_params),
	KUNIT_CASE_PARAM(the_processor_is_right_for_any_number_of_sources,
			 types_gen_params),
	KUNIT_CASE_PARAM(the_processor_is_right_for_any_offset,
			 types_gen_params),
	KUNIT_CASE_PARAM(the_processor_is_right_with_bottom_halves_disabled,
			 types_gen_params),
	KUNIT_CASE_PARAM(the_processor_is_right_in_a_softirq, types_gen_params),
	KUNIT_CASE_PARAM(the_processor_is_right_in_parts, types_gen_params),
	KUNIT_CASE_PARAM(a_channel_is_right_for_any_length, types_gen_params),
	KUNIT_CASE_PARAM(a_channel_is_right_for_any_number_of_sources,
			 types_gen_params),
	KUNIT_CASE_PARAM(a_channel_is_right_for_any_offset, types_gen_params),
	KUNIT_CASE_PARAM(a_channel_is_right_with_preemption_disabled,
			 types_gen_params),
	KUNIT_CASE_PARAM(a_channel_is_right_with_bottom_halves_disabled,
			 types_gen_params),
	KUNIT_CASE_PARAM(a_channel_is_right_in_a_softirq, types_gen_params),
	KUNIT_CASE_PARAM(a_check_finds_a_wrong_bit_with_simd,
			 types_checks_gen_params),
	KUNIT_CASE_PARAM(a_check_finds_a_wrong_bit_without_simd,
			 types_checks_gen_params),
	KUNIT_CASE_PARAM(a_channel_finds_a_wrong_bit, types_checks_gen_params),
	{}
};

static struct kunit_suite op_types_suite = {
	.name = "dmae_op_types",
	.init = rig_init,
	.exit = rig_exit,
	.test_cases = op_types_cases,
};

kunit_test_suite(op_types_suite);
