/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Providers of the storm, which carry out operations after random delays
 */
#ifndef DMAE_STORM_PROVIDER_H
#define DMAE_STORM_PROVIDER_H

#include <linux/list.h>
#include <linux/mutex.h>
#include <linux/spinlock.h>
#include <linux/workqueue.h>

#include <dmae/provider.h>

#include "storm.h"

#define STORM_CHANS 4
#define STORM_SLOTS 16

/**
 * struct storm_kind - properties of a provider
 * @types: bit for each operation type
 * @chans: number of channels
 * @max_len: bytes per operation
 * @align: alignment of every address and length
 * @softirq: it calls back in softirq context
 * @polls: it has a poll operation
 * @fails: some of its operations fail
 * @moody: it sometimes refuses to allocate resources
 */
struct storm_kind {
	unsigned long types;
	unsigned int chans;
	unsigned int max_len;
	unsigned int align;
	bool softirq;
	bool polls;
	bool fails;
	bool moody;
};

/**
 * struct storm_desc - the descriptor of an operation
 * @tx: the descriptor of dmae
 * @node: in one of the channel's lists, or in that of completed operations
 * @dst: destination
 * @src: source; NULL: fill with @value
 * @value: byte to fill with
 * @aborted: the operation is to be aborted
 * @fails: the operation is to fail
 */
struct storm_desc {
	struct dmae_async_tx_descriptor tx;
	struct list_head node;
	void *dst;
	const void *src;
	u8 value;
	bool aborted;
	bool fails;
};

/**
 * struct storm_chan - one channel
 * @chan: the channel of dmae
 * @provider: its provider
 * @work: carries out operations, completes them and calls back
 * @calling: held by @work from a completion until the callback has returned
 * @lock: protects the rest
 * @random: random numbers of the channel
 * @descs: the descriptors
 * @free: descriptors that are not in use
 * @submitted: operations that are submitted and not issued, in order
 * @issued: operations that are issued and not begun, in order
 * @unissued: length of @submitted
 * @in_use: descriptors in use
 * @outstanding: operations submitted and not called back
 * @has_resources: between alloc and free of the channel's resources
 * @suspended: only aborted operations may complete
 */
struct storm_chan {
	struct dmae_chan chan;
	struct storm_provider *provider;
	struct delayed_work work;
	struct mutex calling; /* see above */
	spinlock_t lock; /* see above */
	struct rnd_state random;
	struct storm_desc descs[STORM_SLOTS];
	struct list_head free;
	struct list_head submitted;
	struct list_head issued;
	unsigned int unissued;
	unsigned int in_use;
	unsigned int outstanding;
	bool has_resources;
	bool suspended;
};

/**
 * struct storm_provider - one provider
 * @kind: its properties
 * @device: the device of dmae
 * @ops: its operations
 * @chans: its channels
 * @seat: the call that its thread is in
 * @random: random numbers of its thread
 * @leaving: operations may be aborted
 * @lost: operations fail
 */
struct storm_provider {
	const struct storm_kind *kind;
	struct dmae_device device;
	struct dmae_device_ops ops;
	struct storm_chan chans[STORM_CHANS];
	struct storm_seat seat;
	struct rnd_state random;
	bool leaving;
	bool lost;
};

/* provider.c */
void storm_provider_set_ops(struct storm_provider *provider);
void storm_chan_init(struct storm_provider *provider, struct storm_chan *chan);
void storm_chan_lose(struct storm_chan *chan);
void storm_chan_fini(struct storm_chan *chan);

#endif /* DMAE_STORM_PROVIDER_H */
