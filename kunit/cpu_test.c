// SPDX-License-Identifier: GPL-2.0
/*
 * The contexts in which dmae_cpu may use SIMD code, and swdma with all types
 */
#include <kunit/test.h>
#include <linux/bottom_half.h>
#include <linux/mm.h>

#include <dmae/cpu.h>

#include "support/data_chan.h"
#include "support/rig.h"
#include "support/rig_run.h"

static const unsigned long cpu_simd_types = BIT(DMAE_XOR) | BIT(DMAE_XOR_VAL) |
					    BIT(DMAE_PQ) | BIT(DMAE_PQ_VAL);

/* Stores the types that run at full speed in this context, as bits. */
static void cpu_ask(void *types)
{
	unsigned int type;

	*(unsigned long *)types = 0;
	for (type = 0; type < DMAE_TX_TYPE_END; type++)
		if (BIT(type) & DATA_CHAN_ALL_TYPES && dmae_cpu_may_run(type))
			*(unsigned long *)types |= BIT(type);
}

static void swdma_has_the_types_of_dmae_cpu(struct kunit *test)
{
	KUNIT_EXPECT_EQ(test, dmae_cpu_types().bits, DATA_CHAN_ALL_TYPES);
}

static void types_with_simd_need_task_context(struct kunit *test)
{
	unsigned int type;

	for (type = 0; type < DMAE_TX_TYPE_END; type++)
		KUNIT_EXPECT_EQ(test, dmae_cpu_needs_task(type),
				!!(BIT(type) & cpu_simd_types));
}

static void a_task_may_run_every_type(struct kunit *test)
{
	unsigned long types;

	preempt_disable();
	cpu_ask(&types);
	preempt_enable();
	KUNIT_EXPECT_EQ(test, types, DATA_CHAN_ALL_TYPES);
}

static void simd_is_not_used_with_bottom_halves_disabled(struct kunit *test)
{
	unsigned long types;

	local_bh_disable();
	cpu_ask(&types);
	local_bh_enable();
	KUNIT_EXPECT_EQ(test, types, DATA_CHAN_ALL_TYPES & ~cpu_simd_types);
}

static void simd_is_not_used_with_interrupts_disabled(struct kunit *test)
{
	unsigned long types, flags;

	local_irq_save(flags);
	cpu_ask(&types);
	local_irq_restore(flags);
	KUNIT_EXPECT_EQ(test, types, DATA_CHAN_ALL_TYPES & ~cpu_simd_types);
}

static void simd_is_not_used_in_a_softirq(struct kunit *test)
{
	unsigned long types;

	rig_run_in_softirq(test, cpu_ask, &types);
	KUNIT_EXPECT_EQ(test, types, DATA_CHAN_ALL_TYPES & ~cpu_simd_types);
}

/* Submits a xor of two pages, of which the first is also the destination. */
static dmae_cookie_t cpu_xor(struct data_chan *chan, struct page *dst,
			     struct page *src)
{
	struct page *const srcs[] = { dst, src };
	const struct dmae_op op = { .type = DMAE_XOR,
				    .flags = DMAE_CTRL_ACK,
				    .len = PAGE_SIZE,
				    .dst[0].page = dst,
				    .srcs = srcs,
				    .src_cnt = ARRAY_SIZE(srcs) };
	struct dmae_async_tx_descriptor *tx = dmae_async_prep(chan->chan, &op);

	return IS_ERR(tx) ? PTR_ERR(tx) : dmae_submit(tx);
}

/* The second xor cancels the first, so a missing or repeated one is found. */
static void operations_of_all_types_follow_each_other(struct kunit *test)
{
	struct data_chan *chan =
		data_chan_start_types(test, DATA_CHAN_ALL_TYPES);
	u8 *dst = page_address(chan->dst), *src = page_address(chan->src);
	unsigned int i;

	for (i = 0; i < 100; i++) {
		dmae_async_op_buf_to_buf(chan->chan, DMAE_MEMCPY, dst, src,
					 PAGE_SIZE);
		cpu_xor(chan, chan->dst, chan->dst + 1);
		cpu_xor(chan, chan->dst + 1, chan->dst);
		chan->last = dmae_async_op_buf_to_buf(chan->chan, DMAE_MEMCPY,
						      dst + 2 * PAGE_SIZE,
						      dst + PAGE_SIZE,
						      PAGE_SIZE);
		data_chan_wait(chan, chan->last);
		KUNIT_ASSERT_EQ(test, 0,
				memcmp(dst + 2 * PAGE_SIZE, src, PAGE_SIZE));
		memset(dst + PAGE_SIZE, i, PAGE_SIZE);
	}
}

