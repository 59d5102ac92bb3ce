// SPDX-License-Identifier: GPL-2.0
/*
 * The operations of a provider
 *
 * The channel's work item carries out some issued operations, then pauses.  The
 * provider checks the core, too: a channel must have resources while it is
 * used, and must not be in use when they are freed.
 */
#include <linux/err.h>
#include <linux/mm.h>
#include <linux/string.h>

#include "provider.h"

/* The channel issues so many submitted operations without issue_pending. */
#define STORM_BATCH 6

static struct storm_chan *to_storm_chan(struct dmae_chan *chan)
{
	return container_of(chan, struct storm_chan, chan);
}

static struct storm_desc *to_storm_desc(struct dmae_async_tx_descriptor *tx)
{
	return container_of(tx, struct storm_desc, tx);
}

static void storm_release(struct dmae_async_tx_descriptor *tx)
{
	struct storm_chan *chan = to_storm_chan(tx->chan);

	spin_lock_bh(&chan->lock);
	list_add(&to_storm_desc(tx)->node, &chan->free);
	chan->in_use--;
	spin_unlock_bh(&chan->lock);
}

static int storm_alloc_resources(struct dmae_chan *dmae_chan)
{
	struct storm_chan *chan = to_storm_chan(dmae_chan);
	bool refuse;
	int i;

	spin_lock_bh(&chan->lock);
	refuse = chan->provider->kind->moody && storm_one_in(&chan->random, 8);
	if (chan->has_resources)
		storm_fail(STORM_RESOURCES, "allocated twice");
	chan->has_resources = !refuse;
	INIT_LIST_HEAD(&chan->free);
	for (i = 0; i < STORM_SLOTS; i++) {
		dmae_tx_init(&chan->descs[i].tx, dmae_chan, storm_release);
		list_add(&chan->descs[i].node, &chan->free);
	}
	spin_unlock_bh(&chan->lock);
	return refuse ? -ENOMEM : 0;
}

static void storm_free_resources(struct dmae_chan *dmae_chan)
{
	struct storm_chan *chan = to_storm_chan(dmae_chan);

	spin_lock_bh(&chan->lock);
	if (!chan->has_resources)
		storm_fail(STORM_RESOURCES, "freed twice");
	if (chan->outstanding)
		storm_fail(STORM_RESOURCES,
			   "freed with %u operations outstanding",
			   chan->outstanding);
	if (chan->in_use)
		storm_fail(STORM_RESOURCES, "freed with %u descriptors in use",
			   chan->in_use);
	chan->has_resources = false;
	spin_unlock_bh(&chan->lock);
}

static struct storm_desc *storm_take_free(struct storm_chan *chan)
{
	struct storm_desc *desc;

	spin_lock_bh(&chan->lock);
	if (!chan->has_resources)
		storm_fail(STORM_RESOURCES, "prepared without resources");
	desc = list_first_entry_or_null(&chan->free, struct storm_desc, node);
	if (desc) {
		list_del(&desc->node);
		chan->in_use++;
	}
	spin_unlock_bh(&chan->lock);
	return desc;
}

static void *storm_address(struct dmae_buf buf)
{
	return page_address(buf.page) + buf.offset;
}

static struct dmae_async_tx_descriptor *storm_prep(struct dmae_chan *dmae_chan,
						   const struct dmae_op *op)
{
	struct storm_desc *desc = storm_take_free(to_storm_chan(dmae_chan));

	if (!desc)
		return ERR_PTR(-EBUSY);
	dmae_tx_prep(&desc->tx, op);
	desc->aborted = false;
	desc->dst = op->len ? storm_address(op->dst[0]) : NULL;
	desc->src = op->src_cnt ? storm_address(dmae_op_src(op, 0)) : NULL;
	desc->value = op->value;
	return &desc->tx;
}

