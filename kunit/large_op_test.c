// SPDX-License-Identifier: GPL-2.0
/*
 * Operations so large that the worker and pollers carry them out in pieces
 */
#include <kunit/test.h>
#include <linux/mm.h>
#include <linux/random.h>
#include <linux/sizes.h>

#include "../tools/conform/reference.h"
#include "support/data_chan.h"
#include "support/outcome.h"
#include "support/rig.h"
#include "support/rig_run.h"

#define LARGE_SIZE SZ_1M
#define LARGE_SRCS 3
#define LARGE_SEED 0x12345678

/* Consecutive powers of 2, and others: dmae_cpu has code for each. */
static const u8 large_coefs[][LARGE_SRCS] = { { 1, 2, 4 }, { 7, 0, 200 } };

/**
 * struct large - buffers of a large operation
 * @chan: the channel
 * @srcs: sources, random bytes
 * @dsts: destinations
 * @pages: the pages of @srcs
 * @result: result of the operation
 */
struct large {
	struct data_chan *chan;
	u8 *srcs[LARGE_SRCS];
	u8 *dsts[2];
	struct page *pages[LARGE_SRCS];
	u32 result;
};

static struct large *large_start(struct kunit *test)
{
	struct large *large = kunit_kzalloc(test, sizeof(*large), GFP_KERNEL);
	unsigned int i;

	KUNIT_ASSERT_NOT_NULL(test, large);
	for (i = 0; i < LARGE_SRCS; i++) {
		large->srcs[i] = data_chan_alloc(test, get_order(LARGE_SIZE));
		get_random_bytes(large->srcs[i], LARGE_SIZE);
		large->pages[i] = virt_to_page(large->srcs[i]);
	}
	for (i = 0; i < ARRAY_SIZE(large->dsts); i++)
		large->dsts[i] = data_chan_alloc(test, get_order(LARGE_SIZE));
	large->chan = data_chan_start_types(test, DATA_CHAN_ALL_TYPES);
	return large;
}

/* Polls from a second thread, as each client of a channel may. */
static void large_poll(void *data)
{
	struct data_chan *chan = data;

	while (data_chan_status(chan, READ_ONCE(chan->last)) ==
	       DMAE_IN_PROGRESS)
		cond_resched();
}

static struct dmae_async_tx_descriptor *large_prep(struct large *large,
						   struct dmae_op *op)
{
	struct data_chan *chan = large->chan;
	struct dmae_async_tx_descriptor *tx;
	unsigned int i;

	op->len = LARGE_SIZE;
	op->flags |= DMAE_CTRL_ACK;
	op->srcs = large->pages;
	op->result = &large->result;
	for (i = 0; i < ARRAY_SIZE(op->dst); i++)
		op->dst[i].page = virt_to_page(large->dsts[i]);
	tx = dmae_async_prep(chan->chan, op);
	KUNIT_ASSERT_NOT_ERR_OR_NULL(chan->test, tx);
	return tx;
}

/* Two threads and the test poll while the channel's worker runs. */
static void large_do(struct large *large, struct dmae_op *op)
{
	struct data_chan *chan = large->chan;

	chan->last = dmae_submit(large_prep(large, op));
	rig_run(chan->test, large_poll, chan);
	rig_run(chan->test, large_poll, chan);
	data_chan_wait(chan, chan->last);
}

static u8 large_xor(struct large *large, size_t at)
{
	return large->srcs[0][at] ^ large->srcs[1][at] ^ large->srcs[2][at];
}

static u8 large_syndrome(struct large *large, const u8 *coefs, size_t at)
{
	u8 sum = 0;
	unsigned int i;

	for (i = 0; i < LARGE_SRCS; i++)
		sum ^= reference_multiply(coefs[i], large->srcs[i][at]);
	return sum;
}

static void a_large_xor_is_right(struct kunit *test)
{
	struct large *large = large_start(test);
	struct dmae_op op = { .type = DMAE_XOR, .src_cnt = LARGE_SRCS };
	size_t at;

	large_do(large, &op);
	for (at = 0; at < LARGE_SIZE; at++)
		if (large->dsts[0][at] != large_xor(large, at))
			break;
	KUNIT_EXPECT_EQ(test, at, LARGE_SIZE);
}

static void a_large_syndrome_is_right(struct kunit *test)
{
	struct large *large = large_start(test);
	unsigned int i;
	size_t at;

	for (i = 0; i < ARRAY_SIZE(large_coefs); i++) {
		struct dmae_op op = { .type = DMAE_PQ,
				      .src_cnt = LARGE_SRCS,
				      .coefs = large_coefs[i] };

		large_do(large, &op);
		for (at = 0; at < LARGE_SIZE; at++)
			if (large->dsts[0][at] != large_xor(large, at) ||
			    large->dsts[1][at] !=
				    large_syndrome(large, large_coefs[i], at))
				break;
		KUNIT_EXPECT_EQ(test, at, LARGE_SIZE);
	}
}

