// SPDX-License-Identifier: GPL-2.0
/*
 * dmae_async_prep() refuses invalid operations and accepts valid ones
 */
#include <kunit/test.h>
#include <linux/mm.h>

#include "support/fake.h"
#include "support/listener.h"
#include "support/misuse.h"
#include "support/rig.h"

static const struct misuse {
	const char *name;
	enum dmae_transaction_type type;
	int err;
	void (*make)(struct prep *prep);
} misuses[] = {
	{ "type that does not exist", DMAE_MEMCPY, -EOPNOTSUPP, misuse_type },
	{ "negative type", DMAE_MEMCPY, -EOPNOTSUPP, misuse_negative_type },
	{ "flag that does not exist", DMAE_MEMCPY, -EINVAL, misuse_flag },
	{ "copy with a flag of pq", DMAE_MEMCPY, -EINVAL, misuse_pq_flag },
	{ "interrupt with a flag of pq", DMAE_INTERRUPT, -EINVAL,
	  misuse_pq_flag },
	{ "length 0", DMAE_MEMCPY, -EINVAL, misuse_no_len },
	{ "length beyond the limit", DMAE_MEMCPY, -EMSGSIZE, misuse_len },
	{ "largest length", DMAE_MEMCPY, -EMSGSIZE, misuse_largest_len },
	{ "length not aligned", DMAE_MEMCPY, -EINVAL, misuse_odd_len },
	{ "interrupt with a length", DMAE_INTERRUPT, -EINVAL, misuse_some_len },
	{ "interrupt with a source", DMAE_INTERRUPT, -EINVAL, misuse_one_src },
	{ "destination not aligned", DMAE_MEMSET, -EINVAL, misuse_odd_dst },
	{ "source not aligned", DMAE_MEMCPY, -EINVAL, misuse_odd_src },
	{ "last source not aligned", DMAE_XOR, -EINVAL, misuse_odd_last_src },
	{ "no destination", DMAE_MEMSET, -EFAULT, misuse_no_dst },
	{ "no second destination", DMAE_DUAL_XOR, -EFAULT, misuse_no_dst_2 },
	{ "no P", DMAE_PQ, -EFAULT, misuse_no_dst },
	{ "no Q", DMAE_PQ, -EFAULT, misuse_no_dst_2 },
	{ "no source page", DMAE_MEMCPY, -EFAULT, misuse_no_src },
	{ "no last source page", DMAE_XOR, -EFAULT, misuse_no_last_src },
	{ "no list of sources", DMAE_XOR, -EFAULT, misuse_no_srcs },
	{ "copy of no source", DMAE_MEMCPY, -EINVAL, misuse_zero_srcs },
	{ "copy of two sources", DMAE_MEMCPY, -EINVAL, misuse_one_src_more },
	{ "fill with a source", DMAE_MEMSET, -EINVAL, misuse_one_src },
	{ "xor of no source", DMAE_XOR, -EINVAL, misuse_zero_srcs },
	{ "xor of too many", DMAE_XOR, -EMSGSIZE, misuse_one_src_more },
	{ "check of one source", DMAE_XOR_VAL, -EINVAL, misuse_one_src_less },
	{ "check of too many", DMAE_XOR_VAL, -EMSGSIZE, misuse_one_src_more },
	{ "pq of too many", DMAE_PQ, -EMSGSIZE, misuse_many_srcs },
	{ "pq continued of too many", DMAE_PQ, -EMSGSIZE, misuse_continue },
	{ "pq continued of the most", DMAE_PQ, -EMSGSIZE,
	  misuse_continue_wrap },
	{ "update of one source", DMAE_PQ_UPDATE, -EINVAL,
	  misuse_one_src_less },
	{ "update of three sources", DMAE_PQ_UPDATE, -EINVAL,
	  misuse_one_src_more },
	{ "pq without coefficients", DMAE_PQ, -EINVAL, misuse_no_coefs },
	{ "update without coefficients", DMAE_PQ_UPDATE, -EINVAL,
	  misuse_no_coefs },
	{ "pq of neither P nor Q", DMAE_PQ, -EINVAL, misuse_no_p_no_q },
	{ "xor check without result", DMAE_XOR_VAL, -EFAULT, misuse_no_result },
	{ "pq check without result", DMAE_PQ_VAL, -EFAULT, misuse_no_result },
	{ "crc without result", DMAE_MEMCPY_CRC32C, -EFAULT, misuse_no_result },
	{ "comparison without result", DMAE_COMPARE, -EFAULT,
	  misuse_no_result },
	{ "comparison with no page", DMAE_COMPARE, -EFAULT, misuse_no_dst },
	{ "comparison of no source", DMAE_COMPARE, -EINVAL, misuse_zero_srcs },
	{ "comparison of two sources", DMAE_COMPARE, -EINVAL,
	  misuse_one_src_more },
	{ "comparison with a flag of pq", DMAE_COMPARE, -EINVAL,
	  misuse_pq_flag },
	{ "comparison past the end", DMAE_COMPARE, -ERANGE, misuse_past_dst },
	{ "copy to below, overlapping", DMAE_MEMCPY, -EINVAL,
	  misuse_src_behind_dst },
	{ "copy to above, overlapping", DMAE_MEMCPY, -EINVAL,
	  misuse_dst_behind_src },
	{ "crc of overlapping buffers", DMAE_MEMCPY_CRC32C, -EINVAL,
	  misuse_src_behind_dst },
	{ "xor onto a part of a source", DMAE_XOR, -EINVAL,
	  misuse_last_src_overlaps },
	{ "pq onto a part of a source", DMAE_PQ, -EINVAL,
	  misuse_last_src_overlaps },
	{ "pq with P overlapping Q", DMAE_PQ, -EINVAL, misuse_dsts_overlap },
	{ "pq with P that is Q", DMAE_PQ, -EINVAL, misuse_dsts_are_one },
	{ "xor to overlapping destinations", DMAE_DUAL_XOR, -EINVAL,
	  misuse_dsts_overlap },
	{ "past the end of the destination", DMAE_MEMSET, -ERANGE,
	  misuse_past_dst },
	{ "past the end of the source", DMAE_MEMCPY, -ERANGE, misuse_past_src },
	{ "from the end of the destination", DMAE_MEMSET, -ERANGE,
	  misuse_at_end },
	{ "largest offset", DMAE_MEMSET, -ERANGE, misuse_largest_offset },
};

