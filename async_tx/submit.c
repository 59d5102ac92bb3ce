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
#define pr_fmt(fmt) KBUILD_MODNAME ": " fmt

#include <linux/ratelimit.h>
#include <linux/wait_bit.h>

#include "async.h"
#include "trace.h"

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

/* Only when an operation is over may another one that depends on it end. */
bool dmae_async_is_over(const struct dmae_async_desc *desc)
{
	/*
	 * Pairs with the release in dmae_async_set_over(): its data, its status
	 * and what its callback did are visible.
	 */
	return smp_load_acquire(&desc->over);
}

/* Goes on in process context. */
static void dmae_async_defer(struct dmae_async_desc *desc)
{
	queue_work(dmae_async_wq, &desc->work);
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
	dmae_async_anew_end(desc);
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
		WRITE_ONCE(desc->phase, DMAE_ASYNC_RAN);
	else
		WRITE_ONCE(desc->phase, DMAE_ASYNC_WAITING);
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
		dmae_async_count_fallback(DMAE_ASYNC_WORKED, desc->op.type);
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

static void dmae_async_ack_parent(const struct dmae_async_args *args)
{
	if (args->flags & DMAE_ASYNC_TX_DEP_ACK && args->depend_tx)
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
	return ERR_PTR(err);
}

static bool dmae_async_is_done(const struct dmae_async_desc *desc)
{
	return dmae_async_is_over(desc) && !desc->tx.status;
}

/* May it be carried out in the call? */
static bool dmae_async_may_do_now(const struct dmae_op *op,
				  const struct dmae_async_desc *parent)
{
	return (!parent || dmae_async_is_done(parent)) && dmae_async_may_do(op);
}

static void dmae_async_do_now(const struct dmae_op *op,
			      const struct dmae_async_args *args)
{
	dmae_async_count_fallback(DMAE_ASYNC_CALLED, op->type);
	dmae_async_do(op);
	dmae_async_call_back(args->callback, args->callback_result, args->param,
			     0);
}

/* False if it would have to be carried out in the call, and may be. */
static bool dmae_async_start(struct dmae_async_desc *desc,
			     struct dmae_async_desc *parent, bool may_do)
{
	struct dmae_async_run run = {
		.ready = LIST_HEAD_INIT(run.ready),
		.in_call = true,
	};

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

/* @desc: NULL where it is carried out in the call, which it may be anyway. */
static struct dmae_async_tx_descriptor *
dmae_async_accept(struct dmae_async_desc *desc, const struct dmae_op *op,
		  const struct dmae_async_args *args,
		  struct dmae_async_desc *parent, bool may_do)
{
	struct dmae_async_tx_descriptor *tx = NULL;

	if (desc && dmae_async_start(desc, parent, may_do)) {
		tx = &desc->tx;
	} else {
		dmae_async_do_now(op, args);
		if (desc)
			dmae_async_desc_free(desc);
	}
	dmae_async_ack_parent(args);
	return tx;
}

static struct dmae_async_desc *
dmae_async_parent(const struct dmae_async_args *args)
{
	return args->depend_tx ? dmae_async_desc_of(args->depend_tx) : NULL;
}

struct dmae_async_tx_descriptor *
dmae_async_submit(const struct dmae_op *op, const struct dmae_async_args *args)
{
	struct dmae_async_desc *parent, *desc = NULL;
	bool may_do;
	int err = dmae_async_check_parent(args);

	if (!err)
		err = dmae_op_check(op);
	if (err)
		return ERR_PTR(err);
	parent = dmae_async_parent(args);
	may_do = dmae_async_may_do_now(op, parent);
	if (!may_do || !dmae_async_prefers_processor(op))
		desc = dmae_async_desc_alloc(op, args);
	if (!desc && !may_do)
		return ERR_PTR(-ENOMEM);
	return dmae_async_accept(desc, op, args, parent, may_do);
}

void dmae_async_chain_init(struct dmae_async_chain *chain,
			   const struct dmae_async_args *args)
{
	chain->count = 0;
	chain->err = dmae_async_check_parent(args);
}

void dmae_async_chain_add(struct dmae_async_chain *chain,
			  const struct dmae_op *op,
			  const struct dmae_async_args *args)
{
	struct dmae_async_step *step = &chain->steps[chain->count];

	if (!chain->err)
		chain->err = dmae_op_check(op);
	if (chain->err)
		return;
	step->args = *args;
	step->desc = dmae_async_desc_alloc(op, args);
	if (step->desc)
		chain->count++;
	else
		chain->err = -ENOMEM;
}

static struct dmae_async_tx_descriptor *
dmae_async_step_submit(const struct dmae_async_step *step)
{
	struct dmae_async_desc *parent = dmae_async_parent(&step->args);
	struct dmae_async_desc *desc = step->desc;
	const bool may_do = dmae_async_may_do_now(&desc->op, parent);
	const bool now = may_do && dmae_async_prefers_processor(&desc->op);
	struct dmae_async_tx_descriptor *tx;

	tx = dmae_async_accept(now ? NULL : desc, &desc->op, &step->args,
			       parent, may_do);
	if (now)
		dmae_async_desc_free(desc);
	return tx;
}

struct dmae_async_tx_descriptor *
dmae_async_chain_submit(struct dmae_async_chain *chain,
			struct dmae_async_tx_descriptor *depend_tx)
{
	struct dmae_async_tx_descriptor *tx = depend_tx;
	unsigned int i;

	for (i = 0; i < chain->count; i++) {
		if (chain->err) {
			dmae_async_desc_free(chain->steps[i].desc);
			continue;
		}
		chain->steps[i].args.depend_tx = tx;
		tx = dmae_async_step_submit(&chain->steps[i]);
	}
	return chain->err ? ERR_PTR(chain->err) : tx;
}
