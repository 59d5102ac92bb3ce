// SPDX-License-Identifier: GPL-2.0
/*
 * One operation after another of one kind, each compared with exact.h
 */
#include <kunit/test.h>
#include <linux/bottom_half.h>
#include <linux/mm.h>
#include <linux/preempt.h>
#include <linux/random.h>

#include "exact.h"
#include "real.h"
#include "rig.h"
#include "trial.h"

static u8 *trial_noise(struct kunit *test)
{
	u8 *noise = real_alloc(test, TRIAL_ORDER);

	get_random_bytes(noise, TRIAL_SIZE);
	return noise;
}

struct trial *trial_start(struct kunit *test, struct real *real)
{
	struct trial *trial = kunit_kzalloc(test, sizeof(*trial), GFP_KERNEL);
	unsigned int i;

	KUNIT_ASSERT_NOT_NULL(test, trial);
	trial->test = test;
	trial->kind = test->param_value;
	trial->real = real;
	trial->parts = 1;
	for (i = 0; i < TRIAL_SRCS; i++) {
		trial->srcs[i] = trial_noise(test);
		trial->noise[i] = trial_noise(test);
		memcpy(trial->noise[i], trial->srcs[i], TRIAL_SIZE);
	}
	for (i = 0; i < ARRAY_SIZE(trial->own_dsts); i++) {
		trial->own_dsts[i] = trial_noise(test);
		trial->expected[i] = trial_noise(test);
	}
	return trial;
}

static bool trial_wants(const struct trial *trial, unsigned int i)
{
	static const unsigned int disabled_by[] = { DMAE_PREP_PQ_DISABLE_P,
						    DMAE_PREP_PQ_DISABLE_Q };

	return !(trial->kind->flags & disabled_by[i]);
}

static bool trial_is_pq(const struct trial *trial)
{
	return dmae_type_has(trial->kind->type, DMAE_COEFS);
}

/* The source that is also destination @i, or -1. */
static int trial_into(const struct trial *trial, unsigned int i)
{
	const int into = trial->kind->into[i];

	return into < 0 ? (int)trial->src_cnt + into : into - 1;
}

/* An operation that begins where its buffers do. */
void trial_shape(struct trial *trial, unsigned int src_cnt, size_t len)
{
	const struct trial_kind *kind = trial->kind;
	unsigned int i;

	trial->src_cnt = clamp(src_cnt, kind->min_srcs, kind->max_srcs);
	trial->len = len;
	trial->seed = get_random_u32();
	trial->value = get_random_u8();
	for (i = 0; i < trial->src_cnt; i++)
		trial->coefs[i] = kind->any_coefs ?
					  get_random_u8() :
					  exact_power(kind->power + i);
	for (i = 0; i < ARRAY_SIZE(trial->dsts); i++) {
		int into = trial_into(trial, i);

		trial->dsts[i] = into < 0 ? trial->own_dsts[i] :
					    trial->srcs[into];
	}
	trial_move(trial, 0, 0);
}

/* Has the buffers begin at @offset, each @step further than the one before. */
void trial_move(struct trial *trial, unsigned int offset, unsigned int step)
{
	unsigned int i;

	for (i = 0; i < trial->src_cnt; i++)
		trial->src_offs[i] = offset + i * step;
	for (i = 0; i < ARRAY_SIZE(trial->dsts); i++) {
		int into = trial_into(trial, i);

		trial->dst_offs[i] = into < 0 ? offset + (40 + i) * step :
						trial->src_offs[into];
	}
}

/* P and Q of byte @at, from sources as they were. */
static void trial_sum(const struct trial *trial, size_t at, u8 *sums)
{
	unsigned int i;

	sums[0] = 0;
	sums[1] = 0;
	for (i = 0; i < trial->src_cnt; i++) {
		u8 byte = trial->noise[i][trial->src_offs[i] + at];

		sums[0] ^= byte;
		sums[1] ^= exact_multiply(trial->coefs[i], byte);
	}
}

