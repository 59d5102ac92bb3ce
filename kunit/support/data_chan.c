// SPDX-License-Identifier: GPL-2.0
/*
 * A channel of a provider that moves data, and buffers for it
 */
#include <kunit/test.h>
#include <linux/mm.h>
#include <linux/random.h>
#include <linux/string.h>

#include "data_chan.h"
#include "listener.h"
#include "outcome.h"
#include "rig.h"

static void data_chan_free_pages(void *data)
{
	struct page *page = virt_to_head_page(data);

	__free_pages(page, compound_order(page));
}

/* Memory that is freed after rig_exit(). */
void *data_chan_alloc(struct kunit *test, unsigned int order)
{
	struct page *page;

	page = alloc_pages(GFP_KERNEL | __GFP_COMP | __GFP_NOWARN, order);
	if (!page)
		kunit_skip(test, "no memory of order %u", order);
	KUNIT_ASSERT_EQ(test, 0,
			kunit_add_action_or_reset(test, data_chan_free_pages,
						  page_address(page)));
	return page_address(page);
}

static void data_chan_skip_without_channel(struct listener *listener)
{
	struct dmae_client_status status;

	dmae_async_client_status(&listener->client, &status);
	if (listener->client.cap_mask.bits & ~status.types.bits)
		kunit_skip(listener->test, "no provider of these types");
}

static void data_chan_take(struct data_chan *chan, unsigned long types)
{
	struct listener *listener = listener_create(chan->test);

	listener->client.cap_mask.bits = types;
	KUNIT_ASSERT_EQ(chan->test, 0,
			dmae_async_client_register(&listener->client));
	data_chan_skip_without_channel(listener);
	KUNIT_ASSERT_EQ(chan->test, 0, listener_request_exclusive(listener, 1));
	KUNIT_ASSERT_EQ(chan->test, 0,
			dmae_async_client_wait(&listener->client, 1,
					       RIG_TIMEOUT_MS));
	chan->listener = listener;
	chan->chan = listener_chan(listener, 0);
}

struct data_chan *data_chan_start_types(struct kunit *test, unsigned long types)
{
	struct data_chan *chan = kunit_kzalloc(test, sizeof(*chan), GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(test, chan);
	chan->test = test;
	chan->dst = virt_to_page(data_chan_alloc(test, DATA_CHAN_ORDER));
	chan->src = virt_to_page(data_chan_alloc(test, DATA_CHAN_ORDER));
	memset(page_address(chan->dst), DATA_CHAN_GUARD, DATA_CHAN_SIZE);
	get_random_bytes(page_address(chan->src), DATA_CHAN_SIZE);
	data_chan_take(chan, types);
	return chan;
}

struct data_chan *data_chan_start(struct kunit *test)
{
	return data_chan_start_types(test, BIT(DMAE_MEMCPY) | BIT(DMAE_MEMSET) |
						   BIT(DMAE_INTERRUPT));
}

void data_chan_wait(struct data_chan *chan, dmae_cookie_t cookie)
{
	KUNIT_EXPECT_EQ(chan->test, 0,
			dmae_async_op_wait(chan->chan, cookie, RIG_TIMEOUT_MS));
}

static void data_chan_expect_all(struct data_chan *chan, const u8 *from,
				 u8 value, size_t len)
{
	KUNIT_EXPECT_NULL_MSG(chan->test, memchr_inv(from, value, len),
			      "%zu bytes at offset %td", len,
			      from - (u8 *)page_address(chan->dst));
}

/* Expects the destination to be unchanged except for @len bytes at @offset. */
void data_chan_expect_guard(struct data_chan *chan, unsigned int offset,
			    size_t len)
{
	u8 *dst = page_address(chan->dst), *end = dst + offset + len;

	data_chan_expect_all(chan, dst, DATA_CHAN_GUARD, offset);
	data_chan_expect_all(chan, end, DATA_CHAN_GUARD,
			     dst + DATA_CHAN_SIZE - end);
}

/* Restores the guard where an operation has written. */
static void data_chan_reset(struct data_chan *chan, unsigned int offset,
			    size_t len)
{
	memset(page_address(chan->dst) + offset, DATA_CHAN_GUARD, len);
}

void data_chan_expect_copy(struct data_chan *chan, unsigned int dst_off,
			   unsigned int src_off, size_t len)
{
	KUNIT_EXPECT_EQ_MSG(chan->test, 0,
			    memcmp(page_address(chan->dst) + dst_off,
				   page_address(chan->src) + src_off, len),
			    "offsets %u and %u, length %zu", dst_off, src_off,
			    len);
	data_chan_expect_guard(chan, dst_off, len);
	data_chan_reset(chan, dst_off, len);
}

void data_chan_expect_fill(struct data_chan *chan, unsigned int offset,
			   u8 value, size_t len)
{
	data_chan_expect_all(chan, page_address(chan->dst) + offset, value,
			     len);
	data_chan_expect_guard(chan, offset, len);
	data_chan_reset(chan, offset, len);
}

dmae_cookie_t data_chan_submit(struct data_chan *chan, struct outcome *outcome)
{
	struct dmae_async_tx_descriptor *tx;

	tx = dmae_prep_memcpy(chan->chan, chan->dst, 0, chan->src, 0, PAGE_SIZE,
			      DMAE_CTRL_ACK);
	KUNIT_ASSERT_NOT_ERR_OR_NULL(chan->test, tx);
	if (outcome) {
		tx->callback_result = outcome_callback_result;
		tx->callback_param = outcome;
	}
	return dmae_submit(tx);
}

enum dmae_status data_chan_status(struct data_chan *chan, dmae_cookie_t cookie)
{
	return dmae_async_op_complete(chan->chan, cookie, NULL, NULL);
}

/* Polls until the operation completes, or for RIG_WATCH. */
enum dmae_status data_chan_watch(struct data_chan *chan, dmae_cookie_t cookie)
{
	const unsigned long end = jiffies + RIG_WATCH;
	enum dmae_status status;

	do {
		status = data_chan_status(chan, cookie);
		cond_resched();
	} while (status == DMAE_IN_PROGRESS && time_before(jiffies, end));
	return status;
}

/*
 * A callback that submits an interrupt operation with itself as the callback,
 * until it was called DATA_CHAN_CHAIN times.  If @calls is DATA_CHAN_CHAIN at
 * the start, it never stops.
 */
void data_chan_chain(void *param)
{
	struct outcome *outcome = param;
	struct dmae_async_tx_descriptor *tx;

	if (atomic_inc_return(&outcome->calls) == DATA_CHAN_CHAIN) {
		complete_all(&outcome->called);
		return;
	}
	tx = dmae_prep_interrupt(outcome->chan, DMAE_CTRL_ACK);
	if (IS_ERR(tx))
		return;
	tx->callback = data_chan_chain;
	tx->callback_param = outcome;
	dmae_submit(tx);
	dmae_async_op_issue_pending(outcome->chan);
}