/* Queues the channel's work item, with a random delay. */
static void storm_queue_work(struct storm_chan *chan)
{
	lockdep_assert_held(&chan->lock);
	queue_delayed_work(storm_wq, &chan->work,
			   storm_random(&chan->random, 4));
}

static void storm_issue(struct storm_chan *chan)
{
	lockdep_assert_held(&chan->lock);
	list_splice_tail_init(&chan->submitted, &chan->issued);
	chan->unissued = 0;
	storm_queue_work(chan);
}

static dmae_cookie_t storm_submit(struct dmae_async_tx_descriptor *tx)
{
	struct storm_chan *chan = to_storm_chan(tx->chan);
	struct storm_desc *desc = to_storm_desc(tx);
	dmae_cookie_t cookie;

	spin_lock_bh(&chan->lock);
	cookie = dmae_cookie_assign(tx);
	list_add_tail(&desc->node, &chan->submitted);
	chan->outstanding++;
	desc->fails = chan->provider->kind->fails &&
		      storm_one_in(&chan->random, 8);
	if (READ_ONCE(chan->provider->lost) || ++chan->unissued == STORM_BATCH)
		storm_issue(chan);
	spin_unlock_bh(&chan->lock);
	return cookie;
}

static void storm_issue_pending(struct dmae_chan *dmae_chan)
{
	struct storm_chan *chan = to_storm_chan(dmae_chan);

	spin_lock_bh(&chan->lock);
	if (!list_empty(&chan->submitted))
		storm_issue(chan);
	spin_unlock_bh(&chan->lock);
}

static void storm_poll(struct dmae_chan *dmae_chan)
{
	mod_delayed_work(storm_wq, &to_storm_chan(dmae_chan)->work, 0);
}

/* Returns the next operation that may be carried out, or NULL. */
static struct storm_desc *storm_first(struct storm_chan *chan)
{
	struct storm_desc *desc;

	lockdep_assert_held(&chan->lock);
	desc = list_first_entry_or_null(&chan->issued, struct storm_desc, node);
	if (desc && chan->suspended && !desc->aborted &&
	    !READ_ONCE(chan->provider->lost))
		return NULL;
	return desc;
}

static struct storm_desc *storm_begin(struct storm_chan *chan)
{
	struct storm_desc *desc;

	spin_lock_bh(&chan->lock);
	desc = storm_first(chan);
	if (desc)
		list_del(&desc->node);
	spin_unlock_bh(&chan->lock);
	return desc;
}

/* A failing operation is half done. */
static int storm_carry_out(struct storm_chan *chan, struct storm_desc *desc)
{
	size_t len = desc->fails ? desc->tx.len / 2 : desc->tx.len;

	if (desc->aborted)
		return -ECANCELED;
	if (READ_ONCE(chan->provider->lost))
		return -EIO;
	if (desc->src)
		memcpy(desc->dst, desc->src, len);
	else if (len)
		memset(desc->dst, desc->value, len);
	return desc->fails ? -EIO : 0;
}

static void storm_call_back(struct storm_chan *chan,
			    struct list_head *completed)
{
	const bool softirq = chan->provider->kind->softirq;
	struct storm_desc *desc, *next;

	list_for_each_entry_safe(desc, next, completed, node) {
		if (softirq)
			local_bh_disable();
		dmae_tx_call_back(&desc->tx);
		if (softirq)
			local_bh_enable();
		spin_lock_bh(&chan->lock);
		chan->outstanding--;
		spin_unlock_bh(&chan->lock);
	}
}