static u32 trial_expect_pq(struct trial *trial, size_t at)
{
	u32 result = 0;
	u8 sums[2];
	unsigned int i;

	trial_sum(trial, at, sums);
	for (i = 0; i < ARRAY_SIZE(sums); i++) {
		u8 *byte = &trial->expected[i][trial->dst_offs[i] + at];

		if (!trial_wants(trial, i))
			continue;
		if (trial->kind->flags & DMAE_PREP_CONTINUE)
			sums[i] ^= *byte;
		if (sums[i] != *byte)
			result |= i ? DMAE_CHECK_Q_BAD : DMAE_CHECK_P_BAD;
		if (trial->kind->type == DMAE_PQ)
			*byte = sums[i];
	}
	return trial->kind->type == DMAE_PQ_VAL ? result : 0;
}

/* What is to become of byte @at; returns what it adds to the result. */
static u32 trial_expect_byte(struct trial *trial, size_t at)
{
	u8 *byte = &trial->expected[0][trial->dst_offs[0] + at];
	u8 sums[2];

	if (trial_is_pq(trial))
		return trial_expect_pq(trial, at);
	if (trial->kind->type == DMAE_MEMSET) {
		*byte = trial->value;
		return 0;
	}
	trial_sum(trial, at, sums);
	if (trial->kind->type == DMAE_XOR_VAL)
		return sums[0] ? DMAE_CHECK_P_BAD : 0;
	if (trial->kind->type == DMAE_COMPARE)
		return sums[0] == *byte ? 0 : DMAE_CHECK_DIFFERS;
	*byte = sums[0];
	return 0;
}

static u32 trial_expect(struct trial *trial)
{
	u32 result = 0;
	unsigned int i;
	size_t at;

	for (i = 0; i < ARRAY_SIZE(trial->dsts); i++)
		memcpy(trial->expected[i], trial->dsts[i], TRIAL_SIZE);
	for (at = 0; at < trial->len; at++)
		result |= trial_expect_byte(trial, at);
	if (trial->kind->type == DMAE_MEMCPY_CRC32C)
		result = exact_crc32c(trial->seed,
				      trial->noise[0] + trial->src_offs[0],
				      trial->len);
	return result;
}

/* The last part first, where the order is free. */
static void trial_run_parts(struct trial *trial, struct dmae_cpu_op *op)
{
	const bool forward = dmae_type_has(op->type, DMAE_SERIAL);
	const size_t part = DIV_ROUND_UP(trial->len, trial->parts);
	u32 result = 0;
	size_t i, offset;

	for (i = 0; i < trial->parts; i++) {
		offset = part * (forward ? i : trial->parts - 1 - i);
		if (offset >= trial->len)
			continue;
		result |= dmae_cpu_run(op, offset,
				       min(part, trial->len - offset));
		if (forward) {
			op->seed = result;
			result = 0;
		}
	}
	trial->result = forward ? op->seed : result;
}

static void trial_run_directly(struct trial *trial)
{
	const void *srcs[TRIAL_SRCS];
	struct dmae_cpu_op op = {
		.type = trial->kind->type,
		.flags = trial->kind->flags,
		.src_cnt = trial->src_cnt,
		.srcs = srcs,
		.coefs = trial->coefs,
		.value = trial->value,
		.seed = trial->seed,
	};
	unsigned int i;

	for (i = 0; i < trial->src_cnt; i++)
		srcs[i] = trial->srcs[i] + trial->src_offs[i];
	for (i = 0; i < ARRAY_SIZE(op.dst); i++)
		op.dst[i] = trial->dsts[i] + trial->dst_offs[i];
	trial_run_parts(trial, &op);
	trial->status = 0;
}

/* Polls, as it may be run where nobody sleeps. */
static int trial_spin(struct trial *trial, dmae_cookie_t cookie)
{
	unsigned int i;

	for (i = 0; i < 10 * USEC_PER_SEC; i++) {
		switch (real_status(trial->real, cookie)) {
		case DMAE_SUCCESS:
			return 0;
		case DMAE_ERROR:
			return -EIO;
		case DMAE_IN_PROGRESS:
			cpu_relax();
		}
	}
	return -ETIMEDOUT;
}

