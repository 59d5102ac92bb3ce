// SPDX-License-Identifier: GPL-2.0
/*
 * Runs operations of one kind and compares each result with that of reference.h
 */
#include <kunit/test.h>
#include <linux/bottom_half.h>
#include <linux/mm.h>
#include <linux/preempt.h>
#include <linux/random.h>

#include "../../tools/conform/reference.h"
#include "data_chan.h"
#include "op_case.h"
#include "rig.h"
#include "rig_run.h"

static u8 *op_case_noise(struct kunit *test)
{
	u8 *noise = data_chan_alloc(test, OP_CASE_ORDER);

	get_random_bytes(noise, OP_CASE_SIZE);
	return noise;
}

struct op_case *op_case_start(struct kunit *test, struct data_chan *chan)
{
	struct op_case *op_case =
		kunit_kzalloc(test, sizeof(*op_case), GFP_KERNEL);
	unsigned int i;

	KUNIT_ASSERT_NOT_NULL(test, op_case);
	op_case->test = test;
	op_case->kind = test->param_value;
	op_case->chan = chan;
	op_case->parts = 1;
	for (i = 0; i < OP_CASE_SRCS; i++) {
		op_case->srcs[i] = op_case_noise(test);
		op_case->noise[i] = op_case_noise(test);
		memcpy(op_case->noise[i], op_case->srcs[i], OP_CASE_SIZE);
	}
	for (i = 0; i < ARRAY_SIZE(op_case->own_dsts); i++) {
		op_case->own_dsts[i] = op_case_noise(test);
		op_case->expected[i] = op_case_noise(test);
	}
	return op_case;
}

static bool op_case_wants(const struct op_case *op_case, unsigned int i)
{
	static const unsigned int disabled_by[] = { DMAE_PREP_PQ_DISABLE_P,
						    DMAE_PREP_PQ_DISABLE_Q };

	return !(op_case->kind->flags & disabled_by[i]);
}

static bool op_case_is_pq(const struct op_case *op_case)
{
	return dmae_type_has(op_case->kind->type, DMAE_COEFS);
}

/* Returns the index of the source that is also destination @i, or -1. */
static int op_case_into(const struct op_case *op_case, unsigned int i)
{
	const int into = op_case->kind->into[i];

	return into < 0 ? (int)op_case->src_cnt + into : into - 1;
}

/* Chooses an operation with all offsets 0. */
void op_case_shape(struct op_case *op_case, unsigned int src_cnt, size_t len)
{
	const struct op_kind *kind = op_case->kind;
	unsigned int i;

	op_case->src_cnt = clamp(src_cnt, kind->min_srcs, kind->max_srcs);
	op_case->len = len;
	op_case->seed = get_random_u32();
	op_case->value = get_random_u8();
	for (i = 0; i < op_case->src_cnt; i++)
		op_case->coefs[i] = kind->any_coefs ?
					    get_random_u8() :
					    reference_power(kind->power + i);
	for (i = 0; i < ARRAY_SIZE(op_case->dsts); i++) {
		int into = op_case_into(op_case, i);

		op_case->dsts[i] = into < 0 ? op_case->own_dsts[i] :
					      op_case->srcs[into];
	}
	op_case_move(op_case, 0, 0);
}

/* Sets the first buffer's offset to @offset; each next one is @step higher. */
void op_case_move(struct op_case *op_case, unsigned int offset,
		  unsigned int step)
{
	unsigned int i;

	for (i = 0; i < op_case->src_cnt; i++)
		op_case->src_offs[i] = offset + i * step;
	for (i = 0; i < ARRAY_SIZE(op_case->dsts); i++) {
		int into = op_case_into(op_case, i);

		op_case->dst_offs[i] = into < 0 ? offset + (40 + i) * step :
						  op_case->src_offs[into];
	}
}

/* Computes P and Q of byte @at from the unmodified sources. */
static void op_case_sum(const struct op_case *op_case, size_t at, u8 *sums)
{
	unsigned int i;

	sums[0] = 0;
	sums[1] = 0;
	for (i = 0; i < op_case->src_cnt; i++) {
		u8 byte = op_case->noise[i][op_case->src_offs[i] + at];

		sums[0] ^= byte;
		sums[1] ^= reference_multiply(op_case->coefs[i], byte);
	}
}

