/* SPDX-License-Identifier: GPL-2.0 */
/*
 * dmae: chains of asynchronous operations, the API of 2007
 *
 * Every operation ends with the same four arguments (B1):
 *
 *   tx = dmae_async_<operation>(..., flags, depend_tx, callback, param);
 *
 * A descriptor is returned when the operation is under way, or waits for
 * @depend_tx.  NULL means that it was carried out in the call, and @callback
 * has returned.  An ERR_PTR means that it was refused: it is as if it had not
 * been called, @callback is not, and nothing is acked.  Each of the three is a
 * valid @depend_tx: NULL depends on nothing, and what depends on a refused
 * operation is refused with -ECANCELED.  So a chain may be written without a
 * look in between, and only what comes last be looked at.  Only, what was
 * accepted before the refused one is under way then; to have its last
 * descriptor, to wait for and to ack, takes a look at each.
 *
 * Acks (B6).  A descriptor stays until it has ended and is acked;
 * only then is it recycled.  It can be acked by any of
 *
 *   DMAE_ASYNC_TX_ACK		given to the operation itself, if nothing will
 *				depend on it and nobody will wait for it
 *   DMAE_ASYNC_TX_DEP_ACK	given to an operation that depends on it
 *   dmae_async_tx_ack()	called with it
 *
 * once.  Several operations may depend on one.
 *
 * Execution (B7).  What was handed to a channel runs after
 * dmae_async_tx_issue_pending_all(), or from the provider's threshold on.  What
 * waits for another operation is issued when that has ended.
 *
 * Completion (B8, B9).  @callback is called once, after those of the operations
 * that it depends on, in process or softirq context; it must not sleep.  For a
 * descriptor it is never called within the call that returned it.  It may
 * submit operations, at any depth (lifting B11).
 *
 * Failure.  When an operation fails, all that depend on it end with
 * -ECANCELED, and what they should have written is undefined.  Of a descriptor
 * that is not acked, status tells: 0, -ECANCELED, or the errno of its failure.
 *
 * Lost channels.  When a channel is lost, the operations that it has not
 * reported are begun anew elsewhere, though it may have carried them out.  An
 * operation is not begun anew if one of its sources may have been written to
 * since, by the operation itself or by one that depends on it, directly or not,
 * and was already handed to the same channel.  It ends with -ECANCELED then, as
 * do all that depend on it, and what they should have written is undefined.
 * Bytes count, not pages: a chain may write beside a source.
 *
 * Context of every operation: not hard irq (B10).  With interrupts disabled
 * none may be called either.
 */
#ifndef DMAE_ASYNC_TX_H
#define DMAE_ASYNC_TX_H

#include <linux/err.h>

#include <dmae/client.h>

/* Sources of one operation: as many as GF(2^8) has distinct coefficients. */
#define DMAE_ASYNC_MAX_SRCS 255

/**
 * enum dmae_async_tx_flags - how an operation is to be carried out
 * @DMAE_ASYNC_TX_XOR_ZERO_DST: the destination of an xor is not a source
 * @DMAE_ASYNC_TX_XOR_DROP_DST: the destination of an xor is a source, and is
 *	the first of the list.  Without either it is a source, and is not in the
 *	list.
 * @DMAE_ASYNC_TX_ASSUME_COHERENT: no effect
 * @DMAE_ASYNC_TX_ACK: acks the operation itself
 * @DMAE_ASYNC_TX_DEP_ACK: acks the operation that this one depends on, unless
 *	this one is refused
 * @DMAE_ASYNC_TX_KMAP_SRC: no effect
 * @DMAE_ASYNC_TX_KMAP_DST: no effect
 */
enum dmae_async_tx_flags {
	DMAE_ASYNC_TX_XOR_ZERO_DST = BIT(0),
	DMAE_ASYNC_TX_XOR_DROP_DST = BIT(1),
	DMAE_ASYNC_TX_ASSUME_COHERENT = BIT(2),
	DMAE_ASYNC_TX_ACK = BIT(3),
	DMAE_ASYNC_TX_DEP_ACK = BIT(4),
	DMAE_ASYNC_TX_KMAP_SRC = BIT(5),
	DMAE_ASYNC_TX_KMAP_DST = BIT(6),
};

