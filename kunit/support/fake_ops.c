// SPDX-License-Identifier: GPL-2.0
/*
 * A provider under a test's control: the functions that the core calls
 */
#include <linux/minmax.h>
#include <linux/slab.h>

#include "fake.h"

static void fake_count(struct fake_chan *chan, enum fake_call call)
{
	atomic_inc(&chan->calls[call]);
}

static struct fake_desc *to_fake_desc(struct dmae_async_tx_descriptor *tx)
{
	return container_of(tx, struct fake_desc, tx);
}

static void fake_release(struct dmae_async_tx_descriptor *tx)
{
	struct fake_chan *chan = to_fake_chan(tx->chan);

	fake_count(chan, FAKE_RELEASE);
	spin_lock_bh(&chan->lock);
	list_add(&to_fake_desc(tx)->node, &chan->free);
	chan->in_use--;
	spin_unlock_bh(&chan->lock);
}

static int fake_alloc(struct dmae_chan *dmae_chan)
{
	struct fake_chan *chan = to_fake_chan(dmae_chan);
	unsigned int i;

	fake_count(chan, FAKE_ALLOC);
	if (chan->fake->alloc_errno)
		return chan->fake->alloc_errno;
	chan->descs = kcalloc(FAKE_SLOTS, sizeof(*chan->descs), GFP_KERNEL);
	if (!chan->descs)
		return -ENOMEM;
	INIT_LIST_HEAD(&chan->free);
	INIT_LIST_HEAD(&chan->submitted);
	for (i = 0; i < FAKE_SLOTS; i++) {
		dmae_tx_init(&chan->descs[i].tx, dmae_chan, fake_release);
		list_add_tail(&chan->descs[i].node, &chan->free);
	}
	return 0;
}

static void fake_free(struct dmae_chan *dmae_chan)
{
	struct fake_chan *chan = to_fake_chan(dmae_chan);

	fake_count(chan, FAKE_FREE);
	if (chan->outstanding || !list_empty(&chan->completed))
		chan->fake->freed_busy = true;
	if (chan->in_use)
		chan->fake->leaked = true;
	kfree(chan->descs);
	chan->descs = NULL;
}

static void fake_record(struct fake_chan *chan, const struct dmae_op *op)
{
	unsigned int i;

	chan->op = *op;
	for (i = 0; i < min(op->src_cnt, FAKE_SRCS); i++)
		chan->srcs[i] = dmae_op_src(op, i);
}

static struct dmae_async_tx_descriptor *fake_prep(struct dmae_chan *dmae_chan,
						  const struct dmae_op *op)
{
	struct fake_chan *chan = to_fake_chan(dmae_chan);
	struct fake_desc *desc;

	fake_count(chan, FAKE_PREP);
	spin_lock_bh(&chan->lock);
	desc = list_first_entry_or_null(&chan->free, struct fake_desc, node);
	if (desc) {
		list_del(&desc->node);
		chan->in_use++;
		fake_record(chan, op);
	}
	spin_unlock_bh(&chan->lock);
	if (!desc)
		return ERR_PTR(-EBUSY);
	dmae_tx_prep(&desc->tx, op);
	return &desc->tx;
}

static dmae_cookie_t fake_submit(struct dmae_async_tx_descriptor *tx)
{
	struct fake_chan *chan = to_fake_chan(tx->chan);
	dmae_cookie_t cookie;

	fake_count(chan, FAKE_SUBMIT);
	spin_lock_bh(&chan->lock);
	cookie = dmae_cookie_assign(tx);
	list_add_tail(&to_fake_desc(tx)->node, &chan->submitted);
	chan->outstanding++;
	chan->unissued++;
	spin_unlock_bh(&chan->lock);
	return cookie;
}