static void a_large_copy_with_a_crc_is_right(struct kunit *test)
{
	struct large *large = large_start(test);
	struct dmae_op op = { .type = DMAE_MEMCPY_CRC32C,
			      .src_cnt = 1,
			      .seed = LARGE_SEED };

	large_do(large, &op);
	KUNIT_EXPECT_EQ(test, large->result,
			reference_crc32c(LARGE_SEED, large->srcs[0],
					 LARGE_SIZE));
	KUNIT_EXPECT_EQ(test,
			memcmp(large->dsts[0], large->srcs[0], LARGE_SIZE), 0);
}

/* The wrong bit is in the first piece: later pieces must not hide it. */
static void a_large_check_finds_one_wrong_bit(struct kunit *test)
{
	struct large *large = large_start(test);
	struct dmae_op op = { .type = DMAE_XOR_VAL, .src_cnt = LARGE_SRCS };
	size_t at;

	for (at = 0; at < LARGE_SIZE; at++)
		large->srcs[2][at] ^= large_xor(large, at);
	large_do(large, &op);
	KUNIT_EXPECT_EQ(test, large->result, 0);
	large->srcs[1][100] ^= 1;
	large_do(large, &op);
	KUNIT_EXPECT_EQ(test, large->result, DMAE_CHECK_P_BAD);
}

static void a_large_check_finds_a_wrong_bit_in_both_p_and_q(struct kunit *test)
{
	struct large *large = large_start(test);
	const u8 *coefs = large_coefs[0];
	struct dmae_op op = { .type = DMAE_PQ_VAL,
			      .src_cnt = LARGE_SRCS,
			      .coefs = coefs };
	size_t at;

	for (at = 0; at < LARGE_SIZE; at++) {
		large->dsts[0][at] = large_xor(large, at);
		large->dsts[1][at] = large_syndrome(large, coefs, at);
	}
	large_do(large, &op);
	KUNIT_EXPECT_EQ(test, large->result, 0);
	large->dsts[0][LARGE_SIZE / 2] ^= 1;
	large_do(large, &op);
	KUNIT_EXPECT_EQ(test, large->result, DMAE_CHECK_P_BAD);
	large->dsts[1][LARGE_SIZE - 1] ^= 1;
	large_do(large, &op);
	KUNIT_EXPECT_EQ(test, large->result,
			DMAE_CHECK_P_BAD | DMAE_CHECK_Q_BAD);
}

static void a_large_comparison_finds_one_wrong_bit(struct kunit *test)
{
	struct large *large = large_start(test);
	struct dmae_op op = { .type = DMAE_COMPARE, .src_cnt = 1 };

	memcpy(large->dsts[0], large->srcs[0], LARGE_SIZE);
	large_do(large, &op);
	KUNIT_EXPECT_EQ(test, large->result, 0);
	large->srcs[0][100] ^= 1;
	large_do(large, &op);
	KUNIT_EXPECT_EQ(test, large->result, DMAE_CHECK_DIFFERS);
}

/* It takes the worker longer than it runs at a time. */
static void a_large_operation_needs_no_poller(struct kunit *test)
{
	struct large *large = large_start(test);
	struct outcome *outcome = outcome_create(test);
	struct dmae_op op = { .type = DMAE_PQ,
			      .src_cnt = LARGE_SRCS,
			      .coefs = large_coefs[1] };
	struct dmae_async_tx_descriptor *tx = large_prep(large, &op);

	tx->callback_result = outcome_callback_result;
	tx->callback_param = outcome;
	dmae_submit(tx);
	dmae_async_op_issue_pending(large->chan->chan);
	KUNIT_EXPECT_TRUE(test, outcome_wait(outcome));
}

static struct kunit_case large_op_cases[] = {
	KUNIT_CASE(a_large_xor_is_right),
	KUNIT_CASE(a_large_syndrome_is_right),
	KUNIT_CASE(a_large_copy_with_a_crc_is_right),
	KUNIT_CASE(a_large_check_finds_one_wrong_bit),
	KUNIT_CASE(a_large_check_finds_a_wrong_bit_in_both_p_and_q),
	KUNIT_CASE(a_large_comparison_finds_one_wrong_bit),
	KUNIT_CASE(a_large_operation_needs_no_poller),
	{}
};

static struct kunit_suite large_op_suite = {
	.name = "dmae_large_op",
	.init = rig_init,
	.exit = rig_exit,
	.test_cases = large_op_cases,
};

kunit_test_suite(large_op_suite);
