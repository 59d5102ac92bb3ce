// SPDX-License-Identifier: GPL-2.0
/*
 * When an operation runs: the only file that knows dependencies
 *
 * An operation depends on at most one other, its parent.  As long as that has
 * not ended, the operation is
 *
 *   - pushed behind it, if the parent is on a channel, in one piece with its
 *     last one, and the channel takes this operation too: channels work in
 *     order, so nothing has to wait;
 *   - in the parent's list of children, and launched when the parent ends, or
 *     when it has come to a channel.
 *
 * Either way it ends after the parent, and what the parent ended with decides:
 * of a parent that has failed nothing depends that could succeed; and what ran
 * behind a parent that had to be begun anew is begun anew.
 *
 * There is no recursion: what the end of one operation sets free is put into a
 * list, and whoever ends operations goes on until that is empty.  Callbacks
 * that submit never have an operation carried out within (see call.c).
 */
#define pr_fmt(fmt) KBUILD_MODNAME ": " fmt

#include <linux/ratelimit.h>

#include "async.h"

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

/* -EINPROGRESS as long as it has not ended. */
static int dmae_async_status(const struct dmae_async_desc *desc)
{
	/* Pairs with the release in dmae_async_end(): its data is visible. */
	return smp_load_acquire(&desc->tx.status);
}

/* Goes on in process context. */
static void dmae_async_defer(struct dmae_async_desc *desc)
{
	queue_work(dmae_async_wq, &desc->work);
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

	spin_lock_bh(&desc->lock);
	/* Pairs with the acquire in dmae_async_status(). */
	smp_store_release(&desc->tx.status, status);
	list_splice_tail_init(&desc->children, &run->ready);
	spin_unlock_bh(&desc->lock);
	dmae_async_call_back(desc->tx.callback, desc->tx.callback_result,
			     desc->tx.callback_param, status);
	dmae_async_desc_over(desc);
}

/* False if the parent has ended, and there is nothing to wait for. */
static bool dmae_async_attach(struct dmae_async_desc *desc,
			      struct dmae_async_desc *parent)
{
	bool waits;

	spin_lock_bh(&parent->lock);
	waits = parent->tx.status == -EINPROGRESS;
	if (waits)
		list_add_tail(&desc->entry, &parent->children);
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

static bool dmae_async_is_src(const struct dmae_op *op, struct dmae_buf buf)
{
	unsigned int i;

	for (i = 0; i < op->src_cnt; i++)
		if (op->srcs[i] == buf.page && op->src_off == buf.offset)
			return true;
	return false;
}

/* Is an input lost where the operation was begun? */
static bool dmae_async_is_in_place(const struct dmae_op *op)
{
	return dmae_async_is_src(op, op->dst[0]) ||
	       (op->dst[1].page && dmae_async_is_src(op, op->dst[1]));
}

static void dmae_async_begin_anew(struct dmae_async_desc *desc,
				  struct dmae_async_run *run)
{
	dmae_async_count(DMAE_ASYNC_TAKEN_OVER);
	desc->phase = DMAE_ASYNC_WAITING;
	desc->status = 0;
	desc->result = 0;
	desc->cursor = (struct dmae_async_cursor){};
	/* Before it is published where it runs: see dmae_async_push_behind(). */
	smp_store_release(&desc->runs, desc->runs + 1);
	dmae_async_begin(desc, run);
}

static void dmae_async_conclude(struct dmae_async_desc *desc,
				struct dmae_async_run *run)
{
	if (desc->status == -ECANCELED && !dmae_async_is_in_place(&desc->op))
		dmae_async_begin_anew(desc, run);
	else
		dmae_async_end(desc, desc->status, run);
}

/* The parent has ended: lets go of it, and returns what that means. */
static int dmae_async_heed(struct dmae_async_desc *desc,
			   struct dmae_async_desc *parent)
{
	const int status = dmae_async_status(parent);

