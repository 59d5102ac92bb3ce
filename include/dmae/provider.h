/* SPDX-License-Identifier: GPL-2.0 */
/*
 * dmae: the interface for providers
 *
 * A provider fills in a struct dmae_device, adds its channels with
 * dmae_chan_add(), and registers it.  drivers/template is a provider to copy;
 * see docs/provider.md.
 *
 * The life of an operation in a provider:
 *
 *   prep	runs on several CPUs at once, with no lock of the core held:
 *		takes a descriptor and a slot credit, fills in the descriptor,
 *		maps the buffers
 *   submit	under the provider's own lock: takes a cookie from
 *		dmae_cookie_assign(), and the next slot
 *   issue	tells the engine of all submitted operations
 *   start	the engine carries operations out, in order; a provider that
 *		knows when one starts calls dmae_tx_start() for tracing
 *   complete	in order, on one CPU at a time for each channel:
 *		dmae_tx_end() sets the status of the operation and advances the
 *		channel's completed cookie
 *   call back	dmae_tx_call_back(), once for each operation, in the same order,
 *		with no lock held, in process or softirq context: runs the
 *		client's callback and recycles the descriptor
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
 * struct dmae_device_ops - the operations of a provider (A13)
 * @alloc_chan_resources: called before the first holder may use the channel;
 *	may sleep.  Returns 0 or an errno.  May be NULL.
 * @free_chan_resources: called when the last holder has gone and the callbacks
 *	of all operations have returned; may sleep.  May be NULL.
 * @prep: a function for each type in the device's mask, NULL for all others.
 *	The operation has passed the checks of dmae_async_prep().  Called in any
 *	context but hard irq.  Returns the descriptor, initialised by
 *	dmae_tx_prep(), or an ERR_PTR: -EBUSY if the channel is full.
 * @submit: puts the descriptor in order; cannot fail.  Returns its cookie.
 * @issue_pending: starts all submitted operations.  Runs no callback.
 * @poll: checks for completed operations, or carries some out, in any context
 *	but hard irq; a task may spin on it, even with preemption or bottom
 *	halves off.  Runs no callback.  May be NULL.
 * @terminate: makes every outstanding operation, issued or not, complete soon
 *	with -ECANCELED; callbacks run as usual.  Called for a channel whose
 *	device leaves, or that has one holder only.  May sleep.
 * @synchronize: waits until the callbacks of all operations that had completed
 *	when it was called have returned; may sleep.
 * @suspend: stops starting issued operations; those that run may complete.  May
 *	sleep.  NULL if @resume is NULL.
 * @resume: starts issued operations again; may sleep.
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
 * @dev: the underlying device; gives the NUMA node, the name in messages, and
 *	the parent of the channels in sysfs
 * @owner: the provider's module; pinned while a client holds a channel
 * @ops: the operations of the provider
 * @cap_mask: operation types of the device, each with a prep function
 * @limits: limits of one operation
 * @priority: channels of higher priority are offered first; engines have 0,
 *	devices that use the processor are below 0
 * @is_engine: the device counts doorbells and interrupts, for sysfs
 * @channels: initialised by dmae_device_init(), filled by dmae_chan_add()
 * @core: the core's side; NULL before registration
 *
 * The provider's memory.  The provider does not change it between
 * dmae_async_device_register() and the return of
 * dmae_async_device_unregister().
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
 * @ops: the operations of @device
 * @stats: counters of each CPU; written by dmae_tx_end()
 * @device: the device
 * @closed: prep refuses operations while it is not 0; changed by the core with
 *	atomic bit operations, read without a lock
 * @failures: an operation has failed since registration; written by
 *	dmae_tx_end()
 * @cookie: cookie assigned last; written by dmae_cookie_assign() under the
 *	provider's lock for submit, read without a lock
 * @depth_max: largest number of outstanding operations; likewise
 * @depth_base: @completed when @depth_max was last compared; likewise
 * @doorbells: written by dmae_chan_count_doorbell(), likewise
 * @completed: cookie completed last; written by dmae_tx_end() on one CPU at a
 *	time, read without a lock
 * @interrupts: written by dmae_chan_count_interrupt(), likewise
 * @node: in @device->channels
 * @core: the core's side
 *
 * Embedded in the provider's own structure.
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

	/* Written by the CPU that completes operations. */
	dmae_cookie_t completed ____cacheline_aligned_in_smp;
	unsigned long interrupts;

	struct list_head node;
	struct dmae_chan_core *core;
};

