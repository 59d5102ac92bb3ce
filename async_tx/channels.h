/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The channels that this module holds
 */
#ifndef DMAE_ASYNC_CHANNELS_H
#define DMAE_ASYNC_CHANNELS_H

#include <linux/list.h>
#include <linux/rcupdate.h>
#include <linux/refcount.h>

#include <dmae/client.h>

/**
 * struct dmae_async_chan - a channel that this module holds
 * @chan: the channel
 * @node: in dmae_async_chans; changed by events only, read under RCU
 * @refs: one for the list, and one for each descriptor with pieces on the
 *	channel
 * @live: cleared on REMOVED.  A reader that has seen it set under RCU may use
 *	the channel until the end of its read-side section.
 * @suspended: the channel is suspended; used by events only
 * @pending: nonzero if operations were submitted that may not have been issued
 * @caps: its operation types; constant, as is each field below
 * @limits: its limits
 * @priority: the priority of its device
 * @numa: its node
 * @rcu: frees this structure
 */
struct dmae_async_chan {
	struct dmae_chan *chan;
	struct list_head node;
	refcount_t refs;
	bool live;
	bool suspended;
	int pending;
	dmae_cap_mask_t caps;
	struct dmae_limits limits;
	int priority;
	int numa;
	struct rcu_head rcu;
};

int dmae_async_chans_init(void);
void dmae_async_chans_fini(void);
struct dmae_async_chan *dmae_async_chan_find(const struct dmae_op *op);
void dmae_async_chan_put(struct dmae_async_chan *chan);

#endif /* DMAE_ASYNC_CHANNELS_H */
