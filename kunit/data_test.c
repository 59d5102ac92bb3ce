// SPDX-License-Identifier: GPL-2.0
/*
 * Copies and fills by swdma write the right bytes and no others
 */
#include <kunit/test.h>
#include <linux/mm.h>
#include <linux/random.h>
#include <linux/sizes.h>

#include "support/data_chan.h"
#include "support/listener.h"
#include "support/rig.h"
#include "support/rig_run.h"

/* Goes through every short length, then through lengths in growing steps. */
static size_t data_next_len(size_t len)
{
	return len + 1 + len / 16;
}

static void data_copy(struct data_chan *chan, unsigned int dst_off,
		      unsigned int src_off, size_t len)
{
	struct dmae_async_tx_descriptor *tx;

	tx = dmae_prep_memcpy(chan->chan, chan->dst, dst_off, chan->src,
			      src_off, len, DMAE_CTRL_ACK);
	KUNIT_ASSERT_NOT_ERR_OR_NULL(chan->test, tx);
	data_chan_wait(chan, dmae_submit(tx));
	data_chan_expect_copy(chan, dst_off, src_off, len);
}

static void data_fill(struct data_chan *chan, unsigned int offset, u8 value,
		      size_t len)
{
	struct dmae_async_tx_descriptor *tx;

	tx = dmae_prep_memset(chan->chan, chan->dst, offset, value, len,
			      DMAE_CTRL_ACK);
	KUNIT_ASSERT_NOT_ERR_OR_NULL(chan->test, tx);
	data_chan_wait(chan, dmae_submit(tx));
	data_chan_expect_fill(chan, offset, value, len);
}

static void a_copy_of_any_length_is_right(struct kunit *test)
{
	struct data_chan *chan = data_chan_start(test);
	size_t len;

	for (len = 1; len <= 2 * PAGE_SIZE; len = data_next_len(len))
		data_copy(chan, 1, 3, len);
	data_copy(chan, 0, 0, PAGE_SIZE);
	data_copy(chan, 0, 0, 2 * PAGE_SIZE);
}

static void a_copy_at_any_offset_is_right(struct kunit *test)
{
	struct data_chan *chan = data_chan_start(test);
	unsigned int dst_off, src_off;

	for (dst_off = 0; dst_off < 16; dst_off++)
		for (src_off = 0; src_off < 16; src_off++)
			data_copy(chan, dst_off, src_off, 77);
}

static void a_copy_over_the_end_of_a_page_is_right(struct kunit *test)
{
	struct data_chan *chan = data_chan_start(test);
	unsigned int before;

	for (before = 1; before < 20; before++) {
		data_copy(chan, PAGE_SIZE - before, 5, 20);
		data_copy(chan, 5, PAGE_SIZE - before, 20);
	}
}

static void a_fill_of_any_length_is_right(struct kunit *test)
{
	struct data_chan *chan = data_chan_start(test);
	size_t len;

	for (len = 1; len <= 2 * PAGE_SIZE; len = data_next_len(len))
		data_fill(chan, 3, len, len);
	data_fill(chan, 0, 0, 2 * PAGE_SIZE);
}

static void a_fill_at_any_offset_is_right(struct kunit *test)
{
	struct data_chan *chan = data_chan_start(test);
	unsigned int offset;

	for (offset = 0; offset < 64; offset++)
		data_fill(chan, offset, 0xff, 33);
}

static void a_copy_onto_itself_changes_nothing(struct kunit *test)
{
	struct data_chan *chan = data_chan_start(test);
	void *src = page_address(chan->src);

	memcpy(page_address(chan->dst), src, DATA_CHAN_SIZE);
	data_chan_wait(chan,
		       dmae_async_op_buf_to_buf(chan->chan, DMAE_MEMCPY, src,
						src, DATA_CHAN_SIZE));
	KUNIT_EXPECT_MEMEQ(test, src, page_address(chan->dst), DATA_CHAN_SIZE);
}

#define DATA_LARGE SZ_2M
#define DATA_PIECE (SZ_64K - 1)

static void data_large(struct kunit *test, size_t piece)
{
	struct data_chan *chan = data_chan_start(test);
	u8 *dst = data_chan_alloc(test, get_order(DATA_LARGE));
	u8 *src = data_chan_alloc(test, get_order(DATA_LARGE));
	dmae_cookie_t cookie = 0;
	size_t done, len;

	get_random_bytes(src, DATA_LARGE);
	piece = min(piece, dmae_chan_limits(chan->chan)->max_len);
	for (done = 0; done < DATA_LARGE; done += len) {
		len = min(piece, DATA_LARGE - done);
		cookie = dmae_async_op_buf_to_buf(chan->chan, DMAE_MEMCPY,
						  dst + done, src + done, len);
		KUNIT_ASSERT_GT(test, cookie, 0);
	}
	data_chan_wait(chan, cookie);
	KUNIT_EXPECT_EQ(test, memcmp(dst, src, DATA_LARGE), 0);
}

