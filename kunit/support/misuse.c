// SPDX-License-Identifier: GPL-2.0
/*
 * A valid operation, and ways to make it invalid
 */
#include <kunit/test.h>

#include "listener.h"
#include "misuse.h"
#include "rig.h"

static struct fake *prep_provider(struct kunit *test)
{
	struct fake *fake = fake_create(test, 1);

	fake->device.limits.max_len = PREP_MAX_LEN;
	fake->device.limits.align = PREP_ALIGN;
	return fake;
}

/* Two sources if the type may have several. */
static unsigned int prep_src_cnt(const struct dmae_type *facts)
{
	return facts->max_srcs == DMAE_EXACT ? facts->min_srcs : 2;
}

static void prep_init(struct prep *prep, enum dmae_transaction_type type)
{
	const struct dmae_type *facts = dmae_type_of(type);
	struct rig *rig = rig_of(prep->test);
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(prep->srcs); i++) {
		prep->srcs[i] = rig->pages[1];
		prep->src_offs[i] = i * PREP_LEN;
		prep->coefs[i] = 1 << i;
	}
	prep->op = (struct dmae_op){
		.type = type,
		.flags = DMAE_CTRL_ACK,
		.len = facts->dsts || facts->min_srcs ? PREP_LEN : 0,
		.dst = { { rig->pages[0], 0 }, { rig->pages[0], PREP_LEN } },
		.srcs = prep->srcs,
		.src_offs = prep->src_offs,
		.src_cnt = prep_src_cnt(facts),
		.coefs = prep->coefs,
		.result = &prep->result,
	};
}

static struct prep *prep_on(struct kunit *test, struct fake *fake,
			    enum dmae_transaction_type type)
{
	struct prep *prep = kunit_kzalloc(test, sizeof(*prep), GFP_KERNEL);
	struct listener *listener = listener_create(test);

	KUNIT_ASSERT_NOT_NULL(test, prep);
	prep->test = test;
	prep->chan = &fake->chans[0];
	prep_init(prep, type);
	KUNIT_ASSERT_EQ(test, fake_register(fake), 0);
	listener->client.cap_mask = fake->device.cap_mask;
	KUNIT_ASSERT_EQ(test, dmae_async_client_register(&listener->client), 0);
	KUNIT_ASSERT_PTR_EQ(test, listener_take_one(listener),
			    &prep->chan->chan);
	return prep;
}

struct prep *prep_start(struct kunit *test, enum dmae_transaction_type type)
{
	return prep_on(test, prep_provider(test), type);
}

struct prep *prep_start_without(struct kunit *test,
				enum dmae_transaction_type type)
{
	struct fake *fake = prep_provider(test);

	dmae_cap_clear(type, &fake->device.cap_mask);
	fake->ops.prep[type] = NULL;
	return prep_on(test, fake, type);
}

/* Prepares and abandons the operation; returns the errno of prep. */
int prep_try(struct prep *prep)
{
	struct dmae_async_tx_descriptor *tx;

	tx = dmae_async_prep(&prep->chan->chan, &prep->op);
	if (IS_ERR(tx))
		return PTR_ERR(tx);
	dmae_abandon(tx);
	return 0;
}

void misuse_type(struct prep *prep)
{
	prep->op.type = DMAE_TX_TYPE_END;
}

void misuse_negative_type(struct prep *prep)
{
	prep->op.type = -1;
}

void misuse_flag(struct prep *prep)
{
	prep->op.flags |= BIT(15);
}

void misuse_pq_flag(struct prep *prep)
{
	prep->op.flags |= DMAE_PREP_PQ_DISABLE_Q;
}

void misuse_no_len(struct prep *prep)
{
	prep->op.len = 0;
}

void misuse_some_len(struct prep *prep)
{
	prep->op.len = PREP_LEN;
}

void misuse_len(struct prep *prep)
{
	prep->op.len = PREP_MAX_LEN + PREP_ALIGN;
}

void misuse_largest_len(struct prep *prep)
{
	prep->op.len = SIZE_MAX & ~(size_t)(PREP_ALIGN - 1);
}

