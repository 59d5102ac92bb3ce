/* SPDX-License-Identifier: GPL-2.0 */
/*
 * dmae: what a provider includes
 *
 * A provider fills in a struct dmae_device, adds its channels with
 * dmae_chan_add(), and registers it.  drivers/plain is the template.
 *
 * One operation, as the provider sees it:
 *
 *   prep	on any CPU, many at once, no lock of the core's held: takes a
 *		descriptor and a slot credit, fills the descriptor in, maps
 *   submit	puts it in order: under the provider's own lock a cookie from
 *		dmae_cookie_assign() and a slot
 *   issue	tells the engine of all that was submitted
 *   (engine)	carries the operations out, in order; where it is known when one
 *		begins, dmae_tx_start() tells who traces
 *   end	in order, by one CPU at a time for each channel:
 *		dmae_tx_end() gives the operation its status and moves the
 *		channel's completed cookie
 *   call back	dmae_tx_call_back(), once for each, in the same order, with no
 *		lock held, in process or softirq context; recycles
 *
 * A provider knows nothing of clients, events and chains.
 */
#ifndef DMAE_PROVIDER_H
#define DMAE_PROVIDER_H

#include <linux/list.h>
#include <linux/lockdep.h>
#include <linux/tracepoint-defs.h>
#include <linux/types.h>

#include <dmae/types.h>

struct device;
struct dmae_chan_core;
struct dmae_chan_stats;
struct dmae_device;
struct dmae_device_core;
struct module;

typedef struct dmae_async_tx_descriptor *(*dmae_prep)(struct dmae_chan *chan,
						      const struct dmae_op *op);

/**
 * struct dmae_device_ops - what a provider does (A13)
 * @alloc_chan_resources: before the channel gets its first holder; may sleep.
 *	Returns 0 or an errno.  May be NULL.
 * @free_chan_resources: after the last holder has gone and every operation
 *	has ended and been called back; may sleep.  May be NULL.
 * @prep: one function for each type of the device's mask, and for no other.
 *	Called with an operation that dmae_async_prep() has found in order, in
 *	any context but hard irq.  Returns the descriptor, initialised by
 *	dmae_tx_prep(); or an ERR_PTR, -EBUSY where there is no room.
 * @submit: put the descriptor in order; cannot fail.  Returns its cookie.
 * @issue_pending: have all that was submitted start.  Runs no callback.
 * @poll: look for progress, or make some, in any context but hard irq; a
 *	task may spin on it, even with preemption or bottom halves off.  Runs no
 *	callback.  May be NULL.
 * @terminate: have every operation that has not ended, issued or not, end
 *	with -ECANCELED soon; callbacks run as always.  Called when the
 *	device leaves, and for the only holder of a channel.  May sleep.
 * @synchronize: wait until every operation that has ended by now has been
 *	called back; may sleep.
 * @suspend: hold issued operations back, those running excepted; may sleep.
 *	May be NULL together with @resume.
 * @resume: carry on.
 *
 * prep, submit, issue_pending and poll are called concurrently.
 */
struct dmae_device_ops {
	int (*alloc_chan_resources)(struct dmae_chan *chan);
	void (*free_chan_resources)(struct dmae_chan *chan);

	dmae_prep prep[DMAE_TX_TYPE_END];
	dmae_cookie_t (*submit)(struct dmae_async_tx_descriptor *tx);
	void (*issue_pending)(struct dmae_chan *chan);
	void (*poll)(struct dmae_chan *chan);

	void (*terminate)(struct dmae_chan *chan);
	void (*synchronize)(struct dmae_chan *chan);
	void (*suspend)(struct dmae_chan *chan);
	void (*resume)(struct dmae_chan *chan);
};

/**
 * struct dmae_device - one registered instance of a provider (A12)
 * @dev: the device behind it: its NUMA node, its name in messages, the parent
 *	of its channels in sysfs
 * @owner: the provider's module; held while a channel is held
 * @ops: what the provider does
 * @cap_mask: types that the device takes; one prep function for each
 * @limits: what one operation may ask for
 * @priority: channels of higher priority are offered first; hardware 0,
 *	software below
 * @is_engine: it has doorbells and interrupts, and counts both
 * @channels: made by dmae_device_init(), filled by dmae_chan_add()
 * @core: the core's; NULL before registration
 *
 * The provider's memory.  Between dmae_async_device_register() and the return
 * of dmae_async_device_unregister() nothing of it changes.
 */
struct dmae_device {
	struct device *dev;
	struct module *owner;
	const struct dmae_device_ops *ops;
	dmae_cap_mask_t cap_mask;
	struct dmae_limits limits;
	int priority;
	bool is_engine;
	struct list_head channels;
	struct dmae_device_core *core;
};

