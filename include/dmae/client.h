/* SPDX-License-Identifier: GPL-2.0 */
/*
 * dmae: the interface for clients
 *
 * The life of a client:
 *
 *   dmae_async_client_register()		makes the client known
 *   dmae_async_client_chan_request()		brings AVAILABLE or NONE
 *     callback answers DMAE_ACK		the client holds the channel
 *       dmae_prep_memcpy()			returns a descriptor or an errno
 *       set callback, dmae_submit()		returns a cookie
 *       dmae_async_op_issue_pending()		starts the operation
 *       callback, or dmae_async_op_complete()	the operation has completed
 *     dmae_async_client_chan_free()		hands one channel back
 *   dmae_async_client_unregister()		hands back all others
 *
 * Event callbacks run in process context with no lock of the core held, one at
 * a time for each client, and in order for each channel.  An event callback
 * may sleep and may call every function below, even
 * dmae_async_client_unregister() for its own client, which then calls the
 * callback recursively with REMOVED.
 *
 * A client holds a channel from the AVAILABLE callback that answers DMAE_ACK
 * to the return of the REMOVED callback or of dmae_async_client_chan_free().
 * The client may pass the channel to the functions below only during this time,
 * and its completion callbacks must have stopped submitting when it is over.
 *
 * Operations of one channel start in the order of their submission.  Several
 * clients share a channel, unless one has requested it exclusively.
 *
 * "Not hard irq" below means process or softirq context with interrupts on.
 * The caller may hold a spinlock that no completion callback takes.
 */
#ifndef DMAE_CLIENT_H
#define DMAE_CLIENT_H

#include <linux/err.h>
#include <linux/numa.h>

#include <dmae/prep.h>
#include <dmae/types.h>

struct device;
struct dmae_client;
struct dmae_client_core;

/**
 * typedef dmae_event_callback - tells a client of an event (A4, B15, B16)
 * @client: the client
 * @chan: the channel concerned; NULL for DMAE_RESOURCE_NONE and _SHORT
 * @state: the event
 *
 * A client that needs channels of a certain kind looks at @chan here and
 * answers DMAE_DUP to the others, which are then not offered to it again
 * before its next request.
 *
 * Context: Process, no lock held; may sleep.
 * Return: see enum dmae_state_client; ignored except for AVAILABLE.
 */
typedef enum dmae_state_client (*dmae_event_callback)(struct dmae_client *client,
						      struct dmae_chan *chan,
						      enum dmae_state state);

/**
 * struct dmae_client - a client (B15)
 * @event_callback: called for every event; set before registration
 * @cap_mask: operation types that a channel must have, all of them; empty: any
 *	channel will do
 * @channels_only: the callback is not called for NONE and SHORT
 * @name: shown in sysfs, debugfs and messages; NULL: the callback's symbol
 * @core: the core's side of the client; NULL before registration
 *
 * The caller's memory.  The core does not access it any more once
 * dmae_async_client_unregister() has returned.
 */
struct dmae_client {
	dmae_event_callback event_callback;
	dmae_cap_mask_t cap_mask;
	bool channels_only;
	const char *name;
	struct dmae_client_core *core;
};

/**
 * dmae_async_client_register() - make a client known (A1, B15)
 * @client: with @event_callback and @cap_mask set
 *
 * No event comes before the first request.
 *
 * Context: Process; may sleep.
 * Return: 0; -EINVAL if the callback is missing, @cap_mask has a bit that is
 * no operation type, or the client is registered already; -ENOMEM.
 */
int dmae_async_client_register(struct dmae_client *client);

/**
 * dmae_async_client_unregister() - forget a client (A2)
 * @client: a registered client; NULL: no effect
 *
 * Calls the event callback, in the calling task, with REMOVED for each channel
 * still held, and waits until the operations have completed.  There is no other
 * event and no further offer.  If the caller is the client's own callback for
 * AVAILABLE, the client does not get the channel being offered, whatever the
 * callback then returns.
 *
 * When this function returns, no callback of the client runs or will run,
 * except the event callback that called it.  A module whose client may have
 * unregistered in its own event callback calls the function once more before
 * it unloads: for a client that is not registered any more, it waits until no
 * event callback runs.
 *
 * Context: Process; may sleep, until all operations have completed.  Not from
 * a completion callback, and not with a lock held that the event callback
 * takes.
 */
