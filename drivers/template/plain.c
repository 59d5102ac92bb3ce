// SPDX-License-Identifier: GPL-2.0
/*
 * dmae_plain: the template for a new provider
 *
 * A complete provider with one channel, which copies.  A work item takes the
 * place of the engine.  docs/provider.md explains it step by step.
 */
#include <linux/device.h>
#include <linux/err.h>
#include <linux/list.h>
#include <linux/mm.h>
#include <linux/module.h>
#include <linux/sizes.h>
#include <linux/spinlock.h>
#include <linux/string.h>
#include <linux/workqueue.h>

#include <dmae/provider.h>

#define PLAIN_DEPTH 64

/**
 * struct plain_desc - descriptor of one copy
 * @tx: the core's part
 * @node: in one of the channel's lists; not between prep and submit
 * @dst: destination
 * @src: source
 * @aborted: complete it with -ECANCELED, without copying
 */
struct plain_desc {
	struct dmae_async_tx_descriptor tx;
	struct list_head node;
	struct dmae_buf dst;
	struct dmae_buf src;
	bool aborted;
};

/**
 * struct plain_chan - the channel
 * @chan: the core's part
 * @lock: protects the lists, their descriptors, and the cookie of @chan
 * @free: descriptors not in use
 * @submitted: descriptors submitted and not issued, in order
 * @issued: descriptors issued and not begun, in order
 * @engine: carries out the operations of @issued
 * @descs: all descriptors
 */
struct plain_chan {
	struct dmae_chan chan;
	spinlock_t lock; /* see above */
	struct list_head free;
	struct list_head submitted;
	struct list_head issued;
	struct work_struct engine;
	struct plain_desc descs[PLAIN_DEPTH];
};

static struct workqueue_struct *plain_wq;
static struct plain_chan plain_chan;
static struct dmae_device plain_device;

static struct plain_chan *to_plain_chan(struct dmae_chan *chan)
{
	return container_of(chan, struct plain_chan, chan);
}

static struct plain_desc *to_plain_desc(struct dmae_async_tx_descriptor *tx)
{
	return container_of(tx, struct plain_desc, tx);
}

/* Removes the first descriptor of a list; NULL if there is none. */
static struct plain_desc *plain_take(struct plain_chan *plain,
				     struct list_head *list)
{
	struct plain_desc *desc;

	spin_lock_bh(&plain->lock);
	desc = list_first_entry_or_null(list, struct plain_desc, node);
	if (desc)
		list_del(&desc->node);
	spin_unlock_bh(&plain->lock);
	return desc;
}

static struct dmae_async_tx_descriptor *
plain_prep_memcpy(struct dmae_chan *chan, const struct dmae_op *op)
{
	struct plain_chan *plain = to_plain_chan(chan);
	struct plain_desc *desc = plain_take(plain, &plain->free);

	if (!desc)
		return ERR_PTR(-EBUSY);
	dmae_tx_prep(&desc->tx, op);
	desc->dst = op->dst[0];
	desc->src = dmae_op_src(op, 0);
	desc->aborted = false;
	return &desc->tx;
}

static dmae_cookie_t plain_submit(struct dmae_async_tx_descriptor *tx)
{
	struct plain_chan *plain = to_plain_chan(tx->chan);
	dmae_cookie_t cookie;

	spin_lock_bh(&plain->lock);
	cookie = dmae_cookie_assign(tx);
	list_add_tail(&to_plain_desc(tx)->node, &plain->submitted);
	spin_unlock_bh(&plain->lock);
	return cookie;
}

static void plain_issue_pending(struct dmae_chan *chan)
{
	struct plain_chan *plain = to_plain_chan(chan);

	spin_lock_bh(&plain->lock);
	list_splice_tail_init(&plain->submitted, &plain->issued);
	spin_unlock_bh(&plain->lock);
	queue_work(plain_wq, &plain->engine);
}

/* On a 64-bit kernel every page has a kernel address. */
static void plain_copy(const struct plain_desc *desc)
{
	dmae_tx_start(&desc->tx);
	memcpy(page_address(desc->dst.page) + desc->dst.offset,
	       page_address(desc->src.page) + desc->src.offset, desc->tx.len);
}