static u32 op_case_expect_pq(struct op_case *op_case, size_t at)
{
	u32 result = 0;
	u8 sums[2];
	unsigned int i;

	op_case_sum(op_case, at, sums);
	for (i = 0; i < ARRAY_SIZE(sums); i++) {
		u8 *byte = &op_case->expected[i][op_case->dst_offs[i] + at];

		if (!op_case_wants(op_case, i))
			continue;
		if (op_case->kind->flags & DMAE_PREP_CONTINUE)
			sums[i] ^= *byte;
		if (sums[i] != *byte)
			result |= i ? DMAE_CHECK_Q_BAD : DMAE_CHECK_P_BAD;
		if (op_case->kind->type == DMAE_PQ)
			*byte = sums[i];
	}
	return op_case->kind->type == DMAE_PQ_VAL ? result : 0;
}

/* Computes the expected byte @at; returns the bits to OR into the result. */
static u32 op_case_expect_byte(struct op_case *op_case, size_t at)
{
	u8 *byte = &op_case->expected[0][op_case->dst_offs[0] + at];
	u8 sums[2];

	if (op_case_is_pq(op_case))
		return op_case_expect_pq(op_case, at);
	if (op_case->kind->type == DMAE_MEMSET) {
		*byte = op_case->value;
		return 0;
	}
	op_case_sum(op_case, at, sums);
	if (op_case->kind->type == DMAE_XOR_VAL)
		return sums[0] ? DMAE_CHECK_P_BAD : 0;
	if (op_case->kind->type == DMAE_COMPARE)
		return sums[0] == *byte ? 0 : DMAE_CHECK_DIFFERS;
	*byte = sums[0];
	return 0;
}

static u32 op_case_expect(struct op_case *op_case)
{
	const u8 *src = op_case->noise[0] + op_case->src_offs[0];
	u32 result = 0;
	unsigned int i;
	size_t at;

	for (i = 0; i < ARRAY_SIZE(op_case->dsts); i++)
		memcpy(op_case->expected[i], op_case->dsts[i], OP_CASE_SIZE);
	for (at = 0; at < op_case->len; at++)
		result |= op_case_expect_byte(op_case, at);
	if (op_case->kind->type == DMAE_MEMCPY_CRC32C)
		result = reference_crc32c(op_case->seed, src, op_case->len);
	return result;
}

/* Runs the parts backwards if the type allows any order. */
static void op_case_run_parts(struct op_case *op_case, struct dmae_cpu_op *op)
{
	const bool forward = dmae_type_has(op->type, DMAE_SERIAL);
	const size_t part = DIV_ROUND_UP(op_case->len, op_case->parts);
	u32 result = 0;
	size_t i, offset;

	for (i = 0; i < op_case->parts; i++) {
		offset = part * (forward ? i : op_case->parts - 1 - i);
		if (offset >= op_case->len)
			continue;
		result |= dmae_cpu_run(op, offset,
				       min(part, op_case->len - offset));
		if (forward) {
			op->seed = result;
			result = 0;
		}
	}
	op_case->result = forward ? op->seed : result;
}

static void op_case_run_directly(struct op_case *op_case)
{
	const void *srcs[OP_CASE_SRCS];
	struct dmae_cpu_op op = {
		.type = op_case->kind->type,
		.flags = op_case->kind->flags,
		.src_cnt = op_case->src_cnt,
		.srcs = srcs,
		.coefs = op_case->coefs,
		.value = op_case->value,
		.seed = op_case->seed,
	};
	unsigned int i;

	for (i = 0; i < op_case->src_cnt; i++)
		srcs[i] = op_case->srcs[i] + op_case->src_offs[i];
	for (i = 0; i < ARRAY_SIZE(op.dst); i++)
		op.dst[i] = op_case->dsts[i] + op_case->dst_offs[i];
	op_case_run_parts(op_case, &op);
	op_case->status = 0;
}