/**
 * struct dmae_chan - an independent in-order queue of a device
 * @ops: the device's
 * @stats: counters for each CPU; core's, written by dmae_tx_end()
 * @device: the device
 * @closed: not zero where no new operation is taken; changed by the core
 *	with atomic bit operations, read without a lock
 * @failures: has an operation ever failed?  Written by dmae_tx_end().
 * @cookie: last cookie handed out; written by dmae_cookie_assign() under the
 *	provider's lock for submit, read without
 * @depth_max: the most that were submitted and had not ended; by
 *	dmae_cookie_assign(), likewise
 * @depth_base: @completed, as it was when @depth_max was looked at; likewise
 * @doorbells: by dmae_chan_count_doorbell(), likewise
 * @completed: last cookie that has ended; written by dmae_tx_end(), by one
 *	CPU at a time, read without a lock
 * @interrupts: by dmae_chan_count_interrupt(), likewise
 * @node: in @device->channels
 * @core: the core's
 *
 * Part of the provider's own channel.
 */
struct dmae_chan {
	/* Read by every operation, written never or once. */
	const struct dmae_device_ops *ops;
	struct dmae_chan_stats __percpu *stats;
	struct dmae_device *device;
	unsigned long closed;
	bool failures;

	/* Written by submitters. */
	dmae_cookie_t cookie ____cacheline_aligned_in_smp;
	unsigned int depth_max;
	dmae_cookie_t depth_base;
	unsigned long doorbells;

	/* Written by whoever ends operations. */
	dmae_cookie_t completed ____cacheline_aligned_in_smp;
	unsigned long interrupts;

	struct list_head node;
	struct dmae_chan_core *core;
};

/**
 * dmae_device_init() - prepare a device for dmae_chan_add()
 * @device: the device
 *
 * Context: Any.
 */
static inline void dmae_device_init(struct dmae_device *device)
{
	INIT_LIST_HEAD(&device->channels);
}

/**
 * dmae_chan_add() - add a channel to a device not yet registered
 * @device: the device
 * @chan: the channel; zeroed memory
 *
 * Context: Any; the caller is alone with @device.
 */
static inline void dmae_chan_add(struct dmae_device *device,
				 struct dmae_chan *chan)
{
	chan->device = device;
	chan->ops = device->ops;
	list_add_tail(&chan->node, &device->channels);
}

/**
 * dmae_async_device_register() - offer the channels of a device (A12)
 * @device: with every field set and its channels added
 *
 * Clients may use the channels before this returns.
 *
 * Context: Process; may sleep.
 * Return: 0; -EINVAL, with one message that names what is wrong: no device,
 * no channels, a needed function missing, a type in the mask without a prep
 * function or the other way round, limits that allow nothing; -ENOMEM, or an
 * errno from sysfs.
 */
int dmae_async_device_register(struct dmae_device *device);

/**
 * dmae_async_device_unregister() - withdraw a device (A12)
 * @device: a registered device
 *
 * A suspended device is resumed.  Channels take no new operation, each client
 * that uses one is told REMOVED
 * and waited for, operations that have not ended then end as aborted, their
 * callbacks run.  When this returns nothing refers to the device.
 *
 * Context: Process; may sleep, for as long as a client's callback does.  Not
 * from a callback of dmae.
 */
void dmae_async_device_unregister(struct dmae_device *device);

/**
 * dmae_async_device_lost() - the device is gone or past help
 * @device: a registered device
 *
 * Starts what dmae_async_device_unregister() later waits for: no new
 * operation, REMOVED to the clients.  The provider ends what is outstanding,
 * for a client may wait for that in its callback.
 *
 * Context: Process; may sleep.
 */
void dmae_async_device_lost(struct dmae_device *device);

/**
 * dmae_async_device_suspend() - hold a device's operations back (A4)
 * @device: a registered device
 *
 * Calls the suspend operation of each channel, then raises SUSPEND.
 *
 * Context: Process; may sleep.
 */
void dmae_async_device_suspend(struct dmae_device *device);

/**
 * dmae_async_device_resume() - let a device's operations go on (A4)
 * @device: a registered device that was suspended
 *
 * Calls the resume operation of each channel, then raises RESUME.
 *
 * Context: Process; may sleep.
 */
void dmae_async_device_resume(struct dmae_device *device);

/**
 * dmae_tx_init() - initialise a descriptor once, when it is allocated
 * @tx: the descriptor
 * @chan: the channel that it always belongs to
 * @release: takes it back when it is recycled; any context but hard irq, also
 *	with locks of the provider's held if it calls dmae_tx_call_back() so
 *
 * Context: Any.
 */
static inline void
dmae_tx_init(struct dmae_async_tx_descriptor *tx, struct dmae_chan *chan,
	     void (*release)(struct dmae_async_tx_descriptor *tx))
{
	tx->chan = chan;
	tx->release = release;
}

/**
 * dmae_tx_prep() - make a free descriptor stand for an operation
 * @tx: the descriptor
 * @op: the operation
 *
 * Context: Any.
 */
static inline void dmae_tx_prep(struct dmae_async_tx_descriptor *tx,
				const struct dmae_op *op)
{
	tx->cookie = 0;
	tx->status = -EINPROGRESS;
	tx->flags = op->flags;
	tx->type = op->type;
	tx->len = op->len;
	tx->callback = NULL;
	tx->callback_result = NULL;
	atomic_set(&tx->recycle, 0);
}

