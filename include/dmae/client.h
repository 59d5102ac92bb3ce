/* SPDX-License-Identifier: GPL-2.0 */
/*
 * dmae: what a client includes
 *
 * The life of a client:
 *
 *   dmae_async_client_register()		events may come from here on
 *   dmae_async_client_chan_request()		AVAILABLE, or NONE and why
 *     callback answers DMAE_ACK		the channel is the client's
 *       dmae_prep_memcpy()			a descriptor, or an errno
 *       set callback, dmae_submit()		a cookie, in order
 *       dmae_async_op_issue_pending()		the engine is told
 *       callback, or dmae_async_op_complete()	it has ended
 *     dmae_async_client_chan_free()		hands one channel back
 *   dmae_async_client_unregister()		hands back the rest
 *
 * Events come in process context with no lock of the core's held, one at a
 * time for each client and in order for each channel.  An event callback may
 * sleep, and may call every function below, also
 * dmae_async_client_unregister() for its own client, which then calls it for
 * REMOVED from within.  A channel is the client's from the AVAILABLE callback
 * that answers DMAE_ACK to the return of the REMOVED callback, or to
 * dmae_async_client_chan_free(); only in between may it be passed to a
 * function below, and completion callbacks that submit again have to stop
 * before.
 *
 * Operations of one channel start in the order of their submission.  A client
 * shares a channel with others unless it asked for an exclusive one.
 *
 * "Not hard irq" below means process or softirq context with interrupts on;
 * a spinlock may be held there if no completion callback takes it.
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
 * typedef dmae_event_callback - tells a client of a change (A4, B15, B16)
 * @who: the client
 * @chan: the channel concerned; NULL for DMAE_RESOURCE_NONE and _SHORT
 * @state: what has happened
 *
 * The place for a filter of the client's own: a channel that it does not like
 * is answered with DMAE_DUP, and not offered again before the next request.
 *
 * Context: Process, no lock held; may sleep.
 * Return: see enum dmae_state_client; heeded for AVAILABLE.
 */
typedef enum dmae_state_client (*dmae_event_callback)(struct dmae_client *who,
						      struct dmae_chan *chan,
						      enum dmae_state state);

/**
 * struct dmae_client - one user of channels (B15)
 * @event_callback: told of every change; set before registration
 * @cap_mask: types that a channel must have, all of them; empty: any channel
 * @channels_only: the callback is not told NONE and SHORT, only of channels
 * @name: shown in sysfs, debugfs and messages; NULL: the callback's symbol
 * @core: the core's; NULL before registration
 *
 * The caller's memory, untouched by the core once
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
 * Return: 0; -EINVAL for a missing callback, a mask with a bit that is no
 * operation type, or a client that is registered; -ENOMEM.
 */
int dmae_async_client_register(struct dmae_client *client);

/**
 * dmae_async_client_unregister() - forget a client (A2)
 * @client: a registered client; NULL: no effect
 *
 * REMOVED is raised for each channel still held, by the caller, and the
 * operations are carried out to their end; no other event comes, and the client
 * is given nothing.  A channel whose AVAILABLE callback it is called from is
 * not held yet, whatever that will answer.  When it returns no callback of the
 * client runs or will run, except the event callback that it was called from.
 * Of a client that is not registered any more, it waits until no event callback
 * runs: so a module whose client may have unregistered in its own callback
 * calls it once more before it goes.
 *
 * Context: Process; may sleep.  Not from a completion callback, and not with a
 * lock held that the event callback takes.
 */
void dmae_async_client_unregister(struct dmae_client *client);

#define DMAE_CHAN_ALL UINT_MAX

