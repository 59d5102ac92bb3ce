// SPDX-License-Identifier: GPL-2.0
/*
 * The one-call operations, on addresses and on pages, and dmae_async_op_wait()
 */
#include <kunit/test.h>
#include <linux/mm.h>
#include <linux/vmalloc.h>

#include "support/fake.h"
#include "support/listener.h"
#include "support/outcome.h"
#include "support/rig.h"

static struct fake_chan *op_start(struct kunit *test)
{
	struct fake *fake = fake_start(test, 1);

	fake->runs_free = true;
	return to_fake_chan(listener_take_one(listener_start(test)));
}

static void op_end(struct kunit *test, struct fake_chan *chan,
		   dmae_cookie_t cookie)
{
	KUNIT_EXPECT_GE(test, cookie, DMAE_MIN_COOKIE);
	KUNIT_EXPECT_EQ(test, 0,
			dmae_async_op_wait(&chan->chan, cookie,
					   RIG_TIMEOUT_MS));
}

static void *op_address(struct kunit *test, unsigned int page)
{
	return page_address(rig_of(test)->pages[page]);
}

static void op_expect_buf(struct kunit *test, struct dmae_buf buf,
			  struct page *page, unsigned int offset)
{
	KUNIT_EXPECT_PTR_EQ(test, buf.page, page);
	KUNIT_EXPECT_EQ(test, buf.offset, offset);
}

static void buf_to_buf_copies_between_the_pages(struct kunit *test)
{
	struct fake_chan *chan = op_start(test);
	struct rig *rig = rig_of(test);

	op_end(test, chan,
	       dmae_async_op_buf_to_buf(&chan->chan, DMAE_MEMCPY,
					op_address(test, 0) + 5,
					op_address(test, 1) + 9, 100));
	op_expect_buf(test, chan->op.dst[0], rig->pages[0], 5);
	op_expect_buf(test, chan->srcs[0], rig->pages[1], 9);
	KUNIT_EXPECT_EQ(test, chan->op.type, DMAE_MEMCPY);
	KUNIT_EXPECT_EQ(test, chan->op.len, 100);
}

static void buf_to_pg_copies_to_the_page(struct kunit *test)
{
	struct fake_chan *chan = op_start(test);
	struct rig *rig = rig_of(test);

	op_end(test, chan,
	       dmae_async_op_buf_to_pg(&chan->chan, DMAE_MEMCPY, rig->pages[0],
				       7, op_address(test, 1) + 3, 50));
	op_expect_buf(test, chan->op.dst[0], rig->pages[0], 7);
	op_expect_buf(test, chan->srcs[0], rig->pages[1], 3);
}

static void pg_to_pg_copies_between_the_pages(struct kunit *test)
{
	struct fake_chan *chan = op_start(test);
	struct rig *rig = rig_of(test);

	op_end(test, chan,
	       dmae_async_op_pg_to_pg(&chan->chan, DMAE_MEMCPY, rig->pages[0],
				      1, rig->pages[1], 2, 40));
	op_expect_buf(test, chan->op.dst[0], rig->pages[0], 1);
	op_expect_buf(test, chan->srcs[0], rig->pages[1], 2);
}

static void the_functions_of_2006_copy(struct kunit *test)
{
	struct fake_chan *chan = op_start(test);
	struct dmae_chan *c = &chan->chan;
	struct rig *rig = rig_of(test);
	dmae_cookie_t cookie;

	op_end(test, chan,
	       dmae_async_memcpy_buf_to_buf(c, op_address(test, 0),
					    op_address(test, 1), 8));
	op_end(test, chan,
	       dmae_async_memcpy_buf_to_pg(c, rig->pages[0], 0,
					   op_address(test, 1), 8));
	cookie = dmae_async_memcpy_pg_to_pg(c, rig->pages[0], 0, rig->pages[1],
					    0, 8);
	dmae_async_memcpy_issue_pending(c);
	op_end(test, chan, cookie);
	KUNIT_EXPECT_EQ(test, dmae_async_memcpy_complete(c, cookie, NULL, NULL),
			DMAE_SUCCESS);
}

static void xor_takes_its_destination_as_a_source(struct kunit *test)
{
	struct fake_chan *chan = op_start(test);
	struct rig *rig = rig_of(test);

	op_end(test, chan,
	       dmae_async_op_pg_to_pg(&chan->chan, DMAE_XOR, rig->pages[0], 16,
				      rig->pages[1], 32, 64));
	KUNIT_EXPECT_EQ(test, chan->op.src_cnt, 2);
	op_expect_buf(test, chan->srcs[0], rig->pages[1], 32);
	op_expect_buf(test, chan->srcs[1], rig->pages[0], 16);
}