/* The inline functions below call these, and only while somebody traces. */
DECLARE_TRACEPOINT(dmae_submit);
DECLARE_TRACEPOINT(dmae_start);

/**
 * dmae_trace_submit() - the event of a submit; by dmae_cookie_assign() only
 * @tx: the descriptor, with its cookie
 *
 * Context: Any.
 */
void dmae_trace_submit(const struct dmae_async_tx_descriptor *tx);

/**
 * dmae_trace_start() - the event of a start; by dmae_tx_start() only
 * @tx: the descriptor
 *
 * Context: Any.
 */
void dmae_trace_start(const struct dmae_async_tx_descriptor *tx);

/**
 * dmae_chan_look_depth() - look how deep the queue is; by dmae_cookie_assign()
 * @chan: the channel
 *
 * Context: Any; the caller holds its lock for submit.
 */
void dmae_chan_look_depth(struct dmae_chan *chan);

/*
 * Might the queue be deeper than ever?  Across a wrap of the cookies it always
 * might.
 */
static inline bool dmae_chan_seems_deeper(const struct dmae_chan *chan)
{
	return (unsigned int)(chan->cookie - chan->depth_base) >
	       chan->depth_max;
}

/**
 * dmae_cookie_assign() - give a descriptor the next cookie of its channel
 * @tx: the descriptor
 *
 * Context: Any; the caller holds its lock for submit.
 * Return: the cookie.
 */
static inline dmae_cookie_t
dmae_cookie_assign(struct dmae_async_tx_descriptor *tx)
{
	struct dmae_chan *chan = tx->chan;

	tx->cookie = dmae_cookie_after(chan->cookie, DMAE_MAX_COOKIE);
	WRITE_ONCE(chan->cookie, tx->cookie);
	/*
	 * What has ended since only makes the queue shorter, so most often one
	 * look at what is written here anyway is enough.
	 */
	if (unlikely(dmae_chan_seems_deeper(chan))) {
		chan->depth_base = READ_ONCE(chan->completed);
		if (unlikely(dmae_chan_seems_deeper(chan)))
			dmae_chan_look_depth(chan);
	}
	if (tracepoint_enabled(dmae_submit))
		dmae_trace_submit(tx);
	return tx->cookie;
}

/**
 * dmae_chan_count_doorbell() - the engine was told of operations
 * @chan: the channel
 *
 * Context: Any; the caller holds its lock for submit.
 */
static inline void dmae_chan_count_doorbell(struct dmae_chan *chan)
{
	WRITE_ONCE(chan->doorbells, chan->doorbells + 1);
}

/**
 * dmae_chan_count_interrupt() - the engine has told of a channel
 * @chan: the channel
 *
 * Context: Any; one CPU at a time for each channel.
 */
static inline void dmae_chan_count_interrupt(struct dmae_chan *chan)
{
	WRITE_ONCE(chan->interrupts, chan->interrupts + 1);
}

/**
 * dmae_start_is_traced() - does anybody listen to dmae_tx_start()?
 *
 * For a provider that would have to look for what begins.
 *
 * Context: Any.
 * Return: true if so.
 */
static inline bool dmae_start_is_traced(void)
{
	return tracepoint_enabled(dmae_start);
}

/**
 * dmae_tx_start() - an operation begins, or is handed to the engine
 * @tx: an operation that was issued and has not ended
 *
 * For those who trace; costs nothing where nobody does.  A provider that does
 * not know when an operation begins calls it not at all.
 *
 * Context: Any.
 */
static inline void dmae_tx_start(const struct dmae_async_tx_descriptor *tx)
{
	if (dmae_start_is_traced())
		dmae_trace_start(tx);
}

/**
 * dmae_tx_end() - give an operation its status and account for it
 * @tx: the oldest operation of its channel that has not ended
 * @status: 0, -ECANCELED when aborted, or the errno of the failure, which is
 *	not -EINPROGRESS
 *
 * The operation's data is visible to whoever sees it ended.
 *
 * Context: Any but hard irq; one CPU at a time for each channel.
 */
void dmae_tx_end(struct dmae_async_tx_descriptor *tx, int status);

/**
 * dmae_tx_has_callback() - is there anything to call?
 * @tx: the descriptor
 *
 * Where not, dmae_tx_call_back() may follow dmae_tx_end() at once, whatever
 * locks are held.
 *
 * Context: Any.
 * Return: true if the client has set a callback.
 */
static inline bool
dmae_tx_has_callback(const struct dmae_async_tx_descriptor *tx)
{
	return tx->callback || tx->callback_result;
}

/**
 * dmae_tx_call_back() - call the client back and recycle the descriptor
 * @tx: an operation that has ended; not to be touched any more
 *
 * Context: Process or softirq, no lock held that a client might want.
 */
void dmae_tx_call_back(struct dmae_async_tx_descriptor *tx);

#endif /* DMAE_PROVIDER_H */