/**
 * dmae_async_memcpy() - copy (B2)
 * @dest: destination's first page
 * @src: source's first page
 * @dest_offset: bytes from the start of @dest
 * @src_offset: bytes from the start of @src
 * @len: bytes to copy; a buffer ends with the compound page it begins in
 * @flags: enum dmae_async_tx_flags
 * @depend_tx: copy after this one has ended; or NULL
 * @callback: called when the copy has ended; or NULL
 * @param: passed to @callback
 *
 * Context: Not hard irq.
 * Return: a descriptor, NULL when done, or as ERR_PTR: -EFAULT for a missing
 * page, -EINVAL for length 0, for a @depend_tx that is acked or not of this
 * API, -ERANGE past the end of a buffer, -ECANCELED when @depend_tx was
 * refused, -ENOMEM when there is no memory and no way to do without.
 */
struct dmae_async_tx_descriptor *
dmae_async_memcpy(struct page *dest, struct page *src, unsigned int dest_offset,
		  unsigned int src_offset, size_t len,
		  enum dmae_async_tx_flags flags,
		  struct dmae_async_tx_descriptor *depend_tx,
		  dmae_async_tx_callback callback, void *param);

/**
 * dmae_async_memcpy_crc32c() - copy, and the CRC32C of what was copied
 * @dest: destination's first page
 * @src: source's first page
 * @dest_offset: bytes from the start of @dest
 * @src_offset: bytes from the start of @src
 * @len: bytes to copy
 * @seed: the CRC to continue from, as the kernel's crc32c() takes it
 * @result: returns the CRC; valid when the operation has ended
 * @flags: enum dmae_async_tx_flags
 * @depend_tx: copy after this one has ended; or NULL
 * @callback: called when the copy has ended; or NULL
 * @param: passed to @callback
 *
 * Context: Not hard irq.
 * Return: as dmae_async_memcpy().
 */
struct dmae_async_tx_descriptor *
dmae_async_memcpy_crc32c(struct page *dest, struct page *src,
			 unsigned int dest_offset, unsigned int src_offset,
			 size_t len, u32 seed, u32 *result,
			 enum dmae_async_tx_flags flags,
			 struct dmae_async_tx_descriptor *depend_tx,
			 dmae_async_tx_callback callback, void *param);

/**
 * dmae_async_memset() - fill with a byte (B3)
 * @dest: destination's first page
 * @val: the byte, in the low eight bits
 * @offset: bytes from the start of @dest
 * @len: bytes to fill
 * @flags: enum dmae_async_tx_flags
 * @depend_tx: fill after this one has ended; or NULL
 * @callback: called when the fill has ended; or NULL
 * @param: passed to @callback
 *
 * Context: Not hard irq.
 * Return: as dmae_async_memcpy().
 */
struct dmae_async_tx_descriptor *
dmae_async_memset(struct page *dest, int val, unsigned int offset, size_t len,
		  enum dmae_async_tx_flags flags,
		  struct dmae_async_tx_descriptor *depend_tx,
		  dmae_async_tx_callback callback, void *param);

/**
 * dmae_async_xor() - xor of blocks to a destination (B4)
 * @dest: destination's first page
 * @src_list: the sources' first pages; read in this call only
 * @offset: bytes from the start of each, the destination's too
 * @src_cnt: number of sources in the list, up to DMAE_ASYNC_MAX_SRCS; one fewer
 *	where @dest is a source that is not in the list
 * @len: bytes of each
 * @flags: enum dmae_async_tx_flags; whether @dest is a source is told by
 *	DMAE_ASYNC_TX_XOR_ZERO_DST and DMAE_ASYNC_TX_XOR_DROP_DST
 * @depend_tx: xor after this one has ended; or NULL
 * @callback: called when the xor has ended; or NULL
 * @param: passed to @callback
 *
 * Context: Not hard irq.
 * Return: as dmae_async_memcpy(); -EINVAL also for a number of sources out of
 * range, for both flags of the destination at once, and for DROP_DST with a
 * list that does not begin with @dest.
 */
struct dmae_async_tx_descriptor *
dmae_async_xor(struct page *dest, struct page **src_list, unsigned int offset,
	       int src_cnt, size_t len, enum dmae_async_tx_flags flags,
	       struct dmae_async_tx_descriptor *depend_tx,
	       dmae_async_tx_callback callback, void *param);

