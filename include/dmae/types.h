/* SPDX-License-Identifier: GPL-2.0 */
/*
 * dmae: types that clients and providers share
 *
 * Cookies, statuses, events, operations and their descriptors.  A client
 * includes <dmae/client.h>, a provider <dmae/provider.h>; both include this
 * file.
 */
#ifndef DMAE_TYPES_H
#define DMAE_TYPES_H

#include <linux/atomic.h>
#include <linux/bitops.h>
#include <linux/limits.h>
#include <linux/mm_types.h>
#include <linux/types.h>

#include <dmae/op_types.h>

struct dmae_chan;

/* Room for a name, NUL included; dmae cuts longer names of clients. */
#define DMAE_NAME_LEN 64

/**
 * typedef dmae_cookie_t - identifier of a submitted operation (A10)
 *
 * Positive: a submitted operation.  Each channel numbers its operations in
 * order of submission, from DMAE_MIN_COOKIE to DMAE_MAX_COOKIE, then from
 * DMAE_MIN_COOKIE again.  Negative: an errno; no operation was submitted.
 */
typedef s32 dmae_cookie_t;

#define DMAE_MIN_COOKIE 1
#define DMAE_MAX_COOKIE S32_MAX

#define dmae_submit_error(cookie) ((cookie) < 0)

/**
 * enum dmae_status - state of a submitted operation (A11)
 * @DMAE_SUCCESS: completed without an error
 * @DMAE_IN_PROGRESS: submitted, not yet completed
 * @DMAE_ERROR: failed, or was aborted
 */
enum dmae_status {
	DMAE_SUCCESS,
	DMAE_IN_PROGRESS,
	DMAE_ERROR,
};

/*
 * True unless @cookie is outstanding: after @last_complete, up to and including
 * @last_used; this range may wrap.  The function only compares, so that unit
 * tests can wrap a smaller range.
 */
static inline bool dmae_cookie_ended(dmae_cookie_t cookie,
				     dmae_cookie_t last_complete,
				     dmae_cookie_t last_used)
{
	if (last_complete <= last_used)
		return cookie <= last_complete || cookie > last_used;
	return cookie <= last_complete && cookie > last_used;
}

/* The cookie after @cookie; @max is the last one before the wrap. */
static inline dmae_cookie_t dmae_cookie_after(dmae_cookie_t cookie,
					      dmae_cookie_t max)
{
	return cookie == max ? DMAE_MIN_COOKIE : cookie + 1;
}

/**
 * dmae_async_is_complete() - test a cookie against the state of its channel
 * @cookie: cookie of the operation
 * @last_complete: last completed cookie, from dmae_async_op_complete()
 * @last_used: last submitted cookie, from the same call
 *
 * For testing many cookies after one call of dmae_async_op_complete().  The
 * result does not tell success from failure.  It is correct across a wrap of
 * the cookies while at most DMAE_MAX_COOKIE - 1 operations are outstanding.
 * (A9)
 *
 * Context: Any.
 * Return: DMAE_SUCCESS if the operation has completed, else DMAE_IN_PROGRESS.
 */
static inline enum dmae_status
dmae_async_is_complete(dmae_cookie_t cookie, dmae_cookie_t last_complete,
		       dmae_cookie_t last_used)
{
	return dmae_cookie_ended(cookie, last_complete, last_used) ?
		       DMAE_SUCCESS :
		       DMAE_IN_PROGRESS;
}

/**
 * dmae_transaction_type_name() - name of an operation type
 * @type: the type
 *
 * Context: Any.
 * Return: a constant string, "invalid" for a value that is no type.
 */
const char *dmae_transaction_type_name(enum dmae_transaction_type type);

/**
 * struct dmae_cap_mask - a set of operation types
 * @bits: one bit per enum dmae_transaction_type
 */
struct dmae_cap_mask {
	unsigned long bits;
};

#define dmae_cap_mask_t struct dmae_cap_mask

#define dmae_cap_zero(mask) ((mask)->bits = 0)
#define dmae_cap_set(type, mask) ((mask)->bits |= BIT(type))
#define dmae_cap_clear(type, mask) ((mask)->bits &= ~BIT(type))
#define dmae_has_cap(type, mask) (!!((mask)->bits & BIT(type)))

