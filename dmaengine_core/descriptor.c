// SPDX-License-Identifier: GPL-2.0
/*
 * The life of a descriptor: prepare, submit, complete, call back, recycle
 */
#include <linux/export.h>
#include <linux/percpu.h>

#include "channel.h"
#include "check.h"
#include "log.h"
#include "stats.h"
#include "trace.h"

static struct dmae_async_tx_descriptor *dmae_prep_op(struct dmae_chan *chan,
						     const struct dmae_op *op)
{
	int err = dmae_check_op(chan, op);

	if (unlikely(err))
		return ERR_PTR(err);
	if (unlikely(READ_ONCE(chan->closed)))
		return ERR_PTR(-ENODEV);
	return chan->ops->prep[op->type](chan, op);
}

static noinline struct dmae_async_tx_descriptor *
dmae_prep_traced(struct dmae_chan *chan, const struct dmae_op *op)
{
	struct dmae_async_tx_descriptor *tx = dmae_prep_op(chan, op);

	trace_dmae_prep(chan, op, PTR_ERR_OR_ZERO(tx));
	return tx;
}

/*
 * The traced case is a separate function, so that otherwise the call of the
 * provider's function is a tail call.
 */
struct dmae_async_tx_descriptor *dmae_async_prep(struct dmae_chan *chan,
						 const struct dmae_op *op)
{
	if (trace_dmae_prep_enabled())
		return dmae_prep_traced(chan, op);
	return dmae_prep_op(chan, op);
}
EXPORT_SYMBOL_GPL(dmae_async_prep);

dmae_cookie_t dmae_submit(struct dmae_async_tx_descriptor *tx)
{
	return tx->chan->ops->submit(tx);
}
EXPORT_SYMBOL_GPL(dmae_submit);

void dmae_abandon(struct dmae_async_tx_descriptor *tx)
{
	tx->release(tx);
}
EXPORT_SYMBOL_GPL(dmae_abandon);

/*
 * raw_cpu_*() suffices, because one CPU at a time completes operations of a
 * channel.
 */
static void dmae_tx_account(struct dmae_async_tx_descriptor *tx, int status)
{
	struct dmae_chan_stats __percpu *stats = tx->chan->stats;

	if (likely(!status)) {
		raw_cpu_inc(stats->count[tx->type]);
		raw_cpu_add(stats->bytes, tx->len);
	} else if (status == -ECANCELED) {
		raw_cpu_inc(stats->aborted);
	} else {
		raw_cpu_inc(stats->errors);
	}
}

static void dmae_tx_complete(struct dmae_async_tx_descriptor *tx)
{
	/*
	 * Pairs with the acquire in dmae_chan_status(): a reader that sees
	 * this cookie also sees the data, the status and the failure.
	 */
	smp_store_release(&tx->chan->completed, tx->cookie);
}

/* The rare cases: a failure, the first cookie after a wrap, or tracing. */
static noinline void
dmae_tx_complete_slowly(struct dmae_async_tx_descriptor *tx)
{
	struct dmae_chan *chan = tx->chan;

	if (tx->cookie == DMAE_MIN_COOKIE)
		dmae_failures_wrap(&chan->core->failures, &chan->completed);
	if (tx->status) {
		dmae_failures_add(&chan->core->failures, tx->cookie);
		WRITE_ONCE(chan->failures, true);
		dmae_log_add(tx);
		trace_dmae_error(tx);
	}
	trace_dmae_complete(tx);
	dmae_tx_complete(tx);
}

void dmae_tx_end(struct dmae_async_tx_descriptor *tx, int status)
{
	WRITE_ONCE(tx->status, status);
	dmae_tx_account(tx, status);
	if (unlikely(status || tx->cookie == DMAE_MIN_COOKIE) ||
	    trace_dmae_complete_enabled())
		dmae_tx_complete_slowly(tx);
	else
		dmae_tx_complete(tx);
}
EXPORT_SYMBOL_GPL(dmae_tx_end);

void dmae_tx_call_back(struct dmae_async_tx_descriptor *tx)
{
	if (tx->callback)
		tx->callback(tx->callback_param);
	else if (tx->callback_result)
		tx->callback_result(tx->callback_param, tx->status);

	/* Fully ordered: the client's last access comes before the release. */
	if (tx->flags & DMAE_CTRL_ACK ||
	    atomic_fetch_or(DMAE_RECYCLE_ENDED, &tx->recycle) &
		    DMAE_RECYCLE_ACKED)
		tx->release(tx);
}
EXPORT_SYMBOL_GPL(dmae_tx_call_back);

void dmae_async_tx_ack(struct dmae_async_tx_descriptor *tx)
{
	/* Fully ordered, as above. */
	if (atomic_fetch_or(DMAE_RECYCLE_ACKED, &tx->recycle) ==
	    DMAE_RECYCLE_ENDED)
		tx->release(tx);
}
EXPORT_SYMBOL_GPL(dmae_async_tx_ack);
