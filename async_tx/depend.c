// SPDX-License-Identifier: GPL-2.0
/*
 * When an operation runs: the only file that knows dependencies
 *
 * An operation depends on at most one other, its parent.  As long as that is
 * not over, the operation is
 *
 *   - pushed behind it, if the parent is on a channel, in one piece with its
 *     last one, and the channel takes this operation too: channels work in
 *     order, so nothing has to wait;
 *   - in the parent's list of children, and launched when the parent is over,
 *     or when it has come to a channel.
 *
 * Either way it ends after the parent, and how the parent ended decides:
 * of a parent that has failed nothing depends that could succeed; and what ran
 * behind a parent that had to be begun anew is begun anew.
 *
 * There is no recursion: what the end of one operation sets free is put into a
 * list, and whoever ends operations goes on until that is empty.  Callbacks
 * that submit never have an operation carried out within (see call.c).
 */
#include <linux/wait_bit.h>

#include "anew.h"
#include "call.h"
#include "channels.h"
#include "depend.h"
#include "desc.h"
#include "processor.h"
#include "push.h"
#include "stats.h"
#include "trace.h"
#include "work.h"

/* How often an operation is begun anew on a channel. */
#define DMAE_ASYNC_MAX_RUNS 2

/**
 * struct dmae_async_run - operations to be launched
 * @ready: these
 * @in_call: by the client's call, where nothing may be called back
 * @left: for the call: no channel has room for it
 */
struct dmae_async_run {
	struct list_head ready;
	bool in_call;
	struct dmae_async_desc *left;
};

/* Goes on in process context. */
static void dmae_async_defer(struct dmae_async_desc *desc)
{
	dmae_async_queue(&desc->work);
}

static void dmae_async_set_over(struct dmae_async_desc *desc,
				struct dmae_async_run *run)
{
	spin_lock_bh(&desc->lock);
	/* Pairs with the acquire in dmae_async_is_over(). */
	smp_store_release(&desc->over, true);
	list_splice_tail_init(&desc->children, &run->ready);
	spin_unlock_bh(&desc->lock);
	/* Only who has not acked it may wait for it. */
	if (desc->tx.flags & DMAE_CTRL_ACK)
		return;
	/* So that wake_up_var() sees who has not seen @over. */
	smp_mb();
	wake_up_var(&desc->over);
}

static void dmae_async_end(struct dmae_async_desc *desc, int status,
			   struct dmae_async_run *run)
{
	if (run->in_call) {
		desc->phase = DMAE_ASYNC_ENDING;
		desc->status = status;
		dmae_async_defer(desc);
		return;
	}
	if (!status && desc->op.result)
		*desc->op.result = desc->result;
	if (status == -ECANCELED)
		dmae_async_count(DMAE_ASYNC_ABORTED);

	WRITE_ONCE(desc->tx.status, status);
	dmae_async_call_back(desc->tx.callback, desc->tx.callback_result,
			     desc->tx.callback_param, status);
	if (!(desc->tx.flags & DMAE_CTRL_ACK))
		dmae_async_desc_await_ack(desc);
	dmae_async_set_over(desc, run);
	if (desc->runs)
		dmae_async_anew_end();
	dmae_async_desc_put(desc);
}

/* False if the parent is over, and there is nothing to wait for. */
static bool dmae_async_attach(struct dmae_async_desc *desc,
			      struct dmae_async_desc *parent)
{
	bool waits;

	spin_lock_bh(&parent->lock);
	waits = !parent->over;
	if (waits) {
		list_add_tail(&desc->entry, &parent->children);
		/* Once unlocked it may be gone. */
		trace_dmae_dependency(desc, parent, DMAE_ASYNC_WAITS, "", 0);
	}
	spin_unlock_bh(&parent->lock);
	return waits;
}

/* What waits for an operation on a channel may come to run behind it. */
static void dmae_async_launch_children(struct dmae_async_desc *desc,
				       struct dmae_async_run *run)
{
	spin_lock_bh(&desc->lock);
	list_splice_tail_init(&desc->children, &run->ready);
	spin_unlock_bh(&desc->lock);
}

static void dmae_async_begin(struct dmae_async_desc *desc,
			     struct dmae_async_run *run)
{
	if (desc->op.type == DMAE_INTERRUPT) {
		dmae_async_end(desc, 0, run);
		return;
	}
	if (desc->runs <= DMAE_ASYNC_MAX_RUNS &&
	    dmae_async_push_anywhere(desc, !run->in_call))
		return;
	if (run->in_call)
		run->left = desc;
	else
		dmae_async_defer(desc);
}

static void dmae_async_begin_anew(struct dmae_async_desc *desc,
				  struct dmae_async_run *run)
{
	dmae_async_count(DMAE_ASYNC_TAKEN_OVER);
	WRITE_ONCE(desc->phase, DMAE_ASYNC_WAITING);
	desc->status = 0;
	desc->result = 0;
	desc->cursor = (struct dmae_async_cursor){};
	dmae_async_begin(desc, run);
}