static void trial_run_on_channel(struct trial *trial)
{
	struct dmae_async_tx_descriptor *tx;
	struct page *srcs[TRIAL_SRCS];
	struct dmae_op op = {
		.type = trial->kind->type,
		.flags = trial->kind->flags | DMAE_CTRL_ACK,
		.len = trial->len,
		.srcs = srcs,
		.src_offs = trial->src_offs,
		.src_cnt = trial->src_cnt,
		/* Where a type has none, nobody is to look. */
		.coefs = trial_is_pq(trial) ? trial->coefs : ERR_PTR(-EFAULT),
		.value = trial->value,
		.seed = trial->seed,
		.result = &trial->result,
	};
	unsigned int i;

	for (i = 0; i < trial->src_cnt; i++)
		srcs[i] = virt_to_page(trial->srcs[i]);
	for (i = 0; i < ARRAY_SIZE(op.dst); i++) {
		op.dst[i].page = virt_to_page(trial->dsts[i]);
		op.dst[i].offset = trial->dst_offs[i];
	}
	tx = dmae_async_prep(trial->real->chan, &op);
	trial->status = PTR_ERR_OR_ZERO(tx);
	if (trial->status)
		return;
	trial->real->last = dmae_submit(tx);
	dmae_async_op_issue_pending(trial->real->chan);
	trial->status = trial_spin(trial, trial->real->last);
}

static void trial_do(void *data)
{
	struct trial *trial = data;

	trial->result = 0;
	if (trial->real)
		trial_run_on_channel(trial);
	else
		trial_run_directly(trial);
}

static void trial_do_in_place(struct trial *trial)
{
	switch (trial->place) {
	case TRIAL_TASK:
		trial_do(trial);
		break;
	case TRIAL_NO_PREEMPT:
		preempt_disable();
		trial_do(trial);
		preempt_enable();
		break;
	case TRIAL_NO_BH:
		local_bh_disable();
		trial_do(trial);
		local_bh_enable();
		break;
	case TRIAL_SOFTIRQ:
		rig_run_in_softirq(trial->test, trial_do, trial);
		break;
	}
}

static void trial_expect_same(struct trial *trial, const u8 *is, const u8 *want,
			      const char *which)
{
	KUNIT_ASSERT_EQ_MSG(trial->test, 0, memcmp(is, want, TRIAL_SIZE),
			    "%s: %u sources of %zu bytes from %u and %u on",
			    which, trial->src_cnt, trial->len,
			    trial->src_offs[0], trial->dst_offs[0]);
}

/* Every byte of every buffer is what it should be; sources become noise. */
static void trial_verify(struct trial *trial, u32 result)
{
	unsigned int i;

	KUNIT_ASSERT_EQ(trial->test, trial->status, 0);
	KUNIT_ASSERT_EQ_MSG(trial->test, trial->result, result,
			    "%u sources of %zu bytes", trial->src_cnt,
			    trial->len);
	for (i = 0; i < ARRAY_SIZE(trial->dsts); i++) {
		int into = trial_into(trial, i);

		trial_expect_same(trial, trial->dsts[i], trial->expected[i],
				  i ? "Q" : "destination");
		if (into >= 0)
			memcpy(trial->srcs[into], trial->noise[into],
			       TRIAL_SIZE);
	}
	for (i = 0; i < trial->src_cnt; i++)
		trial_expect_same(trial, trial->srcs[i], trial->noise[i],
				  "source");
}

void trial_run(struct trial *trial)
{
	const u32 result = trial_expect(trial);

	trial_do_in_place(trial);
	trial_verify(trial, result);
}

/* Gives a check nothing to find. */
void trial_match(struct trial *trial)
{
	const unsigned int last = trial->src_cnt - 1;
	u8 sums[2];
	unsigned int i;
	size_t at;

	for (at = 0; at < trial->len; at++) {
		trial_sum(trial, at, sums);
		if (trial->kind->type == DMAE_XOR_VAL)
			trial->noise[last][trial->src_offs[last] + at] ^=
				sums[0];
		for (i = 0; i < ARRAY_SIZE(sums); i++)
			trial->own_dsts[i][trial->dst_offs[i] + at] = sums[i];
	}
	memcpy(trial->srcs[last], trial->noise[last], TRIAL_SIZE);
}