/**
 * dmae_device_init() - initialise a device before dmae_chan_add()
 * @device: the device
 *
 * Context: Any.
 */
static inline void dmae_device_init(struct dmae_device *device)
{
	INIT_LIST_HEAD(&device->channels);
}

/**
 * dmae_chan_add() - add a channel to a device that is not registered yet
 * @device: the device, with @ops set
 * @chan: the channel, zeroed
 *
 * Context: Any; the caller serialises the calls for a device.
 */
static inline void dmae_chan_add(struct dmae_device *device,
				 struct dmae_chan *chan)
{
	chan->device = device;
	chan->ops = device->ops;
	list_add_tail(&chan->node, &device->channels);
}

/**
 * dmae_async_device_register() - register a device (A12)
 * @device: the device, with all fields set and its channels added
 *
 * The channels are offered to clients, which may use them before this function
 * returns.
 *
 * Context: Process; may sleep.
 * Return: 0; -EINVAL, with one message that names the fault: no underlying
 * device, no channels, a required function is missing, @cap_mask and the prep
 * functions do not agree, or the limits exclude every operation; -ENOMEM, or an
 * errno from sysfs.
 */
int dmae_async_device_register(struct dmae_device *device);

/**
 * dmae_async_device_unregister() - unregister a device (A12)
 * @device: a registered device
 *
 * Resumes a suspended device.  Then prep refuses new operations, and each
 * holder of a channel is told REMOVED.  When its event callback has returned,
 * the operations have up to a second to complete; then the rest are aborted.
 * All callbacks run.  When this function returns, the core and the clients do
 * not refer to the device any more.
 *
 * Context: Process; may sleep, as long as clients' callbacks do.  Not from a
 * callback of dmae.
 */
void dmae_async_device_unregister(struct dmae_device *device);

/**
 * dmae_async_device_lost() - report a device that is gone or unusable
 * @device: a registered device
 *
 * Does the first part of dmae_async_device_unregister() and does not wait:
 * prep refuses new operations, and the holders are told REMOVED.  The provider
 * completes the outstanding operations, with an error if need be, because a
 * client may wait for them in its event callback.  About a second after that
 * callback the core calls @terminate.
 *
 * Context: Process; may sleep.
 */
void dmae_async_device_lost(struct dmae_device *device);

/**
 * dmae_async_device_suspend() - stop starting a device's operations (A4)
 * @device: a registered device
 *
 * Calls the suspend operation of each channel, then raises SUSPEND.
 *
 * Context: Process; may sleep.
 */
void dmae_async_device_suspend(struct dmae_device *device);

/**
 * dmae_async_device_resume() - start a device's operations again (A4)
 * @device: a registered device that was suspended
 *
 * Calls the resume operation of each channel, then raises RESUME.
 *
 * Context: Process; may sleep.
 */
void dmae_async_device_resume(struct dmae_device *device);

/**
 * dmae_tx_init() - initialise a descriptor after its allocation
 * @tx: the descriptor
 * @chan: its channel, for all its life
 * @release: recycles the descriptor; called in any context but hard irq, and
 *	with the locks that the provider holds around dmae_tx_call_back()
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
 * dmae_tx_prep() - initialise a descriptor for an operation
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

/* Tested inline below, so that tracing costs nothing while it is off. */
DECLARE_TRACEPOINT(dmae_submit);
DECLARE_TRACEPOINT(dmae_start);

/**
 * dmae_trace_submit() - raise dmae_submit; called by dmae_cookie_assign() only
 * @tx: the descriptor, with its cookie
 *
 * Context: Any.
 */