void dmae_async_client_unregister(struct dmae_client *client);

#define DMAE_CHAN_ALL UINT_MAX

/**
 * struct dmae_chan_request - a request for channels
 * @number: total number of channels wanted, including those held already; 0
 *	hands every channel back, DMAE_CHAN_ALL asks for every matching one
 * @exclusive: the client wants to be the only holder of each channel
 * @node: NUMA node that the channels must be near; NUMA_NO_NODE: any node,
 *	that of the requesting CPU first
 * @deadline_ms: milliseconds after which DMAE_RESOURCE_SHORT is raised, once,
 *	if the client has fewer than @number channels; 0: never
 */
struct dmae_chan_request {
	unsigned int number;
	bool exclusive;
	int node;
	unsigned int deadline_ms;
};

/**
 * dmae_async_client_chan_request_for() - ask for channels (A3, G1)
 * @client: a registered client
 * @request: the request; copied
 *
 * Replaces the client's standing request.  The results come as events:
 * AVAILABLE for each channel offered, REMOVED for each channel held beyond
 * @number, NONE if no channel can be offered now.  The request stands until
 * the next one: when a channel turns up later, AVAILABLE is raised.  Channels
 * already held stay exclusive or shared as they were offered.
 *
 * If no provider can satisfy the request, the core loads one by the module
 * alias "dmae-provider", and raises NONE only if that brings no channel.  Other
 * events do not wait for the module.
 *
 * Context: Process; may sleep.
 * Return: 0; -ENODEV if no device is registered, -EOPNOTSUPP if none has all
 * types of the client's @cap_mask: in both cases the request stands; -EINVAL
 * for a client that is not registered or a node that does not exist: the
 * request is ignored.
 */
int dmae_async_client_chan_request_for(struct dmae_client *client,
				       const struct dmae_chan_request *request);

/**
 * dmae_async_client_chan_request() - ask for every matching channel (B15)
 * @client: a registered client
 *
 * Context: Process; may sleep.
 * Return: as dmae_async_client_chan_request_for().
 */
static inline int dmae_async_client_chan_request(struct dmae_client *client)
{
	const struct dmae_chan_request request = {
		.number = DMAE_CHAN_ALL,
		.node = NUMA_NO_NODE,
	};

	return dmae_async_client_chan_request_for(client, &request);
}

/**
 * dmae_async_client_chan_request_number() - ask for a number of channels (A3)
 * @client: a registered client
 * @number: channels wanted in all; 0 hands back every one
 *
 * Context: Process; may sleep.
 * Return: as dmae_async_client_chan_request_for().
 */
static inline int
dmae_async_client_chan_request_number(struct dmae_client *client,
				      unsigned int number)
{
	const struct dmae_chan_request request = {
		.number = number,
		.node = NUMA_NO_NODE,
	};

	return dmae_async_client_chan_request_for(client, &request);
}

/**
 * struct dmae_client_status - the state of a client's request (G1)
 * @wanted: number of channels requested
 * @held: number of channels held
 * @reason: why the client has fewer channels than it has requested
 * @types: operation types that at least one device has
 * @holder: for DMAE_REASON_HELD: name of a client with a channel that this one
 *	would otherwise be offered
 */
struct dmae_client_status {
	unsigned int wanted;
	unsigned int held;
	enum dmae_reason reason;
	dmae_cap_mask_t types;
	char holder[DMAE_NAME_LEN];
};

/**
 * dmae_async_client_status() - get the state of the request (G1)
 * @client: a registered client
 * @status: filled in; zeroed for a client that is not registered
 *
 * Context: Process; may sleep.
 */
void dmae_async_client_status(struct dmae_client *client,
			      struct dmae_client_status *status);

/**
 * dmae_async_client_wait() - wait until the client holds channels (G1)
 * @client: a registered client
 * @number: number of channels to wait for
 * @timeout_ms: time limit in milliseconds
 *
 * Context: Process; may sleep.  Not from an event callback.
 * Return: 0; -ETIMEDOUT; -EINTR after a fatal signal; -EINVAL for a client that
 * is not registered.
 */
