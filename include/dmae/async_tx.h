/* SPDX-License-Identifier: GPL-2.0 */
/*
 * dmae: chains of asynchronous operations, the API of 2007
 *
 * Every operation takes the same four last arguments (B1):
 *
 *   tx = dmae_async_<operation>(..., flags, depend_tx, callback, param);
 *
 * and returns one of
 *
 *   a descriptor	The operation was submitted; it runs once @depend_tx is
 *			complete.
 *   NULL		The operation was carried out in the call, and @callback
 *			has returned.
 *   an ERR_PTR		The operation was refused.  @callback is never called,
 *			and nothing is acked.
 *
 * Each of these is a valid @depend_tx.  An operation that depends on NULL
 * depends on nothing; one that depends on a refused operation is refused with
 * -ECANCELED.  So a client need check only the last return value of a chain.
 * But if an operation of the chain is refused, those before it still run.  A
 * client that has to wait for these, or to ack the last of them, must keep the
 * descriptor of the last one.
 *
 * Acks (B6).  A descriptor is recycled when it is acked and its operation is
 * complete.  It is acked once, in one of these ways:
 *
 *   DMAE_ASYNC_TX_ACK		a flag of the operation itself: no operation
 *				will depend on it, no task will wait for it
 *   DMAE_ASYNC_TX_DEP_ACK	a flag of an operation that depends on it
 *   dmae_async_tx_ack()	a call
 *
 * Several operations may depend on one.
 *
 * Execution (B7).  Operations that were pushed to a channel run after
 * dmae_async_tx_issue_pending_all(), or once the provider's threshold is
 * reached.  An operation that has to wait for @depend_tx is pushed and issued
 * when @depend_tx is complete.
 *
 * Completion (B8, B9).  @callback is called once, after the callbacks of the
 * operations that this one depends on, in process or softirq context; it must
 * not sleep.  If the call returns a descriptor, @callback does not run within
 * the call.  @callback may submit operations, at any depth (B11, lifted).
 *
 * Failure.  When an operation fails, all operations that depend on it, directly
 * or not, complete with -ECANCELED, and what they should have written is
 * undefined.  The status of a descriptor that is not acked is 0, -ECANCELED, or
 * the errno of the operation's own failure.
 *
 * Lost channels.  When a channel is lost, the operations whose completion it
 * has not reported are begun anew, on another channel or by the processor,
 * although the channel may have carried them out.  An operation is not begun
 * anew if one of its sources may have been written to since: by the operation
 * itself, or by one that depends on it, directly or not, and was pushed to the
 * same channel.  The operation completes with -ECANCELED then, as do all that
 * depend on it, and what they should have written is undefined.  Bytes are
 * compared, not pages: a chain may write to other bytes of a source's page.
 *
 * Context of every operation: any but hard irq (B10), and not with interrupts
 * disabled.
 */
#ifndef DMAE_ASYNC_TX_H
#define DMAE_ASYNC_TX_H

#include <linux/err.h>

#include <dmae/client.h>

/* Most sources of one operation: GF(2^8) has no more distinct coefficients. */
#define DMAE_ASYNC_MAX_SRCS 255

/**
 * enum dmae_async_tx_flags - how to carry out an operation
 * @DMAE_ASYNC_TX_XOR_ZERO_DST: the destination of an xor is not a source
 * @DMAE_ASYNC_TX_XOR_DROP_DST: the destination of an xor is a source, and is
 *	the first of the list.  Without either flag it is a source that is not
 *	in the list.
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
 * @depend_tx: operation that must complete first; or NULL
 * @callback: called when the copy is complete; or NULL
 * @param: passed to @callback
 *
 * Context: Not hard irq.
 * Return: a descriptor; NULL if carried out in the call; or as ERR_PTR: -EFAULT
 * for a missing page, -EINVAL for length 0, for buffers that overlap without
 * being the same bytes, and for a @depend_tx that is acked or not of this API,
 * -ERANGE past the end of a buffer, -ECANCELED if @depend_tx was refused,
 * -ENOMEM if there is no memory and the operation needs some.
 */