static void a_buffer_at_an_address_may_span_pages(struct kunit *test)
{
	struct fake_chan *chan = op_start(test);
	void *buf = (void *)__get_free_pages(GFP_KERNEL, 1);

	KUNIT_ASSERT_NOT_NULL(test, buf);
	op_end(test, chan,
	       dmae_async_op_buf_to_buf(&chan->chan, DMAE_MEMCPY, buf + 99,
					op_address(test, 1), PAGE_SIZE));
	free_pages((unsigned long)buf, 1);
}

static int op_buf_to_buf(struct kunit *test, void *dest, void *src, size_t len)
{
	struct fake_chan *chan = op_start(test);
	dmae_cookie_t cookie;

	cookie = dmae_async_op_buf_to_buf(&chan->chan, DMAE_MEMCPY, dest, src,
					  len);
	KUNIT_EXPECT_EQ(test, fake_in_use(chan), 0);
	return cookie;
}

static void a_null_address_is_refused(struct kunit *test)
{
	void *good = op_address(test, 0);

	KUNIT_EXPECT_EQ(test, op_buf_to_buf(test, NULL, good, 8), -EFAULT);
	KUNIT_EXPECT_EQ(test, op_buf_to_buf(test, good, NULL, 8), -EFAULT);
}

static void an_address_from_vmalloc_is_refused(struct kunit *test)
{
	void *good = op_address(test, 0), *bad = vmalloc(PAGE_SIZE);

	KUNIT_ASSERT_NOT_NULL(test, bad);
	KUNIT_EXPECT_EQ(test, op_buf_to_buf(test, bad, good, 8), -EFAULT);
	KUNIT_EXPECT_EQ(test, op_buf_to_buf(test, good, bad, 8), -EFAULT);
	vfree(bad);
}

static void length_0_is_refused(struct kunit *test)
{
	KUNIT_EXPECT_EQ(test, -EINVAL,
			op_buf_to_buf(test, op_address(test, 0),
				      op_address(test, 1), 0));
}

static void a_length_beyond_the_limit_is_refused(struct kunit *test)
{
	void *dest = op_address(test, 0), *src = op_address(test, 1);

	KUNIT_EXPECT_LT(test, op_buf_to_buf(test, dest, src, SIZE_MAX), 0);
	KUNIT_EXPECT_EQ(test, -EMSGSIZE,
			op_buf_to_buf(test, dest, src, SZ_16K + 1));
}

/* The end of the buffer is a valid address below its start. */
static void a_length_that_wraps_around_is_refused(struct kunit *test)
{
	struct fake_chan *chan = op_start(test);
	void *dest = op_address(test, 0), *src = op_address(test, 1);
	const size_t len = SIZE_MAX - 8;

	chan->chan.device->limits.max_len = SIZE_MAX;
	KUNIT_EXPECT_EQ(test, -ERANGE,
			dmae_async_op_buf_to_buf(&chan->chan, DMAE_MEMCPY, dest,
						 src, len));
	KUNIT_EXPECT_EQ(test, -ERANGE,
			dmae_async_op_buf_to_pg(&chan->chan, DMAE_MEMCPY,
						rig_of(test)->pages[0], 0, src,
						len));
	KUNIT_EXPECT_EQ(test, fake_in_use(chan), 0);
}

static void buf_to_pg_must_not_cross_the_end_of_the_page(struct kunit *test)
{
	struct fake_chan *chan = op_start(test);

	KUNIT_EXPECT_EQ(test, -ERANGE,
			dmae_async_op_buf_to_pg(&chan->chan, DMAE_MEMCPY,
						rig_of(test)->pages[0],
						PAGE_SIZE - 7,
						op_address(test, 1), 8));
	KUNIT_EXPECT_EQ(test, -EFAULT,
			dmae_async_op_buf_to_pg(&chan->chan, DMAE_MEMCPY, NULL,
						0, op_address(test, 1), 8));
}

static const enum dmae_transaction_type op_unfit[] = {
	DMAE_MEMSET, DMAE_XOR_VAL, DMAE_PQ, DMAE_PQ_UPDATE, DMAE_INTERRUPT,
};