static void a_large_copy_is_right(struct kunit *test)
{
	data_large(test, SIZE_MAX);
}

static void a_large_copy_in_pieces_is_right(struct kunit *test)
{
	data_large(test, DATA_PIECE);
}

/* Small operations are run many at a time, a large one in pieces. */
static void a_large_copy_between_small_ones_is_right(struct kunit *test)
{
	static const size_t lens[] = { 64, DATA_LARGE - 128, 64 };
	struct data_chan *chan = data_chan_start(test);
	u8 *dst = data_chan_alloc(test, get_order(DATA_LARGE));
	u8 *src = data_chan_alloc(test, get_order(DATA_LARGE));
	dmae_cookie_t cookie = 0;
	size_t done = 0;
	unsigned int i;

	get_random_bytes(src, DATA_LARGE);
	for (i = 0; i < ARRAY_SIZE(lens); i++) {
		cookie = dmae_async_op_buf_to_buf(chan->chan, DMAE_MEMCPY,
						  dst + done, src + done,
						  lens[i]);
		KUNIT_ASSERT_GT(test, cookie, 0);
		done += lens[i];
	}
	data_chan_wait(chan, cookie);
	KUNIT_EXPECT_EQ(test, memcmp(dst, src, DATA_LARGE), 0);
}

/* A chain of copies, each from the destination of the one before. */
static void a_copy_reads_what_the_previous_copy_wrote(struct kunit *test)
{
	struct data_chan *chan = data_chan_start(test);
	u8 *dst = page_address(chan->dst);
	dmae_cookie_t cookie = 0;
	unsigned int i;

	dst[0] = 1;
	for (i = 0; i < 100; i++)
		cookie = dmae_async_op_buf_to_buf(chan->chan, DMAE_MEMCPY,
						  dst + (i + 1) * 64,
						  dst + i * 64, 64);
	data_chan_wait(chan, cookie);
	KUNIT_EXPECT_MEMEQ(test, dst, dst + 100 * 64, 64);
	KUNIT_EXPECT_EQ(test, dst[100 * 64], 1);
}

/* Polls from a second thread, as each client of a channel may. */
static void data_poll(void *data)
{
	struct data_chan *chan = data;

	while (data_chan_status(chan, READ_ONCE(chan->last)) ==
	       DMAE_IN_PROGRESS)
		cond_resched();
}

static void
large_copies_stay_in_order_while_several_threads_poll(struct kunit *test)
{
	struct data_chan *chan = data_chan_start(test);
	u8 *bufs[4];
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(bufs); i++)
		bufs[i] = data_chan_alloc(test, get_order(DATA_LARGE));
	get_random_bytes(bufs[0], DATA_LARGE);
	for (i = 1; i < ARRAY_SIZE(bufs); i++)
		chan->last = dmae_async_op_buf_to_buf(chan->chan, DMAE_MEMCPY,
						      bufs[i], bufs[i - 1],
						      DATA_LARGE);
	rig_run(test, data_poll, chan);
	rig_run(test, data_poll, chan);
	data_chan_wait(chan, chan->last);
	KUNIT_EXPECT_EQ(test, memcmp(bufs[i - 1], bufs[0], DATA_LARGE), 0);
}

static struct kunit_case data_cases[] = {
	KUNIT_CASE(a_copy_of_any_length_is_right),
	KUNIT_CASE(a_copy_at_any_offset_is_right),
	KUNIT_CASE(a_copy_over_the_end_of_a_page_is_right),
	KUNIT_CASE(a_fill_of_any_length_is_right),
	KUNIT_CASE(a_fill_at_any_offset_is_right),
	KUNIT_CASE(a_copy_onto_itself_changes_nothing),
	KUNIT_CASE(a_large_copy_is_right),
	KUNIT_CASE(a_large_copy_in_pieces_is_right),
	KUNIT_CASE(a_large_copy_between_small_ones_is_right),
	KUNIT_CASE(a_copy_reads_what_the_previous_copy_wrote),
	KUNIT_CASE(large_copies_stay_in_order_while_several_threads_poll),
	{}
};

static struct kunit_suite data_suite = {
	.name = "dmae_data",
	.init = rig_init,
	.exit = rig_exit,
	.test_cases = data_cases,
};

kunit_test_suite(data_suite);
