// SPDX-License-Identifier: GPL-2.0
/*
 * Operations through async_tx, with each form of ack and completion in turn
 */
#include <linux/bottom_half.h>
#include <linux/err.h>

#include "buffer.h"
#include "conform.h"
#include "op.h"

/**
 * struct async_call - a call of the API
 * @c: the case
 * @op: the operation
 * @result: for the result of the operation
 * @flags: ack flags
 * @depend_tx: argument of the call
 * @callback: argument of the call
 * @param: argument of the call
 */
struct async_call {
	struct conform *c;
	const struct conform_op *op;
	u32 *result;
	unsigned int flags;
	struct dmae_async_tx_descriptor *depend_tx;
	dmae_async_tx_callback callback;
	void *param;
};

typedef struct dmae_async_tx_descriptor *(*async_fn)(const struct async_call *);

static struct page *async_page(const struct conform_buf *buf)
{
	return buf ? buf->page : NULL;
}

static struct page **async_pages(const struct async_call *call,
				 unsigned int first)
{
	struct page **pages = call->c->pages;
	unsigned int i;

	for (i = first; i < call->op->src_cnt; i++)
		pages[i - first] = async_page(call->op->srcs[i]);
	return pages;
}

static struct dmae_async_tx_descriptor *
async_memcpy(const struct async_call *call)
{
	const struct conform_op *op = call->op;

	return dmae_async_memcpy(op->dst[0]->page, op->srcs[0]->page,
				 op->dst_off[0], op->src_off, op->len,
				 call->flags, call->depend_tx, call->callback,
				 call->param);
}

static struct dmae_async_tx_descriptor *
async_memcpy_crc32c(const struct async_call *call)
{
	const struct conform_op *op = call->op;

	return dmae_async_memcpy_crc32c(op->dst[0]->page, op->srcs[0]->page,
					op->dst_off[0], op->src_off, op->len,
					op->seed, call->result, call->flags,
					call->depend_tx, call->callback,
					call->param);
}

static struct dmae_async_tx_descriptor *
async_compare(const struct async_call *call)
{
	const struct conform_op *op = call->op;

	return dmae_async_compare(op->dst[0]->page, op->srcs[0]->page,
				  op->dst_off[0], op->src_off, op->len,
				  call->result, call->flags, call->depend_tx,
				  call->callback, call->param);
}

/* Only the low eight bits of the value count. */
static struct dmae_async_tx_descriptor *
async_memset(const struct async_call *call)
{
	const struct conform_op *op = call->op;

	return dmae_async_memset(op->dst[0]->page, op->value | 0x5a00,
				 op->dst_off[0], op->len, call->flags,
				 call->depend_tx, call->callback, call->param);
}

static struct dmae_async_tx_descriptor *async_xor(const struct async_call *call)
{
	const struct conform_op *op = call->op;
	const unsigned int first = op->async_flags ? 0 : 1;

	return dmae_async_xor(op->dst[0]->page, async_pages(call, first),
			      op->dst_off[0], op->src_cnt - first, op->len,
			      call->flags | op->async_flags, call->depend_tx,
			      call->callback, call->param);
}

static struct dmae_async_tx_descriptor *
async_xor_zero_sum(const struct async_call *call)
{
	const struct conform_op *op = call->op;

	return dmae_async_xor_zero_sum(op->srcs[0]->page, async_pages(call, 0),
				       op->src_off, op->src_cnt, op->len,
				       call->result, call->flags,
				       call->depend_tx, call->callback,
				       call->param);
}

/* Passes the data, then P and Q. */
static struct page **async_blocks(const struct async_call *call)
{
	const struct conform_op *op = call->op;
	struct page **blocks = async_pages(call, 0);

	blocks[op->src_cnt] = async_page(op->dst[0]);
	blocks[op->src_cnt + 1] = async_page(op->dst[1]);
	return blocks;
}

static struct dmae_async_tx_descriptor *
async_gen_syndrome(const struct async_call *call)
{
	const struct conform_op *op = call->op;

	return dmae_async_gen_syndrome(async_blocks(call), op->src_off,
				       op->src_cnt + 2, op->len, call->flags,
				       call->depend_tx, call->callback,
				       call->param);
}

static struct dmae_async_tx_descriptor *
async_syndrome_val(const struct async_call *call)
{
	const struct conform_op *op = call->op;

	return dmae_async_syndrome_val(async_blocks(call), op->src_off,
				       op->src_cnt + 2, op->len, call->result,
				       call->flags, call->depend_tx,
				       call->callback, call->param);
}