void dmae_trace_submit(const struct dmae_async_tx_descriptor *tx);

/**
 * dmae_trace_start() - raise dmae_start; called by dmae_tx_start() only
 * @tx: the descriptor
 *
 * Context: Any.
 */
void dmae_trace_start(const struct dmae_async_tx_descriptor *tx);

/**
 * dmae_chan_update_depth() - update @depth_max; for dmae_cookie_assign() only
 * @chan: the channel
 *
 * Context: Any; the caller holds its lock for submit.
 */
void dmae_chan_update_depth(struct dmae_chan *chan);

/*
 * True if more than @depth_max operations may be outstanding.  Also true while
 * the cookies wrap.
 */
static inline bool dmae_chan_may_be_deeper(const struct dmae_chan *chan)
{
	return (unsigned int)(chan->cookie - chan->depth_base) >
	       chan->depth_max;
}

/**
 * dmae_cookie_assign() - assign the next cookie of the channel to a descriptor
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
	 * Operations that completed since @depth_base was set only make the
	 * queue shorter, so the first comparison, which reads only the
	 * submitters' cache line, usually suffices.
	 */
	if (unlikely(dmae_chan_may_be_deeper(chan))) {
		chan->depth_base = READ_ONCE(chan->completed);
		if (unlikely(dmae_chan_may_be_deeper(chan)))
			dmae_chan_update_depth(chan);
	}
	if (tracepoint_enabled(dmae_submit))
		dmae_trace_submit(tx);
	return tx->cookie;
}

/**
 * dmae_chan_count_doorbell() - count a doorbell
 * @chan: the channel
 *
 * Context: Any; the caller holds its lock for submit.
 */
static inline void dmae_chan_count_doorbell(struct dmae_chan *chan)
{
	WRITE_ONCE(chan->doorbells, chan->doorbells + 1);
}

/**
 * dmae_chan_count_interrupt() - count an interrupt
 * @chan: the channel
 *
 * Context: Any; one CPU at a time for each channel.
 */
static inline void dmae_chan_count_interrupt(struct dmae_chan *chan)
{
	WRITE_ONCE(chan->interrupts, chan->interrupts + 1);
}

/**
 * dmae_start_is_traced() - whether the trace event dmae_start is enabled
 *
 * For a provider that finds out which operation starts only for tracing.
 *
 * Context: Any.
 * Return: true if it is enabled.
 */
static inline bool dmae_start_is_traced(void)
{
	return tracepoint_enabled(dmae_start);
}

/**
 * dmae_tx_start() - trace the start of an operation
 * @tx: an operation that starts, or is handed to the engine
 *
 * Costs nothing while the event dmae_start is off.  A provider that does not
 * know when operations start never calls it.
 *
 * Context: Any.
 */
static inline void dmae_tx_start(const struct dmae_async_tx_descriptor *tx)
{
	if (dmae_start_is_traced())
		dmae_trace_start(tx);
}

/**
 * dmae_tx_end() - complete an operation
 * @tx: the oldest outstanding operation of its channel
 * @status: 0; -ECANCELED if it was aborted; otherwise the errno of its failure,
 *	any but -EINPROGRESS
 *
 * Sets the status, counts the operation, and publishes its cookie: a reader
 * that sees the operation as completed also sees its data.
 *
 * Context: Any but hard irq; one CPU at a time for each channel.
 */
void dmae_tx_end(struct dmae_async_tx_descriptor *tx, int status);

/**
 * dmae_tx_has_callback() - whether an operation has a callback
 * @tx: the descriptor
 *
 * If not, dmae_tx_call_back() may be called with locks held.
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
 * dmae_tx_call_back() - run the callback and recycle the descriptor
 * @tx: an operation after dmae_tx_end(); not to be accessed any more
 *
 * Context: Process or softirq, with no lock held, unless there is no callback;
 * see dmae_tx_has_callback().
 */
void dmae_tx_call_back(struct dmae_async_tx_descriptor *tx);

#endif /* DMAE_PROVIDER_H */
