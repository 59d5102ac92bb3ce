// SPDX-License-Identifier: GPL-2.0
/*
 * Allocating and freeing descriptors
 *
 * Each CPU has a stash of descriptors.  An operation allocates memory only when
 * the stash of its CPU is empty.
 */
#include <linux/jiffies.h>
#include <linux/llist.h>
#include <linux/percpu.h>
#include <linux/slab.h>

#include "desc.h"

/* Descriptors in the stash of a CPU. */
#define DMAE_ASYNC_STASH 128

/**
 * struct dmae_async_stash - a CPU's descriptors
 * @free: free descriptors.  Adding needs no lock.
 * @lock: serialises taking from @free, as llist_del_first() demands; protects
 *	@unacked
 * @unacked: descriptors, also from the slab cache, of operations that are
 *	complete and not acked
 * @descs: the descriptors of the stash
 */
struct dmae_async_stash {
	struct llist_head free;
	spinlock_t lock; /* see above */
	struct list_head unacked;
	struct dmae_async_desc *descs;
};

static DEFINE_PER_CPU(struct dmae_async_stash, dmae_async_stashes);
static struct kmem_cache *dmae_async_cache;

static struct dmae_async_desc *dmae_async_take(struct dmae_async_stash *stash)
{
	struct dmae_async_desc *desc;
	struct llist_node *node;

	spin_lock_bh(&stash->lock);
	node = llist_del_first(&stash->free);
	spin_unlock_bh(&stash->lock);
	if (node)
		return llist_entry(node, struct dmae_async_desc, free);
	desc = kmem_cache_alloc(dmae_async_cache, GFP_NOWAIT | __GFP_NOWARN);
	if (desc)
		desc->allocated = true;
	return desc;
}

void dmae_async_desc_free(struct dmae_async_desc *desc)
{
	kfree(desc->wide);
	if (desc->allocated)
		kmem_cache_free(dmae_async_cache, desc);
	else
		llist_add(&desc->free, &desc->stash->free);
}

void dmae_async_desc_put(struct dmae_async_desc *desc)
{
	if (refcount_dec_and_test(&desc->refs))
		dmae_async_desc_free(desc);
}

/* Called once the client has acked @tx. */
static void dmae_async_release(struct dmae_async_tx_descriptor *tx)
{
	struct dmae_async_desc *desc = dmae_async_desc_of(tx);

	spin_lock_bh(&desc->stash->lock);
	list_del_init(&desc->unacked);
	spin_unlock_bh(&desc->stash->lock);
	dmae_async_desc_put(desc);
}

/* NULL if @tx was not returned by this module. */
struct dmae_async_desc *dmae_async_desc_of(struct dmae_async_tx_descriptor *tx)
{
	if (tx->release != dmae_async_release)
		return NULL;
	return container_of(tx, struct dmae_async_desc, tx);
}

/* Copies the arrays, too: the client may reuse them after its call. */
static bool dmae_async_copy_op(struct dmae_async_desc *desc,
			       const struct dmae_op *op)
{
	struct page **srcs = desc->srcs;
	u8 *coefs = desc->coefs;

	desc->wide = NULL;
	if (op->src_cnt > DMAE_ASYNC_SRCS) {
		desc->wide =
			kmalloc(sizeof(*desc->wide), GFP_NOWAIT | __GFP_NOWARN);
		if (!desc->wide)
			return false;
		srcs = desc->wide->srcs;
		coefs = desc->wide->coefs;
	}
	desc->op = *op;
	desc->op.srcs = srcs;
	memcpy(srcs, op->srcs, op->src_cnt * sizeof(*srcs));
	if (op->coefs) {
		desc->op.coefs = coefs;
		memcpy(coefs, op->coefs, op->src_cnt);
	}
	return true;
}

static void dmae_async_init_tx(struct dmae_async_tx_descriptor *tx,
			       const struct dmae_op *op,
			       const struct dmae_async_args *args)
{
	const bool acked = args->flags & DMAE_ASYNC_TX_ACK;

	*tx = (struct dmae_async_tx_descriptor){
		.cookie = -EBUSY,
		.status = -EINPROGRESS,
		.flags = op->flags | (acked ? DMAE_CTRL_ACK : 0),
		.type = op->type,
		.callback = args->callback,
		.callback_result = args->callback_result,
		.callback_param = args->param,
		.len = op->len,
		.release = dmae_async_release,
	};
	/*
	 * With RECYCLE_ENDED set an ack calls dmae_async_release() at once,
	 * which drops the client's reference.  The operation has its own.
	 */
	atomic_set(&tx->recycle,
		   acked ? DMAE_RECYCLE_ENDED | DMAE_RECYCLE_ACKED :
			   DMAE_RECYCLE_ENDED);
}

