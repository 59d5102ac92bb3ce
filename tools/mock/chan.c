// SPDX-License-Identifier: GPL-2.0
/*
 * The operations of a channel, called by the core
 */
#include <linux/err.h>
#include <linux/minmax.h>
#include <linux/mm.h>
#include <linux/slab.h>

#include "mock.h"

static void mock_release(struct dmae_async_tx_descriptor *tx)
{
	struct mock_chan *chan = to_mock_chan(tx->chan);

	spin_lock_bh(&chan->lock);
	list_add(&to_mock_desc(tx)->node, &chan->free);
	chan->in_use--;
	spin_unlock_bh(&chan->lock);
}

static unsigned int mock_max_srcs(const struct dmae_mock *mock)
{
	return max3(mock->config.limits.max_xor, mock->config.limits.max_pq,
		    1U);
}

static void mock_descs_free(struct mock_chan *chan)
{
	unsigned int i;

	for (i = 0; i < chan->mock->config.slots; i++) {
		kfree(chan->descs[i].srcs);
		kfree(chan->descs[i].coefs);
	}
	kfree(chan->descs);
	chan->descs = NULL;
}

static int mock_desc_init(struct mock_chan *chan, struct mock_desc *desc)
{
	const unsigned int srcs = mock_max_srcs(chan->mock);

	dmae_tx_init(&desc->tx, &chan->chan, mock_release);
	desc->srcs = kcalloc(srcs, sizeof(*desc->srcs), GFP_KERNEL);
	desc->coefs = kcalloc(srcs, sizeof(*desc->coefs), GFP_KERNEL);
	list_add_tail(&desc->node, &chan->free);
	return desc->srcs && desc->coefs ? 0 : -ENOMEM;
}

static int mock_alloc_resources(struct dmae_chan *dmae_chan)
{
	struct mock_chan *chan = to_mock_chan(dmae_chan);
	unsigned int i;
	int err = 0;

	chan->descs = kcalloc(chan->mock->config.slots, sizeof(*chan->descs),
			      GFP_KERNEL);
	if (!chan->descs)
		return -ENOMEM;
	INIT_LIST_HEAD(&chan->free);
	for (i = 0; i < chan->mock->config.slots && !err; i++)
		err = mock_desc_init(chan, &chan->descs[i]);
	if (err)
		mock_descs_free(chan);
	return err;
}

static void mock_free_resources(struct dmae_chan *dmae_chan)
{
	struct mock_chan *chan = to_mock_chan(dmae_chan);

	WARN_ON(!list_empty(&chan->submitted) || !list_empty(&chan->issued));
	WARN_ON(chan->in_use);
	mock_descs_free(chan);
}

static void *mock_address(struct dmae_buf buf)
{
	return buf.page ? page_address(buf.page) + buf.offset : NULL;
}

static void mock_desc_fill(struct mock_desc *desc, const struct dmae_op *op)
{
	unsigned int i;

	for (i = 0; i < op->src_cnt; i++)
		desc->srcs[i] = mock_address(dmae_op_src(op, i));
	if (op->coefs)
		memcpy(desc->coefs, op->coefs, op->src_cnt);
	desc->cpu = (struct dmae_cpu_op){
		.type = op->type,
		.flags = op->flags,
		.src_cnt = op->src_cnt,
		.dst = { mock_address(op->dst[0]), mock_address(op->dst[1]) },
		.srcs = desc->srcs,
		.coefs = desc->coefs,
		.value = op->value,
		.seed = op->seed,
	};
	desc->result = op->result;
	desc->aborted = false;
}

static struct dmae_async_tx_descriptor *mock_prep(struct dmae_chan *dmae_chan,
						  const struct dmae_op *op)
{
	struct mock_chan *chan = to_mock_chan(dmae_chan);
	struct mock_desc *desc;

	spin_lock_bh(&chan->lock);
	desc = list_first_entry_or_null(&chan->free, struct mock_desc, node);
	if (desc) {
		list_del(&desc->node);
		chan->in_use++;
	}
	spin_unlock_bh(&chan->lock);
	if (!desc)
		return ERR_PTR(-EBUSY);
	dmae_tx_prep(&desc->tx, op);
	mock_desc_fill(desc, op);
	return &desc->tx;
}

/* Never issues by itself, unlike other providers. */
static dmae_cookie_t mock_submit(struct dmae_async_tx_descriptor *tx)
{
	struct mock_chan *chan = to_mock_chan(tx->chan);
	dmae_cookie_t cookie;

	spin_lock_bh(&chan->lock);
	cookie = dmae_cookie_assign(tx);
	list_add_tail(&to_mock_desc(tx)->node, &chan->submitted);
	spin_unlock_bh(&chan->lock);
	return cookie;
}

static void mock_issue_pending(struct dmae_chan *dmae_chan)
{
	struct mock_chan *chan = to_mock_chan(dmae_chan);

	spin_lock_bh(&chan->lock);
	list_splice_tail_init(&chan->submitted, &chan->issued);
	spin_unlock_bh(&chan->lock);
	mock_chan_queue(chan);
}

static void mock_poll(struct dmae_chan *dmae_chan)
{
	mock_chan_queue(to_mock_chan(dmae_chan));
}

static void mock_terminate(struct dmae_chan *dmae_chan)
{
	struct mock_chan *chan = to_mock_chan(dmae_chan);
	struct mock_desc *desc;

	spin_lock_bh(&chan->lock);
	list_splice_tail_init(&chan->submitted, &chan->issued);
	list_for_each_entry(desc, &chan->issued, node)
		desc->aborted = true;
	spin_unlock_bh(&chan->lock);
	mock_chan_queue(chan);
}

static void mock_synchronize(struct dmae_chan *dmae_chan)
{
	flush_work(&to_mock_chan(dmae_chan)->work);
}

static void mock_set_suspended(struct mock_chan *chan, bool suspended)
{
	spin_lock_bh(&chan->lock);
	chan->suspended = suspended;
	spin_unlock_bh(&chan->lock);
	mock_chan_queue(chan);
}

static void mock_suspend(struct dmae_chan *dmae_chan)
{
	mock_set_suspended(to_mock_chan(dmae_chan), true);
}

static void mock_resume(struct dmae_chan *dmae_chan)
{
	mock_set_suspended(to_mock_chan(dmae_chan), false);
}

void mock_ops_init(struct dmae_mock *mock)
{
	unsigned int type;

	mock->ops = (struct dmae_device_ops){
		.alloc_chan_resources = mock_alloc_resources,
		.free_chan_resources = mock_free_resources,
		.submit = mock_submit,
		.issue_pending = mock_issue_pending,
		.poll = mock_poll,
		.terminate = mock_terminate,
		.synchronize = mock_synchronize,
		.suspend = mock_suspend,
		.resume = mock_resume,
	};
	for_each_set_bit(type, &mock->config.types.bits, DMAE_TX_TYPE_END)
		mock->ops.prep[type] = mock_prep;
}

/* Called before each registration. */
void mock_chan_init(struct dmae_mock *mock, struct mock_chan *chan)
{
	memset(chan, 0, sizeof(*chan));
	chan->mock = mock;
	INIT_WORK(&chan->work, mock_work);
	spin_lock_init(&chan->lock);
	INIT_LIST_HEAD(&chan->free);
	INIT_LIST_HEAD(&chan->submitted);
	INIT_LIST_HEAD(&chan->issued);
	dmae_chan_add(&mock->device, &chan->chan);
}