/*
 * A work item runs on one CPU at a time, so operations complete, and callbacks
 * run, in the order of @issued.
 */
static void plain_engine(struct work_struct *work)
{
	struct plain_chan *plain =
		container_of(work, struct plain_chan, engine);
	struct plain_desc *desc;

	while ((desc = plain_take(plain, &plain->issued))) {
		if (!desc->aborted)
			plain_copy(desc);
		dmae_tx_end(&desc->tx, desc->aborted ? -ECANCELED : 0);
		dmae_tx_call_back(&desc->tx);
		cond_resched();
	}
}

static void plain_release(struct dmae_async_tx_descriptor *tx)
{
	struct plain_chan *plain = to_plain_chan(tx->chan);

	spin_lock_bh(&plain->lock);
	list_add(&to_plain_desc(tx)->node, &plain->free);
	spin_unlock_bh(&plain->lock);
}

static void plain_terminate(struct dmae_chan *chan)
{
	struct plain_chan *plain = to_plain_chan(chan);
	struct plain_desc *desc;

	spin_lock_bh(&plain->lock);
	list_splice_tail_init(&plain->submitted, &plain->issued);
	list_for_each_entry(desc, &plain->issued, node)
		desc->aborted = true;
	spin_unlock_bh(&plain->lock);
	queue_work(plain_wq, &plain->engine);
}

static void plain_synchronize(struct dmae_chan *chan)
{
	flush_work(&to_plain_chan(chan)->engine);
}

static const struct dmae_device_ops plain_ops = {
	.prep[DMAE_MEMCPY] = plain_prep_memcpy,
	.submit = plain_submit,
	.issue_pending = plain_issue_pending,
	.terminate = plain_terminate,
	.synchronize = plain_synchronize,
};

static void plain_chan_init(struct plain_chan *plain)
{
	unsigned int i;

	spin_lock_init(&plain->lock);
	INIT_LIST_HEAD(&plain->free);
	INIT_LIST_HEAD(&plain->submitted);
	INIT_LIST_HEAD(&plain->issued);
	INIT_WORK(&plain->engine, plain_engine);
	for (i = 0; i < PLAIN_DEPTH; i++) {
		struct plain_desc *desc = &plain->descs[i];

		dmae_tx_init(&desc->tx, &plain->chan, plain_release);
		list_add_tail(&desc->node, &plain->free);
	}
}

static int plain_register(struct device *dev)
{
	plain_device = (struct dmae_device){
		.dev = dev,
		.owner = THIS_MODULE,
		.ops = &plain_ops,
		.limits = { .max_len = SZ_64K, .align = 1 },
		.priority = -1,
	};
	dmae_cap_set(DMAE_MEMCPY, &plain_device.cap_mask);
	dmae_device_init(&plain_device);
	plain_chan_init(&plain_chan);
	dmae_chan_add(&plain_device, &plain_chan.chan);
	return dmae_async_device_register(&plain_device);
}

static int __init plain_init(void)
{
	struct device *dev;
	int err;

	plain_wq = alloc_workqueue("dmae_plain", WQ_UNBOUND, 0);
	if (!plain_wq)
		return -ENOMEM;
	dev = root_device_register("dmae-plain");
	err = PTR_ERR_OR_ZERO(dev);
	if (err)
		goto err_destroy_wq;
	err = plain_register(dev);
	if (err)
		goto err_unregister_dev;
	return 0;

err_unregister_dev:
	root_device_unregister(dev);
err_destroy_wq:
	destroy_workqueue(plain_wq);
	return err;
}
module_init(plain_init);

static void __exit plain_exit(void)
{
	struct device *dev = plain_device.dev;

	dmae_async_device_unregister(&plain_device);
	root_device_unregister(dev);
	destroy_workqueue(plain_wq);
}
module_exit(plain_exit);

MODULE_DESCRIPTION("Template for a provider of dmae channels");
MODULE_AUTHOR("The dmae developers");
MODULE_LICENSE("GPL");
