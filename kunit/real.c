// SPDX-License-Identifier: GPL-2.0
/*
 * A channel of a real provider, and buffers for it
 */
#include <kunit/test.h>
#include <linux/mm.h>
#include <linux/random.h>
#include <linux/string.h>

#include "listener.h"
#include "real.h"
#include "rig.h"

static void real_free_pages(void *data)
{
	struct page *page = virt_to_head_page(data);

	__free_pages(page, compound_order(page));
}

/* Freed when the test is over and its rig is down. */
void *real_alloc(struct kunit *test, unsigned int order)
{
	struct page *page;

	page = alloc_pages(GFP_KERNEL | __GFP_COMP | __GFP_NOWARN, order);
	if (!page)
		kunit_skip(test, "no memory of order %u", order);
	KUNIT_ASSERT_EQ(test, 0,
			kunit_add_action_or_reset(test, real_free_pages,
						  page_address(page)));
	return page_address(page);
}

static void real_skip_without_channel(struct listener *listener)
{
	struct dmae_client_status status;

	dmae_async_client_status(&listener->client, &status);
	if (listener->client.cap_mask.bits & ~status.types.bits)
		kunit_skip(listener->test, "no provider of these types");
}

static void real_take(struct real *real, unsigned long types)
{
	struct listener *listener = listener_create(real->test);

	listener->client.cap_mask.bits = types;
	KUNIT_ASSERT_EQ(real->test, 0,
			dmae_async_client_register(&listener->client));
	real_skip_without_channel(listener);
	KUNIT_ASSERT_EQ(real->test, 0, listener_request_exclusive(listener, 1));
	KUNIT_ASSERT_EQ(real->test, 0,
			dmae_async_client_wait(&listener->client, 1,
					       RIG_TIMEOUT_MS));
	real->listener = listener;
	real->chan = listener_chan(listener, 0);
}

struct real *real_start_types(struct kunit *test, unsigned long types)
{
	struct real *real = kunit_kzalloc(test, sizeof(*real), GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(test, real);
	real->test = test;
	real->dst = virt_to_page(real_alloc(test, REAL_ORDER));
	real->src = virt_to_page(real_alloc(test, REAL_ORDER));
	memset(page_address(real->dst), REAL_GUARD, REAL_SIZE);
	get_random_bytes(page_address(real->src), REAL_SIZE);
	real_take(real, types);
	return real;
}

struct real *real_start(struct kunit *test)
{
	return real_start_types(test, BIT(DMAE_MEMCPY) | BIT(DMAE_MEMSET) |
					      BIT(DMAE_INTERRUPT));
}

void real_wait(struct real *real, dmae_cookie_t cookie)
{
	KUNIT_EXPECT_EQ(real->test, 0,
			dmae_async_op_wait(real->chan, cookie, RIG_TIMEOUT_MS));
}

static void real_expect_all(struct real *real, const u8 *from, u8 value,
			    size_t len)
{
	KUNIT_EXPECT_NULL_MSG(real->test, memchr_inv(from, value, len),
			      "%zu from %td on", len,
			      from - (u8 *)page_address(real->dst));
}

/* All of the destination is untouched, but for what an operation has written. */
void real_expect_guard(struct real *real, unsigned int offset, size_t len)
{
	u8 *dst = page_address(real->dst), *end = dst + offset + len;

	real_expect_all(real, dst, REAL_GUARD, offset);
	real_expect_all(real, end, REAL_GUARD, dst + REAL_SIZE - end);
}

/* Leaves the destination as it was before. */
static void real_reset(struct real *real, unsigned int offset, size_t len)
{
	memset(page_address(real->dst) + offset, REAL_GUARD, len);
}

void real_expect_copy(struct real *real, unsigned int dst_off,
		      unsigned int src_off, size_t len)
{
	KUNIT_EXPECT_EQ_MSG(real->test, 0,
			    memcmp(page_address(real->dst) + dst_off,
				   page_address(real->src) + src_off, len),
			    "offsets %u and %u, length %zu", dst_off, src_off,
			    len);
	real_expect_guard(real, dst_off, len);
	real_reset(real, dst_off, len);
}

void real_expect_fill(struct real *real, unsigned int offset, u8 value,
		      size_t len)
{
	real_expect_all(real, page_address(real->dst) + offset, value, len);
	real_expect_guard(real, offset, len);
	real_reset(real, offset, len);
}

dmae_cookie_t real_submit(struct real *real, struct outcome *outcome)
{
	struct dmae_async_tx_descriptor *tx;

	tx = dmae_prep_memcpy(real->chan, real->dst, 0, real->src, 0, PAGE_SIZE,
			      DMAE_CTRL_ACK);
	KUNIT_ASSERT_NOT_ERR_OR_NULL(real->test, tx);
	if (outcome) {
		tx->callback_result = outcome_callback_result;
		tx->callback_param = outcome;
	}
	return dmae_submit(tx);
}

enum dmae_status real_status(struct real *real, dmae_cookie_t cookie)
{
	return dmae_async_op_complete(real->chan, cookie, NULL, NULL);
}

/* Polls for as long as is watched that nothing happens. */
enum dmae_status real_watch(struct real *real, dmae_cookie_t cookie)
{
	const unsigned long end = jiffies + RIG_WATCH;
	enum dmae_status status;

	do {
		status = real_status(real, cookie);
		cond_resched();
	} while (status == DMAE_IN_PROGRESS && time_before(jiffies, end));
	return status;
}

/* A callback that submits again, @REAL_CHAIN times or without end. */
void real_chain(void *param)
{
	struct outcome *outcome = param;
	struct dmae_async_tx_descriptor *tx;

	if (atomic_inc_return(&outcome->calls) == REAL_CHAIN) {
		complete_all(&outcome->called);
		return;
	}
	tx = dmae_prep_interrupt(outcome->chan, DMAE_CTRL_ACK);
	if (IS_ERR(tx))
		return;
	tx->callback = real_chain;
	tx->callback_param = outcome;
	dmae_submit(tx);
	dmae_async_op_issue_pending(outcome->chan);
}