/* Returns whether the oldest operation completes now, and its @status. */
static bool fake_may_complete(struct fake_chan *chan, int *status)
{
	lockdep_assert_held(&chan->lock);
	if (chan->to_cancel) {
		chan->to_cancel--;
		*status = -ECANCELED;
		return true;
	}
	if (chan->outstanding == chan->unissued)
		return false;
	*status = chan->to_complete ? chan->status : 0;
	if (chan->to_complete)
		chan->to_complete--;
	else if (!chan->fake->runs_free)
		return false;
	return true;
}

static void fake_complete_due(struct fake_chan *chan)
{
	struct fake_desc *desc;
	int status;

	lockdep_assert_held(&chan->lock);
	while (fake_may_complete(chan, &status)) {
		desc = list_first_entry(&chan->submitted, struct fake_desc,
					node);
		list_move_tail(&desc->node, &chan->completed);
		chan->outstanding--;
		chan->unissued = min(chan->unissued, chan->outstanding);
		dmae_tx_end(&desc->tx, status);
	}
}

void fake_work(struct work_struct *work)
{
	struct fake_chan *chan = container_of(work, struct fake_chan, work);
	struct fake_desc *desc, *next;
	LIST_HEAD(completed);

	spin_lock_bh(&chan->lock);
	fake_complete_due(chan);
	list_splice_init(&chan->completed, &completed);
	spin_unlock_bh(&chan->lock);
	list_for_each_entry_safe(desc, next, &completed, node)
		dmae_tx_call_back(&desc->tx);
}

void fake_kick(struct fake_chan *chan)
{
	queue_work(chan->fake->wq, &chan->work);
}

static void fake_issue_pending(struct dmae_chan *dmae_chan)
{
	struct fake_chan *chan = to_fake_chan(dmae_chan);

	fake_count(chan, FAKE_ISSUE);
	spin_lock_bh(&chan->lock);
	chan->unissued = 0;
	spin_unlock_bh(&chan->lock);
	if (READ_ONCE(chan->fake->runs_free))
		fake_kick(chan);
}

static void fake_poll(struct dmae_chan *dmae_chan)
{
	struct fake_chan *chan = to_fake_chan(dmae_chan);

	fake_count(chan, FAKE_POLL);
	if (!READ_ONCE(chan->fake->poll_completes))
		return;
	spin_lock_bh(&chan->lock);
	chan->to_complete = 1;
	chan->status = 0;
	fake_complete_due(chan);
	spin_unlock_bh(&chan->lock);
	fake_kick(chan);
}

static void fake_terminate(struct dmae_chan *dmae_chan)
{
	struct fake_chan *chan = to_fake_chan(dmae_chan);

	fake_count(chan, FAKE_TERMINATE);
	if (READ_ONCE(chan->fake->ignore_terminate))
		return;
	spin_lock_bh(&chan->lock);
	chan->to_cancel = chan->outstanding;
	spin_unlock_bh(&chan->lock);
	fake_kick(chan);
}

static void fake_synchronize(struct dmae_chan *dmae_chan)
{
	struct fake_chan *chan = to_fake_chan(dmae_chan);

	fake_count(chan, FAKE_SYNCHRONIZE);
	flush_work(&chan->work);
}

static void fake_suspend(struct dmae_chan *dmae_chan)
{
	fake_count(to_fake_chan(dmae_chan), FAKE_SUSPEND);
}

static void fake_resume(struct dmae_chan *dmae_chan)
{
	fake_count(to_fake_chan(dmae_chan), FAKE_RESUME);
}

const struct dmae_device_ops fake_ops = {
	.alloc_chan_resources = fake_alloc,
	.free_chan_resources = fake_free,
	.prep = { [0 ... DMAE_TX_TYPE_END - 1] = fake_prep },
	.submit = fake_submit,
	.issue_pending = fake_issue_pending,
	.poll = fake_poll,
	.terminate = fake_terminate,
	.synchronize = fake_synchronize,
	.suspend = fake_suspend,
	.resume = fake_resume,
};