struct dmae_async_desc *
dmae_async_desc_alloc(const struct dmae_op *op,
		      const struct dmae_async_args *args)
{
	struct dmae_async_stash *stash = raw_cpu_ptr(&dmae_async_stashes);
	struct dmae_async_desc *desc = dmae_async_take(stash);

	if (!desc)
		return NULL;
	desc->stash = stash;
	if (!dmae_async_copy_op(desc, op)) {
		dmae_async_desc_free(desc);
		return NULL;
	}
	dmae_async_init_tx(&desc->tx, op, args);
	spin_lock_init(&desc->lock);
	desc->phase = DMAE_ASYNC_WAITING;
	desc->complete = false;
	refcount_set(&desc->refs, args->flags & DMAE_ASYNC_TX_ACK ? 1 : 2);
	desc->parent = NULL;
	INIT_LIST_HEAD(&desc->children);
	init_llist_head(&desc->followers);
	desc->listed = false;
	desc->chan = NULL;
	RCU_INIT_POINTER(desc->on, NULL);
	desc->runs = 0;
	desc->status = 0;
	desc->cursor = (struct dmae_async_cursor){};
	desc->result = 0;
	desc->result_count = 0;
	INIT_LIST_HEAD(&desc->unacked);
	desc->caller = args->caller;
	return desc;
}

/* Lists an operation that is complete, until it is acked. */
void dmae_async_desc_await_ack(struct dmae_async_desc *desc)
{
	desc->completed = jiffies;
	spin_lock_bh(&desc->stash->lock);
	if (!(atomic_read(&desc->tx.recycle) & DMAE_RECYCLE_ACKED))
		list_add_tail(&desc->unacked, &desc->stash->unacked);
	spin_unlock_bh(&desc->stash->lock);
}

void dmae_async_unacked_each(void (*fn)(void *arg,
					struct dmae_async_desc *desc),
			     void *arg)
{
	struct dmae_async_stash *stash;
	struct dmae_async_desc *desc;
	int cpu;

	for_each_possible_cpu(cpu) {
		stash = per_cpu_ptr(&dmae_async_stashes, cpu);
		spin_lock_bh(&stash->lock);
		list_for_each_entry(desc, &stash->unacked, unacked)
			fn(arg, desc);
		spin_unlock_bh(&stash->lock);
	}
}

static void dmae_async_stash_init(struct dmae_async_stash *stash)
{
	init_llist_head(&stash->free);
	spin_lock_init(&stash->lock);
	INIT_LIST_HEAD(&stash->unacked);
	stash->descs = NULL;
}

static int dmae_async_stash_fill(struct dmae_async_stash *stash, int node)
{
	unsigned int i;

	stash->descs = kvzalloc_node(array_size(DMAE_ASYNC_STASH,
						sizeof(*stash->descs)),
				     GFP_KERNEL, node);
	if (!stash->descs)
		return -ENOMEM;
	for (i = 0; i < DMAE_ASYNC_STASH; i++)
		llist_add(&stash->descs[i].free, &stash->free);
	return 0;
}

int dmae_async_descs_init(void)
{
	int cpu, err = 0;

	dmae_async_cache = kmem_cache_create("dmae_async_desc",
					     sizeof(struct dmae_async_desc), 0,
					     SLAB_HWCACHE_ALIGN, NULL);
	if (!dmae_async_cache)
		return -ENOMEM;
	for_each_possible_cpu(cpu)
		dmae_async_stash_init(per_cpu_ptr(&dmae_async_stashes, cpu));
	for_each_possible_cpu(cpu) {
		err = dmae_async_stash_fill(per_cpu_ptr(&dmae_async_stashes,
							cpu),
					    cpu_to_node(cpu));
		if (err)
			break;
	}
	if (err)
		dmae_async_descs_fini();
	return err;
}

/* No client is left.  Missing acks were reported when it left (unacked.c). */
static void dmae_async_stash_fini(struct dmae_async_stash *stash)
{
	struct dmae_async_desc *desc, *next;

	list_for_each_entry_safe(desc, next, &stash->unacked, unacked)
		dmae_async_desc_free(desc);
	kvfree(stash->descs);
}

void dmae_async_descs_fini(void)
{
	int cpu;

	for_each_possible_cpu(cpu)
		dmae_async_stash_fini(per_cpu_ptr(&dmae_async_stashes, cpu));
	kmem_cache_destroy(dmae_async_cache);
}