static void dmae_async_conclude(struct dmae_async_desc *desc,
				struct dmae_async_run *run)
{
	if (desc->status == -ECANCELED && dmae_async_anew_begin(desc))
		dmae_async_begin_anew(desc, run);
	else
		dmae_async_end(desc, desc->status, run);
}

/* The parent is over: lets go of it, and returns what that means. */
static int dmae_async_heed(struct dmae_async_desc *desc,
			   struct dmae_async_desc *parent)
{
	const int status = parent->tx.status;

	/* It ran behind what then had to be begun anew. */
	if (desc->phase == DMAE_ASYNC_RAN && parent->runs)
		desc->status = -ECANCELED;
	trace_dmae_dependency(desc, parent, DMAE_ASYNC_LET_GO, "", status);
	desc->parent = NULL;
	dmae_async_desc_put(parent);
	return status ? -ECANCELED : 0;
}

/* True if the operation is on its way, or waits. */
static bool dmae_async_follow(struct dmae_async_desc *desc,
			      struct dmae_async_desc *parent,
			      struct dmae_async_run *run)
{
	if (dmae_async_is_over(parent))
		return false;
	if (desc->phase == DMAE_ASYNC_WAITING &&
	    dmae_async_push_behind(desc, parent, !run->in_call))
		return true;
	return dmae_async_attach(desc, parent);
}

/* Inlined into both callers, as every operation comes this way. */
static __always_inline void dmae_async_launch(struct dmae_async_desc *desc,
					      struct dmae_async_run *run)
{
	struct dmae_async_desc *parent = desc->parent;
	int err = 0;

	if (parent) {
		if (dmae_async_follow(desc, parent, run))
			return;
		err = dmae_async_heed(desc, parent);
	}
	if (err)
		dmae_async_end(desc, err, run);
	else if (desc->phase == DMAE_ASYNC_RAN)
		dmae_async_conclude(desc, run);
	else
		dmae_async_begin(desc, run);
}

static void dmae_async_launch_all(struct dmae_async_run *run)
{
	struct dmae_async_desc *desc;

	while (!list_empty(&run->ready)) {
		desc = list_first_entry(&run->ready, struct dmae_async_desc,
					entry);
		list_del(&desc->entry);
		/* As it may end, and be gone, at once. */
		dmae_async_desc_get(desc);
		dmae_async_launch(desc, run);
		if (rcu_access_pointer(desc->on))
			dmae_async_launch_children(desc, run);
		dmae_async_desc_put(desc);
	}
}

/* Of @desc nothing is on a channel any more. */
static void dmae_async_settle(struct dmae_async_desc *desc)
{
	struct dmae_async_run run = { .ready = LIST_HEAD_INIT(run.ready) };
	struct dmae_async_chan *chan = desc->chan;
	unsigned int i;

	for (i = 0; i < desc->result_count; i++)
		desc->result |= desc->results[i];
	desc->result_count = 0;
	RCU_INIT_POINTER(desc->on, NULL);
	desc->chan = NULL;
	if (chan)
		dmae_async_chan_put(chan);
	if (desc->status || desc->cursor.pos == desc->op.len)
		WRITE_ONCE(desc->phase, DMAE_ASYNC_RAN);
	else
		WRITE_ONCE(desc->phase, DMAE_ASYNC_WAITING);
	list_add(&desc->entry, &run.ready);
	dmae_async_launch_all(&run);
}

static void dmae_async_piece_ended(void *param, int status)
{
	struct dmae_async_desc *desc = param;

	/* Pieces of an operation are called back one after the other. */
	if (status && !desc->status)
		desc->status = status;
	if (atomic_dec_and_test(&desc->pieces))
		dmae_async_settle(desc);
}

void dmae_async_depend_init(void)
{
	dmae_async_push_init(dmae_async_piece_ended);
}

static void dmae_async_work(struct work_struct *work)
{
	struct dmae_async_desc *desc =
		container_of(work, struct dmae_async_desc, work);
	struct dmae_async_run run = { .ready = LIST_HEAD_INIT(run.ready) };

	if (desc->phase == DMAE_ASYNC_ENDING) {
		dmae_async_end(desc, desc->status, &run);
		dmae_async_launch_all(&run);
		return;
	}
	if (desc->phase == DMAE_ASYNC_WAITING) {
		dmae_async_count_fallback(DMAE_ASYNC_WORKED, desc->op.type);
		dmae_async_do_rest(desc);
	}
	dmae_async_settle(desc);
}

/* False if it would have to be carried out in the call, and may be. */
bool dmae_async_start(struct dmae_async_desc *desc,
		      struct dmae_async_desc *parent, bool may_do)
{
	struct dmae_async_run run = {
		.ready = LIST_HEAD_INIT(run.ready),
		.in_call = true,
	};

	INIT_WORK(&desc->work, dmae_async_work);
	if (parent) {
		dmae_async_desc_get(parent);
		desc->parent = parent;
	}
	dmae_async_launch(desc, &run);
	if (run.left && may_do)
		return false;
	if (run.left)
		dmae_async_defer(desc);
	return true;
}