static void a_type_that_needs_other_arguments_is_refused(struct kunit *test)
{
	struct fake_chan *chan = op_start(test);
	struct rig *rig = rig_of(test);
	dmae_cookie_t cookie;
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(op_unfit); i++) {
		cookie = dmae_async_op_pg_to_pg(&chan->chan, op_unfit[i],
						rig->pages[0], 0, rig->pages[1],
						0, 64);
		KUNIT_EXPECT_EQ_MSG(test, cookie, -EINVAL, "%s",
				    dmae_transaction_type_name(op_unfit[i]));
	}
}

static void wait_issues_by_itself(struct kunit *test)
{
	struct fake_chan *chan = op_start(test);

	op_end(test, chan, rig_submit(test, &chan->chan, NULL));
}

static void issue_has_no_effect_when_nothing_is_pending(struct kunit *test)
{
	struct fake_chan *chan = op_start(test);
	dmae_cookie_t last, used;

	dmae_async_op_issue_pending(&chan->chan);
	op_end(test, chan, rig_submit(test, &chan->chan, NULL));
	dmae_async_op_issue_pending(&chan->chan);
	dmae_async_op_complete(&chan->chan, DMAE_MIN_COOKIE, &last, &used);
	KUNIT_EXPECT_EQ(test, last, DMAE_MIN_COOKIE);
	KUNIT_EXPECT_EQ(test, used, DMAE_MIN_COOKIE);
}

static void
wait_times_out_while_the_operation_is_outstanding(struct kunit *test)
{
	struct fake_chan *chan = op_start(test);
	dmae_cookie_t cookie;

	chan->fake->runs_free = false;
	cookie = rig_submit(test, &chan->chan, NULL);
	KUNIT_EXPECT_EQ(test, dmae_async_op_wait(&chan->chan, cookie, 1),
			-ETIMEDOUT);
	fake_complete_all(chan, 0);
}

static void wait_returns_eio_after_a_failure(struct kunit *test)
{
	struct fake_chan *chan = op_start(test);
	dmae_cookie_t cookie;

	chan->fake->runs_free = false;
	cookie = rig_submit(test, &chan->chan, NULL);
	dmae_async_op_issue_pending(&chan->chan);
	fake_complete_next(chan, -EILSEQ);
	KUNIT_EXPECT_EQ(test, dmae_async_op_wait(&chan->chan, cookie, 0), -EIO);
}

static void wait_makes_progress_by_polling(struct kunit *test)
{
	struct fake_chan *chan = op_start(test);

	chan->fake->runs_free = false;
	chan->fake->poll_completes = true;
	op_end(test, chan, rig_submit(test, &chan->chan, NULL));
}

static void the_errno_of_a_failed_submit_is_an_error(struct kunit *test)
{
	struct dmae_chan *chan = &op_start(test)->chan;

	KUNIT_EXPECT_EQ(test, DMAE_ERROR,
			dmae_async_op_complete(chan, -EBUSY, NULL, NULL));
	KUNIT_EXPECT_EQ(test, dmae_async_op_wait(chan, -EBUSY, 0), -EBUSY);
}

static struct kunit_case op_cases[] = {
	KUNIT_CASE(buf_to_buf_copies_between_the_pages),
	KUNIT_CASE(buf_to_pg_copies_to_the_page),
	KUNIT_CASE(pg_to_pg_copies_between_the_pages),
	KUNIT_CASE(the_functions_of_2006_copy),
	KUNIT_CASE(xor_takes_its_destination_as_a_source),
	KUNIT_CASE(a_buffer_at_an_address_may_span_pages),
	KUNIT_CASE(a_null_address_is_refused),
	KUNIT_CASE(an_address_from_vmalloc_is_refused),
	KUNIT_CASE(length_0_is_refused),
	KUNIT_CASE(a_length_beyond_the_limit_is_refused),
	KUNIT_CASE(a_length_that_wraps_around_is_refused),
	KUNIT_CASE(buf_to_pg_must_not_cross_the_end_of_the_page),
	KUNIT_CASE(a_type_that_needs_other_arguments_is_refused),
	KUNIT_CASE(issue_has_no_effect_when_nothing_is_pending),
	KUNIT_CASE(wait_issues_by_itself),
	KUNIT_CASE(wait_times_out_while_the_operation_is_outstanding),
	KUNIT_CASE(wait_returns_eio_after_a_failure),
	KUNIT_CASE(wait_makes_progress_by_polling),
	KUNIT_CASE(the_errno_of_a_failed_submit_is_an_error),
	{}
};

static struct kunit_suite op_suite = {
	.name = "dmae_op",
	.init = rig_init,
	.exit = rig_exit,
	.test_cases = op_cases,
};

kunit_test_suite(op_suite);