/**
 * struct dmae_chan_request - what a client asks for
 * @number: channels wanted in all, those it holds included; 0 hands every
 *	channel back, DMAE_CHAN_ALL is every one that matches
 * @exclusive: only channels that nobody else holds, and nobody else gets
 * @node: NUMA node that the channels must be near; NUMA_NO_NODE: any, those
 *	near the requesting CPU first
 * @deadline_ms: when this time passes with fewer than @number channels,
 *	DMAE_RESOURCE_SHORT is raised once; 0: never
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
 * @request: what is asked for; copied
 *
 * Replaces the client's standing request.  Every result comes by event:
 * AVAILABLE for each channel offered, REMOVED for each one held beyond
 * @number, NONE when nothing can be offered now.  The request stands until
 * the next one, so AVAILABLE follows when a channel turns up later, whatever
 * this function has returned.  Channels already held stay so on the terms on
 * which they were offered.  Where no provider is registered, one is asked
 * for by the module alias "dmae-provider"; NONE is told when that is over, if
 * it is still true, and holds up no other event.
 *
 * Context: Process; may sleep.
 * Return: 0; with the request standing all the same, -ENODEV when no provider
 * is registered and -EOPNOTSUPP when none has all the types of the client's
 * mask; -EINVAL, and nothing is changed, for a client that is not registered
 * or a node that does not exist.
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
 * struct dmae_client_status - how a client's request stands (G1)
 * @wanted: channels asked for
 * @held: channels taken by the client
 * @reason: why @held is less than what was wanted
 * @types: types that some provider has
 * @holder: for DMAE_REASON_HELD: a client that holds what this one could have
 */
struct dmae_client_status {
	unsigned int wanted;
	unsigned int held;
	enum dmae_reason reason;
	dmae_cap_mask_t types;
	char holder[DMAE_NAME_LEN];
};

/**
 * dmae_async_client_status() - ask how the request stands (G1)
 * @client: a registered client
 * @status: filled in
 *
 * Context: Process; may sleep.
 */
void dmae_async_client_status(struct dmae_client *client,
			      struct dmae_client_status *status);

/**
 * dmae_async_client_wait() - wait until channels have been taken (G1)
 * @client: a registered client
 * @number: how many channels it is to hold
 * @timeout_ms: how long to wait at most, in milliseconds
 *
 * Context: Process; may sleep.  Not from an event callback.
 * Return: 0; -ETIMEDOUT; -EINTR when a fatal signal came.
 */
int dmae_async_client_wait(struct dmae_client *client, unsigned int number,
			   unsigned int timeout_ms);

/**
 * enum dmae_free_mode - what becomes of operations that have not ended
 * @DMAE_FREE_FINISH: they are issued and carried out
 * @DMAE_FREE_ABORT: they end as aborted, where the client is the channel's
 *	only holder; on a shared channel as DMAE_FREE_FINISH
 */
enum dmae_free_mode {
	DMAE_FREE_FINISH,
	DMAE_FREE_ABORT,
};

/**
 * dmae_async_client_chan_free() - hand one channel back (G3)
 * @client: a registered client
 * @chan: the channel; one that the client does not hold: no effect
 * @mode: what becomes of operations that have not ended
 *
 * Waits until the operations have ended and their callbacks have returned;
 * what was prepared and not submitted is to be abandoned before, and what is
 * not acked is to be acked.
 * No REMOVED is raised.  The channel is offered to whoever waits for one; the
 * client's own number falls by one, so that it does not get it back.  Has no
 * effect within the AVAILABLE and REMOVED callbacks of the channel itself.
 *
 * Context: Process; may sleep.  Not from a completion callback, and not with a
 * lock held that the event callback takes for AVAILABLE, SUSPEND or RESUME.
 */
void dmae_async_client_chan_free(struct dmae_client *client,
				 struct dmae_chan *chan,
				 enum dmae_free_mode mode);

/**
 * dmae_async_op_issue_pending() - have submitted operations start (A7, B7)
 * @chan: a channel of the client's
 *
 * Also tells the engine of what other clients of the channel have submitted.
 * No effect when nothing is pending.
 *
 * Context: Not hard irq.  Runs no callback.
 */
void dmae_async_op_issue_pending(struct dmae_chan *chan);

/**
 * dmae_async_op_complete() - ask how an operation stands (A8, G4)
 * @chan: a channel of the client's
 * @cookie: the operation; one of @chan's, or the errno of a failed submit
 * @last: returns the last operation that has ended, may be NULL
 * @used: returns the last cookie handed out, may be NULL
 *
 * With @last and @used further cookies can be tested by
 * dmae_async_is_complete().  Asking makes progress by itself on a channel
 * that needs a processor, so a task may spin on it, even with preemption or
 * bottom halves off.  A softirq may ask, but is not to spin: it may have
 * interrupted the task that runs the operation.  Never runs a callback.
 *
 * Context: Not hard irq.
 * Return: DMAE_ERROR when the operation failed or was aborted, also long
 * after it ended; when more separate failures than the channel remembers
 * have occurred since, operations between two old failures may be reported
 * as failed too, never the other way round.
 */
