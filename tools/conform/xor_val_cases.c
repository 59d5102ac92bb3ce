// SPDX-License-Identifier: GPL-2.0
/*
 * The check of a xor reports whether it is zero, and writes nothing
 */
#include <linux/kernel.h>
#include <linux/minmax.h>

#include "buffer.h"
#include "conform.h"
#include "op.h"
#include "sample.h"

/* Makes block 0 the xor of the others, so that the xor of all is zero. */
static void xor_val_make_zero(struct conform *c, unsigned int count,
			      const struct conform_sample *sample)
{
	const struct conform_op op = {
		.type = DMAE_XOR,
		.len = sample->len,
		.dst = { c->blocks[0] },
		.dst_off = { sample->dst_off },
		.srcs = c->blocks + 1,
		.src_off = sample->dst_off,
		.src_cnt = count - 1,
	};

	conform_op_model(c, &op);
	conform_buf_fill(c->blocks[0]);
}

static void xor_val_expect(struct conform *c, const struct conform_way *way,
			   unsigned int count,
			   const struct conform_sample *sample, u32 result)
{
	const struct conform_op op = {
		.type = DMAE_XOR_VAL,
		.len = sample->len,
		.srcs = c->blocks,
		.src_off = sample->dst_off,
		.src_cnt = count,
	};

	conform_expect_eq(c, conform_op_model(c, &op), result);
	conform_op_run(c, way, &op);
}

/* Flips a bit of a source, @at bytes from where the operation begins. */
static void xor_val_flipped(struct conform *c, const struct conform_way *way,
			    unsigned int count,
			    const struct conform_sample *sample, int at,
			    u32 result)
{
	struct conform_buf *buf =
		c->blocks[prandom_u32_state(&c->random) % count];
	const int byte = (int)sample->dst_off + at;

	if (byte < 0 || c->stuck)
		return;
	conform_buf_flip(buf, byte);
	xor_val_expect(c, way, count, sample, result);
	conform_buf_flip(buf, byte);
}

/* Flips bits in the first, a middle and the last byte, and just outside. */
static void xor_val_sample(struct conform *c, const struct conform_way *way,
			   unsigned int count,
			   const struct conform_sample *sample)
{
	const int len = sample->len, turn = sample->index;
	const int inside[] = { 0, len / 2, len - 1 }, outside[] = { -1, len };

	xor_val_make_zero(c, count, sample);
	xor_val_expect(c, way, count, sample, 0);
	xor_val_flipped(c, way, count, sample,
			inside[turn % ARRAY_SIZE(inside)], DMAE_CHECK_P_BAD);
	xor_val_flipped(c, way, count, sample,
			outside[turn % ARRAY_SIZE(outside)], 0);
}

static void xor_val_count(struct conform *c, const struct conform_way *way,
			  unsigned int count)
{
	struct conform_sample sample = {};

	while (!c->stuck && conform_sample_few(c, &sample, count))
		xor_val_sample(c, way, count, &sample);
	conform_bufs_expect_right(c, "nothing is to be written");
}

static void xor_val_samples(struct conform *c, const struct conform_way *way)
{
	unsigned int count = 1;

	if (!way->begin(c, DMAE_XOR_VAL) ||
	    !conform_bufs_get(c, c->blocks, min(c->limits.max_xor, 255U)))
		return;
	while ((count = conform_count_next(count)) &&
	       count <= c->limits.max_xor)
		xor_val_count(c, way, count);
}

static void async_xor_val(struct conform *c)
{
	xor_val_samples(c, &conform_by_async);
}

static void channel_xor_val(struct conform *c)
{
	xor_val_samples(c, &conform_by_channel);
}

static const struct conform_case conform_xor_val_cases[] = {
	{ "async: a xor is reported as zero exactly if it is", async_xor_val },
	{ "channel: a xor is reported as zero exactly if it is",
	  channel_xor_val, BIT(DMAE_XOR_VAL) },
};

CONFORM_GROUP(conform_xor_val);