static void storm_work(struct work_struct *work)
{
	struct storm_chan *chan =
		container_of(to_delayed_work(work), struct storm_chan, work);
	struct storm_desc *desc;
	LIST_HEAD(completed);
	u32 batch;

	spin_lock_bh(&chan->lock);
	batch = 1 + storm_random(&chan->random, STORM_SLOTS);
	spin_unlock_bh(&chan->lock);
	mutex_lock(&chan->calling);
	while (batch-- && (desc = storm_begin(chan))) {
		dmae_tx_end(&desc->tx, storm_carry_out(chan, desc));
		list_add_tail(&desc->node, &completed);
	}
	storm_call_back(chan, &completed);
	mutex_unlock(&chan->calling);

	spin_lock_bh(&chan->lock);
	if (storm_first(chan))
		storm_queue_work(chan);
	spin_unlock_bh(&chan->lock);
}

static void storm_abort(struct storm_chan *chan)
{
	struct storm_desc *desc;

	storm_issue(chan);
	list_for_each_entry(desc, &chan->issued, node)
		desc->aborted = true;
	mod_delayed_work(storm_wq, &chan->work, 0);
}

static void storm_terminate(struct dmae_chan *dmae_chan)
{
	struct storm_chan *chan = to_storm_chan(dmae_chan);

	spin_lock_bh(&chan->lock);
	storm_abort(chan);
	spin_unlock_bh(&chan->lock);
}

/* flush_work() would miss work that a poll has queued with a delay. */
static void storm_synchronize(struct dmae_chan *dmae_chan)
{
	struct storm_chan *chan = to_storm_chan(dmae_chan);

	mutex_lock(&chan->calling);
	mutex_unlock(&chan->calling);
}

static void storm_suspend(struct dmae_chan *dmae_chan)
{
	struct storm_chan *chan = to_storm_chan(dmae_chan);

	spin_lock_bh(&chan->lock);
	chan->suspended = true;
	spin_unlock_bh(&chan->lock);
}

static void storm_resume(struct dmae_chan *dmae_chan)
{
	struct storm_chan *chan = to_storm_chan(dmae_chan);

	spin_lock_bh(&chan->lock);
	chan->suspended = false;
	storm_queue_work(chan);
	spin_unlock_bh(&chan->lock);
}

/* The provider is lost: outstanding operations fail. */
void storm_chan_lose(struct storm_chan *chan)
{
	spin_lock_bh(&chan->lock);
	storm_issue(chan);
	spin_unlock_bh(&chan->lock);
}

void storm_provider_set_ops(struct storm_provider *provider)
{
	unsigned int type;

	provider->ops = (struct dmae_device_ops){
		.alloc_chan_resources = storm_alloc_resources,
		.free_chan_resources = storm_free_resources,
		.submit = storm_submit,
		.issue_pending = storm_issue_pending,
		.poll = provider->kind->polls ? storm_poll : NULL,
		.terminate = storm_terminate,
		.synchronize = storm_synchronize,
		.suspend = storm_suspend,
		.resume = storm_resume,
	};
	for_each_set_bit(type, &provider->kind->types, DMAE_TX_TYPE_END)
		provider->ops.prep[type] = storm_prep;
}

/* Called before each registration. */
void storm_chan_init(struct storm_provider *provider, struct storm_chan *chan)
{
	memset(chan, 0, sizeof(*chan));
	chan->provider = provider;
	INIT_DELAYED_WORK(&chan->work, storm_work);
	mutex_init(&chan->calling);
	spin_lock_init(&chan->lock);
	INIT_LIST_HEAD(&chan->free);
	INIT_LIST_HEAD(&chan->submitted);
	INIT_LIST_HEAD(&chan->issued);
	prandom_seed_state(&chan->random, prandom_u32_state(&provider->random));
	dmae_chan_add(&provider->device, &chan->chan);
}

/* Called after each unregistration. */
void storm_chan_fini(struct storm_chan *chan)
{
	cancel_delayed_work_sync(&chan->work);
	if (chan->has_resources || chan->outstanding)
		storm_fail(STORM_RESOURCES, "unregistered with resources");
	if (storm_ledger_holders(&chan->chan))
		storm_fail(STORM_REMOVED, "unregistered with %u holders",
			   storm_ledger_holders(&chan->chan));
}