	/* It ran behind what then had to be begun anew. */
	if (desc->phase == DMAE_ASYNC_RAN && desc->behind != parent->runs)
		desc->status = -ECANCELED;
	desc->parent = NULL;
	dmae_async_desc_put(parent);
	return status ? -ECANCELED : 0;
}

/* True if the operation is on its way, or waits. */
static bool dmae_async_follow(struct dmae_async_desc *desc,
			      struct dmae_async_desc *parent,
			      struct dmae_async_run *run)
{
	if (dmae_async_status(parent) != -EINPROGRESS)
		return false;
	if (desc->phase == DMAE_ASYNC_WAITING &&
	    dmae_async_push_behind(desc, parent, !run->in_call))
		return true;
	return dmae_async_attach(desc, parent);
}

static void dmae_async_launch(struct dmae_async_desc *desc,
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
void dmae_async_settle(struct dmae_async_desc *desc)
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
		desc->phase = DMAE_ASYNC_RAN;
	else
		desc->phase = DMAE_ASYNC_WAITING;
	list_add(&desc->entry, &run.ready);
	dmae_async_launch_all(&run);
}

void dmae_async_work(struct work_struct *work)
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
		dmae_async_count(DMAE_ASYNC_WORKED);
		dmae_async_do_rest(desc);
	}
	dmae_async_settle(desc);
}

static int dmae_async_check_parent(const struct dmae_async_args *args)
{
	struct dmae_async_tx_descriptor *tx = args->depend_tx;
	const char *fault = NULL;

	if (!tx)
		return 0;
	if (IS_ERR(tx))
		return -ECANCELED;
	if (!dmae_async_desc_of(tx))
		fault = "not of this API";
	else if (atomic_read(&tx->recycle) & DMAE_RECYCLE_ACKED)
		fault = "acked already";
	if (!fault)
		return 0;
	pr_warn_ratelimited("refused, depend_tx is %s (%pS)\n", fault,
			    (void *)args->caller);
	return -EINVAL;
}

/* Also where the operation was refused, so that nothing stays unacked. */
static void dmae_async_ack_parent(const struct dmae_async_args *args)
{
	if (args->flags & DMAE_ASYNC_TX_DEP_ACK &&
	    !IS_ERR_OR_NULL(args->depend_tx))
		dmae_async_tx_ack(args->depend_tx);
}

struct dmae_async_tx_descriptor *
dmae_async_refuse(const struct dmae_async_args *args, int err, const char *why)
{
	const int parent_err = dmae_async_check_parent(args);

	if (parent_err)
		return ERR_PTR(parent_err);
	if (why)
		pr_warn_ratelimited("refused: %s (%pS)\n", why,
				    (void *)args->caller);
	dmae_async_ack_parent(args);
	return ERR_PTR(err);
}

/* Carried out in the call. */
static struct dmae_async_tx_descriptor *
dmae_async_do_now(const struct dmae_op *op, const struct dmae_async_args *args)
{
	dmae_async_count(DMAE_ASYNC_CALLED);
	dmae_async_do(op);
	dmae_async_call_back(args->callback, args->callback_result, args->param,
			     0);
	return NULL;
}

static struct dmae_async_tx_descriptor *
dmae_async_queue(const struct dmae_op *op, const struct dmae_async_args *args,
		 struct dmae_async_desc *parent, bool may_do)
{
	struct dmae_async_run run = {
		.ready = LIST_HEAD_INIT(run.ready),
		.in_call = true,
	};
	struct dmae_async_desc *desc = dmae_async_desc_alloc(op, args);

	if (!desc)
		return may_do ? dmae_async_do_now(op, args) : ERR_PTR(-ENOMEM);
	if (parent) {
		dmae_async_desc_get(parent);
		desc->parent = parent;
	}
	dmae_async_launch(desc, &run);
	if (!run.left)
		return &desc->tx;
	if (!may_do) {
		dmae_async_defer(desc);
		return &desc->tx;
	}
	dmae_async_desc_free(desc);
	return dmae_async_do_now(op, args);
}

struct dmae_async_tx_descriptor *
dmae_async_submit(const struct dmae_op *op, const struct dmae_async_args *args)
{
	struct dmae_async_tx_descriptor *tx;
	struct dmae_async_desc *parent = NULL;
	bool may_do;
	int err = dmae_async_check_parent(args);

	if (err)
		return ERR_PTR(err);
	err = dmae_op_check(op);
	if (err)
		return dmae_async_refuse(args, err, NULL);
	if (args->depend_tx)
		parent = dmae_async_desc_of(args->depend_tx);
	may_do = (!parent || !dmae_async_status(parent)) &&
		 dmae_async_may_do(op);
	if (may_do && dmae_async_prefers_processor(op))
		tx = dmae_async_do_now(op, args);
	else
		tx = dmae_async_queue(op, args, parent, may_do);
	dmae_async_ack_parent(args);
	return tx;
}
