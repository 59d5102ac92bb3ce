/* SPDX-License-Identifier: GPL-2.0 */
/*
 * dmae: preparing and submitting operations; a part of <dmae/client.h>
 */
#ifndef DMAE_PREP_H
#define DMAE_PREP_H

#include <dmae/types.h>

/**
 * dmae_op_check() - is an operation in order, whatever channel it goes to? (G2)
 * @op: the operation
 *
 * Context: Any.
 * Return: 0, or an errno of dmae_async_prep() that no channel's limits, types
 * or state give.
 */
int dmae_op_check(const struct dmae_op *op);

/**
 * dmae_async_prep() - prepare an operation (G2)
 * @chan: a channel of the client's
 * @op: the operation
 *
 * Takes what the operation needs, so that submit cannot fail, and nothing
 * else: no lock is held until submit and the order is open until then.  What
 * is prepared is submitted, or given back by dmae_abandon().
 *
 * Context: Not hard irq.  Allocates nothing.
 * Return: the descriptor; or as ERR_PTR, with one rate-limited message that
 * names the argument (none for -EBUSY and -ENODEV):
 * -EOPNOTSUPP: the channel lacks the type; -EFAULT: a page or address is
 * missing or not kernel memory; -EINVAL: length 0, misaligned, source count,
 * or an argument that the type needs; -ERANGE: past the end of a buffer;
 * -EMSGSIZE: beyond the channel's limits; -EBUSY: the channel is full: issue,
 * and try again when operations have ended; -ENODEV: the channel is leaving.
 */
struct dmae_async_tx_descriptor *dmae_async_prep(struct dmae_chan *chan,
						 const struct dmae_op *op);

/**
 * dmae_prep_memcpy() - prepare a copy
 * @chan: a channel of the client's
 * @dest: destination's first page
 * @dest_off: bytes from its start
 * @src: source's first page
 * @src_off: bytes from its start
 * @len: bytes to copy
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
 * @chan: a channel of the client's
 * @dest: destination's first page
 * @dest_off: bytes from its start
 * @value: the byte to fill with
 * @len: bytes to fill
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
 * dmae_prep_interrupt() - prepare an operation that only ends
 * @chan: a channel of the client's
 * @flags: enum dmae_ctrl_flags
 *
 * For a callback when all that was submitted before it has ended.
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
 * dmae_submit() - put a prepared operation in order
 * @tx: a prepared descriptor
 *
 * From here on the operation ends once, with a status, and its callback runs
 * once.  Nothing starts before dmae_async_op_issue_pending() or the
 * provider's threshold.  With DMAE_CTRL_ACK the descriptor is not to be
 * touched any more, except by its callback.
 *
 * Context: Not hard irq.
 * Return: the cookie; never an error.
 */
dmae_cookie_t dmae_submit(struct dmae_async_tx_descriptor *tx);

/**
 * dmae_abandon() - give back a prepared operation
 * @tx: a prepared descriptor, not submitted
 *
 * Context: Not hard irq.
 */
void dmae_abandon(struct dmae_async_tx_descriptor *tx);

/**
 * dmae_async_tx_ack() - the client will not refer to a descriptor again (B6)
 * @tx: a descriptor prepared without DMAE_CTRL_ACK, acked once
 *
 * Context: Not hard irq.
 */
void dmae_async_tx_ack(struct dmae_async_tx_descriptor *tx);

#endif /* DMAE_PREP_H */
