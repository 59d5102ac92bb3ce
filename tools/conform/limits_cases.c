// SPDX-License-Identifier: GPL-2.0
/*
 * A channel refuses operations beyond its limits
 */
#include <linux/err.h>
#include <linux/kernel.h>
#include <linux/minmax.h>

#include "buffer.h"
#include "channel.h"
#include "conform.h"
#include "op.h"

static void limits_expect(struct conform *c, struct dmae_chan *chan,
			  const struct dmae_op *op, int err)
{
	struct dmae_async_tx_descriptor *tx = dmae_async_prep(chan, op);

	if (PTR_ERR_OR_ZERO(tx) != err)
		conform_fail(c, "%s of %u sources, %zu bytes at %u: %d, not %d",
			     dmae_transaction_type_name(op->type), op->src_cnt,
			     op->len, op->dst[0].offset, PTR_ERR_OR_ZERO(tx),
			     err);
	if (!IS_ERR(tx))
		dmae_abandon(tx);
}

/* Tries an operation with any number of sources, all of them the same. */
static struct dmae_op limits_op(struct conform *c,
				enum dmae_transaction_type type,
				unsigned int count)
{
	static const u8 coefs[DMAE_ASYNC_MAX_SRCS] = {};
	unsigned int i;

	for (i = 0; i < count; i++)
		c->pages[i] = c->blocks[1]->page;
	return (struct dmae_op){
		.type = type,
		.flags = DMAE_CTRL_ACK,
		.len = c->limits.align,
		.dst = { { .page = c->blocks[0]->page },
			 { .page = c->blocks[0]->page, .offset = PAGE_SIZE } },
		.srcs = c->pages,
		.src_cnt = count,
		.coefs = coefs,
		.result = &c->result,
	};
}

static struct dmae_chan *limits_begin(struct conform *c,
				      enum dmae_transaction_type type)
{
	if (!conform_by_channel.begin(c, type) ||
	    !conform_bufs_get(c, c->blocks, 2))
		return NULL;
	return conform_channel_get(c);
}

static void a_copy_beyond_the_limits(struct conform *c)
{
	struct dmae_chan *chan = limits_begin(c, DMAE_MEMCPY);
	const struct dmae_limits *limits = &c->limits;
	struct dmae_op op;

	if (!chan)
		return;
	op = limits_op(c, DMAE_MEMCPY, 1);
	limits_expect(c, chan, &op, 0);
	op.len = CONFORM_SIZE + limits->align;
	limits_expect(c, chan, &op,
		      op.len > limits->max_len ? -EMSGSIZE : -ERANGE);
	op.len = 0;
	limits_expect(c, chan, &op, -EINVAL);
	op.len = limits->align;
	op.dst[0].offset = CONFORM_SIZE;
	limits_expect(c, chan, &op, -ERANGE);
	op.dst[0].page = NULL;
	limits_expect(c, chan, &op, -EFAULT);
	if (limits->align == 1)
		return;
	op = limits_op(c, DMAE_MEMCPY, 1);
	op.len++;
	limits_expect(c, chan, &op, -EINVAL);
	op.len--;
	op.src_off++;
	limits_expect(c, chan, &op, -EINVAL);
}

static void limits_sources(struct conform *c, enum dmae_transaction_type type,
			   unsigned int min)
{
	struct dmae_chan *chan = limits_begin(c, type);
	unsigned int max;
	struct dmae_op op;

	if (!chan)
		return;
	max = dmae_type_srcs(dmae_type_of(type), &c->limits);
	op = limits_op(c, type, min);
	limits_expect(c, chan, &op, 0);
	op = limits_op(c, type, min - 1);
	limits_expect(c, chan, &op, -EINVAL);
	if (max >= DMAE_ASYNC_MAX_SRCS)
		return;
	op = limits_op(c, type, max);
	limits_expect(c, chan, &op, 0);
	op = limits_op(c, type, max + 1);
	limits_expect(c, chan, &op, -EMSGSIZE);
}

static void wrong_number_of_xor_sources(struct conform *c)
{
	limits_sources(c, DMAE_XOR, 1);
}

static void wrong_number_of_xor_val_sources(struct conform *c)
{
	limits_sources(c, DMAE_XOR_VAL, 2);
}

static void wrong_number_of_pq_sources(struct conform *c)
{
	limits_sources(c, DMAE_PQ, 1);
}

static void wrong_number_of_pq_val_sources(struct conform *c)
{
	limits_sources(c, DMAE_PQ_VAL, 1);
}

static const struct conform_case conform_limits_cases[] = {
	{ "channel: a copy beyond its limits is refused",
	  a_copy_beyond_the_limits, BIT(DMAE_MEMCPY) },
	{ "channel: too many or too few sources of a xor are refused",
	  wrong_number_of_xor_sources, BIT(DMAE_XOR) },
	{ "channel: too many or too few sources of a xor check are refused",
	  wrong_number_of_xor_val_sources, BIT(DMAE_XOR_VAL) },
	{ "channel: too many or too few sources of a syndrome are refused",
	  wrong_number_of_pq_sources, BIT(DMAE_PQ) },
	{ "channel: too many or too few sources of a P+Q check are refused",
	  wrong_number_of_pq_val_sources, BIT(DMAE_PQ_VAL) },
};

CONFORM_GROUP(conform_limits);
