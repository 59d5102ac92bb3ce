// SPDX-License-Identifier: GPL-2.0
/*
 * Pushing an operation to a channel, in pieces
 */
#include <linux/rcupdate.h>

#include "anew.h"
#include "channels.h"
#include "desc.h"
#include "piece.h"
#include "push.h"
#include "stats.h"
#include "trace.h"
#include "work.h"

/* Called when a piece is complete; depend.c, which is above, sets it. */
static dmae_async_tx_callback_result dmae_async_piece_completed __ro_after_init;

void dmae_async_push_init(dmae_async_tx_callback_result piece_completed)
{
	dmae_async_piece_completed = piece_completed;
}

/*
 * A piece needs a fence if the next one reads its destination, or if dependents
 * may be pushed behind the operation: an acked operation gets none.
 */
static unsigned int dmae_async_piece_flags(const struct dmae_async_desc *desc,
					   const struct dmae_async_piece *piece)
{
	if (piece->next.src || !(desc->tx.flags & DMAE_CTRL_ACK))
		return DMAE_CTRL_ACK | DMAE_CTRL_FENCE;
	return DMAE_CTRL_ACK;
}

static struct dmae_async_tx_descriptor *
dmae_async_prep_piece(struct dmae_async_desc *desc,
		      struct dmae_async_piece *piece)
{
	struct dmae_async_tx_descriptor *tx;

	if (desc->op.result) {
		if (desc->result_count == DMAE_ASYNC_RESULTS)
			return NULL;
		piece->op.result = &desc->results[desc->result_count];
	}
	piece->op.flags |= dmae_async_piece_flags(desc, piece);
	tx = dmae_async_prep(desc->chan->chan, &piece->op);
	if (IS_ERR(tx))
		return NULL;
	if (desc->op.result)
		desc->result_count++;
	desc->cursor = piece->next;
	tx->callback_result = dmae_async_piece_completed;
	tx->callback_param = desc;
	return tx;
}

/*
 * Pushes as many pieces as the channel has room for; returns how many.  The
 * caller adds that to @pieces.  Until then completions take @pieces below zero,
 * so none is taken for the last one.
 */
static int dmae_async_push_pieces(struct dmae_async_desc *desc)
{
	struct dmae_async_tx_descriptor *tx;
	struct dmae_async_piece piece;
	int count = 0;

	while (dmae_async_piece_get(&desc->op, &desc->chan->limits,
				    &desc->cursor, &piece)) {
		tx = dmae_async_prep_piece(desc, &piece);
		if (!tx)
			break;
		desc->tx.cookie = dmae_submit(tx);
		count++;
	}
	return count;
}

static void dmae_async_issue(struct dmae_async_chan *chan, bool now)
{
	if (now) {
		dmae_async_op_issue_pending(chan->chan);
		return;
	}
	/*
	 * Orders the submission before the read of @pending.  Pairs with the
	 * xchg() in dmae_async_tx_issue_pending_all(): if @pending is still set
	 * here, that call issues this operation; else it is set again.
	 */
	smp_mb();
	if (!READ_ONCE(chan->pending))
		WRITE_ONCE(chan->pending, 1);
}

static void dmae_async_trace_follows(struct dmae_async_desc *desc)
{
	if (trace_dmae_dependency_enabled() && desc->parent)
		trace_dmae_dependency(desc, desc->parent, DMAE_ASYNC_FOLLOWS,
				      dmae_chan_name(desc->chan->chan), 0);
}

/* Once this has returned true, @desc may complete and be freed at any time. */
static bool dmae_async_push(struct dmae_async_desc *desc,
			    struct dmae_async_chan *chan, bool issue)
{
	int count;

	RCU_LOCKDEP_WARN(!rcu_read_lock_held(), "the channel may leave");
	refcount_inc(&chan->refs);
	desc->chan = chan;
	desc->tx.chan = chan->chan;
	WRITE_ONCE(desc->phase, DMAE_ASYNC_RUNNING);
	atomic_set(&desc->pieces, 0);
	count = dmae_async_push_pieces(desc);
	if (!count) {
		WRITE_ONCE(desc->phase, DMAE_ASYNC_WAITING);
		desc->chan = NULL;
		dmae_async_chan_put(chan);
		return false;
	}
	if (desc->cursor.pos == desc->op.len)
		rcu_assign_pointer(desc->on, chan);
	dmae_async_trace_follows(desc);
	dmae_async_issue(chan, issue);
	/*
	 * All pieces are complete already.  A callback here could take a lock
	 * that the client holds, so the workqueue goes on.
	 */
	if (!atomic_add_return(count, &desc->pieces))
		dmae_async_queue(&desc->work);
	return true;
}

bool dmae_async_push_behind(struct dmae_async_desc *desc,
			    struct dmae_async_desc *parent, bool issue)
{
	struct dmae_async_chan *chan;
	bool pushed = false;

	rcu_read_lock();
	chan = rcu_dereference(parent->on);
	if (chan && READ_ONCE(chan->live) &&
	    dmae_async_fits_whole(&desc->op, &chan->caps, &chan->limits) &&
	    dmae_async_anew_follow(desc))
		pushed = dmae_async_push(desc, chan, issue);
	rcu_read_unlock();
	if (pushed)
		dmae_async_count(DMAE_ASYNC_FOLLOWED);
	return pushed;
}

bool dmae_async_push_anywhere(struct dmae_async_desc *desc, bool issue)
{
	struct dmae_async_chan *chan;
	bool pushed = false;

	rcu_read_lock();
	chan = dmae_async_chan_find(&desc->op);
	if (chan)
		pushed = dmae_async_push(desc, chan, issue);
	rcu_read_unlock();
	if (pushed)
		dmae_async_count(DMAE_ASYNC_PUSHED);
	return pushed;
}
