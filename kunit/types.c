// SPDX-License-Identifier: GPL-2.0
/*
 * What each operation type comes to, on the processor and on a channel
 */
#include <kunit/test.h>
#include <linux/mm.h>
#include <linux/sizes.h>

#include "exact.h"
#include "real.h"
#include "rig.h"
#include "trial.h"

#define NO_P DMAE_PREP_PQ_DISABLE_P
#define NO_Q DMAE_PREP_PQ_DISABLE_Q
#define CONTINUE DMAE_PREP_CONTINUE

/* What a channel of 32 sources takes, when an earlier result counts as three. */
#define MOST 32
#define MOST_CONTINUED 29

static const struct trial_kind types_kinds[] = {
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

static struct trial *types_on_processor(struct kunit *test)
{
	return trial_start(test, NULL);
}

static struct trial *types_on_channel(struct kunit *test)
{
	return trial_start(test, real_start_types(test, REAL_ALL_TYPES));
}

/* The buffers aligned alike, and well, alike, and each in its own way. */
static void types_move(struct trial *trial, unsigned int round)
{
	static const struct {
		unsigned int offset;
		unsigned int step;
	} moves[] = { { 64, 0 }, { 24, 0 }, { 3, 7 }, { 0, 128 } };
	const unsigned int i = round % ARRAY_SIZE(moves);

	trial_move(trial, moves[i].offset, moves[i].step);
}

/* Every short length, then ever longer steps. */
static void types_any_length(struct trial *trial)
{
	unsigned int round = 0;
	size_t len;

	for (len = 1; len <= TRIAL_MAX_LEN; len += 1 + len / 16) {
		trial_shape(trial, 1 + round * 5 % TRIAL_SRCS, len);
		types_move(trial, round++);
		trial_run(trial);
	}
	trial_shape(trial, 4, TRIAL_MAX_LEN);
	trial_run(trial);
}

static void types_any_sources(struct trial *trial)
{
	unsigned int src_cnt;

	for (src_cnt = 1; src_cnt <= TRIAL_SRCS; src_cnt++) {
		trial_shape(trial, src_cnt, 1024);
		trial_run(trial);
		trial_shape(trial, src_cnt, 1100);
		types_move(trial, src_cnt);
		trial_run(trial);
	}
}

static void types_any_offset(struct trial *trial)
{
	unsigned int offset;

	for (offset = 0; offset < 64; offset++) {
		trial_shape(trial, 3, 700);
		trial_move(trial, offset, 0);
		trial_run(trial);
		trial_move(trial, offset, 1 + offset % 9);
		trial_run(trial);
	}
}

/* A few of all of these. */
static void types_here(struct trial *trial, enum trial_place place)
{
	static const size_t lens[] = { 1, 511, 512, 2100, 2 * SZ_4K };
	unsigned int i;

	trial->place = place;
	for (i = 0; i < 4 * ARRAY_SIZE(lens); i++) {
		trial_shape(trial, 1 + i * 5 % TRIAL_SRCS, lens[i / 4]);
		types_move(trial, i);
		trial_run(trial);
	}
}

static void the_processor_does_any_length(struct kunit *test)
{
	types_any_length(types_on_processor(test));
}

static void the_processor_does_any_number_of_sources(struct kunit *test)
{
	types_any_sources(types_on_processor(test));
}

static void the_processor_does_any_offset(struct kunit *test)
{
	types_any_offset(types_on_processor(test));
}

static void the_processor_does_it_without_bottom_halves(struct kunit *test)
{
	types_here(types_on_processor(test), TRIAL_NO_BH);
}

static void the_processor_does_it_in_a_softirq(struct kunit *test)
{
	types_here(types_on_processor(test), TRIAL_SOFTIRQ);
}

static void the_processor_does_it_in_parts(struct kunit *test)
{
	struct trial *trial = types_on_processor(test);

	for (trial->parts = 2; trial->parts < 12; trial->parts++) {
		trial_shape(trial, trial->parts, 2 * TRIAL_MAX_LEN / 3);
		trial_run(trial);
		types_move(trial, trial->parts);
		trial_run(trial);
	}
}

static void a_channel_does_any_length(struct kunit *test)
{
	types_any_length(types_on_channel(test));
}

static void a_channel_does_any_number_of_sources(struct kunit *test)
{
	types_any_sources(types_on_channel(test));
}

static void a_channel_does_any_offset(struct kunit *test)
{
	types_any_offset(types_on_channel(test));
}

static void a_channel_does_it_without_preemption(struct kunit *test)
{
	types_here(types_on_channel(test), TRIAL_NO_PREEMPT);
}

static void a_channel_does_it_without_bottom_halves(struct kunit *test)
{
	types_here(types_on_channel(test), TRIAL_NO_BH);
}

static void a_channel_does_it_in_a_softirq(struct kunit *test)
{
	types_here(types_on_channel(test), TRIAL_SOFTIRQ);
}

static const struct trial_kind types_checks[] = {
	{ "comparison", DMAE_COMPARE, 0, 1, 1 },
	{ "xor", DMAE_XOR_VAL, 0, 2, MOST },
	{ "pq", DMAE_PQ_VAL, 0, 1, MOST },
	{ "p", DMAE_PQ_VAL, NO_Q, 1, MOST },
	{ "q", DMAE_PQ_VAL, NO_P, 1, MOST },
	{ "pq of any coefficients", DMAE_PQ_VAL, 0, 1, MOST,
	  .any_coefs = true },
};

KUNIT_ARRAY_PARAM_DESC(types_checks, types_checks, name);

/* A bit of a source, then of P, then of Q. */
static void types_spoil(struct trial *trial, size_t at)
{
	const unsigned int src = at % trial->src_cnt;
	u8 *const bytes[] = {
		&trial->srcs[src][trial->src_offs[src] + at],
		&trial->dsts[0][trial->dst_offs[0] + at],
		&trial->dsts[1][trial->dst_offs[1] + at],
	};
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(bytes); i++) {
		*bytes[i] ^= BIT(at % 8);
		trial->noise[src][trial->src_offs[src] + at] = *bytes[0];
		trial_run(trial);
		*bytes[i] ^= BIT(at % 8);
		trial->noise[src][trial->src_offs[src] + at] = *bytes[0];
	}
}