int dmae_async_client_wait(struct dmae_client *client, unsigned int number,
			   unsigned int timeout_ms);

/**
 * enum dmae_free_mode - how to free a channel with outstanding operations
 * @DMAE_FREE_FINISH: issue all submitted operations, and carry them out
 * @DMAE_FREE_ABORT: abort them, if the client is the only holder of the
 *	channel; on a shared channel the same as DMAE_FREE_FINISH
 */
enum dmae_free_mode {
	DMAE_FREE_FINISH,
	DMAE_FREE_ABORT,
};

/**
 * dmae_async_client_chan_free() - hand one channel back (G3)
 * @client: a registered client
 * @chan: the channel; no effect if the client does not hold it
 * @mode: whether outstanding operations are carried out or aborted
 *
 * Waits until the operations have completed and their callbacks have returned.
 * Before the call, the client must abandon the descriptors that it has prepared
 * and not submitted, and ack the submitted ones that are not acked.
 *
 * REMOVED is not raised.  The channel is offered to other clients.  The number
 * of the client's standing request falls by one, and the channel is not offered
 * to it again before its next request.  No effect within the AVAILABLE and
 * REMOVED callbacks for the same channel.
 *
 * Context: Process; may sleep.  Not from a completion callback, and not with a
 * lock held that the event callback takes for AVAILABLE, SUSPEND or RESUME.
 */
void dmae_async_client_chan_free(struct dmae_client *client,
				 struct dmae_chan *chan,
				 enum dmae_free_mode mode);

/**
 * dmae_async_op_issue_pending() - start submitted operations (A7, B7)
 * @chan: a channel that the client holds
 *
 * Issues all submitted operations of the channel, also those of other clients.
 * No effect if there are none.
 *
 * Context: Not hard irq.  Runs no callback.
 */
void dmae_async_op_issue_pending(struct dmae_chan *chan);

/**
 * dmae_async_op_complete() - poll an operation (A8, G4)
 * @chan: a channel that the client holds
 * @cookie: the operation's cookie on @chan, or the errno of a failed submit
 * @last: returns the cookie that completed last; may be NULL
 * @used: returns the cookie that was assigned last; may be NULL
 *
 * With @last and @used the caller can test other cookies by
 * dmae_async_is_complete().  On a channel whose operations run on the processor
 * each call makes progress, so a task may spin, even with preemption or bottom
 * halves off.  A softirq must not spin: it may have interrupted the task that
 * runs the operation.  Never runs a callback.
 *
 * Context: Not hard irq.
 * Return: DMAE_SUCCESS; DMAE_IN_PROGRESS; DMAE_ERROR if the operation failed or
 * was aborted, however long ago.  The channel remembers a limited number of
 * separate failures: beyond that, an old success between two old failures may
 * be reported as an error, but a failure is never reported as a success.
 */
enum dmae_status dmae_async_op_complete(struct dmae_chan *chan,
					dmae_cookie_t cookie,
					dmae_cookie_t *last,
					dmae_cookie_t *used);

/**
 * dmae_async_op_wait() - issue, and wait for an operation to complete
 * @chan: a channel that the client holds
 * @cookie: the operation's cookie on @chan, or the errno of a failed submit
 * @timeout_ms: time limit in milliseconds
 *
 * Context: Process; may sleep.
 * Return: 0; -EIO if the operation failed or was aborted; -ETIMEDOUT; @cookie
 * itself if it is an errno.
 */
int dmae_async_op_wait(struct dmae_chan *chan, dmae_cookie_t cookie,
		       unsigned int timeout_ms);

/**
 * dmae_async_op_buf_to_buf() - submit an operation between addresses (G4)
 * @chan: a channel that the client holds
 * @op: a type with one source: DMAE_MEMCPY, or DMAE_XOR for dest ^= src
 * @dest: destination, an address in the kernel's linear mapping
 * @src: source, likewise
 * @len: length in bytes
 *
 * The caller must not free the memory before the operation has completed.  This
 * also holds for the two functions below.
 *
 * Context: Not hard irq.
 * Return: the cookie, or an errno of dmae_async_prep().
 */
