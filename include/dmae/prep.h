/* SPDX-License-Identifier: GPL-2.0 */
/*
 * dmae: preparing and submitting operations; a part of <dmae/client.h>
 */
#ifndef DMAE_PREP_H
#define DMAE_PREP_H

#include <dmae/types.h>

/**
 * dmae_op_check() - check an operation without a channel (G2)
 * @op: the operation
 *
 * Context: Any.
 * Return: 0, or the errno with which dmae_async_prep() would refuse the
 * operation on any channel.
 */
int dmae_op_check(const struct dmae_op *op);

/**
 * dmae_async_prep() - prepare an operation (G2)
 * @chan: a channel that the client holds
 * @op: the operation
 *
 * Takes a descriptor and all that the operation needs, so that submit cannot
 * fail.  Returns with no lock held.  Operations run in the order in which they
 * are submitted, not prepared.  The caller submits the descriptor, or returns
 * it by dmae_abandon().
 *
 * Context: Not hard irq.  Allocates no memory.
 * Return: the descriptor, or an ERR_PTR.  A rate-limited message names the
 * faulty argument, except for -EBUSY and -ENODEV.
 *
 * * -EOPNOTSUPP: the channel lacks the type
 * * -EFAULT: a page or address is missing, or not in the linear mapping
 * * -EINVAL: length 0, wrong alignment or source count, unknown flags, a
 *   missing argument of the type, or a destination that overlaps a source
 *   without being the same bytes, or that overlaps the other destination
 * * -ERANGE: the operation reaches past the end of a buffer
 * * -EMSGSIZE: the operation exceeds the channel's limits
 * * -EBUSY: the channel is full: issue, and try again when operations have
 *   completed
 * * -ENODEV: the channel is leaving
 */
struct dmae_async_tx_descriptor *dmae_async_prep(struct dmae_chan *chan,
						 const struct dmae_op *op);

/**
 * dmae_prep_memcpy() - prepare a copy
 * @chan: a channel that the client holds
 * @dest: first page of the destination
 * @dest_off: bytes from the start of @dest
 * @src: first page of the source
 * @src_off: bytes from the start of @src
 * @len: length in bytes
 * @flags: enum dmae_ctrl_flags
 *
 * Context: Not hard irq.
 * Return: as dmae_async_prep().
 */
static inline struct dmae_async_tx_descriptor *
dmae_prep_memcpy(struct dmae_chan *chan, struct page *dest,
		 unsigned int dest_off, struct page *src, unsigned int src_off,
		 size_t len, unsigned int flags)
{
	const struct dmae_op op = {
		.type = DMAE_MEMCPY,
		.flags = flags,
		.len = len,
		.dst[0] = { .page = dest, .offset = dest_off },
		.srcs = &src,
		.src_off = src_off,
		.src_cnt = 1,
	};

	return dmae_async_prep(chan, &op);
}

/**
 * dmae_prep_memset() - prepare a fill
 * @chan: a channel that the client holds
 * @dest: first page of the destination
 * @dest_off: bytes from the start of @dest
 * @value: the byte to fill with
 * @len: length in bytes
 * @flags: enum dmae_ctrl_flags
 *
 * Context: Not hard irq.
 * Return: as dmae_async_prep().
 */
static inline struct dmae_async_tx_descriptor *
dmae_prep_memset(struct dmae_chan *chan, struct page *dest,
		 unsigned int dest_off, u8 value, size_t len,
		 unsigned int flags)
{
	const struct dmae_op op = {
		.type = DMAE_MEMSET,
		.flags = flags,
		.len = len,
		.dst[0] = { .page = dest, .offset = dest_off },
		.value = value,
	};

	return dmae_async_prep(chan, &op);
}

/**
 * dmae_prep_interrupt() - prepare an operation without data
 * @chan: a channel that the client holds
 * @flags: enum dmae_ctrl_flags
 *
 * Its callback runs after all operations submitted before have completed.
 *
 * Context: Not hard irq.
 * Return: as dmae_async_prep().
 */
static inline struct dmae_async_tx_descriptor *
dmae_prep_interrupt(struct dmae_chan *chan, unsigned int flags)
{
	const struct dmae_op op = { .type = DMAE_INTERRUPT, .flags = flags };

	return dmae_async_prep(chan, &op);
}

/**
 * dmae_submit() - submit a prepared operation
 * @tx: a prepared descriptor
 *
 * Puts the operation in the order of its channel.  It will complete once, with
 * a status, and its callback will run once.  It starts after
 * dmae_async_op_issue_pending(), or when the provider's threshold of submitted
 * operations is reached.  With DMAE_CTRL_ACK the client must not access the
 * descriptor after the call, except in its callback.
 *
 * Context: Not hard irq.
 * Return: the cookie; never an error.
 */
dmae_cookie_t dmae_submit(struct dmae_async_tx_descriptor *tx);

/**
 * dmae_abandon() - return a prepared descriptor without submitting it
 * @tx: a prepared descriptor
 *
 * Context: Not hard irq.
 */
void dmae_abandon(struct dmae_async_tx_descriptor *tx);

/**
 * dmae_async_tx_ack() - give up the reference to a descriptor (B6)
 * @tx: a descriptor prepared without DMAE_CTRL_ACK, and not acked yet
 *
 * The descriptor is recycled when it is acked and its operation has completed.
 *
 * Context: Not hard irq.
 */
void dmae_async_tx_ack(struct dmae_async_tx_descriptor *tx);

#endif /* DMAE_PREP_H */
