// SPDX-License-Identifier: GPL-2.0
/*
 * Waiting until an operation is complete
 */
#include <linux/export.h>
#include <linux/jiffies.h>
#include <linux/moduleparam.h>
#include <linux/rcupdate.h>
#include <linux/sched.h>
#include <linux/wait_bit.h>

#include "channels.h"
#include "desc.h"

static unsigned int dmae_async_wait_ms = 30000;
module_param_named(wait_ms, dmae_async_wait_ms, uint, 0644);
MODULE_PARM_DESC(wait_ms,
		 "milliseconds after which dmae_wait_for_async_tx() gives up");

/* Polls before a waiter sleeps; a poll of swdma carries out operations. */
#define DMAE_ASYNC_POLLS 16

/* Polls the channel; true if another poll may help. */
static bool dmae_async_poll(struct dmae_async_desc *desc)
{
	const dmae_cookie_t cookie = READ_ONCE(desc->tx.cookie);
	enum dmae_status status = DMAE_SUCCESS;
	struct dmae_async_chan *chan;

	rcu_read_lock();
	chan = rcu_dereference(desc->on);
	if (chan && READ_ONCE(chan->live))
		status = dmae_async_op_complete(chan->chan, cookie, NULL, NULL);
	rcu_read_unlock();
	return status == DMAE_IN_PROGRESS;
}

int dmae_async_tx_wait(struct dmae_async_tx_descriptor *tx,
		       unsigned int timeout_ms)
{
	const unsigned long timeout = msecs_to_jiffies(timeout_ms);
	struct dmae_async_desc *desc;
	unsigned int polls = 0;

	if (IS_ERR_OR_NULL(tx))
		return PTR_ERR_OR_ZERO(tx);
	desc = dmae_async_desc_of(tx);
	if (!desc)
		return -EINVAL;
	might_sleep();
	dmae_async_tx_issue_pending_all();
	while (polls++ < DMAE_ASYNC_POLLS && dmae_async_poll(desc))
		cond_resched();
	if (!wait_var_event_timeout(&desc->complete,
				    dmae_async_desc_is_complete(desc), timeout))
		return -EINPROGRESS;
	return desc->tx.status;
}
EXPORT_SYMBOL_GPL(dmae_async_tx_wait);

enum dmae_status dmae_wait_for_async_tx(struct dmae_async_tx_descriptor *tx)
{
	switch (dmae_async_tx_wait(tx, READ_ONCE(dmae_async_wait_ms))) {
	case 0:
		return DMAE_SUCCESS;
	case -EINPROGRESS:
		return DMAE_IN_PROGRESS;
	default:
		return DMAE_ERROR;
	}
}
EXPORT_SYMBOL_GPL(dmae_wait_for_async_tx);
