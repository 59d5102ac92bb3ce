// SPDX-License-Identifier: GPL-2.0
/*
 * A suspended channel starts no operation
 */
#include <linux/delay.h>
#include <linux/err.h>
#include <linux/kernel.h>
#include <linux/sched.h>

#include <dmae/provider.h>

#include "buffer.h"
#include "channel.h"
#include "conform.h"
#include "op.h"

/* More than a small channel takes; more would take long behind an IOMMU. */
#define SUSPEND_MOST 256

/* Few, but more than a full ring leaves unused. */
#define SUSPEND_FEW 8

/* Polls of an operation that must not complete. */
#define SUSPEND_LOOKS 20

static struct dmae_chan *suspend_begin(struct conform *c)
{
	if (!conform_by_channel.begin(c, DMAE_MEMCPY) ||
	    !conform_bufs_get(c, c->blocks, 3))
		return NULL;
	return conform_channel_get(c);
}

static struct conform_op suspend_op(struct conform *c, unsigned int src)
{
	return (struct conform_op){
		.type = DMAE_MEMCPY,
		.len = ALIGN(64, c->limits.align),
		.dst = { c->blocks[0] },
		.srcs = &c->blocks[src],
		.src_cnt = 1,
	};
}

/**
 * struct suspend_copies - copies that were submitted and issued
 * @count: number of copies
 * @first: cookie of the first one
 * @last: cookie of the last one
 */
struct suspend_copies {
	unsigned int count;
	dmae_cookie_t first;
	dmae_cookie_t last;
};

/* Submits up to @most copies, or as many as the channel takes. */
static struct suspend_copies suspend_submit(struct conform *c,
					    struct dmae_chan *chan,
					    const struct conform_op *op,
					    unsigned int most)
{
	struct suspend_copies copies = {};
	struct dmae_async_tx_descriptor *tx;

	for (; copies.count < most; copies.count++) {
		tx = dmae_prep_memcpy(chan, op->dst[0]->page, 0,
				      op->srcs[0]->page, 0, op->len,
				      DMAE_CTRL_ACK);
		if (IS_ERR(tx)) {
			conform_expect_eq(c, PTR_ERR(tx), -EBUSY);
			break;
		}
		copies.last = dmae_submit(tx);
		if (!copies.count)
			copies.first = copies.last;
		cond_resched();
	}
	dmae_async_op_issue_pending(chan);
	return copies;
}

/*
 * Waits for the last copy; returns whether it has @status.  A provider frees the
 * descriptors after the callbacks, which is later than the wait returns.
 */
static bool suspend_await(struct conform *c, struct dmae_chan *chan,
			  const struct suspend_copies *copies, int status)
{
	int err;

	if (!conform_expect(c, copies->count))
		return false;
	err = dmae_async_op_wait(chan, copies->last, CONFORM_TIMEOUT_MS);
	c->stuck |= err == -ETIMEDOUT;
	chan->ops->synchronize(chan);
	return conform_expect_eq(c, err, status);
}

static void suspend_expect_waits(struct conform *c, struct dmae_chan *chan,
				 const struct suspend_copies *copies)
{
	enum dmae_status status;
	unsigned int i;

	for (i = 0; i < SUSPEND_LOOKS; i++) {
		status =
			dmae_async_op_complete(chan, copies->first, NULL, NULL);
		if (!conform_expect_eq(c, status, DMAE_IN_PROGRESS))
			return;
		usleep_range(1000, 2000);
	}
	conform_bufs_expect_right(c, "suspended");
}

/*
 * A small channel is full both times.  The aborted copies were never issued to
 * the engine, so the slot of its last completion now has a copy that waits,
 * which the provider must not complete.
 */
static void issued_operations_wait(struct conform *c)
{
	struct dmae_chan *chan = suspend_begin(c);
	struct suspend_copies copies;
	struct conform_op op;

	if (!chan)
		return;
	op = suspend_op(c, 1);
	copies = suspend_submit(c, chan, &op, SUSPEND_MOST);
	if (!suspend_await(c, chan, &copies, 0))
		return;
	conform_op_model(c, &op);

	dmae_async_device_suspend(chan->device);
	op = suspend_op(c, 2);
	copies = suspend_submit(c, chan, &op, SUSPEND_FEW);
	chan->ops->terminate(chan);
	suspend_await(c, chan, &copies, -EIO);
	copies = suspend_submit(c, chan, &op, SUSPEND_MOST);
	suspend_expect_waits(c, chan, &copies);
	dmae_async_device_resume(chan->device);
	suspend_await(c, chan, &copies, 0);
	conform_op_model(c, &op);
	conform_bufs_expect_right(c, "resumed");
}

static bool suspend_applies(const struct dmae_chan *chan)
{
	return chan->ops->suspend;
}

static const struct conform_case conform_suspend_cases[] = {
	{ "channel: operations issued while it is suspended wait",
	  issued_operations_wait, BIT(DMAE_MEMCPY), suspend_applies },
};

CONFORM_GROUP(conform_suspend);
