// SPDX-License-Identifier: GPL-2.0
/*
 * Comparisons: 0 exactly if two buffers are equal, and nothing is written
 */
#include <linux/kernel.h>

#include "buffer.h"
#include "channel.h"
#include "conform.h"
#include "op.h"
#include "sample.h"

static void compare_expect(struct conform *c, const struct conform_way *way,
			   struct conform_buf *dst, struct conform_buf *src,
			   const struct conform_sample *sample, u32 result)
{
	const struct conform_op op = {
		.type = DMAE_COMPARE,
		.len = sample->len,
		.dst = { dst },
		.dst_off = { sample->dst_off },
		.srcs = &src,
		.src_off = sample->src_off,
		.src_cnt = 1,
	};

	if (c->stuck)
		return;
	conform_expect_eq(c, conform_op_model(c, &op), result);
	conform_op_run(c, way, &op);
}

static void compare_make_equal(struct conform *c, struct conform_buf *dst,
			       struct conform_buf *src,
			       const struct conform_sample *sample)
{
	const struct conform_op op = {
		.type = DMAE_MEMCPY,
		.len = sample->len,
		.dst = { dst },
		.dst_off = { sample->dst_off },
		.srcs = &src,
		.src_off = sample->src_off,
		.src_cnt = 1,
	};

	conform_op_model(c, &op);
	conform_buf_fill(dst);
}

/* One bit differs, at @at from where the operation begins in @buf. */
static void compare_flipped(struct conform *c, const struct conform_way *way,
			    struct conform_buf *const *bufs,
			    struct conform_buf *buf, unsigned int off,
			    const struct conform_sample *sample, int at,
			    u32 result)
{
	const int byte = (int)off + at;

	if (byte < 0)
		return;
	conform_buf_flip(buf, byte);
	compare_expect(c, way, bufs[0], bufs[1], sample, result);
	conform_buf_flip(buf, byte);
}

/* Flips bits in turn at the edges, inside and outside, and in the middle. */
static void compare_sample(struct conform *c, const struct conform_way *way,
			   struct conform_buf *const *bufs,
			   const struct conform_sample *sample)
{
	const int len = sample->len, turn = sample->index;
	const int inside[] = { 0, len / 2, len - 1 }, outside[] = { -1, len };
	const int in = inside[turn % ARRAY_SIZE(inside)];
	const int out = outside[turn % ARRAY_SIZE(outside)];

	compare_make_equal(c, bufs[0], bufs[1], sample);
	compare_expect(c, way, bufs[0], bufs[1], sample, 0);
	compare_flipped(c, way, bufs, bufs[0], sample->dst_off, sample, in,
			DMAE_CHECK_DIFFERS);
	compare_flipped(c, way, bufs, bufs[1], sample->src_off, sample, in,
			DMAE_CHECK_DIFFERS);
	compare_flipped(c, way, bufs, bufs[0], sample->dst_off, sample, out, 0);
	compare_flipped(c, way, bufs, bufs[1], sample->src_off, sample, out, 0);
}

static void compare_samples(struct conform *c, const struct conform_way *way)
{
	struct conform_sample sample = {};
	struct conform_buf *bufs[2];

	if (!way->begin(c, DMAE_COMPARE) ||
	    !conform_bufs_get(c, bufs, ARRAY_SIZE(bufs)))
		return;
	while (!c->stuck && conform_sample_next(c, &sample))
		compare_sample(c, way, bufs, &sample);
	conform_bufs_expect_right(c, "nothing is to be written");
}

static void async_equal_buffers(struct conform *c)
{
	compare_samples(c, &conform_by_async);
}

static void channel_equal_buffers(struct conform *c)
{
	compare_samples(c, &conform_by_channel);
}

static void a_buffer_and_itself(struct conform *c)
{
	const struct conform_way *way = &conform_by_channel;
	struct conform_sample sample = {};
	struct conform_buf *buf;

	if (!way->begin(c, DMAE_COMPARE) || !conform_bufs_get(c, &buf, 1))
		return;
	while (!c->stuck && conform_sample_few(c, &sample, 1)) {
		sample.src_off = sample.dst_off;
		compare_expect(c, way, buf, buf, &sample, 0);
	}
}

static void compare_refused(struct conform *c, struct dmae_chan *chan,
			    const struct dmae_op *op, int err)
{
	struct dmae_async_tx_descriptor *tx = dmae_async_prep(chan, op);

	conform_expect_eq(c, PTR_ERR_OR_ZERO(tx), err);
	if (!IS_ERR(tx))
		dmae_abandon(tx);
}

static void wrong_arguments(struct conform *c)
{
	struct page *srcs[2] = {};
	struct dmae_op right = {
		.type = DMAE_COMPARE,
		.flags = DMAE_CTRL_ACK,
		.srcs = srcs,
		.src_cnt = 1,
		.result = &c->result,
	};
	struct dmae_chan *chan;
	struct dmae_op op;

	if (!conform_by_channel.begin(c, DMAE_COMPARE) ||
	    !conform_bufs_get(c, c->blocks, 2))
		return;
	chan = conform_channel_get(c);
	if (!chan)
		return;
	right.len = c->limits.align;
	right.dst[0].page = c->blocks[0]->page;
	srcs[0] = c->blocks[1]->page;
	srcs[1] = srcs[0];
	compare_refused(c, chan, &right, 0);
	op = right;
	op.src_cnt = 0;
	compare_refused(c, chan, &op, -EINVAL);
	op.src_cnt = 2;
	compare_refused(c, chan, &op, -EINVAL);
	op = right;
	op.dst[0].page = NULL;
	compare_refused(c, chan, &op, -EFAULT);
	op = right;
	op.result = NULL;
	compare_refused(c, chan, &op, -EFAULT);
	op = right;
	op.dst[0].offset = CONFORM_SIZE;
	compare_refused(c, chan, &op, -ERANGE);
	op = right;
	op.flags |= DMAE_PREP_CONTINUE;
	compare_refused(c, chan, &op, -EINVAL);
}

static const struct conform_case conform_compare_cases[] = {
	{ "async: buffers compare equal exactly if they are",
	  async_equal_buffers },
	{ "channel: buffers compare equal exactly if they are",
	  channel_equal_buffers, BIT(DMAE_COMPARE) },
	{ "channel: a buffer is equal to itself", a_buffer_and_itself,
	  BIT(DMAE_COMPARE) },
	{ "channel: a comparison of wrong arguments is refused",
	  wrong_arguments, BIT(DMAE_COMPARE) },
};

CONFORM_GROUP(conform_compare);
