// SPDX-License-Identifier: GPL-2.0
/*
 * Submitting one operation: it is refused, carried out in the call, or started
 */
#define pr_fmt(fmt) KBUILD_MODNAME ": " fmt

#include <linux/err.h>
#include <linux/printk.h>
#include <linux/ratelimit.h>

#include "call.h"
#include "depend.h"
#include "desc.h"
#include "fallback.h"
#include "stats.h"
#include "submit.h"

static int dmae_async_parent_error(const struct dmae_async_args *args)
{
	struct dmae_async_tx_descriptor *tx = args->depend_tx;
	const char *fault = NULL;

	if (!tx)
		return 0;
	if (IS_ERR(tx))
		return -ECANCELED;
	if (!dmae_async_desc_of(tx))
		fault = "not a descriptor of async_tx";
	else if (atomic_read(&tx->recycle) & DMAE_RECYCLE_ACKED)
		fault = "acked already";
	if (!fault)
		return 0;
	pr_warn_ratelimited("refused, depend_tx is %s (%pS)\n", fault,
			    (void *)args->caller);
	return -EINVAL;
}

int dmae_async_check_parent(const struct dmae_async_args *args)
{
	return dmae_async_parent_error(args);
}

static void dmae_async_ack_parent(const struct dmae_async_args *args)
{
	if (args->flags & DMAE_ASYNC_TX_DEP_ACK && args->depend_tx)
		dmae_async_tx_ack(args->depend_tx);
}

struct dmae_async_tx_descriptor *
dmae_async_refuse(const struct dmae_async_args *args, int err, const char *why)
{
	const int parent_err = dmae_async_parent_error(args);

	if (parent_err)
		return ERR_PTR(parent_err);
	if (why)
		pr_warn_ratelimited("refused: %s (%pS)\n", why,
				    (void *)args->caller);
	return ERR_PTR(err);
}

static bool dmae_async_has_succeeded(const struct dmae_async_desc *desc)
{
	return dmae_async_desc_is_complete(desc) && !desc->tx.status;
}

/* True if the fallback may carry out the operation in the call. */
static bool dmae_async_may_do_now(const struct dmae_op *op,
				  const struct dmae_async_desc *parent)
{
	return (!parent || dmae_async_has_succeeded(parent)) &&
	       dmae_async_may_do(op);
}

static void dmae_async_do_now(const struct dmae_op *op,
			      const struct dmae_async_args *args)
{
	dmae_async_count_fallback(DMAE_ASYNC_CALLED, op->type);
	dmae_async_do(op);
	dmae_async_call_back(args->callback, args->callback_result, args->param,
			     0);
}

/* @desc: NULL if the operation is to be carried out in the call. */
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
	int err = dmae_async_parent_error(args);

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

/* Submits an operation that was checked, with its descriptor. */
struct dmae_async_tx_descriptor *
dmae_async_submit_desc(struct dmae_async_desc *desc,
		       const struct dmae_async_args *args)
{
	struct dmae_async_desc *parent = dmae_async_parent(args);
	const bool may_do = dmae_async_may_do_now(&desc->op, parent);
	const bool now = may_do && dmae_async_prefers_processor(&desc->op);
	struct dmae_async_tx_descriptor *tx;

	tx = dmae_async_accept(now ? NULL : desc, &desc->op, args, parent,
			       may_do);
	if (now)
		dmae_async_desc_free(desc);
	return tx;
}
