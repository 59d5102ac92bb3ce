// SPDX-License-Identifier: GPL-2.0
/*
 * Xor of 1 to 255 sources, with the destination among them or not
 */
#include <linux/kernel.h>
#include <linux/minmax.h>

#include "buffer.h"
#include "conform.h"
#include "op.h"
#include "sample.h"

/* Block 0 is the destination, the others are sources. */
struct xor_form {
	const struct conform_way *way;
	unsigned int async_flags;
	bool in_place;
	bool scattered;
};

static bool xor_begin(struct conform *c, const struct xor_form *form)
{
	return form->way->begin(c, DMAE_XOR) &&
	       conform_bufs_get(c, c->blocks, min(c->limits.max_xor, 255U) + 1);
}

/* One offset for all buffers, as async_tx has it, or one for each. */
static void xor_run(struct conform *c, const struct xor_form *form,
		    unsigned int count, const struct conform_sample *sample)
{
	struct conform_op op = {
		.type = DMAE_XOR,
		.async_flags = form->async_flags,
		.len = sample->len,
		.dst = { c->blocks[0] },
		.dst_off = { sample->dst_off },
		.srcs = form->in_place ? c->blocks : c->blocks + 1,
		.src_off = sample->dst_off,
		.src_cnt = count,
	};
	unsigned int i;

	if (form->scattered) {
		for (i = 0; i < count; i++)
			c->offs[i] = i % 3 ? sample->src_off : sample->dst_off;
		op.src_offs = c->offs;
	}
	conform_op_run(c, form->way, &op);
}

static void xor_all_lengths(struct conform *c, const struct xor_form *form,
			    unsigned int count)
{
	struct conform_sample sample = {};

	while (!c->stuck && count <= c->limits.max_xor &&
	       conform_sample_next(c, &sample))
		xor_run(c, form, count, &sample);
}

static void xor_some_lengths(struct conform *c, const struct xor_form *form,
			     unsigned int count)
{
	struct conform_sample sample = {};

	while (!c->stuck && conform_sample_few(c, &sample, count))
		xor_run(c, form, count, &sample);
}

static void xor_samples(struct conform *c, const struct xor_form *form)
{
	unsigned int count = 0;

	if (!xor_begin(c, form))
		return;
	while ((count = conform_count_next(count)) &&
	       count <= c->limits.max_xor) {
		/* Without the destination the list would be empty. */
		if (count > 1 || form->async_flags || !form->in_place)
			xor_some_lengths(c, form, count);
	}
	xor_all_lengths(c, form, 2);
	xor_all_lengths(c, form, 5);
	conform_bufs_expect_right(c, "in the end");
}

static void async_xor_to_another(struct conform *c)
{
	xor_samples(c, &(struct xor_form){
			       .way = &conform_by_async,
			       .async_flags = DMAE_ASYNC_TX_XOR_ZERO_DST,
		       });
}

static void async_xor_listed(struct conform *c)
{
	xor_samples(c, &(struct xor_form){
			       .way = &conform_by_async,
			       .async_flags = DMAE_ASYNC_TX_XOR_DROP_DST,
			       .in_place = true,
		       });
}

static void async_xor_not_listed(struct conform *c)
{
	xor_samples(c, &(struct xor_form){
			       .way = &conform_by_async,
			       .in_place = true,
		       });
}

static void channel_xor_to_another(struct conform *c)
{
	xor_samples(c, &(struct xor_form){ .way = &conform_by_channel });
}

static void channel_xor_in_place(struct conform *c)
{
	xor_samples(c, &(struct xor_form){
			       .way = &conform_by_channel,
			       .in_place = true,
		       });
}

static void channel_xor_scattered(struct conform *c)
{
	xor_samples(c, &(struct xor_form){
			       .way = &conform_by_channel,
			       .scattered = true,
		       });
}

/* A source that is listed twice cancels out, which leaves the other one. */
static void xor_of_a_source_twice(struct conform *c,
				  const struct conform_way *way)
{
	struct conform_buf *dst, *srcs[3];
	struct conform_op op = {
		.type = DMAE_XOR,
		.async_flags = DMAE_ASYNC_TX_XOR_ZERO_DST,
		.len = 300,
		.srcs = srcs,
	};

	if (!way->begin(c, DMAE_XOR) || !conform_bufs_get(c, &dst, 1) ||
	    !conform_bufs_get(c, srcs, 2))
		return;
	op.len = min_t(size_t, round_down(op.len, c->limits.align),
		       c->limits.max_len);
	srcs[2] = srcs[0];
	op.dst[0] = dst;
	op.src_cnt = min(c->limits.max_xor, 3U);
	conform_op_run(c, way, &op);
	if (op.src_cnt == 3)
		conform_expect(c, !memcmp(dst->data, srcs[1]->data, op.len));
}

static void async_xor_twice(struct conform *c)
{
	xor_of_a_source_twice(c, &conform_by_async);
}

static void channel_xor_twice(struct conform *c)
{
	xor_of_a_source_twice(c, &conform_by_channel);
}

static const struct conform_case conform_xor_cases[] = {
	{ "async: a xor to another destination is right",
	  async_xor_to_another },
	{ "async: a xor onto the first of its list is right",
	  async_xor_listed },
	{ "async: a xor onto a page not in its list is right",
	  async_xor_not_listed },
	{ "async: a source that is there twice counts twice", async_xor_twice },
	{ "channel: a xor to another destination is right",
	  channel_xor_to_another, BIT(DMAE_XOR) },
	{ "channel: a xor onto one of its sources is right",
	  channel_xor_in_place, BIT(DMAE_XOR) },
	{ "channel: a xor of sources at their own offsets is right",
	  channel_xor_scattered, BIT(DMAE_XOR) },
	{ "channel: a source that is there twice counts twice",
	  channel_xor_twice, BIT(DMAE_XOR) },
};

CONFORM_GROUP(conform_xor);