struct dmae_async_tx_descriptor *
dmae_async_memcpy(struct page *dest, struct page *src, unsigned int dest_offset,
		  unsigned int src_offset, size_t len,
		  enum dmae_async_tx_flags flags,
		  struct dmae_async_tx_descriptor *depend_tx,
		  dmae_async_tx_callback callback, void *param);

/**
 * dmae_async_memcpy_crc32c() - copy, and compute the CRC32C of the data
 * @dest: destination's first page
 * @src: source's first page
 * @dest_offset: bytes from the start of @dest
 * @src_offset: bytes from the start of @src
 * @len: bytes to copy
 * @seed: the CRC to continue from, as the kernel's crc32c() takes it
 * @result: returns the CRC; valid when the operation has succeeded
 * @flags: enum dmae_async_tx_flags
 * @depend_tx: operation that must complete first; or NULL
 * @callback: called when the copy is complete; or NULL
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
 * dmae_async_compare() - check that two buffers are equal
 * @a: first page of one buffer
 * @b: first page of the other buffer
 * @a_offset: bytes from the start of @a
 * @b_offset: bytes from the start of @b
 * @len: bytes to compare
 * @result: returns 0 if the buffers are equal, else DMAE_CHECK_DIFFERS; valid
 *	when the operation has succeeded
 * @flags: enum dmae_async_tx_flags
 * @depend_tx: operation that must complete first; or NULL
 * @callback: called when the comparison is complete; or NULL
 * @param: passed to @callback
 *
 * Writes nothing but @result, so the buffers may overlap.
 *
 * Context: Not hard irq.
 * Return: as dmae_async_memcpy().
 */