#define CPU_XORS 20000

/* Keeps the channel busy while a softirq submits to it. */
static void cpu_xors(void *data)
{
	struct data_chan *chan = data;
	unsigned int i;

	for (i = 0; i < CPU_XORS; i++)
		dmae_async_op_wait(chan->chan,
				   cpu_xor(chan, chan->dst, chan->src),
				   RIG_TIMEOUT_MS);
}

/* Submits, issues, and polls once. */
static void cpu_submit(void *data)
{
	struct data_chan *chan = data;

	chan->last = cpu_xor(chan, chan->dst + 1, chan->src + 1);
	dmae_async_op_issue_pending(chan->chan);
	data_chan_status(chan, chan->last);
}

static void a_softirq_may_interrupt_a_xor_and_submit_one(struct kunit *test)
{
	struct data_chan *chan =
		data_chan_start_types(test, DATA_CHAN_ALL_TYPES);
	struct rig_run *run;
	unsigned int i;

	run = rig_run(test, cpu_xors, chan);
	for (i = 0; i < 100; i++)
		rig_run_in_softirq(test, cpu_submit, chan);
	KUNIT_EXPECT_TRUE(test, rig_run_has_returned(run));
	data_chan_wait(chan, chan->last);
	/* An even number of xors leaves the destination as it was. */
	data_chan_expect_guard(chan, 0, 0);
}

static int cpu_try(struct data_chan *chan, enum dmae_transaction_type type,
		   unsigned int src_cnt)
{
	static const u8 coefs[33];
	struct page *srcs[33];
	u32 result;
	const struct dmae_op op = {
		.type = type,
		.len = 64,
		.dst = { { chan->dst, 0 }, { chan->dst, 64 } },
		.srcs = srcs,
		.src_cnt = src_cnt,
		.coefs = coefs,
		.result = &result,
	};
	struct dmae_async_tx_descriptor *tx;
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(srcs); i++)
		srcs[i] = chan->src;
	tx = dmae_async_prep(chan->chan, &op);
	if (IS_ERR(tx))
		return PTR_ERR(tx);
	dmae_abandon(tx);
	return 0;
}

static void a_channel_takes_32_sources(struct kunit *test)
{
	struct data_chan *chan =
		data_chan_start_types(test, DATA_CHAN_ALL_TYPES);

	KUNIT_EXPECT_EQ(test, cpu_try(chan, DMAE_XOR, 32), 0);
	KUNIT_EXPECT_EQ(test, cpu_try(chan, DMAE_XOR, 33), -EMSGSIZE);
	KUNIT_EXPECT_EQ(test, cpu_try(chan, DMAE_PQ, 32), 0);
	KUNIT_EXPECT_EQ(test, cpu_try(chan, DMAE_PQ, 33), -EMSGSIZE);
}

static void an_unsupported_type_is_refused(struct kunit *test)
{
	struct data_chan *chan =
		data_chan_start_types(test, DATA_CHAN_ALL_TYPES);

	KUNIT_EXPECT_EQ(test, cpu_try(chan, DMAE_DUAL_XOR, 2), -EOPNOTSUPP);
	KUNIT_EXPECT_EQ(test, cpu_try(chan, DMAE_PQ_UPDATE, 2), -EOPNOTSUPP);
	KUNIT_EXPECT_EQ(test, cpu_try(chan, DMAE_CRYPTO_AES, 1), -EOPNOTSUPP);
}

static struct kunit_case cpu_cases[] = {
	KUNIT_CASE(swdma_has_the_types_of_dmae_cpu),
	KUNIT_CASE(types_with_simd_need_task_context),
	KUNIT_CASE(a_task_may_run_every_type),
	KUNIT_CASE(simd_is_not_used_with_bottom_halves_disabled),
	KUNIT_CASE(simd_is_not_used_with_interrupts_disabled),
	KUNIT_CASE(simd_is_not_used_in_a_softirq),
	KUNIT_CASE(operations_of_all_types_follow_each_other),
	KUNIT_CASE(a_softirq_may_interrupt_a_xor_and_submit_one),
	KUNIT_CASE(a_channel_takes_32_sources),
	KUNIT_CASE(an_unsupported_type_is_refused),
	{}
};

static struct kunit_suite cpu_suite = {
	.name = "dmae_cpu",
	.init = rig_init,
	.exit = rig_exit,
	.test_cases = cpu_cases,
};

kunit_test_suite(cpu_suite);
