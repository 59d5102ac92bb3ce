// SPDX-License-Identifier: GPL-2.0
/*
 * The counters of a channel in sysfs
 */
#include <kunit/test.h>

#include "support/fake.h"
#include "support/listener.h"
#include "support/outcome.h"
#include "support/rig.h"

static struct fake_chan *stats_start(struct kunit *test)
{
	fake_start(test, 1);
	return to_fake_chan(listener_take_one(listener_start(test)));
}

static void stats_do(struct kunit *test, struct fake_chan *chan, int status)
{
	rig_submit(test, &chan->chan, NULL);
	dmae_async_op_issue_pending(&chan->chan);
	KUNIT_ASSERT_TRUE(test, fake_complete_next(chan, status));
}

static void stats_expect(struct kunit *test, struct fake_chan *chan,
			 unsigned long copies, unsigned long bytes)
{
	KUNIT_EXPECT_EQ(test, fake_sysfs_read(test, chan, "memcpy_count"),
			copies);
	KUNIT_EXPECT_EQ(test, fake_sysfs_read(test, chan, "bytes_transferred"),
			bytes);
}

static void counters_begin_at_zero(struct kunit *test)
{
	stats_expect(test, stats_start(test), 0, 0);
}

static void a_copy_that_succeeds_is_counted(struct kunit *test)
{
	struct fake_chan *chan = stats_start(test);

	stats_do(test, chan, 0);
	stats_do(test, chan, 0);
	stats_expect(test, chan, 2, 2 * RIG_LEN);
}

static void a_failed_copy_is_not_counted(struct kunit *test)
{
	struct fake_chan *chan = stats_start(test);

	stats_do(test, chan, -EIO);
	stats_expect(test, chan, 0, 0);
}

static void an_aborted_copy_is_not_counted(struct kunit *test)
{
	struct fake_chan *chan = stats_start(test);

	stats_do(test, chan, -ECANCELED);
	stats_expect(test, chan, 0, 0);
}

static void a_copy_is_not_counted_before_completion(struct kunit *test)
{
	struct fake_chan *chan = stats_start(test);

	rig_issue(test, &chan->chan);
	stats_expect(test, chan, 0, 0);
	fake_complete_all(chan, 0);
}

static void a_refused_copy_is_not_counted(struct kunit *test)
{
	struct fake_chan *chan = stats_start(test);
	struct dmae_async_tx_descriptor *tx;

	tx = dmae_prep_memcpy(&chan->chan, NULL, 0, NULL, 0, 64, 0);
	KUNIT_EXPECT_TRUE(test, IS_ERR(tx));
	stats_expect(test, chan, 0, 0);
}

static void an_abandoned_copy_is_not_counted(struct kunit *test)
{
	struct fake_chan *chan = stats_start(test);

	dmae_abandon(rig_prep(test, &chan->chan, DMAE_CTRL_ACK));
	stats_expect(test, chan, 0, 0);
}

static void a_fill_counts_its_bytes_but_not_as_a_copy(struct kunit *test)
{
	struct fake_chan *chan = stats_start(test);

	dmae_submit(dmae_prep_memset(&chan->chan, rig_of(test)->pages[0], 0, 1,
				     100, DMAE_CTRL_ACK));
	dmae_async_op_issue_pending(&chan->chan);
	fake_complete_all(chan, 0);
	stats_expect(test, chan, 0, 100);
	KUNIT_EXPECT_EQ(test, 1, fake_sysfs_read(test, chan, "memset_count"));
}

static void in_use_is_the_number_of_holders(struct kunit *test)
{
	struct fake *fake = fake_start(test, 1);
	struct listener *one = listener_start(test);
	struct listener *other = listener_start(test);

	KUNIT_EXPECT_EQ(test, 0,
			fake_sysfs_read(test, &fake->chans[0], "in_use"));
	listener_take(one, 1);
	listener_take(other, 1);
	KUNIT_EXPECT_EQ(test, 2,
			fake_sysfs_read(test, &fake->chans[0], "in_use"));
	listener_unregister(one);
	KUNIT_EXPECT_EQ(test, 1,
			fake_sysfs_read(test, &fake->chans[0], "in_use"));
}

static void a_failed_copy_is_an_error(struct kunit *test)
{
	struct fake_chan *chan = stats_start(test);

	stats_do(test, chan, -EIO);
	KUNIT_EXPECT_EQ(test, 1, fake_sysfs_read(test, chan, "error_count"));
	KUNIT_EXPECT_EQ(test, 0, fake_sysfs_read(test, chan, "abort_count"));
}

static void an_aborted_copy_is_no_error(struct kunit *test)
{
	struct fake_chan *chan = stats_start(test);

	stats_do(test, chan, -ECANCELED);
	KUNIT_EXPECT_EQ(test, 0, fake_sysfs_read(test, chan, "error_count"));
	KUNIT_EXPECT_EQ(test, 1, fake_sysfs_read(test, chan, "abort_count"));
}

/* Submits three operations, then completes one after the other. */
static void stats_expect_outstanding(struct kunit *test, struct fake_chan *chan)
{
	unsigned int left;

	for (left = 0; left < 3; left++) {
		KUNIT_EXPECT_EQ(test, left,
				fake_sysfs_read(test, chan, "outstanding"));
		rig_submit(test, &chan->chan, NULL);
	}
	dmae_async_op_issue_pending(&chan->chan);
	for (; left; left--) {
		KUNIT_EXPECT_EQ(test, left,
				fake_sysfs_read(test, chan, "outstanding"));
		KUNIT_ASSERT_TRUE(test, fake_complete_next(chan, 0));
	}
	KUNIT_EXPECT_EQ(test, 0, fake_sysfs_read(test, chan, "outstanding"));
}

