// SPDX-License-Identifier: GPL-2.0
/*
 * RAID-6 syndromes: P, Q or both, of 1 to 255 blocks
 */
#include <linux/kernel.h>
#include <linux/minmax.h>

#include "buffer.h"
#include "pq.h"

static void pq_count(struct conform *c, const struct pq_form *form,
		     unsigned int count)
{
	struct conform_sample sample = {};
	struct conform_op op;

	while (!c->stuck && conform_sample_few(c, &sample, count)) {
		op = pq_op(c, form, DMAE_PQ, count, &sample);
		conform_op_run(c, form->way, &op);
	}
}

static void pq_samples(struct conform *c, const struct pq_form *form)
{
	unsigned int extra = 0, count = 0;

	if (form->flags & DMAE_PREP_CONTINUE)
		extra = form->flags & DMAE_PREP_PQ_DISABLE_P ? 1 : 3;
	if (!pq_begin(c, form, DMAE_PQ, extra))
		return;
	while ((count = pq_count_next(c, count)))
		pq_count(c, form, count);
	conform_bufs_expect_right(c, "in the end");
}

static void pq_by(struct conform *c, const struct conform_way *way,
		  unsigned int flags, bool gaps)
{
	pq_samples(c, &(struct pq_form){
			      .way = way,
			      .flags = flags,
			      .gaps = gaps,
		      });
}

static void async_pq(struct conform *c)
{
	pq_by(c, &conform_by_async, 0, false);
}

static void async_p(struct conform *c)
{
	pq_by(c, &conform_by_async, DMAE_PREP_PQ_DISABLE_Q, false);
}

static void async_q(struct conform *c)
{
	pq_by(c, &conform_by_async, DMAE_PREP_PQ_DISABLE_P, false);
}

static void async_pq_with_gaps(struct conform *c)
{
	pq_by(c, &conform_by_async, 0, true);
}

static void channel_pq(struct conform *c)
{
	pq_by(c, &conform_by_channel, 0, false);
}

static void channel_p(struct conform *c)
{
	pq_by(c, &conform_by_channel, DMAE_PREP_PQ_DISABLE_Q, false);
}

static void channel_q(struct conform *c)
{
	pq_by(c, &conform_by_channel, DMAE_PREP_PQ_DISABLE_P, false);
}

static void channel_pq_with_gaps(struct conform *c)
{
	pq_by(c, &conform_by_channel, 0, true);
}

static void channel_pq_continued(struct conform *c)
{
	pq_by(c, &conform_by_channel, DMAE_PREP_CONTINUE, false);
}

static void channel_p_continued(struct conform *c)
{
	pq_by(c, &conform_by_channel,
	      DMAE_PREP_CONTINUE | DMAE_PREP_PQ_DISABLE_Q, false);
}

static void channel_q_continued(struct conform *c)
{
	pq_by(c, &conform_by_channel,
	      DMAE_PREP_CONTINUE | DMAE_PREP_PQ_DISABLE_P, false);
}

/* Random coefficients, including 0 and 1, and different offsets of P and Q. */
static void channel_pq_free(struct conform *c)
{
	const struct pq_form form = { .way = &conform_by_channel };
	struct conform_sample sample = {};
	struct conform_op op;
	u8 coefs[8];

	if (!pq_begin(c, &form, DMAE_PQ, 0))
		return;
	while (!c->stuck && conform_sample_next(c, &sample)) {
		op = pq_op(c, &form, DMAE_PQ,
			   min_t(unsigned int, c->limits.max_pq,
				 sample.index % ARRAY_SIZE(coefs) + 1),
			   &sample);
		prandom_bytes_state(&c->random, coefs, sizeof(coefs));
		coefs[sample.index % ARRAY_SIZE(coefs)] = sample.index % 2;
		op.coefs = coefs;
		op.dst_off[1] = sample.src_off;
		conform_op_run(c, form.way, &op);
	}
}

/* Q overwrites one of the sources, as in a recovery; or P does. */
static void channel_pq_in_place(struct conform *c)
{
	struct pq_form form = { .way = &conform_by_channel };
	struct conform_sample sample = {};
	const u8 coefs[] = { 0x8e, 0x53 };
	struct conform_op op;

	if (!pq_begin(c, &form, DMAE_PQ, 0))
		return;
	while (!c->stuck && conform_sample_next(c, &sample)) {
		const unsigned int k = sample.index % 2;

		form.flags = k ? DMAE_PREP_PQ_DISABLE_P :
				 DMAE_PREP_PQ_DISABLE_Q;
		op = pq_op(c, &form, DMAE_PQ, ARRAY_SIZE(coefs), &sample);
		op.coefs = coefs;
		op.dst[k] = c->srcs[sample.index / 2 % ARRAY_SIZE(coefs)];
		conform_op_run(c, form.way, &op);
	}
}

/* An earlier P and Q cost three sources, an earlier Q alone one. */
static bool pq_continues(const struct dmae_chan *chan)
{
	return dmae_chan_limits(chan)->max_pq > 3;
}

static bool pq_continues_q(const struct dmae_chan *chan)
{
	return dmae_chan_limits(chan)->max_pq > 1;
}

static const struct conform_case conform_pq_cases[] = {
	{ "async: P and Q are right", async_pq },
	{ "async: P alone is right", async_p },
	{ "async: Q alone is right", async_q },
	{ "async: a missing block counts as zero", async_pq_with_gaps },
	{ "channel: P and Q are right", channel_pq, BIT(DMAE_PQ) },
	{ "channel: P alone is right", channel_p, BIT(DMAE_PQ) },
	{ "channel: Q alone is right", channel_q, BIT(DMAE_PQ) },
	{ "channel: P and Q with gaps in the blocks are right",
	  channel_pq_with_gaps, BIT(DMAE_PQ) },
	{ "channel: P and Q in addition to earlier ones are right",
	  channel_pq_continued, BIT(DMAE_PQ), pq_continues },
	{ "channel: P in addition to an earlier one is right",
	  channel_p_continued, BIT(DMAE_PQ), pq_continues },
	{ "channel: Q in addition to an earlier one is right",
	  channel_q_continued, BIT(DMAE_PQ), pq_continues_q },
	{ "channel: P and Q with any coefficients are right", channel_pq_free,
	  BIT(DMAE_PQ) },
	{ "channel: P or Q onto one of its sources is right",
	  channel_pq_in_place, BIT(DMAE_PQ) },
};

CONFORM_GROUP(conform_pq);
