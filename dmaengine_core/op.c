// SPDX-License-Identifier: GPL-2.0
/*
 * Operations by cookie, without descriptors: the calls of 2006 (A6-A8, G4)
 */
#include <linux/delay.h>
#include <linux/export.h>
#include <linux/jiffies.h>
#include <linux/mm.h>
#include <linux/sched.h>

#include "channel.h"
#include "check.h"
#include "trace.h"

static noinline void dmae_issue_traced(struct dmae_chan *chan)
{
	trace_dmae_issue(chan, READ_ONCE(chan->cookie));
	chan->ops->issue_pending(chan);
}

/* The traced case is a separate function, as in dmae_async_prep(). */
void dmae_async_op_issue_pending(struct dmae_chan *chan)
{
	if (trace_dmae_issue_enabled())
		dmae_issue_traced(chan);
	else
		chan->ops->issue_pending(chan);
}
EXPORT_SYMBOL_GPL(dmae_async_op_issue_pending);

static enum dmae_status dmae_chan_status(struct dmae_chan *chan,
					 dmae_cookie_t cookie,
					 dmae_cookie_t *last,
					 dmae_cookie_t *used)
{
	/*
	 * Pairs with the release in dmae_tx_complete().  Also orders the read
	 * of @used after that of @last: an older @used could be behind @last,
	 * which would look like a wrap.
	 */
	*last = smp_load_acquire(&chan->completed);
	*used = READ_ONCE(chan->cookie);
	return dmae_async_is_complete(cookie, *last, *used);
}

enum dmae_status dmae_async_op_complete(struct dmae_chan *chan,
					dmae_cookie_t cookie,
					dmae_cookie_t *last,
					dmae_cookie_t *used)
{
	dmae_cookie_t now_last, now_used;
	enum dmae_status status;

	if (dmae_submit_error(cookie))
		return DMAE_ERROR;
	status = dmae_chan_status(chan, cookie, &now_last, &now_used);
	if (status == DMAE_IN_PROGRESS && chan->ops->poll) {
		chan->ops->poll(chan);
		status = dmae_chan_status(chan, cookie, &now_last, &now_used);
	}
	if (status == DMAE_SUCCESS && unlikely(READ_ONCE(chan->failures)) &&
	    dmae_failures_has(&chan->core->failures, cookie, &chan->completed))
		status = DMAE_ERROR;

	if (last)
		*last = now_last;
	if (used)
		*used = now_used;
	return status;
}
EXPORT_SYMBOL_GPL(dmae_async_op_complete);

/* Number of polls before a waiter starts to sleep between polls. */
#define DMAE_WAIT_SPINS 100

int dmae_async_op_wait(struct dmae_chan *chan, dmae_cookie_t cookie,
		       unsigned int timeout_ms)
{
	unsigned long deadline = jiffies + msecs_to_jiffies(timeout_ms);
	unsigned int polls = 0;

	if (dmae_submit_error(cookie))
		return cookie;
	dmae_async_op_issue_pending(chan);
	for (;;) {
		bool late = time_after(jiffies, deadline);

		switch (dmae_async_op_complete(chan, cookie, NULL, NULL)) {
		case DMAE_SUCCESS:
			return 0;
		case DMAE_ERROR:
			return -EIO;
		case DMAE_IN_PROGRESS:
			break;
		}
		if (late)
			return -ETIMEDOUT;
		if (polls++ < DMAE_WAIT_SPINS)
			cond_resched();
		else
			usleep_range(20, 100);
	}
}
EXPORT_SYMBOL_GPL(dmae_async_op_wait);

static dmae_cookie_t dmae_op_submit(struct dmae_chan *chan,
				    const struct dmae_op *op)
{
	struct dmae_async_tx_descriptor *tx = dmae_async_prep(chan, op);

	return IS_ERR(tx) ? PTR_ERR(tx) : dmae_submit(tx);
}

/* An operation with one source; for xor the destination is the second one. */
static dmae_cookie_t dmae_op_one_source(struct dmae_chan *chan,
					enum dmae_transaction_type type,
					struct dmae_buf dst,
					struct dmae_buf src, size_t len,
					unsigned int flags)
{
	struct page *const srcs[] = { src.page, dst.page };
	const unsigned int src_offs[] = { src.offset, dst.offset };
	const struct dmae_op op = {
		.type = type,
		.flags = flags | DMAE_CTRL_ACK,
		.len = len,
		.dst[0] = dst,
		.srcs = srcs,
		.src_offs = src_offs,
		.src_cnt = type == DMAE_XOR ? 2 : 1,
	};

	return dmae_op_submit(chan, &op);
}

static struct dmae_buf dmae_buf_at(void *address)
{
	return (struct dmae_buf){
		.page = virt_to_page(address),
		.offset = offset_in_page(address),
	};
}

dmae_cookie_t dmae_async_op_buf_to_buf(struct dmae_chan *chan,
				       enum dmae_transaction_type op,
				       void *dest, void *src, size_t len)
{
	int err = dmae_check_address(chan, op, dest, len, "destination");

	if (!err)
		err = dmae_check_address(chan, op, src, len, "source");
	if (err)
		return err;
	return dmae_op_one_source(chan, op, dmae_buf_at(dest), dmae_buf_at(src),
				  len, DMAE_PREP_CONTIGUOUS);
}
EXPORT_SYMBOL_GPL(dmae_async_op_buf_to_buf);

dmae_cookie_t dmae_async_op_buf_to_pg(struct dmae_chan *chan,
				      enum dmae_transaction_type op,
				      struct page *page, unsigned int offset,
				      void *kdata, size_t len)
{
	const struct dmae_buf dst = { .page = page, .offset = offset };
	int err = dmae_check_address(chan, op, kdata, len, "source");

	if (!err)
		err = dmae_check_extent(chan, op, dst, len, "destination");
	if (err)
		return err;
	return dmae_op_one_source(chan, op, dst, dmae_buf_at(kdata), len,
				  DMAE_PREP_CONTIGUOUS);
}
EXPORT_SYMBOL_GPL(dmae_async_op_buf_to_pg);

dmae_cookie_t dmae_async_op_pg_to_pg(struct dmae_chan *chan,
				     enum dmae_transaction_type op,
				     struct page *dest_pg,
				     unsigned int dest_off, struct page *src_pg,
				     unsigned int src_off, size_t len)
{
	const struct dmae_buf dst = { .page = dest_pg, .offset = dest_off };
	const struct dmae_buf src = { .page = src_pg, .offset = src_off };

	return dmae_op_one_source(chan, op, dst, src, len, 0);
}
EXPORT_SYMBOL_GPL(dmae_async_op_pg_to_pg);