KUNIT_ARRAY_PARAM_DESC(misuses, misuses, name);

static void
an_invalid_operation_is_refused_and_takes_no_slot(struct kunit *test)
{
	const struct misuse *misuse = test->param_value;
	struct prep *prep = prep_start(test, misuse->type);

	misuse->make(prep);
	KUNIT_EXPECT_EQ(test, prep_try(prep), misuse->err);
	KUNIT_EXPECT_EQ(test, fake_in_use(prep->chan), 0);
	KUNIT_EXPECT_EQ(test, fake_calls(prep->chan, FAKE_PREP), 0);
}

static void prep_type_desc(const int *type, char *desc)
{
	strscpy(desc, dmae_transaction_type_name(*type), KUNIT_PARAM_DESC_SIZE);
}

static const int prep_types[] = { DMAE_TYPES(DMAE_TYPE_ENUMERATOR) };

KUNIT_ARRAY_PARAM(prep_types, prep_types, prep_type_desc);

static void a_valid_operation_is_accepted(struct kunit *test)
{
	const int *type = test->param_value;

	KUNIT_EXPECT_EQ(test, prep_try(prep_start(test, *type)), 0);
}

static void a_type_that_the_channel_lacks_is_refused(struct kunit *test)
{
	const int *type = test->param_value;
	struct prep *prep = prep_start_without(test, *type);

	KUNIT_EXPECT_EQ(test, prep_try(prep), -EOPNOTSUPP);
}

static void pq_without_p_needs_no_p(struct kunit *test)
{
	struct prep *prep = prep_start(test, DMAE_PQ);

	prep->op.flags |= DMAE_PREP_PQ_DISABLE_P;
	prep->op.dst[0].page = NULL;
	KUNIT_EXPECT_EQ(test, prep_try(prep), 0);
}

static void pq_without_q_needs_no_q(struct kunit *test)
{
	struct prep *prep = prep_start(test, DMAE_PQ);

	prep->op.flags |= DMAE_PREP_PQ_DISABLE_Q;
	prep->op.dst[1].page = NULL;
	KUNIT_EXPECT_EQ(test, prep_try(prep), 0);
}

static void pq_may_continue_if_the_earlier_results_fit(struct kunit *test)
{
	struct prep *prep = prep_start(test, DMAE_PQ);

	prep->op.flags |= DMAE_PREP_CONTINUE;
	prep->op.src_cnt = 1;
	KUNIT_EXPECT_EQ(test, prep_try(prep), 0);
}

static void a_check_needs_no_destination(struct kunit *test)
{
	struct prep *prep = prep_start(test, DMAE_XOR_VAL);

	prep->op.dst[0].page = NULL;
	KUNIT_EXPECT_EQ(test, prep_try(prep), 0);
}

static void a_buffer_may_end_with_its_page(struct kunit *test)
{
	struct prep *prep = prep_start(test, DMAE_MEMSET);

	prep->op.dst[0].offset = PAGE_SIZE - prep->op.len;
	KUNIT_EXPECT_EQ(test, prep_try(prep), 0);
}