struct dmae_async_tx_descriptor *
dmae_async_compare(struct page *a, struct page *b, unsigned int a_offset,
		   unsigned int b_offset, size_t len, u32 *result,
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
 * @depend_tx: operation that must complete first; or NULL
 * @callback: called when the fill is complete; or NULL
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
 * @offset: bytes from the start of each page, also of @dest
 * @src_cnt: number of sources in the list, up to DMAE_ASYNC_MAX_SRCS; one fewer
 *	if @dest is a source that is not in the list
 * @len: bytes of each
 * @flags: enum dmae_async_tx_flags; DMAE_ASYNC_TX_XOR_ZERO_DST and
 *	DMAE_ASYNC_TX_XOR_DROP_DST say whether @dest is a source
 * @depend_tx: operation that must complete first; or NULL
 * @callback: called when the xor is complete; or NULL
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
 * dmae_async_xor_zero_sum() - check whether the xor of blocks is zero (B5)
 * @dest: the first page of the list; not written
 * @src_list: the blocks' first pages; read in this call only
 * @offset: bytes from the start of each
 * @src_cnt: number of blocks, from 2 up to DMAE_ASYNC_MAX_SRCS
 * @len: bytes of each
 * @result: returns 0 if the xor is zero, else DMAE_CHECK_P_BAD; valid when the
 *	operation has succeeded.  A mismatch is a result, not a failure.
 * @flags: enum dmae_async_tx_flags
 * @depend_tx: operation that must complete first; or NULL
 * @callback: called when the check is complete; or NULL
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
 * @blocks: first pages: data, then P, then Q; read in this call only.  NULL
 *	among the data counts as zeroes; NULL for P or Q: it is not computed.
 * @offset: bytes from the start of each
 * @disks: number of @blocks, from 3 to DMAE_ASYNC_MAX_SRCS + 2
 * @len: bytes of each
 * @flags: enum dmae_async_tx_flags
 * @depend_tx: operation that must complete first; or NULL
 * @callback: called when the computation is complete; or NULL
 * @param: passed to @callback
 *
 * P is the xor of the data; Q is the sum of g^i times block i in GF(2^8) with
 * the polynomial 0x11d and g = 2, as in the md driver.
 *
 * Context: Not hard irq.
 * Return: as dmae_async_memcpy(); -EINVAL also for a number of disks out of
 * range, if all data or both P and Q are NULL, and if the page of P or Q is
 * that of another block.
 */
struct dmae_async_tx_descriptor *
dmae_async_gen_syndrome(struct page **blocks, unsigned int offset, int disks,
			size_t len, enum dmae_async_tx_flags flags,
			struct dmae_async_tx_descriptor *depend_tx,
			dmae_async_tx_callback callback, void *param);

/**
 * dmae_async_syndrome_val() - check whether P and Q match the data
 * @blocks: as for dmae_async_gen_syndrome()
 * @offset: bytes from the start of each
 * @disks: number of @blocks
 * @len: bytes of each
 * @result: returns enum dmae_check_result, 0 if both match; valid when the
 *	operation has succeeded
 * @flags: enum dmae_async_tx_flags
 * @depend_tx: operation that must complete first; or NULL
 * @callback: called when the check is complete; or NULL
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
 * @faila: index of a lost block
 * @failb: index of the other lost block
 * @blocks: as for dmae_async_gen_syndrome(), P and Q present
 * @offset: bytes from the start of each
 * @flags: enum dmae_async_tx_flags
 * @depend_tx: operation that must complete first; or NULL
 * @callback: called when both are recomputed; or NULL
 * @param: passed to @callback
 *
 * Submits a chain of operations and returns the last one.  If one of them is
 * refused, all are.
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
 * @faila: index of the lost block of data
 * @blocks: as for dmae_async_gen_syndrome(), P and Q present
 * @offset: bytes from the start of each
 * @flags: enum dmae_async_tx_flags
 * @depend_tx: operation that must complete first; or NULL
 * @callback: called when both are recomputed; or NULL
 * @param: passed to @callback
 *
 * Submits a chain of operations and returns the last one.  If one of them is
 * refused, all are.
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
 * @depend_tx: operation that must complete first; or NULL
 * @callback: called when @depend_tx is complete; or NULL
 * @param: passed to @callback
 *
 * For a chain whose length is not known in advance, and for a second callback.
 *
 * Context: Not hard irq.
 * Return: as dmae_async_memcpy().
 */
struct dmae_async_tx_descriptor *
dmae_async_trigger_callback(enum dmae_async_tx_flags flags,
			    struct dmae_async_tx_descriptor *depend_tx,
			    dmae_async_tx_callback callback, void *param);

/**
 * dmae_async_trigger_callback_result() - a callback that is passed the status
 * @flags: enum dmae_async_tx_flags
 * @depend_tx: operation that must complete first; or NULL
 * @callback: called with 0; or with -ECANCELED if @depend_tx, or an operation
 *	that it depends on, has failed
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
 * dmae_async_tx_issue_pending_all() - issue all submitted operations (B7)
 *
 * Issues those of every channel that this API uses, because a client does not
 * know which channels have its operations.
 *
 * Context: Not hard irq.  Runs no callback.
 */
void dmae_async_tx_issue_pending_all(void);

/**
 * dmae_wait_for_async_tx() - issue, and wait until an operation is complete
 * (B8)
 * @tx: return value of an operation: a descriptor that is not acked, NULL, or
 *	an ERR_PTR
 *
 * Gives up after wait_ms, a module parameter.  When the operation is complete
 * its callback has returned.
 *
 * Context: Process; may sleep.  Not from a callback of dmae.
 * Return: DMAE_SUCCESS, also for NULL; DMAE_ERROR; or DMAE_IN_PROGRESS after
 * wait_ms: the operation still uses its buffers.
 */
enum dmae_status dmae_wait_for_async_tx(struct dmae_async_tx_descriptor *tx);

/**
 * dmae_async_tx_wait() - like dmae_wait_for_async_tx(), with a timeout
 * @tx: as for dmae_wait_for_async_tx()
 * @timeout_ms: how long to wait at most, in milliseconds
 *
 * Context: Process; may sleep.  Not from a callback of dmae.
 * Return: 0, also for NULL; the errno of @tx if it is an ERR_PTR; the status of
 * the operation, see "Failure" above; or -EINPROGRESS after @timeout_ms: the
 * operation still uses its buffers.  No operation completes with -EINPROGRESS.
 */
int dmae_async_tx_wait(struct dmae_async_tx_descriptor *tx,
		       unsigned int timeout_ms);

#endif /* DMAE_ASYNC_TX_H */
