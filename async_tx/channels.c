// SPDX-License-Identifier: GPL-2.0
/*
 * The channels that this module holds, and the best one for each type and CPU
 *
 * The core delivers the events of a client one at a time, so the list and the
 * table have one writer; readers use RCU.  A reader that finds a channel @live
 * under RCU may use it until the end of its read-side section: the handler of
 * REMOVED waits for all readers.
 */
#define pr_fmt(fmt) KBUILD_MODNAME ": " fmt

#include <linux/cpumask.h>
#include <linux/device.h>
#include <linux/export.h>
#include <linux/rculist.h>
#include <linux/slab.h>
#include <linux/topology.h>

#include <dmae/async_tx.h>

#include "channels.h"
#include "piece.h"

/**
 * struct dmae_async_table - the best channel for each type and CPU
 * @rcu: frees the table
 * @best: NULL where no channel has the type; see dmae_async_slot()
 */
struct dmae_async_table {
	struct rcu_head rcu;
	struct dmae_async_chan *best[];
};

static LIST_HEAD(dmae_async_chans); /* written by events only */
static struct dmae_async_table __rcu *dmae_async_table;

static unsigned int dmae_async_slot(enum dmae_transaction_type type,
				    unsigned int cpu)
{
	return type * nr_cpu_ids + cpu;
}

struct dmae_async_chan *dmae_async_chan_find(const struct dmae_op *op)
{
	struct dmae_async_table *table = rcu_dereference(dmae_async_table);
	unsigned int slot = dmae_async_slot(op->type, raw_smp_processor_id());
	struct dmae_async_chan *chan;

	if (!table)
		return NULL;
	chan = READ_ONCE(table->best[slot]);
	if (!chan || !dmae_async_fits(op, &chan->caps, &chan->limits))
		return NULL;
	return chan;
}

void dmae_async_chan_put(struct dmae_async_chan *chan)
{
	if (refcount_dec_and_test(&chan->refs))
		kfree_rcu(chan, rcu);
}

static bool dmae_async_is_usable(const struct dmae_async_chan *chan,
				 enum dmae_transaction_type type)
{
	return !chan->suspended && dmae_has_cap(type, &chan->caps);
}

/* How well a channel suits a CPU: priority first, then nearness. */
static long dmae_async_merit(const struct dmae_async_chan *chan,
			     unsigned int cpu)
{
	const bool near = chan->numa == NUMA_NO_NODE ||
			  chan->numa == cpu_to_node(cpu);

	return 2L * chan->priority + near;
}

/* CPUs are spread over the channels that suit them equally well. */
static struct dmae_async_chan *
dmae_async_choose(enum dmae_transaction_type type, unsigned int cpu)
{
	struct dmae_async_chan *chan, *best = NULL;
	unsigned int equal = 0, wanted;
	long merit = LONG_MIN;

	list_for_each_entry(chan, &dmae_async_chans, node) {
		if (!dmae_async_is_usable(chan, type))
			continue;
		if (dmae_async_merit(chan, cpu) > merit) {
			merit = dmae_async_merit(chan, cpu);
			equal = 0;
		}
		equal += dmae_async_merit(chan, cpu) == merit;
	}
	if (!equal)
		return NULL;
	wanted = cpu % equal;
	list_for_each_entry(chan, &dmae_async_chans, node) {
		if (!dmae_async_is_usable(chan, type) ||
		    dmae_async_merit(chan, cpu) != merit)
			continue;
		best = chan;
		if (!wanted--)
			break;
	}
	return best;
}

static void dmae_async_fill(struct dmae_async_table *table)
{
	enum dmae_transaction_type type;
	unsigned int cpu;

	for (type = 0; type < DMAE_TX_TYPE_END; type++)
		for_each_possible_cpu(cpu)
			WRITE_ONCE(table->best[dmae_async_slot(type, cpu)],
				   dmae_async_choose(type, cpu));
}

