// SPDX-License-Identifier: GPL-2.0
/*
 * What an operation works on, and its result
 *
 * On a 64-bit kernel every page has a kernel address, and one that continues
 * over the pages of an allocation.
 */
#include <linux/mm.h>
#include <linux/string.h>

#include "swdma.h"

#define SWDMA_RESULT_TYPES \
	(BIT(DMAE_XOR_VAL) | BIT(DMAE_PQ_VAL) | BIT(DMAE_MEMCPY_CRC32C))

static void *swdma_address(struct dmae_buf buf)
{
	return page_address(buf.page) + buf.offset;
}

static struct swdma_operands *swdma_operands(struct swdma_desc *desc)
{
	struct swdma_chan *chan = to_swdma_chan(desc->tx.chan);

	return &chan->operands[desc - chan->descs];
}

static bool swdma_has_result(const struct swdma_desc *desc)
{
	return BIT(desc->tx.type) & SWDMA_RESULT_TYPES;
}

static void swdma_take_srcs(struct swdma_desc *desc, const struct dmae_op *op)
{
	struct swdma_operands *operands = swdma_operands(desc);
	unsigned int i;

	for (i = 0; i < op->src_cnt; i++)
		operands->srcs[i] = swdma_address(dmae_op_src(op, i));
	desc->op.srcs = operands->srcs;
	if (!op->coefs)
		return;
	memcpy(operands->coefs, op->coefs, op->src_cnt);
	desc->op.coefs = operands->coefs;
	desc->op.dst[1] = swdma_address(op->dst[1]);
}

/* Takes from the operation all that running it needs. */
void swdma_operands_take(struct swdma_desc *desc, const struct dmae_op *op)
{
	desc->op = (struct dmae_cpu_op){
		.type = op->type,
		.flags = op->flags,
		.src_cnt = op->src_cnt,
		.dst[0] = swdma_address(op->dst[0]),
		.srcs = &desc->src,
		.value = op->value,
		.seed = op->seed,
	};
	if (op->src_cnt == 1)
		desc->src = swdma_address(dmae_op_src(op, 0));
	if (op->src_cnt > 1 || op->coefs)
		swdma_take_srcs(desc, op);
	if (swdma_has_result(desc)) {
		swdma_operands(desc)->result = op->result;
		atomic_set(&swdma_operands(desc)->found, 0);
	}
}

/* Does @len bytes from @offset on, of which the caller has the share. */
void swdma_operands_run(struct swdma_desc *desc, size_t offset, size_t len)
{
	const u32 result = dmae_cpu_run(&desc->op, offset, len);

	if (!swdma_has_result(desc))
		return;
	/* Others may do pieces of it, unless they follow one another. */
	if (dmae_cpu_is_divisible(desc->tx.type))
		atomic_or(result, &swdma_operands(desc)->found);
	else
		desc->op.seed = result;
}

/* Hands the result over, when all has been done. */
void swdma_operands_settle(struct swdma_desc *desc)
{
	struct swdma_operands *operands;

	if (!swdma_has_result(desc))
		return;
	operands = swdma_operands(desc);
	*operands->result = dmae_cpu_is_divisible(desc->tx.type) ?
				    atomic_read(&operands->found) :
				    desc->op.seed;
}
