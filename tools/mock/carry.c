// SPDX-License-Identifier: GPL-2.0
/*
 * Carrying out operations: those up to the next fence, in reverse order
 */
#include <linux/sched.h>

#include "mock.h"

static bool mock_may_take(struct mock_chan *chan, const struct mock_desc *desc)
{
	lockdep_assert_held(&chan->lock);
	if (desc->aborted || mock_is_aborting(chan->mock))
		return true;
	return !chan->suspended && mock_may_begin(chan->mock);
}

/* A batch ends with a fence, as operations behind it must not start yet. */
static bool mock_take(struct mock_chan *chan, struct list_head *batch)
{
	struct mock_desc *desc, *next;

	spin_lock_bh(&chan->lock);
	list_for_each_entry_safe(desc, next, &chan->issued, node) {
		if (!mock_may_take(chan, desc))
			break;
		list_move_tail(&desc->node, batch);
		if (desc->tx.flags & DMAE_CTRL_FENCE)
			break;
	}
	spin_unlock_bh(&chan->lock);
	return !list_empty(batch);
}

/* An operation that fails carries out half of its bytes. */
static int mock_carry_out(struct dmae_mock *mock, struct mock_desc *desc)
{
	size_t len = desc->tx.len;
	u32 result;
	int status;

	if (desc->aborted || mock_is_aborting(mock))
		return -ECANCELED;
	dmae_tx_start(&desc->tx);
	status = mock_count(mock);
	if (status)
		len /= 2;
	result = dmae_cpu_run(&desc->cpu, 0, len);
	if (desc->result)
		*desc->result = result;
	return status;
}

static void mock_end(struct list_head *batch)
{
	struct mock_desc *desc, *next;

	list_for_each_entry(desc, batch, node)
		dmae_tx_end(&desc->tx, desc->status);
	list_for_each_entry_safe(desc, next, batch, node)
		dmae_tx_call_back(&desc->tx);
}

void mock_work(struct work_struct *work)
{
	struct mock_chan *chan = container_of(work, struct mock_chan, work);
	struct mock_desc *desc;
	LIST_HEAD(batch);

	while (mock_take(chan, &batch)) {
		list_for_each_entry_reverse(desc, &batch, node)
			desc->status = mock_carry_out(chan->mock, desc);
		mock_end(&batch);
		INIT_LIST_HEAD(&batch);
		cond_resched();
	}
}