static void types_find(struct trial *trial, enum trial_place place)
{
	size_t at;

	trial->place = place;
	trial_shape(trial, 5, 1300);
	types_move(trial, place);
	trial_match(trial);
	trial_run(trial);
	KUNIT_EXPECT_EQ(trial->test, trial->result, 0);
	for (at = 0; at < trial->len; at += 1 + at / 3)
		types_spoil(trial, at);
	types_spoil(trial, trial->len - 1);
}

static void a_check_finds_a_wrong_bit_with_simd(struct kunit *test)
{
	types_find(types_on_processor(test), TRIAL_TASK);
}

static void a_check_finds_a_wrong_bit_without_simd(struct kunit *test)
{
	types_find(types_on_processor(test), TRIAL_NO_BH);
}

static void a_channel_finds_a_wrong_bit(struct kunit *test)
{
	types_find(types_on_channel(test), TRIAL_TASK);
}

static struct kunit_case types_cases[] = {
	KUNIT_CASE_PARAM(the_processor_does_any_length, types_gen_params),
	KUNIT_CASE_PARAM(the_processor_does_any_number_of_sources,
			 types_gen_params),
	KUNIT_CASE_PARAM(the_processor_does_any_offset, types_gen_params),
	KUNIT_CASE_PARAM(the_processor_does_it_without_bottom_halves,
			 types_gen_params),
	KUNIT_CASE_PARAM(the_processor_does_it_in_a_softirq, types_gen_params),
	KUNIT_CASE_PARAM(the_processor_does_it_in_parts, types_gen_params),
	KUNIT_CASE_PARAM(a_channel_does_any_length, types_gen_params),
	KUNIT_CASE_PARAM(a_channel_does_any_number_of_sources,
			 types_gen_params),
	KUNIT_CASE_PARAM(a_channel_does_any_offset, types_gen_params),
	KUNIT_CASE_PARAM(a_channel_does_it_without_preemption,
			 types_gen_params),
	KUNIT_CASE_PARAM(a_channel_does_it_without_bottom_halves,
			 types_gen_params),
	KUNIT_CASE_PARAM(a_channel_does_it_in_a_softirq, types_gen_params),
	KUNIT_CASE_PARAM(a_check_finds_a_wrong_bit_with_simd,
			 types_checks_gen_params),
	KUNIT_CASE_PARAM(a_check_finds_a_wrong_bit_without_simd,
			 types_checks_gen_params),
	KUNIT_CASE_PARAM(a_channel_finds_a_wrong_bit, types_checks_gen_params),
	{}
};

static struct kunit_suite types_suite = {
	.name = "dmae_types",
	.init = rig_init,
	.exit = rig_exit,
	.test_cases = types_cases,
};

kunit_test_suite(types_suite);