enum dmae_status dmae_async_op_complete(struct dmae_chan *chan,
					dmae_cookie_t cookie,
					dmae_cookie_t *last,
					dmae_cookie_t *used);

/**
 * dmae_async_op_wait() - issue, and wait for an operation to end
 * @chan: a channel of the client's
 * @cookie: the operation; one of @chan's, or the errno of a failed submit
 * @timeout_ms: how long to wait at most, in milliseconds
 *
 * Context: Process; may sleep.
 * Return: 0; -EIO when the operation failed or was aborted; -ETIMEDOUT; the
 * errno that @cookie is.
 */
int dmae_async_op_wait(struct dmae_chan *chan, dmae_cookie_t cookie,
		       unsigned int timeout_ms);

/**
 * dmae_async_op_buf_to_buf() - submit an operation between addresses (G4)
 * @chan: a channel of the client's
 * @op: a type with one source: DMAE_MEMCPY, or DMAE_XOR for dest ^= src
 * @dest: destination, an address of the kernel's linear mapping
 * @src: source, likewise
 * @len: bytes
 *
 * The memory must stay until the operation has ended.
 *
 * Context: Not hard irq.
 * Return: the cookie, or an errno as dmae_async_prep() gives it.
 */
dmae_cookie_t dmae_async_op_buf_to_buf(struct dmae_chan *chan,
				       enum dmae_transaction_type op,
				       void *dest, void *src, size_t len);

/**
 * dmae_async_op_buf_to_pg() - submit an operation from address to page (G4)
 * @chan: a channel of the client's
 * @op: as for dmae_async_op_buf_to_buf()
 * @page: destination page
 * @offset: bytes from its start
 * @kdata: source, an address of the kernel's linear mapping
 * @len: bytes
 *
 * Context: Not hard irq.
 * Return: the cookie, or an errno as dmae_async_prep() gives it.
 */
dmae_cookie_t dmae_async_op_buf_to_pg(struct dmae_chan *chan,
				      enum dmae_transaction_type op,
				      struct page *page, unsigned int offset,
				      void *kdata, size_t len);

/**
 * dmae_async_op_pg_to_pg() - submit an operation between pages (G4)
 * @chan: a channel of the client's
 * @op: as for dmae_async_op_buf_to_buf()
 * @dest_pg: destination page
 * @dest_off: bytes from its start
 * @src_pg: source page
 * @src_off: bytes from its start
 * @len: bytes
 *
 * Context: Not hard irq.
 * Return: the cookie, or an errno as dmae_async_prep() gives it.
 */
dmae_cookie_t dmae_async_op_pg_to_pg(struct dmae_chan *chan,
				     enum dmae_transaction_type op,
				     struct page *dest_pg,
				     unsigned int dest_off, struct page *src_pg,
				     unsigned int src_off, size_t len);

/* The names of 2006 (A6, A7, A8): the above for a copy. */
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
 * @chan: a channel of the client's
 *
 * Context: Any.
 * Return: its name in /sys/class/dmae, "dmae0chan1".
 */
const char *dmae_chan_name(const struct dmae_chan *chan);

/**
 * dmae_chan_caps() - the operation types of a channel (G2)
 * @chan: a channel of the client's
 *
 * Context: Any.
 * Return: the types.
 */
dmae_cap_mask_t dmae_chan_caps(const struct dmae_chan *chan);

/**
 * dmae_chan_limits() - what one operation on a channel may ask for
 * @chan: a channel of the client's
 *
 * Context: Any.
 * Return: the limits; they last as long as the channel is the client's.
 */
const struct dmae_limits *dmae_chan_limits(const struct dmae_chan *chan);

/**
 * dmae_chan_priority() - which channels are to be preferred
 * @chan: a channel of the client's
 *
 * Context: Any.
 * Return: the priority of its device: hardware 0, software below.
 */
int dmae_chan_priority(const struct dmae_chan *chan);

/**
 * dmae_chan_device() - the device behind a channel (B16)
 * @chan: a channel of the client's
 *
 * For a client's own filter, and for its NUMA node.
 *
 * Context: Any.
 * Return: the provider's device; it lasts as long as the channel is the
 * client's.
 */
struct device *dmae_chan_device(const struct dmae_chan *chan);

#endif /* DMAE_CLIENT_H */