static const async_fn async_fns[DMAE_TX_TYPE_END] = {
	[DMAE_MEMCPY] = async_memcpy,
	[DMAE_MEMSET] = async_memset,
	[DMAE_XOR] = async_xor,
	[DMAE_XOR_VAL] = async_xor_zero_sum,
	[DMAE_PQ] = async_gen_syndrome,
	[DMAE_PQ_VAL] = async_syndrome_val,
	[DMAE_MEMCPY_CRC32C] = async_memcpy_crc32c,
	[DMAE_COMPARE] = async_compare,
};

static struct dmae_async_tx_descriptor *
async_submit(const struct async_call *call)
{
	return async_fns[call->op->type](call);
}

static int async_wait(struct conform *c, struct dmae_async_tx_descriptor *tx)
{
	int err = dmae_async_tx_wait(tx, CONFORM_TIMEOUT_MS);

	c->stuck = err == -EINPROGRESS;
	if (!c->stuck && !IS_ERR_OR_NULL(tx))
		dmae_async_tx_ack(tx);
	return err;
}

static int async_waited_for(struct conform *c, const struct conform_op *op,
			    u32 *result)
{
	const struct async_call call = { .c = c, .op = op, .result = result };

	return async_wait(c, async_submit(&call));
}

static int async_acked(struct conform *c, const struct conform_op *op,
		       u32 *result)
{
	const struct async_call call = {
		.c = c,
		.op = op,
		.result = result,
		.flags = DMAE_ASYNC_TX_ACK,
		.callback = conform_ticket_call,
		.param = &c->ticket,
	};
	struct dmae_async_tx_descriptor *tx;

	conform_ticket_take(c);
	tx = async_submit(&call);
	if (IS_ERR(tx))
		return conform_ticket_give_back(c, PTR_ERR(tx));
	dmae_async_tx_issue_pending_all();
	return conform_ticket_wait(c);
}

static int async_followed(struct conform *c, const struct conform_op *op,
			  u32 *result)
{
	const struct async_call call = { .c = c, .op = op, .result = result };
	const unsigned int flags = DMAE_ASYNC_TX_ACK | DMAE_ASYNC_TX_DEP_ACK;
	dmae_async_tx_callback_result callback = conform_ticket_call_result;
	struct dmae_async_tx_descriptor *tx = async_submit(&call), *last;

	conform_ticket_take(c);
	last = dmae_async_trigger_callback_result(flags, tx, callback,
						  &c->ticket);
	if (IS_ERR(last))
		return conform_ticket_give_back(c, PTR_ERR(last));
	dmae_async_tx_issue_pending_all();
	return conform_ticket_wait(c);
}

static int async_behind(struct conform *c, const struct conform_op *op,
			u32 *result)
{
	const struct async_call call = {
		.c = c,
		.op = op,
		.result = result,
		.flags = DMAE_ASYNC_TX_DEP_ACK,
		.depend_tx = dmae_async_memset(c->scratch, 0, 0, PAGE_SIZE, 0,
					       NULL, NULL, NULL),
	};
	struct dmae_async_tx_descriptor *tx = async_submit(&call);

	if (dmae_wait_for_async_tx(tx) == DMAE_ERROR && !IS_ERR(tx))
		conform_fail(c, "DMAE_ERROR for an operation that is right");
	return async_wait(c, tx);
}

/* Submits in a context in which the kernel's SIMD code cannot be used. */
static int async_without_softirqs(struct conform *c,
				  const struct conform_op *op, u32 *result)
{
	const struct async_call call = { .c = c, .op = op, .result = result };
	struct dmae_async_tx_descriptor *tx;

	local_bh_disable();
	tx = async_submit(&call);
	local_bh_enable();
	return async_wait(c, tx);
}

static int async_run(struct conform *c, const struct conform_op *op,
		     u32 *result)
{
	static const conform_run_fn forms[] = {
		async_waited_for,	async_acked,
		async_followed,		async_behind,
		async_without_softirqs,
	};

	return forms[c->turn++ % ARRAY_SIZE(forms)](c, op, result);
}

/* async_tx has every type and any length, independently of the channels. */
static bool async_begin(struct conform *c, enum dmae_transaction_type type)
{
	c->limits = (struct dmae_limits){
		.max_len = CONFORM_MAX_LEN,
		.max_xor = DMAE_ASYNC_MAX_SRCS,
		.max_pq = DMAE_ASYNC_MAX_SRCS,
		.align = 1,
	};
	return true;
}

const struct conform_way conform_by_async = {
	.begin = async_begin,
	.run = async_run,
};