/**
 * enum dmae_state - an event, passed to the client's event callback (A4, B16)
 * @DMAE_RESOURCE_SUSPEND: the channel starts no operation until RESUME
 * @DMAE_RESOURCE_RESUME: the channel starts operations again; none was lost
 * @DMAE_RESOURCE_AVAILABLE: the channel is offered to the client
 * @DMAE_RESOURCE_REMOVED: the channel is recalled: it takes no new operation,
 *	and the client must not use it after the callback has returned
 * @DMAE_RESOURCE_NONE: the client holds no channel and none can be offered now.
 *	Raised after a request, or after the last channel was recalled; the
 *	event has no channel.
 * @DMAE_RESOURCE_SHORT: the deadline of the request has passed and the client
 *	holds fewer channels than requested; the event has no channel. (G1)
 */
enum dmae_state {
	DMAE_RESOURCE_SUSPEND,
	DMAE_RESOURCE_RESUME,
	DMAE_RESOURCE_AVAILABLE,
	DMAE_RESOURCE_REMOVED,
	DMAE_RESOURCE_NONE,
	DMAE_RESOURCE_SHORT,
};

/**
 * enum dmae_state_client - a client's answer to an event (B15)
 * @DMAE_ACK: AVAILABLE: take the channel; REMOVED: the client was using it
 * @DMAE_DUP: AVAILABLE: decline this channel; REMOVED: the client was not
 *	using it
 * @DMAE_NAK: AVAILABLE: decline this channel and all others until the next
 *	request
 */
enum dmae_state_client {
	DMAE_ACK,
	DMAE_DUP,
	DMAE_NAK,
};

/**
 * enum dmae_reason - why a request is not satisfied (G1)
 *
 * A matching channel is one whose device has all types of the client's mask.
 *
 * @DMAE_REASON_SATISFIED: the request is satisfied, or there is none
 * @DMAE_REASON_NO_PROVIDER: no provider is registered
 * @DMAE_REASON_NO_TYPE: there is no matching channel
 * @DMAE_REASON_NO_MORE: the client holds every matching channel
 * @DMAE_REASON_LEAVING: the provider of every matching channel is unregistering
 * @DMAE_REASON_HELD: other clients hold every matching channel, and they or
 *	this client want exclusive use
 * @DMAE_REASON_CONSTRAINT: every matching channel is on another NUMA node, or
 *	was declined by the client
 * @DMAE_REASON_END: number of reasons
 */
enum dmae_reason {
	DMAE_REASON_SATISFIED,
	DMAE_REASON_NO_PROVIDER,
	DMAE_REASON_NO_TYPE,
	DMAE_REASON_NO_MORE,
	DMAE_REASON_LEAVING,
	DMAE_REASON_HELD,
	DMAE_REASON_CONSTRAINT,
	DMAE_REASON_END,
};

/**
 * dmae_reason_name() - description of a reason
 * @reason: the reason
 *
 * Context: Any.
 * Return: a constant string, "invalid" for a value that is no reason.
 */
const char *dmae_reason_name(enum dmae_reason reason);

/**
 * enum dmae_ctrl_flags - how an operation is to be carried out
 * @DMAE_CTRL_ACK: the client will not refer to the descriptor after submit, so
 *	it is recycled when the operation has completed; without this flag it
 *	stays until dmae_async_tx_ack() (B6)
 * @DMAE_CTRL_FENCE: operations submitted after this one on its channel start
 *	when its writes are visible
 * @DMAE_PREP_PQ_DISABLE_P: compute Q only
 * @DMAE_PREP_PQ_DISABLE_Q: compute P only
 * @DMAE_PREP_CONTINUE: add the sources to the P and Q of an earlier operation
 * @DMAE_PREP_CONTIGUOUS: the client guarantees that each buffer is contiguous
 *	in the kernel's linear mapping; without this flag a buffer must not
 *	reach past the page, or compound page, that it begins in
 */
