/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Declarations shared by the files of dmae_mock
 *
 * Locks: a device's mutex serialises registering and unregistering it, and is
 * not taken to carry out operations.  A channel's lock protects its lists.  The
 * device's control lock nests inside it.
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
 * @tx: the core's part
 * @node: in one of the channel's lists, or in the batch that is carried out
 * @cpu: the operation, for dmae_cpu_run()
 * @srcs: its sources
 * @coefs: their coefficients
 * @result: the client's variable for the result, or NULL
 * @aborted: complete it with -ECANCELED; the channel's lock, until it is begun
 * @status: the status to complete it with
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
 * @chan: the core's part
 * @mock: its device
 * @work: carries out and completes operations, and calls their callbacks
 * @lock: protects the members below
 * @descs: the descriptors; NULL while the channel has no resources
 * @free: descriptors not in use
 * @submitted: operations not issued, in order
 * @issued: operations issued and not begun, in order
 * @in_use: number of descriptors that are not in @free
 * @suspended: begin no operation, except to abort it
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
 * struct mock_control - settings of a test
 * @lock: protects the members below
 * @held: operations are held back
 * @allowed: number of held operations that may begin nevertheless
 * @fail_every: every nth operation fails; 0: none
 * @failure: status of operations that fail
 * @leave_after: operations until the device leaves; 0: it does not
 * @how: what happens to operations when it leaves
 * @back_ms: milliseconds until it is registered again; 0: never
 * @aborting: all operations are aborted
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
	bool aborting;
	unsigned long done;
};

/**
 * struct dmae_mock - one device
 * @config: its properties
 * @device: the core's part
 * @ops: its operations
 * @parent: its struct device
 * @wq: runs the work of its channels
 * @control: settings of the test
 * @leave_work: unregisters it after @control.leave_after operations
 * @back_work: registers it again
 * @lock: serialises registering and unregistering; protects @registered
 * @registered: it is registered
 * @node: in the list of devices that the module itself has created
 * @dir: its folder in debugfs
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

/* Makes the channel carry out the operations that may begin. */
static inline void mock_chan_queue(struct mock_chan *chan)
{
	queue_work(chan->mock->wq, &chan->work);
}

/* control.c */
void mock_queue_all(struct dmae_mock *mock);
bool mock_may_begin(struct dmae_mock *mock);
int mock_count(struct dmae_mock *mock);
bool mock_is_aborting(struct dmae_mock *mock);
void mock_set_aborting(struct dmae_mock *mock, bool aborting);
enum dmae_mock_exit mock_exit_wanted(struct dmae_mock *mock,
				     unsigned int *back_ms);

/* carry.c */
void mock_work(struct work_struct *work);

/* chan.c */
void mock_ops_init(struct dmae_mock *mock);
void mock_chan_init(struct dmae_mock *mock, struct mock_chan *chan);

/* debugfs.c */
extern struct dentry *mock_dir;
void mock_debugfs_add(struct dmae_mock *mock);

#endif /* DMAE_MOCK_LOCAL_H */
