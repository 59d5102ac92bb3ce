/* SPDX-License-Identifier: GPL-2.0 */
/*
 * A provider under a test's control
 *
 * It has every operation type and moves no data.  An operation completes when
 * the test says so, and only if it was issued.  Each channel has a work item
 * that completes operations and calls back, as real providers do.
 */
#ifndef DMAE_KUNIT_FAKE_H
#define DMAE_KUNIT_FAKE_H

#include <linux/atomic.h>
#include <linux/spinlock.h>
#include <linux/workqueue.h>

#include <dmae/provider.h>

struct device;
struct fake;
struct kunit;

#define FAKE_SLOTS 8
#define FAKE_CHANS 4
#define FAKE_SRCS 4

/* A type that only fake providers have. */
#define FAKE_TYPE DMAE_CRYPTO_AES

enum fake_call {
	FAKE_ALLOC,
	FAKE_FREE,
	FAKE_PREP,
	FAKE_SUBMIT,
	FAKE_RELEASE,
	FAKE_ISSUE,
	FAKE_POLL,
	FAKE_TERMINATE,
	FAKE_SYNCHRONIZE,
	FAKE_SUSPEND,
	FAKE_RESUME,
	FAKE_CALLS,
};

/**
 * struct fake_desc - one operation
 * @tx: the descriptor
 * @node: in the channel's @free, @submitted or @completed
 */
struct fake_desc {
	struct dmae_async_tx_descriptor tx;
	struct list_head node;
};

/**
 * struct fake_chan - one channel
 * @chan: the channel
 * @fake: its provider
 * @work: completes operations and calls back
 * @calls: number of calls of each function of the provider
 * @lock: protects the rest
 * @descs: the descriptors; NULL while the channel has no resources
 * @free: descriptors not in use
 * @submitted: operations that are not complete, in order
 * @completed: operations to be called back, in order
 * @in_use: descriptors in use
 * @outstanding: length of @submitted
 * @unissued: number of operations, the last of @submitted, that are not issued
 * @to_complete: number of operations that are to complete with @status
 * @status: for @to_complete
 * @to_cancel: number of operations that are to be aborted
 * @op: the operation last prepared, as the core has passed it
 * @srcs: its sources
 */
struct fake_chan {
	struct dmae_chan chan;
	struct fake *fake;
	struct work_struct work;
	atomic_t calls[FAKE_CALLS];
	spinlock_t lock; /* protects the rest */
	struct fake_desc *descs;
	struct list_head free;
	struct list_head submitted;
	struct list_head completed;
	unsigned int in_use;
	unsigned int outstanding;
	unsigned int unissued;
	unsigned int to_complete;
	int status;
	unsigned int to_cancel;
	struct dmae_op op;
	struct dmae_buf srcs[FAKE_SRCS];
};

/**
 * struct fake - one provider
 * @node: in the rig
 * @test: the test
 * @parent: the device behind it
 * @device: the device; the test may change it before registration
 * @ops: likewise
 * @chans: its channels
 * @wq: for the channels' work
 * @registered: @device is registered
 * @alloc_errno: returned by alloc_chan_resources; 0 or an errno
 * @ignore_terminate: terminate does nothing
 * @runs_free: issued operations complete by themselves
 * @poll_completes: a poll completes one operation
 * @freed_busy: resources were freed with operations outstanding
 * @leaked: resources were freed with descriptors in use
 */
struct fake {
	struct list_head node;
	struct kunit *test;
	struct device *parent;
	struct dmae_device device;
	struct dmae_device_ops ops;
	struct fake_chan chans[FAKE_CHANS];
	struct workqueue_struct *wq;
	bool registered;
	int alloc_errno;
	bool ignore_terminate;
	bool runs_free;
	bool poll_completes;
	bool freed_busy;
	bool leaked;
};

static inline struct fake_chan *to_fake_chan(struct dmae_chan *chan)
{
	return container_of(chan, struct fake_chan, chan);
}

/* fake_ops.c */
extern const struct dmae_device_ops fake_ops;
void fake_work(struct work_struct *work);
void fake_kick(struct fake_chan *chan);

/* fake.c */
struct fake *fake_create(struct kunit *test, unsigned int chans);
int fake_register(struct fake *fake);
struct fake *fake_start(struct kunit *test, unsigned int chans);
void fake_unregister(void *fake);
void fake_unblock(struct fake *fake);
void fake_destroy(struct fake *fake);

void fake_preset_cookie(struct fake_chan *chan, dmae_cookie_t cookie);
bool fake_complete_next(struct fake_chan *chan, int status);
unsigned int fake_complete_all(struct fake_chan *chan, int status);
unsigned int fake_in_use(struct fake_chan *chan);
int fake_calls(struct fake_chan *chan, enum fake_call call);

unsigned int fake_sysfs_count(struct fake *fake);
unsigned long fake_sysfs_read(struct kunit *test, struct fake_chan *chan,
			      const char *attribute);

#endif /* DMAE_KUNIT_FAKE_H */
