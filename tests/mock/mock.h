/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What the files of dmae_mock share
 *
 * Locks: a device's mutex orders its coming and going, and is never held where
 * operations are carried out.  A channel's lock is over its lists, and may be
 * held when the device's control lock is taken.
 */
#ifndef DMAE_MOCK_LOCAL_H
#define DMAE_MOCK_LOCAL_H

#include <linux/list.h>
#include <linux/mutex.h>
#include <linux/spinlock.h>
#include <linux/workqueue.h>

#include <dmae/cpu.h>
#include <dmae/provider.h>

#include "dmae_mock.h"

struct dentry;

/**
 * struct mock_desc - one operation
 * @tx: what the core sees
 * @node: in one of the channel's lists, or in the batch that is carried out
 * @cpu: the operation, as the processor takes it
 * @srcs: its sources
 * @coefs: their coefficients
 * @result: where its result goes, or NULL
 * @aborted: is to end as aborted; under the channel's lock until it is begun
 * @status: what it ends with
 */
struct mock_desc {
	struct dmae_async_tx_descriptor tx;
	struct list_head node;
	struct dmae_cpu_op cpu;
	const void **srcs;
	u8 *coefs;
	u32 *result;
	bool aborted;
	int status;
};

/**
 * struct mock_chan - one channel
 * @chan: what the core sees
 * @mock: its device
 * @work: carries out, ends and calls back
 * @lock: protects the rest
 * @descs: the descriptors; NULL while the channel has no resources
 * @free: those not in use
 * @submitted: operations not issued, in order
 * @issued: operations issued and not begun, in order
 * @in_use: descriptors that are not in @free
 * @suspended: holds back what is not aborted
 */
struct mock_chan {
	struct dmae_chan chan;
	struct dmae_mock *mock;
	struct work_struct work;
	spinlock_t lock; /* see above */
	struct mock_desc *descs;
	struct list_head free;
	struct list_head submitted;
	struct list_head issued;
	unsigned int in_use;
	bool suspended;
};

/**
 * struct mock_control - what the test wants
 * @lock: protects the rest
 * @held: operations are held back
 * @allowed: how many of these may go
 * @fail_every: how many operations there are to a failure; 0: none
 * @failure: what failures end with
 * @leave_after: operations until the device leaves; 0: it stays
 * @how: it leaves
 * @back_ms: and comes back after these milliseconds; 0: not
 * @dead: nothing is carried out any more
 * @done: operations carried out
 */
struct mock_control {
	spinlock_t lock; /* see above */
	bool held;
	unsigned int allowed;
	unsigned int fail_every;
	int failure;
	unsigned int leave_after;
	enum dmae_mock_exit how;
	unsigned int back_ms;
	bool dead;
	unsigned long done;
};

/**
 * struct dmae_mock - one device
 * @config: what it is like
 * @device: what the core sees
 * @ops: its operations
 * @parent: the device behind it
 * @wq: for its channels' work
 * @control: what the test wants
 * @leave_work: it leaves by itself
 * @back_work: it comes back by itself
 * @lock: orders coming and going, protects @registered
 * @registered: it is
 * @node: in the list of those made by the module itself
 * @dir: in debugfs
 * @chans: its channels
 */
struct dmae_mock {
	struct dmae_mock_config config;
	struct dmae_device device;
	struct dmae_device_ops ops;
	struct device *parent;
	struct workqueue_struct *wq;
	struct mock_control control;
	struct work_struct leave_work;
	struct delayed_work back_work;
	struct mutex lock; /* see above */
	bool registered;
	struct list_head node;
	struct dentry *dir;
	struct mock_chan chans[];
};

static inline struct mock_chan *to_mock_chan(struct dmae_chan *chan)
{
	return container_of(chan, struct mock_chan, chan);
}

static inline struct mock_desc *
to_mock_desc(struct dmae_async_tx_descriptor *tx)
{
	return container_of(tx, struct mock_desc, tx);
}

/* chan.c */
void mock_ops_init(struct dmae_mock *mock);
void mock_chan_init(struct dmae_mock *mock, struct mock_chan *chan);
void mock_chan_kick(struct mock_chan *chan);
void mock_kick(struct dmae_mock *mock);

/* carry.c */
void mock_work(struct work_struct *work);

/* control.c */
bool mock_may_begin(struct dmae_mock *mock);
int mock_count(struct dmae_mock *mock);
bool mock_is_dead(struct dmae_mock *mock);
void mock_set_dead(struct dmae_mock *mock, bool dead);
enum dmae_mock_exit mock_exit_wanted(struct dmae_mock *mock,
				     unsigned int *back_ms);

/* debugfs.c */
extern struct dentry *mock_dir;
void mock_debugfs_add(struct dmae_mock *mock);

#endif /* DMAE_MOCK_LOCAL_H */