enum dmae_ctrl_flags {
	DMAE_CTRL_ACK = BIT(0),
	DMAE_CTRL_FENCE = BIT(1),
	DMAE_PREP_PQ_DISABLE_P = BIT(2),
	DMAE_PREP_PQ_DISABLE_Q = BIT(3),
	DMAE_PREP_CONTINUE = BIT(4),
	DMAE_PREP_CONTIGUOUS = BIT(5),
};

/**
 * dmae_op_uses_dst() - whether an operation uses one of its destinations
 * @flags: enum dmae_ctrl_flags of the operation
 * @i: 0 or 1, below the number of destinations of its type
 *
 * Context: Any.
 * Return: false if the flags disable the destination.
 */
static inline bool dmae_op_uses_dst(unsigned int flags, unsigned int i)
{
	return !(flags & (i ? DMAE_PREP_PQ_DISABLE_Q : DMAE_PREP_PQ_DISABLE_P));
}

/**
 * dmae_continued_srcs() - number of sources that the earlier P and Q count as
 * @flags: enum dmae_ctrl_flags of an operation with DMAE_PREP_CONTINUE
 *
 * Context: Any.
 * Return: 1 for Q alone, else 3.
 */
static inline unsigned int dmae_continued_srcs(unsigned int flags)
{
	return flags & DMAE_PREP_PQ_DISABLE_P ? 1 : 3;
}

/**
 * enum dmae_check_result - what XOR_VAL, PQ_VAL, COMPARE write to @result (B5)
 * @DMAE_CHECK_P_BAD: the xor is not zero, or P does not match
 * @DMAE_CHECK_Q_BAD: Q does not match
 * @DMAE_CHECK_DIFFERS: the buffers of COMPARE differ in at least one byte
 *
 * 0 if the check passed.  A mismatch is not an error: the operation succeeds.
 */
enum dmae_check_result {
	DMAE_CHECK_P_BAD = BIT(0),
	DMAE_CHECK_Q_BAD = BIT(1),
	DMAE_CHECK_DIFFERS = BIT(2),
};

/**
 * struct dmae_buf - start of a buffer
 * @page: first page
 * @offset: bytes from the start of @page
 */
struct dmae_buf {
	struct page *page;
	unsigned int offset;
};

/**
 * struct dmae_op - one operation, as a client describes it
 * @type: operation type
 * @flags: enum dmae_ctrl_flags
 * @len: bytes of each buffer
 * @dst: destinations; for PQ types P, then Q
 * @srcs: the sources' first pages
 * @src_offs: offset in bytes of each source; NULL: @src_off for all
 * @src_off: offset in bytes of all sources if @src_offs is NULL
 * @src_cnt: number of sources
 * @coefs: PQ types: the coefficient of each source in GF(2^8)
 * @value: MEMSET: the byte
 * @seed: MEMCPY_CRC32C: the CRC to continue from
 * @result: XOR_VAL, PQ_VAL, COMPARE: enum dmae_check_result; MEMCPY_CRC32C:
 *	the CRC; written before the operation completes
 *
 * This structure and its arrays are read during prep only.  The buffers and
 * @result must stay until the operation has completed.  The buffers follow the
 * rules of streaming DMA: kernel memory or pinned pages.  Prep refuses an
 * operation that writes to a destination which overlaps a source, unless both
 * are the same bytes, or which overlaps the other destination.
 *
 * XOR: the destination is overwritten.  To add to its contents make it one of
 * the sources.
 *
 * PQ: P is the xor of the sources; Q is the sum of each source times its
 * coefficient in GF(2^8) with the polynomial 0x11d.  The coefficients of RAID-6
 * are {1, 2, 4, ...}.  With DMAE_PREP_CONTINUE both are added to the contents
 * of P and Q.  A disabled P or Q is neither read nor written, and its page may
 * be NULL.
 * PQ_VAL compares the contents of P and Q with the values that PQ with the same
 * flags would write.
 *
 * MEMCPY_CRC32C: the CRC of the kernel's crc32c(), without inversion before or
 * after: the result of one operation is the @seed of the next.  The CRC32C of
 * other definitions is ~result with a @seed of ~0.
 *
 * COMPARE: reads @len bytes of @dst[0] and of one source, and writes neither.
 * The result is 0 if they are equal, else DMAE_CHECK_DIFFERS; it does not say
 * where they differ.  Only the limits @max_len and @align apply.
 */