/* Without memory for a new table, the old one is changed in place. */
static void dmae_async_rebuild(void)
{
	struct dmae_async_table *old, *new;

	old = rcu_dereference_protected(dmae_async_table, true);
	new = kvzalloc(struct_size(new, best, DMAE_TX_TYPE_END * nr_cpu_ids),
		       GFP_KERNEL);
	if (!new) {
		if (old)
			dmae_async_fill(old);
		return;
	}
	dmae_async_fill(new);
	rcu_assign_pointer(dmae_async_table, new);
	if (old)
		kvfree_rcu(old, rcu);
}

static struct dmae_async_chan *dmae_async_chan_of(struct dmae_chan *dmae_chan)
{
	struct dmae_async_chan *chan;

	list_for_each_entry(chan, &dmae_async_chans, node)
		if (chan->chan == dmae_chan)
			return chan;
	return NULL;
}

static enum dmae_state_client dmae_async_add(struct dmae_chan *dmae_chan)
{
	struct dmae_async_chan *chan = kzalloc(sizeof(*chan), GFP_KERNEL);

	if (!chan)
		return DMAE_DUP;
	refcount_set(&chan->refs, 1);
	chan->chan = dmae_chan;
	chan->live = true;
	chan->caps = dmae_chan_caps(dmae_chan);
	chan->limits = *dmae_chan_limits(dmae_chan);
	chan->priority = dmae_chan_priority(dmae_chan);
	chan->numa = dev_to_node(dmae_chan_device(dmae_chan));
	list_add_tail_rcu(&chan->node, &dmae_async_chans);
	dmae_async_rebuild();
	return DMAE_ACK;
}

static void dmae_async_remove(struct dmae_async_chan *chan)
{
	list_del_rcu(&chan->node);
	WRITE_ONCE(chan->live, false);
	dmae_async_rebuild();
	synchronize_rcu();
	dmae_async_chan_put(chan);
}

static void dmae_async_suspend(struct dmae_async_chan *chan, bool suspended)
{
	chan->suspended = suspended;
	dmae_async_rebuild();
}

static enum dmae_state_client dmae_async_event(struct dmae_client *client,
					       struct dmae_chan *dmae_chan,
					       enum dmae_state state)
{
	struct dmae_async_chan *chan = dmae_async_chan_of(dmae_chan);

	if (state == DMAE_RESOURCE_AVAILABLE)
		return dmae_async_add(dmae_chan);
	if (!chan)
		return DMAE_DUP;
	if (state == DMAE_RESOURCE_REMOVED)
		dmae_async_remove(chan);
	else
		dmae_async_suspend(chan, state == DMAE_RESOURCE_SUSPEND);
	return DMAE_ACK;
}

static struct dmae_client dmae_async_client = {
	.event_callback = dmae_async_event,
	.channels_only = true,
	.name = "async_tx",
};

int dmae_async_chans_init(void)
{
	int err = dmae_async_client_register(&dmae_async_client);

	if (err)
		return err;
	/* The request stands: later providers are offered, too. */
	dmae_async_client_chan_request(&dmae_async_client);
	return 0;
}

/* No client is left, so every operation is complete. */
void dmae_async_chans_fini(void)
{
	struct dmae_async_chan *chan, *next;

	dmae_async_client_unregister(&dmae_async_client);
	list_for_each_entry_safe(chan, next, &dmae_async_chans, node) {
		list_del(&chan->node);
		dmae_async_chan_put(chan);
	}
	kvfree(rcu_dereference_protected(dmae_async_table, true));
}

void dmae_async_tx_issue_pending_all(void)
{
	struct dmae_async_chan *chan;

	rcu_read_lock();
	list_for_each_entry_rcu(chan, &dmae_async_chans, node) {
		/* The xchg() pairs with the barrier in dmae_async_issue(). */
		if (READ_ONCE(chan->pending) && xchg(&chan->pending, 0))
			dmae_async_op_issue_pending(chan->chan);
	}
	rcu_read_unlock();
}
EXPORT_SYMBOL_GPL(dmae_async_tx_issue_pending_all);