dmae_cookie_t dmae_async_op_buf_to_buf(struct dmae_chan *chan,
				       enum dmae_transaction_type op,
				       void *dest, void *src, size_t len);

/**
 * dmae_async_op_buf_to_pg() - submit an operation from address to page (G4)
 * @chan: a channel that the client holds
 * @op: as for dmae_async_op_buf_to_buf()
 * @page: destination page
 * @offset: bytes from the start of @page
 * @kdata: source, an address in the kernel's linear mapping
 * @len: length in bytes
 *
 * Context: Not hard irq.
 * Return: the cookie, or an errno of dmae_async_prep().
 */
dmae_cookie_t dmae_async_op_buf_to_pg(struct dmae_chan *chan,
				      enum dmae_transaction_type op,
				      struct page *page, unsigned int offset,
				      void *kdata, size_t len);

/**
 * dmae_async_op_pg_to_pg() - submit an operation between pages (G4)
 * @chan: a channel that the client holds
 * @op: as for dmae_async_op_buf_to_buf()
 * @dest_pg: destination page
 * @dest_off: bytes from the start of @dest_pg
 * @src_pg: source page
 * @src_off: bytes from the start of @src_pg
 * @len: length in bytes
 *
 * Context: Not hard irq.
 * Return: the cookie, or an errno of dmae_async_prep().
 */
dmae_cookie_t dmae_async_op_pg_to_pg(struct dmae_chan *chan,
				     enum dmae_transaction_type op,
				     struct page *dest_pg,
				     unsigned int dest_off, struct page *src_pg,
				     unsigned int src_off, size_t len);

/* Names of 2006 for copies (A6, A7, A8) */
#define dmae_async_memcpy_buf_to_buf(chan, dest, src, len) \
	dmae_async_op_buf_to_buf(chan, DMAE_MEMCPY, dest, src, len)
#define dmae_async_memcpy_buf_to_pg(chan, page, offset, kdata, len) \
	dmae_async_op_buf_to_pg(chan, DMAE_MEMCPY, page, offset, kdata, len)
#define dmae_async_memcpy_pg_to_pg(chan, dest_pg, dest_off, src_pg, src_off, \
				   len)                                      \
	dmae_async_op_pg_to_pg(chan, DMAE_MEMCPY, dest_pg, dest_off, src_pg, \
			       src_off, len)
#define dmae_async_memcpy_issue_pending(chan) dmae_async_op_issue_pending(chan)
#define dmae_async_memcpy_complete(chan, cookie, last, used) \
	dmae_async_op_complete(chan, cookie, last, used)

/**
 * dmae_chan_name() - the name of a channel
 * @chan: a channel that the client holds
 *
 * Context: Any.
 * Return: the name of its folder in /sys/class/dmae, such as "dmae0chan1".
 */
const char *dmae_chan_name(const struct dmae_chan *chan);

/**
 * dmae_chan_caps() - the operation types of a channel (G2)
 * @chan: a channel that the client holds
 *
 * Context: Any.
 * Return: the types.
 */
dmae_cap_mask_t dmae_chan_caps(const struct dmae_chan *chan);

/**
 * dmae_chan_limits() - the limits of one operation on a channel
 * @chan: a channel that the client holds
 *
 * Context: Any.
 * Return: the limits; valid as long as the client holds the channel.
 */
const struct dmae_limits *dmae_chan_limits(const struct dmae_chan *chan);

/**
 * dmae_chan_priority() - the priority of a channel
 * @chan: a channel that the client holds
 *
 * Context: Any.
 * Return: the priority of its device.  Clients are offered channels of higher
 * priority first: engines have 0, devices that use the processor are below 0.
 */
int dmae_chan_priority(const struct dmae_chan *chan);

/**
 * dmae_chan_device() - the device behind a channel (B16)
 * @chan: a channel that the client holds
 *
 * By the device a client can tell engines apart, and find the NUMA node with
 * dev_to_node().
 *
 * Context: Any.
 * Return: the provider's device; valid as long as the client holds the
 * channel.
 */
struct device *dmae_chan_device(const struct dmae_chan *chan);

#endif /* DMAE_CLIENT_H */