void misuse_odd_len(struct prep *prep)
{
	prep->op.len = PREP_LEN + PREP_ALIGN / 2;
}

void misuse_odd_dst(struct prep *prep)
{
	prep->op.dst[0].offset = PREP_ALIGN / 2;
}

void misuse_odd_src(struct prep *prep)
{
	prep->op.src_offs = NULL;
	prep->op.src_off = PREP_ALIGN / 2;
}

void misuse_odd_last_src(struct prep *prep)
{
	prep->src_offs[prep->op.src_cnt - 1] = PREP_ALIGN / 2;
}

void misuse_no_dst(struct prep *prep)
{
	prep->op.dst[0].page = NULL;
}

void misuse_no_dst_2(struct prep *prep)
{
	prep->op.dst[1].page = NULL;
}

void misuse_no_src(struct prep *prep)
{
	prep->srcs[0] = NULL;
}

void misuse_no_last_src(struct prep *prep)
{
	prep->srcs[prep->op.src_cnt - 1] = NULL;
}

void misuse_no_srcs(struct prep *prep)
{
	prep->op.srcs = NULL;
}

void misuse_zero_srcs(struct prep *prep)
{
	prep->op.src_cnt = 0;
}

void misuse_one_src(struct prep *prep)
{
	prep->op.src_cnt = 1;
}

void misuse_one_src_less(struct prep *prep)
{
	prep->op.src_cnt--;
}

void misuse_one_src_more(struct prep *prep)
{
	prep->op.src_cnt++;
}

void misuse_many_srcs(struct prep *prep)
{
	prep->op.src_cnt = FAKE_SRCS + 1;
}

/* The earlier P and Q count as three more sources. */
void misuse_continue(struct prep *prep)
{
	prep->op.flags |= DMAE_PREP_CONTINUE;
	prep->op.src_cnt = FAKE_SRCS - 2;
}

/* With the three that the earlier P and Q count as, the number wraps to 0. */
void misuse_continue_wrap(struct prep *prep)
{
	prep->op.flags |= DMAE_PREP_CONTINUE;
	prep->op.src_cnt = UINT_MAX - 2;
}

void misuse_no_coefs(struct prep *prep)
{
	prep->op.coefs = NULL;
}

void misuse_no_p_no_q(struct prep *prep)
{
	prep->op.flags |= DMAE_PREP_PQ_DISABLE_P | DMAE_PREP_PQ_DISABLE_Q;
}

void misuse_no_result(struct prep *prep)
{
	prep->op.result = NULL;
}

void misuse_src_behind_dst(struct prep *prep)
{
	prep->srcs[0] = prep->op.dst[0].page;
	prep->src_offs[0] = PREP_LEN - PREP_ALIGN;
}

void misuse_dst_behind_src(struct prep *prep)
{
	prep->srcs[0] = prep->op.dst[0].page;
	prep->op.dst[0].offset = PREP_ALIGN;
	prep->op.dst[1].offset += PREP_ALIGN;
}

void misuse_last_src_overlaps(struct prep *prep)
{
	prep->srcs[prep->op.src_cnt - 1] = prep->op.dst[0].page;
	prep->src_offs[prep->op.src_cnt - 1] = PREP_ALIGN;
}

void misuse_dsts_overlap(struct prep *prep)
{
	prep->op.dst[1].offset = PREP_LEN - PREP_ALIGN;
}

void misuse_dsts_are_one(struct prep *prep)
{
	prep->op.dst[1] = prep->op.dst[0];
}

void misuse_past_dst(struct prep *prep)
{
	prep->op.dst[0].offset = PAGE_SIZE - PREP_LEN + PREP_ALIGN;
}

void misuse_past_src(struct prep *prep)
{
	prep->src_offs[0] = PAGE_SIZE - PREP_LEN + PREP_ALIGN;
}

void misuse_at_end(struct prep *prep)
{
	prep->op.dst[0].offset = PAGE_SIZE;
}

void misuse_largest_offset(struct prep *prep)
{
	prep->op.dst[0].offset = UINT_MAX & ~(PREP_ALIGN - 1);
}