/* Polls, as this may run in a context that cannot sleep. */
static int op_case_spin(struct op_case *op_case, dmae_cookie_t cookie)
{
	unsigned int i;

	for (i = 0; i < 10 * USEC_PER_SEC; i++) {
		switch (data_chan_status(op_case->chan, cookie)) {
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

static void op_case_run_on_channel(struct op_case *op_case)
{
	struct dmae_async_tx_descriptor *tx;
	struct page *srcs[OP_CASE_SRCS];
	struct dmae_op op = {
		.type = op_case->kind->type,
		.flags = op_case->kind->flags | DMAE_CTRL_ACK,
		.len = op_case->len,
		.srcs = srcs,
		.src_offs = op_case->src_offs,
		.src_cnt = op_case->src_cnt,
		/* A type without coefficients must not read them. */
		.coefs = op_case_is_pq(op_case) ? op_case->coefs :
						  ERR_PTR(-EFAULT),
		.value = op_case->value,
		.seed = op_case->seed,
		.result = &op_case->result,
	};
	unsigned int i;

	for (i = 0; i < op_case->src_cnt; i++)
		srcs[i] = virt_to_page(op_case->srcs[i]);
	for (i = 0; i < ARRAY_SIZE(op.dst); i++) {
		op.dst[i].page = virt_to_page(op_case->dsts[i]);
		op.dst[i].offset = op_case->dst_offs[i];
	}
	tx = dmae_async_prep(op_case->chan->chan, &op);
	op_case->status = PTR_ERR_OR_ZERO(tx);
	if (op_case->status)
		return;
	op_case->chan->last = dmae_submit(tx);
	dmae_async_op_issue_pending(op_case->chan->chan);
	op_case->status = op_case_spin(op_case, op_case->chan->last);
}

static void op_case_do(void *data)
{
	struct op_case *op_case = data;

	op_case->result = 0;
	if (op_case->chan)
		op_case_run_on_channel(op_case);
	else
		op_case_run_directly(op_case);
}

static void op_case_do_in_place(struct op_case *op_case)
{
	switch (op_case->place) {
	case OP_CASE_TASK:
		op_case_do(op_case);
		break;
	case OP_CASE_NO_PREEMPT:
		preempt_disable();
		op_case_do(op_case);
		preempt_enable();
		break;
	case OP_CASE_NO_BH:
		local_bh_disable();
		op_case_do(op_case);
		local_bh_enable();
		break;
	case OP_CASE_SOFTIRQ:
		rig_run_in_softirq(op_case->test, op_case_do, op_case);
		break;
	}
}

static void op_case_expect_same(struct op_case *op_case, const u8 *is,
				const u8 *want, const char *which)
{
	KUNIT_ASSERT_EQ_MSG(op_case->test, 0, memcmp(is, want, OP_CASE_SIZE),
			    "%s: %u sources of %zu bytes, offsets %u and %u",
			    which, op_case->src_cnt, op_case->len,
			    op_case->src_offs[0], op_case->dst_offs[0]);
}

/* Checks every byte of all buffers; restores sources that are destinations. */
static void op_case_verify(struct op_case *op_case, u32 result)
{
	unsigned int i;

	KUNIT_ASSERT_EQ(op_case->test, op_case->status, 0);
	KUNIT_ASSERT_EQ_MSG(op_case->test, op_case->result, result,
			    "%u sources of %zu bytes", op_case->src_cnt,
			    op_case->len);
	for (i = 0; i < ARRAY_SIZE(op_case->dsts); i++) {
		int into = op_case_into(op_case, i);

		op_case_expect_same(op_case, op_case->dsts[i],
				    op_case->expected[i],
				    i ? "Q" : "destination");
		if (into >= 0)
			memcpy(op_case->srcs[into], op_case->noise[into],
			       OP_CASE_SIZE);
	}
	for (i = 0; i < op_case->src_cnt; i++)
		op_case_expect_same(op_case, op_case->srcs[i],
				    op_case->noise[i], "source");
}

void op_case_run(struct op_case *op_case)
{
	const u32 result = op_case_expect(op_case);

	op_case_do_in_place(op_case);
	op_case_verify(op_case, result);
}

/* Sources of zeros leave P and Q of an earlier operation as they are. */
static void op_case_match_continued(struct op_case *op_case)
{
	unsigned int i;

	for (i = 0; i < op_case->src_cnt; i++) {
		memset(op_case->noise[i], 0, OP_CASE_SIZE);
		memset(op_case->srcs[i], 0, OP_CASE_SIZE);
	}
}

/* Makes sources and destinations match, for a check. */
void op_case_match(struct op_case *op_case)
{
	const unsigned int last = op_case->src_cnt - 1;
	u8 sums[2];
	unsigned int i;
	size_t at;

	if (op_case->kind->flags & DMAE_PREP_CONTINUE) {
		op_case_match_continued(op_case);
		return;
	}
	for (at = 0; at < op_case->len; at++) {
		op_case_sum(op_case, at, sums);
		if (op_case->kind->type == DMAE_XOR_VAL)
			op_case->noise[last][op_case->src_offs[last] + at] ^=
				sums[0];
		for (i = 0; i < ARRAY_SIZE(sums); i++)
			op_case->own_dsts[i][op_case->dst_offs[i] + at] =
				sums[i];
	}
	memcpy(op_case->srcs[last], op_case->noise[last], OP_CASE_SIZE);
}
