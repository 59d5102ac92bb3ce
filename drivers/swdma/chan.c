// SPDX-License-Identifier: GPL-2.0
/*
 * A channel: its resources, prep, submit and issue
 */
#include <linux/device.h>
#include <linux/mm.h>
#include <linux/slab.h>

#include "swdma.h"

static void swdma_release(struct dmae_async_tx_descriptor *tx)
{
	struct swdma_chan *chan = to_swdma_chan(tx->chan);

	llist_add(&to_swdma_desc(tx)->node, &chan->free);
}

static struct swdma_desc *swdma_take_free(struct swdma_chan *chan)
{
	struct llist_node *node;

	spin_lock_bh(&chan->prep_lock);
	node = llist_del_first(&chan->free);
	spin_unlock_bh(&chan->prep_lock);
	return node ? llist_entry(node, struct swdma_desc, node) : NULL;
}

static struct dmae_async_tx_descriptor *swdma_prep(struct dmae_chan *dmae_chan,
						   const struct dmae_op *op)
{
	struct swdma_chan *chan = to_swdma_chan(dmae_chan);
	struct swdma_desc *desc = swdma_take_free(chan);

	if (!desc)
		return ERR_PTR(-EBUSY);
	dmae_tx_prep(&desc->tx, op);
	desc->claimed = 0;
	desc->done = 0;
	swdma_operands_take(desc, op);
	return &desc->tx;
}

/* Issues all submitted operations; returns the number of their bytes. */
static size_t swdma_issue(struct swdma_chan *chan)
{
	size_t bytes = chan->pending_bytes;

	lockdep_assert_held(&chan->submit_lock);
	chan->pending_bytes = 0;
	/* Pairs with the acquire in swdma_issued(): the slots are filled. */
	smp_store_release(&chan->issued, chan->head);
	return bytes;
}

static dmae_cookie_t swdma_submit(struct dmae_async_tx_descriptor *tx)
{
	struct swdma_chan *chan = to_swdma_chan(tx->chan);
	bool full_batch;
	dmae_cookie_t cookie;
	size_t bytes = 0;

	spin_lock_bh(&chan->submit_lock);
	cookie = dmae_cookie_assign(tx);
	chan->ring[chan->head++ & chan->mask] = to_swdma_desc(tx);
	chan->pending_bytes += swdma_bytes(to_swdma_desc(tx));
	full_batch = chan->head - chan->issued >= swdma_batch;
	if (full_batch)
		bytes = swdma_issue(chan);
	spin_unlock_bh(&chan->submit_lock);

	if (full_batch)
		swdma_start(chan, bytes);
	return cookie;
}

static void swdma_issue_pending(struct dmae_chan *dmae_chan)
{
	struct swdma_chan *chan = to_swdma_chan(dmae_chan);
	size_t bytes = 0;
	bool pending;

	spin_lock_bh(&chan->submit_lock);
	pending = chan->head != chan->issued;
	if (pending)
		bytes = swdma_issue(chan);
	spin_unlock_bh(&chan->submit_lock);

	if (pending)
		swdma_start(chan, bytes);
}

static void swdma_terminate(struct dmae_chan *dmae_chan)
{
	struct swdma_chan *chan = to_swdma_chan(dmae_chan);
	u64 end;

	spin_lock_bh(&chan->submit_lock);
	swdma_issue(chan);
	end = chan->issued;
	spin_unlock_bh(&chan->submit_lock);
	swdma_abort(chan, end);
}

static void swdma_free_resources(struct dmae_chan *dmae_chan)
{
	struct swdma_chan *chan = to_swdma_chan(dmae_chan);

	kvfree(chan->operands);
	kvfree(chan->ring);
	kvfree(chan->descs);
}

static void *swdma_alloc_slots(struct dmae_chan *chan, size_t size)
{
	return kvzalloc_node(array_size(swdma_ring_size, size), GFP_KERNEL,
			     dev_to_node(chan->device->dev));
}

static int swdma_alloc_resources(struct dmae_chan *dmae_chan)
{
	struct swdma_chan *chan = to_swdma_chan(dmae_chan);
	unsigned int i;

	chan->descs = swdma_alloc_slots(dmae_chan, sizeof(*chan->descs));
	chan->ring = swdma_alloc_slots(dmae_chan, sizeof(*chan->ring));
	chan->operands = swdma_alloc_slots(dmae_chan, sizeof(*chan->operands));
	if (!chan->descs || !chan->ring || !chan->operands) {
		swdma_free_resources(dmae_chan);
		return -ENOMEM;
	}

	chan->mask = swdma_ring_size - 1;
	init_llist_head(&chan->free);
	for (i = 0; i < swdma_ring_size; i++) {
		dmae_tx_init(&chan->descs[i].tx, dmae_chan, swdma_release);
		llist_add(&chan->descs[i].node, &chan->free);
	}
	return 0;
}

void swdma_chan_init(struct swdma_chan *chan)
{
	INIT_WORK(&chan->work, swdma_work);
	spin_lock_init(&chan->prep_lock);
	spin_lock_init(&chan->submit_lock);
	spin_lock_init(&chan->run_lock);
	init_llist_head(&chan->ended);
}

/* swdma_ops_init() adds the prep functions. */
struct dmae_device_ops swdma_ops __ro_after_init = {
	.alloc_chan_resources = swdma_alloc_resources,
	.free_chan_resources = swdma_free_resources,
	.submit = swdma_submit,
	.issue_pending = swdma_issue_pending,
	.poll = swdma_poll,
	.terminate = swdma_terminate,
	.synchronize = swdma_synchronize,
	.suspend = swdma_suspend,
	.resume = swdma_resume,
};

/* Offers every type that dmae_cpu implements. */
void __init swdma_ops_init(void)
{
	const dmae_cap_mask_t types = dmae_cpu_types();
	unsigned int type;

	for_each_set_bit(type, &types.bits, DMAE_TX_TYPE_END)
		swdma_ops.prep[type] = swdma_prep;
}