struct dmae_op {
	enum dmae_transaction_type type;
	unsigned int flags;
	size_t len;
	struct dmae_buf dst[2];
	struct page *const *srcs;
	const unsigned int *src_offs;
	unsigned int src_off;
	unsigned int src_cnt;
	const u8 *coefs;
	u8 value;
	u32 seed;
	u32 *result;
};

/**
 * dmae_op_src() - one source of an operation
 * @op: the operation
 * @i: number of the source, below @op->src_cnt
 *
 * Context: Any.
 * Return: the start of source @i.
 */
static inline struct dmae_buf dmae_op_src(const struct dmae_op *op,
					  unsigned int i)
{
	return (struct dmae_buf){
		.page = op->srcs[i],
		.offset = op->src_offs ? op->src_offs[i] : op->src_off,
	};
}

/**
 * struct dmae_limits - limits of one operation on a channel of a device
 * @max_len: bytes per operation
 * @max_xor: sources of types with DMAE_MAX_XOR in DMAE_TYPES()
 * @max_pq: sources of types with DMAE_MAX_PQ; DMAE_PREP_CONTINUE uses up
 *	dmae_continued_srcs() of them
 * @align: every address and length is a multiple of this many bytes; a power
 *	of two, 1 for no alignment
 */
struct dmae_limits {
	size_t max_len;
	unsigned int max_xor;
	unsigned int max_pq;
	unsigned int align;
};

/**
 * dmae_type_srcs() - the most sources that an operation may have
 * @facts: facts of its type, from dmae_type_of()
 * @limits: limits of the device
 *
 * Context: Any.
 * Return: the number.
 */
static inline unsigned int dmae_type_srcs(const struct dmae_type *facts,
					  const struct dmae_limits *limits)
{
	switch (facts->max_srcs) {
	case DMAE_MAX_XOR:
		return limits->max_xor;
	case DMAE_MAX_PQ:
		return limits->max_pq;
	default:
		return facts->min_srcs;
	}
}

/**
 * enum dmae_recycle - marks of a descriptor, which is recycled once it has both
 * @DMAE_RECYCLE_ENDED: the operation has completed and its callback returned
 * @DMAE_RECYCLE_ACKED: the client has acked the descriptor
 */
enum dmae_recycle {
	DMAE_RECYCLE_ENDED = BIT(0),
	DMAE_RECYCLE_ACKED = BIT(1),
};

typedef void (*dmae_async_tx_callback)(void *param);
typedef void (*dmae_async_tx_callback_result)(void *param, int status);

/**
 * struct dmae_async_tx_descriptor - descriptor of one operation (B6)
 * @cookie: set at submit
 * @status: -EINPROGRESS from prep to completion; then 0, -ECANCELED if the
 *	operation was aborted, or the errno of its failure.  The client may read
 *	it in its callback, and until it acks the descriptor.
 * @flags: enum dmae_ctrl_flags, from prep
 * @type: enum dmae_transaction_type
 * @recycle: enum dmae_recycle; setting the second mark recycles
 * @chan: the channel that the operation was prepared on
 * @callback: called once after the operation has completed, or NULL
 * @callback_result: the same, with the status as an argument; at most one of
 *	the two is set
 * @callback_param: passed to either callback
 * @len: bytes, for statistics
 * @release: the provider's function that recycles the descriptor
 *
 * Between prep and submit the descriptor belongs to the client, which may set
 * a callback and its parameter; after submit it belongs to the channel.
 */
struct dmae_async_tx_descriptor {
	dmae_cookie_t cookie;
	int status;
	u16 flags;
	u8 type;
	atomic_t recycle;
	struct dmae_chan *chan;
	dmae_async_tx_callback callback;
	dmae_async_tx_callback_result callback_result;
	void *callback_param;
	size_t len;
	void (*release)(struct dmae_async_tx_descriptor *tx);
};

#endif /* DMAE_TYPES_H */