/**
 * dmae_async_xor_zero_sum() - is the xor of blocks zero? (B5)
 * @dest: the first of the list; not written
 * @src_list: the blocks' first pages; read in this call only
 * @offset: bytes from the start of each
 * @src_cnt: number of blocks, from 2 up to DMAE_ASYNC_MAX_SRCS
 * @len: bytes of each
 * @result: returns 0 when the xor is zero, DMAE_CHECK_P_BAD when not; valid
 *	when the operation has ended well.  A mismatch is a result, no failure.
 * @flags: enum dmae_async_tx_flags
 * @depend_tx: check after this one has ended; or NULL
 * @callback: called when the check has ended; or NULL
 * @param: passed to @callback
 *
 * Writes nothing but @result.
 *
 * Context: Not hard irq.
 * Return: as dmae_async_xor().
 */
struct dmae_async_tx_descriptor *
dmae_async_xor_zero_sum(struct page *dest, struct page **src_list,
			unsigned int offset, int src_cnt, size_t len,
			u32 *result, enum dmae_async_tx_flags flags,
			struct dmae_async_tx_descriptor *depend_tx,
			dmae_async_tx_callback callback, void *param);

/**
 * dmae_async_gen_syndrome() - compute RAID-6 P and Q
 * @blocks: first pages: data, then P, then Q; read in this call only.  Missing
 *	data counts as zero, a missing P or Q is not computed.
 * @offset: bytes from the start of each
 * @disks: number of @blocks, from 3 to DMAE_ASYNC_MAX_SRCS + 2
 * @len: bytes of each
 * @flags: enum dmae_async_tx_flags
 * @depend_tx: compute after this one has ended; or NULL
 * @callback: called when the computation has ended; or NULL
 * @param: passed to @callback
 *
 * P is the xor of the data; Q is the sum of g^i times block i in GF(2^8) with
 * the polynomial 0x11d and g = 2, as in the md driver.
 *
 * Context: Not hard irq.
 * Return: as dmae_async_memcpy(); -EINVAL also for a number of disks out of
 * range, without any data, without both P and Q, and where the page of P or Q is
 * that of another block.
 */
struct dmae_async_tx_descriptor *
dmae_async_gen_syndrome(struct page **blocks, unsigned int offset, int disks,
			size_t len, enum dmae_async_tx_flags flags,
			struct dmae_async_tx_descriptor *depend_tx,
			dmae_async_tx_callback callback, void *param);

/**
 * dmae_async_syndrome_val() - do P and Q match the data?
 * @blocks: as for dmae_async_gen_syndrome()
 * @offset: bytes from the start of each
 * @disks: number of @blocks
 * @len: bytes of each
 * @result: returns enum dmae_check_result, 0 when all is well; valid when the
 *	operation has ended well
 * @flags: enum dmae_async_tx_flags
 * @depend_tx: check after this one has ended; or NULL
 * @callback: called when the check has ended; or NULL
 * @param: passed to @callback
 *
 * Writes nothing but @result.
 *
 * Context: Not hard irq.
 * Return: as dmae_async_gen_syndrome().
 */
struct dmae_async_tx_descriptor *
dmae_async_syndrome_val(struct page **blocks, unsigned int offset, int disks,
			size_t len, u32 *result, enum dmae_async_tx_flags flags,
			struct dmae_async_tx_descriptor *depend_tx,
			dmae_async_tx_callback callback, void *param);

/**
 * dmae_async_raid6_2data_recov() - recompute two blocks of data
 * @disks: number of @blocks
 * @len: bytes of each
 * @faila: index of one that is lost
 * @failb: index of the other one
 * @blocks: as for dmae_async_gen_syndrome(), P and Q present
 * @offset: bytes from the start of each
 * @flags: enum dmae_async_tx_flags
 * @depend_tx: begin after this one has ended; or NULL
 * @callback: called when both are recomputed; or NULL
 * @param: passed to @callback
 *
 * A chain of operations, of which the last is returned.  They are accepted or
 * refused as one.
 *
 * Context: Not hard irq.
 * Return: as dmae_async_gen_syndrome().
 */
