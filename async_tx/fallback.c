// SPDX-License-Identifier: GPL-2.0
/*
 * The fallback: operations that the processor carries out
 */
#include <linux/minmax.h>
#include <linux/mm.h>
#include <linux/moduleparam.h>
#include <linux/rcupdate.h>
#include <linux/sizes.h>

#include <dmae/cpu.h>

#include "call.h"
#include "channels.h"
#include "desc.h"
#include "fallback.h"
#include "piece.h"

/* docs/design.md has the figures for the default. */
static unsigned int dmae_async_sync_bytes = SZ_2K;
module_param_named(sync_bytes, dmae_async_sync_bytes, uint, 0644);
MODULE_PARM_DESC(sync_bytes,
		 "operations that read up to this many bytes run in the call");

static const struct dmae_limits dmae_async_processor_limits = {
	.max_len = SIZE_MAX,
	.max_xor = DMAE_ASYNC_MAX_SRCS,
	.max_pq = DMAE_ASYNC_MAX_SRCS + 3,
	.align = 1,
};

static void *dmae_async_address(struct dmae_buf buf)
{
	return buf.page ? page_address(buf.page) + buf.offset : NULL;
}

/* @addresses: room for the address of each source. */
static u32 dmae_async_do_piece(const struct dmae_op *op, const void **addresses)
{
	const struct dmae_cpu_op cpu_op = {
		.type = op->type,
		.flags = op->flags,
		.dst = { dmae_async_address(op->dst[0]),
			 dmae_async_address(op->dst[1]) },
		.srcs = addresses,
		.src_cnt = op->src_cnt,
		.coefs = op->coefs,
		.value = op->value,
		.seed = op->seed,
	};
	unsigned int i;

	for (i = 0; i < op->src_cnt; i++)
		addresses[i] = dmae_async_address(dmae_op_src(op, i));
	return dmae_cpu_run(&cpu_op, 0, op->len);
}

/* True if the fallback may carry out @op in this context. */
bool dmae_async_may_do(const struct dmae_op *op)
{
	return op->src_cnt <= DMAE_ASYNC_SRCS && !dmae_async_in_callback() &&
	       dmae_cpu_may_run(op->type);
}

/* True if a channel would take longer, or no channel takes the operation. */
bool dmae_async_prefers_processor(const struct dmae_op *op)
{
	bool none;

	if (op->len * max(op->src_cnt, 1U) <= READ_ONCE(dmae_async_sync_bytes))
		return true;
	rcu_read_lock();
	none = !dmae_async_chan_find(op);
	rcu_read_unlock();
	return none;
}

/* Carries out an operation for which dmae_async_may_do() is true. */
void dmae_async_do(const struct dmae_op *op)
{
	const void *addresses[DMAE_ASYNC_SRCS];
	u32 result;

	if (op->type == DMAE_INTERRUPT)
		return;
	result = dmae_async_do_piece(op, addresses);
	if (op->result)
		*op->result = result;
}

/* Carries out the rest of an operation, from its cursor on. */
void dmae_async_do_rest(struct dmae_async_desc *desc)
{
	const void *addresses[DMAE_ASYNC_SRCS + 1];
	const void **room = desc->wide ? desc->wide->addresses : addresses;
	struct dmae_async_piece piece;

	while (dmae_async_piece_get(&desc->op, &dmae_async_processor_limits,
				    &desc->cursor, &piece)) {
		desc->result |= dmae_async_do_piece(&piece.op, room);
		desc->cursor = piece.next;
	}
}
