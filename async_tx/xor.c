// SPDX-License-Identifier: GPL-2.0
/*
 * Xor, and the check whether a xor is zero
 */
#include <linux/export.h>

#include "srcs.h"
#include "submit.h"

#define DMAE_ASYNC_XOR_DST \
	(DMAE_ASYNC_TX_XOR_ZERO_DST | DMAE_ASYNC_TX_XOR_DROP_DST)

/* Returns what is wrong with the list of sources, or NULL. */
static const char *dmae_async_xor_fault(struct page *dest,
					struct page **src_list, int src_cnt,
					bool first_is_dest)
{
	int i;

	if (src_cnt < 1 || src_cnt > DMAE_ASYNC_MAX_SRCS)
		return "invalid number of sources";
	if (!src_list)
		return "no list of sources";
	if (first_is_dest && src_list[0] != dest)
		return "the list does not begin with dest";
	for (i = first_is_dest; i < src_cnt; i++)
		if (src_list[i] == dest)
			return "dest is in the list";
	return NULL;
}

/* The destination is a source but not in the client's list: adds it. */
static struct dmae_async_tx_descriptor *
dmae_async_xor_onto(struct dmae_op *op, const struct dmae_async_args *args)
{
	struct dmae_async_tx_descriptor *tx;
	struct dmae_async_srcs srcs;
	unsigned int i;
	int err;

	if (op->src_cnt == DMAE_ASYNC_MAX_SRCS)
		return dmae_async_refuse(args, -EINVAL,
					 "invalid number of sources");
	err = dmae_async_srcs_init(&srcs, op->src_cnt + 1);
	if (err)
		return dmae_async_refuse(args, err, NULL);
	dmae_async_srcs_add(&srcs, op->dst[0].page, 0);
	for (i = 0; i < op->src_cnt; i++)
		dmae_async_srcs_add(&srcs, op->srcs[i], 0);
	op->srcs = srcs.pages;
	op->src_cnt = srcs.count;
	tx = dmae_async_submit(op, args);
	dmae_async_srcs_release(&srcs);
	return tx;
}

struct dmae_async_tx_descriptor *
dmae_async_xor(struct page *dest, struct page **src_list, unsigned int offset,
	       int src_cnt, size_t len, enum dmae_async_tx_flags flags,
	       struct dmae_async_tx_descriptor *depend_tx,
	       dmae_async_tx_callback callback, void *param)
{
	const struct dmae_async_args args =
		dmae_async_args(flags, depend_tx, callback, param);
	const bool first_is_dest = flags & DMAE_ASYNC_TX_XOR_DROP_DST;
	const char *fault =
		dmae_async_xor_fault(dest, src_list, src_cnt, first_is_dest);
	struct dmae_op op = {
		.type = DMAE_XOR,
		.len = len,
		.dst[0] = { .page = dest, .offset = offset },
		.srcs = src_list,
		.src_off = offset,
		.src_cnt = src_cnt,
	};

	if ((flags & DMAE_ASYNC_XOR_DST) == DMAE_ASYNC_XOR_DST)
		fault = "XOR_ZERO_DST and XOR_DROP_DST exclude each other";
	if (fault)
		return dmae_async_refuse(&args, -EINVAL, fault);
	if (!(flags & DMAE_ASYNC_XOR_DST))
		return dmae_async_xor_onto(&op, &args);
	return dmae_async_submit(&op, &args);
}
EXPORT_SYMBOL_GPL(dmae_async_xor);

struct dmae_async_tx_descriptor *
dmae_async_xor_zero_sum(struct page *dest, struct page **src_list,
			unsigned int offset, int src_cnt, size_t len,
			u32 *result, enum dmae_async_tx_flags flags,
			struct dmae_async_tx_descriptor *depend_tx,
			dmae_async_tx_callback callback, void *param)
{
	const struct dmae_async_args args =
		dmae_async_args(flags, depend_tx, callback, param);
	const char *fault = dmae_async_xor_fault(dest, src_list, src_cnt, true);
	const struct dmae_op op = {
		.type = DMAE_XOR_VAL,
		.len = len,
		.srcs = src_list,
		.src_off = offset,
		.src_cnt = src_cnt,
		.result = result,
	};

	if (fault)
		return dmae_async_refuse(&args, -EINVAL, fault);
	return dmae_async_submit(&op, &args);
}
EXPORT_SYMBOL_GPL(dmae_async_xor_zero_sum);
