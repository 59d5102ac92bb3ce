// SPDX-License-Identifier: GPL-2.0
/*
 * The check of P and Q reports each that does not match, and writes nothing
 */
#include <linux/kernel.h>

#include "buffer.h"
#include "pq.h"

/* The result for a wrong bit in P, in Q, or in the data, if all is checked. */
static const u32 pq_val_bad[] = {
	DMAE_CHECK_P_BAD,
	DMAE_CHECK_Q_BAD,
	DMAE_CHECK_P_BAD | DMAE_CHECK_Q_BAD,
};

static u32 pq_val_wanted(const struct pq_form *form)
{
	u32 wanted = DMAE_CHECK_P_BAD | DMAE_CHECK_Q_BAD;

	if (form->flags & DMAE_PREP_PQ_DISABLE_P)
		wanted &= ~DMAE_CHECK_P_BAD;
	if (form->flags & DMAE_PREP_PQ_DISABLE_Q)
		wanted &= ~DMAE_CHECK_Q_BAD;
	return wanted;
}

static void pq_val_expect(struct conform *c, const struct pq_form *form,
			  unsigned int count,
			  const struct conform_sample *sample, u32 result)
{
	struct conform_op op = pq_op(c, form, DMAE_PQ_VAL, count, sample);

	conform_expect_eq(c, conform_op_model(c, &op), result);
	conform_op_run(c, form->way, &op);
}

/* Flips a bit: in P if @k is 0, in Q if it is 1, else in the data. */
static void pq_val_flipped(struct conform *c, const struct pq_form *form,
			   unsigned int count,
			   const struct conform_sample *sample, unsigned int k,
			   int at, u32 result)
{
	const int byte = (int)sample->dst_off + at;

	if (byte < 0 || c->stuck)
		return;
	conform_buf_flip(c->blocks[k], byte);
	pq_val_expect(c, form, count, sample, result);
	conform_buf_flip(c->blocks[k], byte);
}

/* Flips bits in the first or last byte, and just outside. */
static void pq_val_sample(struct conform *c, const struct pq_form *form,
			  unsigned int count,
			  const struct conform_sample *sample)
{
	const unsigned int turn = sample->index;
	const unsigned int k = turn % ARRAY_SIZE(pq_val_bad);
	const struct pq_form both = { .gaps = form->gaps };
	const struct conform_op op = pq_op(c, &both, DMAE_PQ, count, sample);
	const int len = sample->len;

	conform_op_model(c, &op);
	conform_buf_fill(c->blocks[0]);
	conform_buf_fill(c->blocks[1]);
	pq_val_expect(c, form, count, sample, 0);
	pq_val_flipped(c, form, count, sample, k, turn % 2 ? len - 1 : 0,
		       pq_val_bad[k] & pq_val_wanted(form));
	pq_val_flipped(c, form, count, sample, k, turn % 2 ? -1 : len, 0);
}

static void pq_val_samples(struct conform *c, const struct conform_way *way,
			   unsigned int flags, bool gaps)
{
	const struct pq_form form = {
		.way = way,
		.flags = flags,
		.gaps = gaps,
	};
	struct conform_sample sample;
	unsigned int count = 0;

	if (!pq_begin(c, &form, DMAE_PQ_VAL, 0))
		return;
	while ((count = pq_count_next(c, count))) {
		sample = (struct conform_sample){};
		while (!c->stuck && conform_sample_few(c, &sample, count))
			pq_val_sample(c, &form, count, &sample);
	}
	conform_bufs_expect_right(c, "nothing is to be written");
}

static void async_pq_val(struct conform *c)
{
	pq_val_samples(c, &conform_by_async, 0, false);
}

static void async_p_val(struct conform *c)
{
	pq_val_samples(c, &conform_by_async, DMAE_PREP_PQ_DISABLE_Q, false);
}

static void async_q_val(struct conform *c)
{
	pq_val_samples(c, &conform_by_async, DMAE_PREP_PQ_DISABLE_P, false);
}

static void async_pq_val_with_gaps(struct conform *c)
{
	pq_val_samples(c, &conform_by_async, 0, true);
}

static void channel_pq_val(struct conform *c)
{
	pq_val_samples(c, &conform_by_channel, 0, false);
}

static void channel_p_val(struct conform *c)
{
	pq_val_samples(c, &conform_by_channel, DMAE_PREP_PQ_DISABLE_Q, false);
}

static void channel_q_val(struct conform *c)
{
	pq_val_samples(c, &conform_by_channel, DMAE_PREP_PQ_DISABLE_P, false);
}

static const struct conform_case conform_pq_val_cases[] = {
	{ "async: P and Q are reported to match exactly if they do",
	  async_pq_val },
	{ "async: P alone is reported to match exactly if it does",
	  async_p_val },
	{ "async: Q alone is reported to match exactly if it does",
	  async_q_val },
	{ "async: a missing block matches as zero", async_pq_val_with_gaps },
	{ "channel: P and Q are reported to match exactly if they do",
	  channel_pq_val, BIT(DMAE_PQ_VAL) },
	{ "channel: P alone is reported to match exactly if it does",
	  channel_p_val, BIT(DMAE_PQ_VAL) },
	{ "channel: Q alone is reported to match exactly if it does",
	  channel_q_val, BIT(DMAE_PQ_VAL) },
};

CONFORM_GROUP(conform_pq_val);
