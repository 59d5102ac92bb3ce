// SPDX-License-Identifier: GPL-2.0
/*
 * Computes what an operation should write, byte by byte, in the shadows
 */
#include <linux/sched.h>
#include <linux/string.h>

#include "buffer.h"
#include "conform.h"
#include "op.h"
#include "products.h"
#include "reference.h"

#define CONFORM_NO_RESULT 0xdeadbeef

u8 conform_op_coef(const struct conform_op *op, unsigned int i)
{
	return op->coefs ? op->coefs[i] : reference_power(i);
}

static u8 *conform_op_dst(const struct conform_op *op, unsigned int i)
{
	return op->dst[i]->shadow + op->dst_off[i];
}

static u8 *conform_op_src(const struct conform_op *op, unsigned int i)
{
	const unsigned int off = op->src_offs ? op->src_offs[i] : op->src_off;

	return op->srcs[i]->shadow + off;
}

static void model_add(u8 *sum, const u8 *bytes, size_t len, u8 coef)
{
	size_t i;

	for (i = 0; i < len; i++)
		sum[i] ^= coef == 1 ? bytes[i] :
				      products_multiply(coef, bytes[i]);
}

static bool model_wants(const struct conform_op *op, unsigned int i)
{
	return !(op->flags &
		 (i ? DMAE_PREP_PQ_DISABLE_Q : DMAE_PREP_PQ_DISABLE_P));
}

static bool model_is_pq(const struct conform_op *op)
{
	return dmae_type_has(op->type, DMAE_COEFS);
}

/* Computes P and Q: the sum of all sources, and of their products. */
static void model_sums(struct conform *c, const struct conform_op *op)
{
	unsigned int i, k;

	for (k = 0; k < ARRAY_SIZE(c->sums); k++) {
		memset(c->sums[k], 0, op->len);
		if (op->flags & DMAE_PREP_CONTINUE && model_wants(op, k))
			memcpy(c->sums[k], conform_op_dst(op, k), op->len);
	}
	for (i = 0; i < op->src_cnt; i++) {
		if (!op->srcs[i])
			continue;
		model_add(c->sums[0], conform_op_src(op, i), op->len, 1);
		if (model_is_pq(op) && model_wants(op, 1))
			model_add(c->sums[1], conform_op_src(op, i), op->len,
				  conform_op_coef(op, i));
	}
}

static u32 model_check_pq(struct conform *c, const struct conform_op *op)
{
	static const u32 bad[] = { DMAE_CHECK_P_BAD, DMAE_CHECK_Q_BAD };
	u32 result = 0;
	unsigned int k;

	for (k = 0; k < ARRAY_SIZE(bad); k++)
		if (model_wants(op, k) &&
		    memcmp(conform_op_dst(op, k), c->sums[k], op->len))
			result |= bad[k];
	return result;
}

static void model_store_pq(struct conform *c, const struct conform_op *op)
{
	unsigned int k;

	for (k = 0; k < ARRAY_SIZE(c->sums); k++)
		if (model_wants(op, k))
			memcpy(conform_op_dst(op, k), c->sums[k], op->len);
}

static u32 model_sum(struct conform *c, const struct conform_op *op)
{
	model_sums(c, op);
	switch (op->type) {
	case DMAE_XOR:
		memcpy(conform_op_dst(op, 0), c->sums[0], op->len);
		return 0;
	case DMAE_XOR_VAL:
		return memchr_inv(c->sums[0], 0, op->len) ? DMAE_CHECK_P_BAD :
							    0;
	case DMAE_PQ:
		model_store_pq(c, op);
		return 0;
	default:
		return model_check_pq(c, op);
	}
}

static u32 model_compare(const struct conform_op *op)
{
	const u8 *dst = conform_op_dst(op, 0), *src = conform_op_src(op, 0);
	size_t i;

	for (i = 0; i < op->len; i++)
		if (dst[i] != src[i])
			return DMAE_CHECK_DIFFERS;
	return 0;
}

/* Changes the shadows as the operation should change the buffers. */
u32 conform_op_model(struct conform *c, const struct conform_op *op)
{
	switch (op->type) {
	case DMAE_MEMSET:
		memset(conform_op_dst(op, 0), op->value, op->len);
		return 0;
	case DMAE_COMPARE:
		return model_compare(op);
	case DMAE_MEMCPY:
	case DMAE_MEMCPY_CRC32C:
		memmove(conform_op_dst(op, 0), conform_op_src(op, 0), op->len);
		if (op->type == DMAE_MEMCPY)
			return 0;
		return reference_crc32c(op->seed, conform_op_dst(op, 0),
					op->len);
	default:
		return model_sum(c, op);
	}
}

static bool conform_op_has_result(const struct conform_op *op)
{
	return dmae_type_has(op->type, DMAE_RESULT);
}

static void conform_op_describe(const struct conform_op *op, char *text,
				size_t size)
{
	snprintf(text, size, "%s of %u sources, %zu bytes at %u, from %u",
		 dmae_transaction_type_name(op->type), op->src_cnt, op->len,
		 op->dst_off[0], op->src_off);
}

/* Carries out the operation and checks status, result and buffers. */
void conform_op_run(struct conform *c, const struct conform_way *way,
		    const struct conform_op *op)
{
	u32 result = CONFORM_NO_RESULT, expected;
	char what[96];
	unsigned int k;
	int err;

	conform_op_describe(op, what, sizeof(what));
	err = way->run(c, op, &result);
	if (err)
		conform_fail(c, "%s: %d", what, err);
	if (c->stuck)
		return;
	expected = conform_op_model(c, op);
	if (conform_op_has_result(op) && !err && result != expected)
		conform_fail(c, "%s: its result is %#x, not %#x", what, result,
			     expected);
	for (k = 0; k < ARRAY_SIZE(op->dst); k++)
		if (op->dst[k])
			conform_buf_is_right(c, op->dst[k], what);
	cond_resched();
}
