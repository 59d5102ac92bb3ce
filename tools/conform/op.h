/* SPDX-License-Identifier: GPL-2.0 */
/*
 * An operation, the ways to carry it out, and its expected outcome
 */
#ifndef DMAE_CONFORM_OP_H
#define DMAE_CONFORM_OP_H

#include <linux/completion.h>
#include <linux/types.h>

#include <dmae/async_tx.h>

struct conform;
struct conform_buf;

/**
 * struct conform_op - one operation
 * @type: operation type
 * @flags: DMAE_PREP_PQ_DISABLE_P, DMAE_PREP_PQ_DISABLE_Q; on a channel also
 *	DMAE_PREP_CONTINUE
 * @async_flags: DMAE_ASYNC_TX_XOR_ZERO_DST, DMAE_ASYNC_TX_XOR_DROP_DST; without
 *	either the first source is the destination
 * @len: bytes
 * @dst: the destination; of PQ types P, then Q
 * @dst_off: their offsets; async_tx takes one for all buffers, except in a copy
 * @srcs: the sources; of PQ types NULL where a block is missing
 * @src_offs: the offset of each, not for async_tx; NULL: @src_off for all
 * @src_off: their offset
 * @src_cnt: number of @srcs
 * @coefs: of PQ types, not for async_tx; NULL: source i has 2^i
 * @value: the byte to fill with
 * @seed: the CRC to continue from
 */
struct conform_op {
	enum dmae_transaction_type type;
	unsigned int flags;
	unsigned int async_flags;
	size_t len;
	struct conform_buf *dst[2];
	unsigned int dst_off[2];
	struct conform_buf **srcs;
	const unsigned int *src_offs;
	unsigned int src_off;
	unsigned int src_cnt;
	const u8 *coefs;
	u8 value;
	u32 seed;
};

typedef int (*conform_run_fn)(struct conform *c, const struct conform_op *op,
			      u32 *result);

/**
 * struct conform_way - a way to carry out operations
 * @begin: called before the first one.  Sets the limits of the case; returns
 *	false, and the case fails, if the type is missing.
 * @run: carries out an operation and waits for it.  Returns the errno of the
 *	call, or the status of the operation.
 */
struct conform_way {
	bool (*begin)(struct conform *c, enum dmae_transaction_type type);
	conform_run_fn run;
};

/**
 * struct conform_ticket - callback of the operations of a case
 * @called: completed by the callback
 * @status: status of the last operation
 * @calls: number of calls
 * @due: number of calls expected so far
 */
struct conform_ticket {
	struct completion called;
	int status;
	atomic_t calls;
	unsigned int due;
};

/* op.c */
void conform_op_run(struct conform *c, const struct conform_way *way,
		    const struct conform_op *op);
u32 conform_op_model(struct conform *c, const struct conform_op *op);
u8 conform_op_coef(const struct conform_op *op, unsigned int i);

/* ticket.c */
void conform_ticket_init(struct conform_ticket *ticket);
struct conform_ticket *conform_ticket_take(struct conform *c);
void conform_ticket_call(void *ticket);
void conform_ticket_call_result(void *ticket, int status);
int conform_ticket_give_back(struct conform *c, int err);
int conform_ticket_wait(struct conform *c);
void conform_ticket_expect_called(struct conform *c);

/* async.c */
extern const struct conform_way conform_by_async;

/* channel.c */
extern const struct conform_way conform_by_channel;

#endif /* DMAE_CONFORM_OP_H */