static void
outstanding_counts_operations_that_are_not_complete(struct kunit *test)
{
	stats_expect_outstanding(test, stats_start(test));
}

static void outstanding_is_right_where_the_cookie_wraps(struct kunit *test)
{
	struct fake_chan *chan = stats_start(test);

	fake_preset_cookie(chan, DMAE_MAX_COOKIE - 2);
	stats_expect_outstanding(test, chan);
	stats_expect_outstanding(test, chan);
}

static void stats_expect_most(struct kunit *test, struct fake_chan *chan,
			      unsigned int most)
{
	KUNIT_EXPECT_EQ(test, most,
			fake_sysfs_read(test, chan, "outstanding_max"));
}

/* Submits two operations for each one that completes. */
static void stats_go_up_to(struct kunit *test, struct fake_chan *chan,
			   unsigned int most)
{
	unsigned int i;

	for (i = 0; i < 2 * most; i++) {
		rig_submit(test, &chan->chan, NULL);
		dmae_async_op_issue_pending(&chan->chan);
		if (i % 2)
			KUNIT_ASSERT_TRUE(test, fake_complete_next(chan, 0));
	}
	fake_complete_all(chan, 0);
}

static void outstanding_max_keeps_the_largest_number(struct kunit *test)
{
	struct fake_chan *chan = stats_start(test);

	stats_expect_most(test, chan, 0);
	stats_do(test, chan, 0);
	stats_do(test, chan, 0);
	stats_expect_most(test, chan, 1);
	stats_go_up_to(test, chan, 4);
	/* The last one of eight finds four outstanding. */
	stats_expect_most(test, chan, 5);
	stats_go_up_to(test, chan, 2);
	stats_expect_most(test, chan, 5);
}

static void outstanding_max_is_right_where_the_cookie_wraps(struct kunit *test)
{
	struct fake_chan *chan = stats_start(test);

	fake_preset_cookie(chan, DMAE_MAX_COOKIE - 2);
	stats_expect_outstanding(test, chan);
	stats_expect_most(test, chan, 3);
	stats_go_up_to(test, chan, 4);
	stats_expect_most(test, chan, 5);
}

static void doorbells_and_interrupts_are_counted(struct kunit *test)
{
	struct fake *fake = fake_create(test, 1);
	struct dmae_chan *chan = &fake->chans[0].chan;

	fake->device.is_engine = true;
	KUNIT_ASSERT_EQ(test, fake_register(fake), 0);
	dmae_chan_count_doorbell(chan);
	dmae_chan_count_doorbell(chan);
	dmae_chan_count_interrupt(chan);
	KUNIT_EXPECT_EQ(test, 2,
			fake_sysfs_read(test, to_fake_chan(chan),
					"doorbell_count"));
	KUNIT_EXPECT_EQ(test, 1,
			fake_sysfs_read(test, to_fake_chan(chan), "irq_count"));
}

static void limits_are_those_of_the_device(struct kunit *test)
{
	struct fake_chan *chan = stats_start(test);
	const struct dmae_limits *limits = dmae_chan_limits(&chan->chan);

	KUNIT_EXPECT_EQ(test, limits->max_len,
			fake_sysfs_read(test, chan, "max_len"));
	KUNIT_EXPECT_EQ(test, limits->max_xor,
			fake_sysfs_read(test, chan, "max_xor"));
	KUNIT_EXPECT_EQ(test, limits->max_pq,
			fake_sysfs_read(test, chan, "max_pq"));
	KUNIT_EXPECT_EQ(test, limits->align,
			fake_sysfs_read(test, chan, "align"));
}

static void each_channel_has_its_own_counters(struct kunit *test)
{
	struct fake *fake = fake_start(test, 2);

	listener_take(listener_start(test), 2);
	stats_do(test, &fake->chans[0], 0);
	stats_expect(test, &fake->chans[1], 0, 0);
}

static struct kunit_case stats_cases[] = {
	KUNIT_CASE(counters_begin_at_zero),
	KUNIT_CASE(a_copy_that_succeeds_is_counted),
	KUNIT_CASE(a_failed_copy_is_not_counted),
	KUNIT_CASE(an_aborted_copy_is_not_counted),
	KUNIT_CASE(a_copy_is_not_counted_before_completion),
	KUNIT_CASE(a_refused_copy_is_not_counted),
	KUNIT_CASE(an_abandoned_copy_is_not_counted),
	KUNIT_CASE(a_fill_counts_its_bytes_but_not_as_a_copy),
	KUNIT_CASE(in_use_is_the_number_of_holders),
	KUNIT_CASE(a_failed_copy_is_an_error),
	KUNIT_CASE(an_aborted_copy_is_no_error),
	KUNIT_CASE(outstanding_counts_operations_that_are_not_complete),
	KUNIT_CASE(outstanding_is_right_where_the_cookie_wraps),
	KUNIT_CASE(outstanding_max_keeps_the_largest_number),
	KUNIT_CASE(outstanding_max_is_right_where_the_cookie_wraps),
	KUNIT_CASE(doorbells_and_interrupts_are_counted),
	KUNIT_CASE(limits_are_those_of_the_device),
	KUNIT_CASE(each_channel_has_its_own_counters),
	{}
};

static struct kunit_suite stats_suite = {
	.name = "dmae_stats",
	.init = rig_init,
	.exit = rig_exit,
	.test_cases = stats_cases,
};

kunit_test_suite(stats_suite);
