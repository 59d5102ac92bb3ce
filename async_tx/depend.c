// SPDX-License-Identifier: GPL-2.0
/*
 * The scheduler: the only file that knows when an operation may run
 *
 * An operation depends on at most one other, its parent.  While the parent is
 * not complete, the operation is
 *
 *   - pushed behind the parent, if the parent's channel has all of the parent
 *     and takes this operation in one piece: a channel runs operations in
 *     order, so this one need not wait; or
 *   - in the parent's list of children.  It is launched again when the parent
 *     is complete, or was pushed to a channel.
 *
 * Either way it completes after its parent.  If the parent has failed, it is
 * aborted.  If the parent was begun anew while this operation ran behind it,
 * this operation is begun anew, too.
 *
 * Nothing here recurses.  The children of a completed operation are put on a
 * list, and the operations on it are launched one after the other until it is
 * empty.  An operation that a callback submits never runs inside that callback
 * (see call.c).
 */
#include <linux/wait_bit.h>

#include "anew.h"
#include "call.h"
#include "channels.h"
#include "depend.h"
#include "desc.h"
#include "fallback.h"
#include "push.h"
#include "stats.h"
#include "trace.h"
#include "work.h"

/* Times that an operation is begun anew on a channel, before the fallback. */
#define DMAE_ASYNC_MAX_RUNS 2

/**
 * struct dmae_async_run - operations to launch
 * @ready: the operations, by @entry
 * @in_call: they are launched in the client's call, where no callback may run
 * @left: with @in_call: the operation that no channel took, or NULL
 */
struct dmae_async_run {
	struct list_head ready;
	bool in_call;
	struct dmae_async_desc *left;
};

/* Continues in process context, in dmae_async_work(). */
static void dmae_async_defer(struct dmae_async_desc *desc)
{
	dmae_async_queue(&desc->work);
}

static void dmae_async_set_complete(struct dmae_async_desc *desc,
				    struct dmae_async_run *run)
{
	spin_lock_bh(&desc->lock);
	/* Pairs with the acquire in dmae_async_desc_is_complete(). */
	smp_store_release(&desc->complete, true);
	list_splice_tail_init(&desc->children, &run->ready);
	spin_unlock_bh(&desc->lock);
	/* A client may not wait for an operation that it has acked. */
	if (desc->tx.flags & DMAE_CTRL_ACK)
		return;
	/*
	 * Orders @complete before the check for waiters.  Pairs with
	 * set_current_state() in wait_var_event_timeout(): a waiter that does
	 * not see @complete is found by wake_up_var().
	 */
	smp_mb();
	wake_up_var(&desc->complete);
}

static void dmae_async_complete(struct dmae_async_desc *desc, int status,
				struct dmae_async_run *run)
{
	if (run->in_call) {
		desc->phase = DMAE_ASYNC_COMPLETING;
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
	dmae_async_set_complete(desc, run);
	if (desc->runs)
		dmae_async_anew_end();
	dmae_async_desc_put(desc);
}

/* Makes @desc wait for its parent; false if the parent is complete already. */
static bool dmae_async_attach(struct dmae_async_desc *desc,
			      struct dmae_async_desc *parent)
{
	bool waits;

	spin_lock_bh(&parent->lock);
	waits = !parent->complete;
	if (waits) {
		list_add_tail(&desc->entry, &parent->children);
		/* Without the lock, @desc could be complete and freed. */
		trace_dmae_dependency(desc, parent, DMAE_ASYNC_WAITS, "", 0);
	}
	spin_unlock_bh(&parent->lock);
	return waits;
}

/* The children of an operation on a channel may be pushed behind it. */
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
		dmae_async_complete(desc, 0, run);
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
		dmae_async_complete(desc, desc->status, run);
}

/* The parent is complete.  Returns an errno if @desc must be aborted. */
static int dmae_async_detach(struct dmae_async_desc *desc,
			     struct dmae_async_desc *parent)
{
	const int status = parent->tx.status;

	/* @desc ran on data that an earlier run of the parent had written. */
	if (desc->phase == DMAE_ASYNC_RAN && parent->runs)
		desc->status = -ECANCELED;
	trace_dmae_dependency(desc, parent, DMAE_ASYNC_GOES_ON, "", status);
	desc->parent = NULL;
	dmae_async_desc_put(parent);
	return status ? -ECANCELED : 0;
}

/* True if @desc was pushed behind its parent, or waits for it. */
static bool dmae_async_follow(struct dmae_async_desc *desc,
			      struct dmae_async_desc *parent,
			      struct dmae_async_run *run)
{
	if (dmae_async_desc_is_complete(parent))
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
		err = dmae_async_detach(desc, parent);
	}
	if (err)
		dmae_async_complete(desc, err, run);
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
		/* Once launched, @desc may be complete and freed. */
		dmae_async_desc_get(desc);
		dmae_async_launch(desc, run);
		if (rcu_access_pointer(desc->on))
			dmae_async_launch_children(desc, run);
		dmae_async_desc_put(desc);
	}
}

/* The last piece of @desc on its channel is complete. */
static void dmae_async_left_channel(struct dmae_async_desc *desc)
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

static void dmae_async_piece_completed(void *param, int status)
{
	struct dmae_async_desc *desc = param;

	/* Needs no lock: the callbacks of a channel run one after the other. */
	if (status && !desc->status)
		desc->status = status;
	if (atomic_dec_and_test(&desc->pieces))
		dmae_async_left_channel(desc);
}

void dmae_async_depend_init(void)
{
	dmae_async_push_init(dmae_async_piece_completed);
}

static void dmae_async_work(struct work_struct *work)
{
	struct dmae_async_desc *desc =
		container_of(work, struct dmae_async_desc, work);
	struct dmae_async_run run = { .ready = LIST_HEAD_INIT(run.ready) };

	if (desc->phase == DMAE_ASYNC_COMPLETING) {
		dmae_async_complete(desc, desc->status, &run);
		dmae_async_launch_all(&run);
		return;
	}
	if (desc->phase == DMAE_ASYNC_WAITING) {
		dmae_async_count_fallback(DMAE_ASYNC_WORKED, desc->op.type);
		dmae_async_do_rest(desc);
	}
	dmae_async_left_channel(desc);
}

/*
 * Starts a new operation.  False if no channel takes it and @may_do allows the
 * caller to carry it out by the fallback; @desc is the caller's again then.
 */
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