static void a_buffer_declared_contiguous_may_leave_its_page(struct kunit *test)
{
	struct prep *prep = prep_start(test, DMAE_MEMSET);

	misuse_past_dst(prep);
	prep->op.flags |= DMAE_PREP_CONTIGUOUS;
	KUNIT_EXPECT_EQ(test, prep_try(prep), 0);
}

static void a_buffer_declared_contiguous_needs_a_page(struct kunit *test)
{
	struct prep *prep = prep_start(test, DMAE_MEMSET);

	misuse_no_dst(prep);
	prep->op.flags |= DMAE_PREP_CONTIGUOUS;
	KUNIT_EXPECT_EQ(test, prep_try(prep), -EFAULT);
}

/* Prepares a fill at @offset in page @index of two adjacent pages. */
static int prep_two_pages(struct kunit *test, gfp_t gfp, unsigned int index,
			  unsigned int offset)
{
	struct prep *prep = prep_start(test, DMAE_MEMSET);
	struct page *pages = alloc_pages(GFP_KERNEL | gfp, 1);
	int err;

	KUNIT_ASSERT_NOT_NULL(test, pages);
	prep->op.dst[0].page = pages + index;
	prep->op.dst[0].offset = offset;
	err = prep_try(prep);
	__free_pages(pages, 1);
	return err;
}

static void a_buffer_may_cross_pages_of_a_compound_page(struct kunit *test)
{
	KUNIT_EXPECT_EQ(test, 0,
			prep_two_pages(test, __GFP_COMP, 0, PAGE_SIZE - 8));
	KUNIT_EXPECT_EQ(test, 0,
			prep_two_pages(test, __GFP_COMP, 0, PAGE_SIZE + 8));
}

static void a_buffer_ends_with_its_compound_page(struct kunit *test)
{
	KUNIT_EXPECT_EQ(test, -ERANGE,
			prep_two_pages(test, __GFP_COMP, 0, 2 * PAGE_SIZE - 8));
	KUNIT_EXPECT_EQ(test, -ERANGE,
			prep_two_pages(test, __GFP_COMP, 1, PAGE_SIZE - 8));
}

static void a_buffer_ends_with_a_page_that_is_not_compound(struct kunit *test)
{
	KUNIT_EXPECT_EQ(test, -ERANGE,
			prep_two_pages(test, 0, 0, PAGE_SIZE - 8));
}

static void a_destination_may_be_the_same_bytes_as_a_source(struct kunit *test)
{
	const int *type = test->param_value;
	struct prep *prep = prep_start(test, *type);
	unsigned int last = prep->op.src_cnt - 1;

	if (!prep->op.src_cnt)
		return;
	prep->srcs[0] = prep->op.dst[0].page;
	prep->src_offs[0] = prep->op.dst[0].offset;
	KUNIT_EXPECT_EQ(test, prep_try(prep), 0);
	prep->srcs[last] = prep->op.dst[1].page;
	prep->src_offs[last] = prep->op.dst[1].offset;
	KUNIT_EXPECT_EQ(test, prep_try(prep), 0);
}

static void buffers_that_are_only_read_may_overlap(struct kunit *test)
{
	struct prep *prep = prep_start(test, DMAE_COMPARE);

	misuse_src_behind_dst(prep);
	KUNIT_EXPECT_EQ(test, prep_try(prep), 0);
}

static void sources_may_overlap(struct kunit *test)
{
	struct prep *prep = prep_start(test, DMAE_XOR);

	prep->src_offs[1] = PREP_ALIGN;
	KUNIT_EXPECT_EQ(test, prep_try(prep), 0);
}

static void a_source_may_overlap_a_disabled_destination(struct kunit *test)
{
	struct prep *prep = prep_start(test, DMAE_PQ);

	prep->op.flags |= DMAE_PREP_PQ_DISABLE_Q;
	prep->op.dst[1] = prep->op.dst[0];
	prep->srcs[0] = prep->op.dst[0].page;
	prep->src_offs[0] = PREP_LEN;
	KUNIT_EXPECT_EQ(test, prep_try(prep), 0);
}

/* The same bytes, as the end of one page and as the page behind it. */
static void an_overlap_is_found_across_pages(struct kunit *test)
{
	struct prep *prep = prep_start(test, DMAE_MEMCPY);
	struct page *pages = alloc_pages(GFP_KERNEL | __GFP_COMP, 1);

	KUNIT_ASSERT_NOT_NULL(test, pages);
	prep->op.dst[0].page = pages;
	prep->op.dst[0].offset = PAGE_SIZE - PREP_ALIGN;
	prep->srcs[0] = pages + 1;
	KUNIT_EXPECT_EQ(test, prep_try(prep), -EINVAL);
	prep->op.dst[0].offset = PAGE_SIZE;
	KUNIT_EXPECT_EQ(test, prep_try(prep), 0);
	__free_pages(pages, 1);
}

