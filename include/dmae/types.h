/* SPDX-License-Identifier: GPL-2.0 */
/*
 * dmae: the words that clients and providers share
 *
 * Cookies, statuses, operation types, events, and the record of one
 * operation.  A client includes <dmae/client.h>, a provider
 * <dmae/provider.h>; both bring this file.
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

/* Of a name that dmae keeps, its end included. */
#define DMAE_NAME_LEN 64

/**
 * typedef dmae_cookie_t - identifier of a submitted operation (A10)
 *
 * Positive: a submitted operation; its channel hands cookies out in order of
 * submission, from DMAE_MIN_COOKIE to DMAE_MAX_COOKIE and around again.
 * Negative: an errno, nothing was submitted.
 */
typedef s32 dmae_cookie_t;

#define DMAE_MIN_COOKIE 1
#define DMAE_MAX_COOKIE S32_MAX

#define dmae_submit_error(cookie) ((cookie) < 0)

/**
 * enum dmae_status - where an operation stands (A11)
 * @DMAE_SUCCESS: ended, and did what was asked
 * @DMAE_IN_PROGRESS: submitted, not ended
 * @DMAE_ERROR: ended in failure, or was aborted before it was done
 */
enum dmae_status {
	DMAE_SUCCESS,
	DMAE_IN_PROGRESS,
	DMAE_ERROR,
};

/*
 * True unless @cookie lies in the window of outstanding operations, from
 * @last_complete (exclusive) to @last_used (inclusive), which may wrap.  It
 * only compares, so it holds for cookies of any narrower type too.
 */
static inline bool dmae_cookie_ended(dmae_cookie_t cookie,
				     dmae_cookie_t last_complete,
				     dmae_cookie_t last_used)
{
	if (last_complete <= last_used)
		return cookie <= last_complete || cookie > last_used;
	return cookie <= last_complete && cookie > last_used;
}

/* The cookie after @cookie, where @max is the last one before the wrap. */
static inline dmae_cookie_t dmae_cookie_after(dmae_cookie_t cookie,
					      dmae_cookie_t max)
{
	return cookie == max ? DMAE_MIN_COOKIE : cookie + 1;
}

/**
 * dmae_async_is_complete() - test a cookie against the state of its channel
 * @cookie: the operation asked about
 * @last_complete: last operation that the channel is known to have ended
 * @last_used: last cookie that the channel has handed out
 *
 * Tests many cookies against one reading of the channel, as
 * dmae_async_op_complete() returns it; it tells ended from outstanding only,
 * for it cannot know of errors.  Right across the wrap while at most
 * DMAE_MAX_COOKIE - 1 operations are outstanding.  (A9)
 *
 * Context: Any.
 * Return: DMAE_SUCCESS when @cookie has ended, else DMAE_IN_PROGRESS.
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
 * dmae_transaction_type_name() - an operation type in words
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
 * enum dmae_state - what an event tells a client (A4, B16, G1)
 * @DMAE_RESOURCE_SUSPEND: the channel holds operations back until RESUME
 * @DMAE_RESOURCE_RESUME: the channel works again, nothing was lost
 * @DMAE_RESOURCE_AVAILABLE: the channel is offered to the client
 * @DMAE_RESOURCE_REMOVED: the channel leaves: it takes no new operation, and
 *	when the callback returns the client no longer uses it
 * @DMAE_RESOURCE_NONE: the client has no channel, and none can be offered now:
 *	told after a request, and when the last one was taken away; no channel is
 *	passed
 * @DMAE_RESOURCE_SHORT: the deadline of the request passed with fewer
 *	channels than asked for; no channel is passed
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
 * @DMAE_ACK: to AVAILABLE: taken; to REMOVED: was using it
 * @DMAE_DUP: to AVAILABLE: not this one; to REMOVED: was not using it
 * @DMAE_NAK: to AVAILABLE: not this one and no more, until the next request
 */
enum dmae_state_client {
	DMAE_ACK,
	DMAE_DUP,
	DMAE_NAK,
};

/**
 * enum dmae_reason - why a request is not satisfied (G1)
 * @DMAE_REASON_SATISFIED: it is, or there is no request
 * @DMAE_REASON_NO_PROVIDER: no provider is registered
 * @DMAE_REASON_NO_TYPE: no provider has all types of the client's mask
 * @DMAE_REASON_NO_MORE: the client has every channel that would do
 * @DMAE_REASON_LEAVING: every channel that would do belongs to a provider
 *	that is leaving
 * @DMAE_REASON_HELD: every channel that would do is held by others, and one
 *	of the two wants it exclusively
 * @DMAE_REASON_CONSTRAINT: every channel that would do is on another node,
 *	or was declined by the client
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
 * dmae_reason_name() - a reason in words
 * @reason: the reason
 *
 * Context: Any.
 * Return: a constant string, "invalid" for a value that is no reason.
 */
const char *dmae_reason_name(enum dmae_reason reason);

/**
 * enum dmae_ctrl_flags - how an operation is to be carried out
 * @DMAE_CTRL_ACK: the client will not refer to the descriptor again, so it
 *	is recycled when the operation has ended; without this flag it stays
 *	until dmae_async_tx_ack() (B6)
 * @DMAE_CTRL_FENCE: operations submitted after this one on its channel start
 *	when its writes are visible
 * @DMAE_PREP_PQ_DISABLE_P: compute Q only
 * @DMAE_PREP_PQ_DISABLE_Q: compute P only
 * @DMAE_PREP_CONTINUE: P and Q hold an earlier result, which counts as input
 * @DMAE_PREP_CONTIGUOUS: the client vouches that each buffer goes on, in the
 *	kernel's linear mapping, past its first page; without this flag a
 *	buffer ends with the page, or the compound page, that it begins in
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
 * dmae_op_uses_dst() - whether an operation reads or writes a destination
 * @flags: enum dmae_ctrl_flags of the operation
 * @i: which one of the destinations that its type has: 0 or 1
 *
 * Context: Any.
 * Return: false if the flags disable it.
 */