struct dmae_async_tx_descriptor *
dmae_async_raid6_2data_recov(int disks, size_t len, int faila, int failb,
			     struct page **blocks, unsigned int offset,
			     enum dmae_async_tx_flags flags,
			     struct dmae_async_tx_descriptor *depend_tx,
			     dmae_async_tx_callback callback, void *param);

/**
 * dmae_async_raid6_datap_recov() - recompute a block of data, and P
 * @disks: number of @blocks
 * @len: bytes of each
 * @faila: index of the lost data
 * @blocks: as for dmae_async_gen_syndrome(), P and Q present
 * @offset: bytes from the start of each
 * @flags: enum dmae_async_tx_flags
 * @depend_tx: begin after this one has ended; or NULL
 * @callback: called when both are recomputed; or NULL
 * @param: passed to @callback
 *
 * A chain of operations, of which the last is returned.  They are accepted or
 * refused as one.
 *
 * Context: Not hard irq.
 * Return: as dmae_async_gen_syndrome().
 */
struct dmae_async_tx_descriptor *
dmae_async_raid6_datap_recov(int disks, size_t len, int faila,
			     struct page **blocks, unsigned int offset,
			     enum dmae_async_tx_flags flags,
			     struct dmae_async_tx_descriptor *depend_tx,
			     dmae_async_tx_callback callback, void *param);

/**
 * dmae_async_trigger_callback() - a callback at the end of a chain (B9)
 * @flags: enum dmae_async_tx_flags
 * @depend_tx: call after this one has ended; or NULL
 * @callback: called; or NULL
 * @param: passed to @callback
 *
 * For a chain of a length not known before, and for a second callback.
 *
 * Context: Not hard irq.
 * Return: as dmae_async_memcpy().
 */
struct dmae_async_tx_descriptor *
dmae_async_trigger_callback(enum dmae_async_tx_flags flags,
			    struct dmae_async_tx_descriptor *depend_tx,
			    dmae_async_tx_callback callback, void *param);

/**
 * dmae_async_trigger_callback_result() - a callback that is told the status
 * @flags: enum dmae_async_tx_flags
 * @depend_tx: call after this one has ended; or NULL
 * @callback: called with 0, or -ECANCELED when @depend_tx, or what that
 *	depends on, has failed
 * @param: passed to @callback
 *
 * Context: Not hard irq.
 * Return: as dmae_async_memcpy().
 */
struct dmae_async_tx_descriptor *
dmae_async_trigger_callback_result(enum dmae_async_tx_flags flags,
				   struct dmae_async_tx_descriptor *depend_tx,
				   dmae_async_tx_callback_result callback,
				   void *param);

/**
 * dmae_async_tx_issue_pending_all() - have all that was submitted start (B7)
 *
 * On every channel that this API uses, as a client does not know which ones
 * have its operations.
 *
 * Context: Not hard irq.  Runs no callback.
 */
void dmae_async_tx_issue_pending_all(void);

/**
 * dmae_wait_for_async_tx() - issue, and wait for an operation to end (B8)
 * @tx: what an operation returned: a descriptor that is not acked, NULL, or an
 *	ERR_PTR
 *
 * Gives up after the module parameter wait_ms.  The callback has returned.
 *
 * Context: Process; may sleep.  Not from a callback of dmae.
 * Return: DMAE_SUCCESS, for NULL too; DMAE_ERROR; or DMAE_IN_PROGRESS when the
 * time is over: the operation still uses its buffers.
 */
enum dmae_status dmae_wait_for_async_tx(struct dmae_async_tx_descriptor *tx);

/**
 * dmae_async_tx_wait() - issue, and wait for an operation to end, for so long
 * @tx: as for dmae_wait_for_async_tx()
 * @timeout_ms: how long to wait at most, in milliseconds
 *
 * Context: Process; may sleep.  Not from a callback of dmae.
 * Return: 0, for NULL too; the errno that @tx is, or that the operation failed
 * with, be it -ETIMEDOUT; -ECANCELED when one that it depends on has failed;
 * -EINPROGRESS, which no operation ends with, when the time is over: it still
 * uses its buffers.
 */
int dmae_async_tx_wait(struct dmae_async_tx_descriptor *tx,
		       unsigned int timeout_ms);

#endif /* DMAE_ASYNC_TX_H */