static void prep_fill(struct prep *prep,
		      struct dmae_async_tx_descriptor *txs[FAKE_SLOTS])
{
	unsigned int i;

	for (i = 0; i < FAKE_SLOTS; i++) {
		txs[i] = dmae_async_prep(&prep->chan->chan, &prep->op);
		KUNIT_ASSERT_NOT_ERR_OR_NULL(prep->test, txs[i]);
	}
}

static void
a_full_channel_is_busy_until_an_operation_is_abandoned(struct kunit *test)
{
	struct prep *prep = prep_start(test, DMAE_INTERRUPT);
	struct dmae_async_tx_descriptor *txs[FAKE_SLOTS];
	unsigned int i;

	prep_fill(prep, txs);
	KUNIT_EXPECT_EQ(test, prep_try(prep), -EBUSY);
	dmae_abandon(txs[3]);
	KUNIT_EXPECT_EQ(test, prep_try(prep), 0);
	for (i = 0; i < FAKE_SLOTS; i++)
		if (i != 3)
			dmae_abandon(txs[i]);
	KUNIT_EXPECT_EQ(test, fake_in_use(prep->chan), 0);
}

static void
a_full_channel_is_busy_until_an_operation_completes(struct kunit *test)
{
	struct prep *prep = prep_start(test, DMAE_INTERRUPT);
	struct dmae_async_tx_descriptor *txs[FAKE_SLOTS];
	unsigned int i;

	prep_fill(prep, txs);
	for (i = 0; i < FAKE_SLOTS; i++)
		dmae_submit(txs[i]);
	dmae_async_op_issue_pending(&prep->chan->chan);
	KUNIT_EXPECT_EQ(test, prep_try(prep), -EBUSY);
	fake_complete_next(prep->chan, 0);
	KUNIT_EXPECT_EQ(test, prep_try(prep), 0);
	fake_complete_all(prep->chan, 0);
}

static void
operations_may_be_submitted_in_another_order_than_prepared(struct kunit *test)
{
	struct prep *prep = prep_start(test, DMAE_INTERRUPT);
	struct dmae_async_tx_descriptor *first, *last;
	struct dmae_chan *chan = &prep->chan->chan;

	first = dmae_async_prep(chan, &prep->op);
	last = dmae_async_prep(chan, &prep->op);
	KUNIT_EXPECT_EQ(test, dmae_submit(last), 1);
	KUNIT_EXPECT_EQ(test, dmae_submit(first), 2);
	dmae_async_op_issue_pending(chan);
	fake_complete_all(prep->chan, 0);
}

static struct kunit_case prep_cases[] = {
	KUNIT_CASE_PARAM(an_invalid_operation_is_refused_and_takes_no_slot,
			 misuses_gen_params),
	KUNIT_CASE_PARAM(a_valid_operation_is_accepted, prep_types_gen_params),
	KUNIT_CASE_PARAM(a_type_that_the_channel_lacks_is_refused,
			 prep_types_gen_params),
	KUNIT_CASE(pq_without_p_needs_no_p),
	KUNIT_CASE(pq_without_q_needs_no_q),
	KUNIT_CASE(pq_may_continue_if_the_earlier_results_fit),
	KUNIT_CASE(a_check_needs_no_destination),
	KUNIT_CASE(a_buffer_may_end_with_its_page),
	KUNIT_CASE(a_buffer_declared_contiguous_may_leave_its_page),
	KUNIT_CASE(a_buffer_declared_contiguous_needs_a_page),
	KUNIT_CASE(a_buffer_may_cross_pages_of_a_compound_page),
	KUNIT_CASE(a_buffer_ends_with_its_compound_page),
	KUNIT_CASE(a_buffer_ends_with_a_page_that_is_not_compound),
	KUNIT_CASE_PARAM(a_destination_may_be_the_same_bytes_as_a_source,
			 prep_types_gen_params),
	KUNIT_CASE(buffers_that_are_only_read_may_overlap),
	KUNIT_CASE(sources_may_overlap),
	KUNIT_CASE(a_source_may_overlap_a_disabled_destination),
	KUNIT_CASE(an_overlap_is_found_across_pages),
	KUNIT_CASE(a_full_channel_is_busy_until_an_operation_is_abandoned),
	KUNIT_CASE(a_full_channel_is_busy_until_an_operation_completes),
	KUNIT_CASE(operations_may_be_submitted_in_another_order_than_prepared),
	{}
};

static struct kunit_suite prep_suite = {
	.name = "dmae_prep",
	.init = rig_init,
	.exit = rig_exit,
	.test_cases = prep_cases,
};

kunit_test_suite(prep_suite);