static inline bool dmae_op_uses_dst(unsigned int flags, unsigned int i)
{
	return !(flags & (i ? DMAE_PREP_PQ_DISABLE_Q : DMAE_PREP_PQ_DISABLE_P));
}

/**
 * dmae_continued_srcs() - sources that an earlier P and Q count as
 * @flags: enum dmae_ctrl_flags of an operation with DMAE_PREP_CONTINUE
 *
 * One for Q alone, else three.
 *
 * Context: Any.
 * Return: the number.
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
 * So 0 means that all is well.  A mismatch is a result, not an error.
 */
enum dmae_check_result {
	DMAE_CHECK_P_BAD = BIT(0),
	DMAE_CHECK_Q_BAD = BIT(1),
	DMAE_CHECK_DIFFERS = BIT(2),
};

/**
 * struct dmae_buf - where a buffer begins
 * @page: its first page
 * @offset: bytes from the start of @page
 */
struct dmae_buf {
	struct page *page;
	unsigned int offset;
};

/**
 * struct dmae_op - one operation, as a client describes it
 * @type: what is to be done
 * @flags: enum dmae_ctrl_flags
 * @len: bytes, of each buffer
 * @dst: the destination; for PQ types P, then Q
 * @srcs: the sources' first pages
 * @src_offs: offset in bytes for each source; NULL: @src_off for all
 * @src_off: offset in bytes for all sources when @src_offs is NULL
 * @src_cnt: number of sources
 * @coefs: PQ types: the coefficient of each source in GF(2^8)
 * @value: MEMSET: the byte
 * @seed: MEMCPY_CRC32C: the CRC to continue from
 * @result: XOR_VAL, PQ_VAL, COMPARE: enum dmae_check_result; MEMCPY_CRC32C:
 *	the CRC; written before the operation completes
 *
 * The record and its arrays are read during prep only.  The buffers and
 * @result must stay, mappable by the rules of streaming DMA, until the
 * operation has ended: kernel memory or pinned pages.  No type takes
 * overlapping source and destination except where the same bytes are exactly
 * both.
 *
 * XOR: the destination is written, not added to; where it is to count it is
 * one of the sources.
 *
 * PQ: P is the xor of the sources; Q the sum of each one times its coefficient
 * in GF(2^8) with the polynomial 0x11d, {1, 2, 4, ...} for RAID-6.  With
 * DMAE_PREP_CONTINUE both are added to what P and Q hold.  What is disabled is
 * neither read nor written, and its page isn't looked at.  PQ_VAL compares
 * with P and Q what PQ, of the same flags, would write there.
 *
 * MEMCPY_CRC32C: the CRC as the kernel's crc32c() has it, with no inversion
 * before or after.  So the result of one operation is the @seed of the next,
 * and the CRC that others mean is ~crc from a @seed of ~0.
 *
 * COMPARE: reads @len bytes of @dst[0] and of one source, and writes neither.
 * The result is 0 if they are equal, else DMAE_CHECK_DIFFERS; it does not say
 * where they differ.  Of the device's limits @max_len and @align apply.
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
 * @i: which source, below @op->src_cnt
 *
 * Context: Any.
 * Return: where source @i begins.
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
 * struct dmae_limits - what one operation of a device may ask for
 * @max_len: bytes per operation
 * @max_xor: sources of types with DMAE_MAX_XOR in DMAE_TYPES()
 * @max_pq: sources of types with DMAE_MAX_PQ; where DMAE_PREP_CONTINUE is
 *	given the earlier result takes up to three of them
 * @align: every address and length is a multiple of this many bytes; a power
 *	of two, 1 where anything goes
 */
struct dmae_limits {
	size_t max_len;
	unsigned int max_xor;
	unsigned int max_pq;
	unsigned int align;
};

/**
 * dmae_type_srcs() - the most sources that an operation may have
 * @facts: those of its type
 * @limits: those of the device
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
 * enum dmae_recycle - the marks that together recycle a descriptor
 * @DMAE_RECYCLE_ENDED: the operation has ended and was called back
 * @DMAE_RECYCLE_ACKED: the client will not refer to it again
 */
enum dmae_recycle {
	DMAE_RECYCLE_ENDED = BIT(0),
	DMAE_RECYCLE_ACKED = BIT(1),
};

typedef void (*dmae_async_tx_callback)(void *param);
typedef void (*dmae_async_tx_callback_result)(void *param, int status);

/**
 * struct dmae_async_tx_descriptor - the record of one operation (B6)
 * @cookie: set at submit
 * @status: -EINPROGRESS from prep on; when it has ended 0, -ECANCELED if it
 *	was aborted, or the errno of its failure.  The client may read it in
 *	its callback, and for as long as it has not acked the descriptor.
 * @flags: enum dmae_ctrl_flags, from prep
 * @type: enum dmae_transaction_type
 * @recycle: enum dmae_recycle; whoever sets the second mark recycles
 * @chan: the channel it was prepared on
 * @callback: called once when the operation has ended, or NULL
 * @callback_result: the same, told the status; at most one of the two is set
 * @callback_param: passed to either
 * @len: bytes, for the statistics
 * @release: takes the descriptor back; the provider's
 *
 * Between prep and submit it belongs to the client, which sets the callback
 * and its parameter; after submit to the channel.
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
