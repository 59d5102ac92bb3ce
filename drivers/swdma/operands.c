// SPDX-License-Identifier: GPL-2.0
/*
 * Operands and results of operations
 *
 * On a 64-bit kernel every page has a kernel address, and the addresses of the
 * pages of an allocation are contiguous.
 */
#include <linux/mm.h>
#include <linux/string.h>

#include "swdma.h"

/* The page is NULL where an operation has no such destination. */
static void *swdma_address(struct dmae_buf buf)
{
	return buf.page ? page_address(buf.page) + buf.offset : NULL;
}

static struct swdma_operands *swdma_operands(struct swdma_desc *desc)
{
	struct swdma_chan *chan = to_swdma_chan(desc->tx.chan);

	return &chan->operands[desc - chan->descs];
}

static void swdma_take_srcs(struct swdma_desc *desc, const struct dmae_op *op)
{
	struct swdma_operands *operands = swdma_operands(desc);
	unsigned int i;

	for (i = 0; i < op->src_cnt; i++)
		operands->srcs[i] = swdma_address(dmae_op_src(op, i));
	desc->op.srcs = operands->srcs;
}

static void swdma_take_coefs(struct swdma_desc *desc, const struct dmae_op *op)
{
	struct swdma_operands *operands = swdma_operands(desc);

	memcpy(operands->coefs, op->coefs, op->src_cnt);
	desc->op.coefs = operands->coefs;
}

/*
 * Copies the operands.  Members that a type does not use keep old values:
 * clearing the descriptor first would cost more than copying.
 */
void swdma_operands_take(struct swdma_desc *desc, const struct dmae_op *op)
{
	const struct dmae_type *facts = dmae_type_of(op->type);

	desc->op.type = op->type;
	desc->op.flags = op->flags;
	desc->op.src_cnt = op->src_cnt;
	desc->op.dst[0] = swdma_address(op->dst[0]);
	desc->op.value = op->value;
	desc->op.seed = op->seed;
	if (op->src_cnt > 1) {
		swdma_take_srcs(desc, op);
	} else if (op->src_cnt) {
		desc->src = swdma_address(dmae_op_src(op, 0));
		desc->op.srcs = &desc->src;
	}
	if (facts->dsts > 1)
		desc->op.dst[1] = swdma_address(op->dst[1]);
	if (facts->traits & DMAE_COEFS)
		swdma_take_coefs(desc, op);
	if (facts->traits & DMAE_RESULT) {
		swdma_operands(desc)->result = op->result;
		atomic_set(&swdma_operands(desc)->found, 0);
	}
}

/* Adds the result of one part. */
void swdma_result_add(struct swdma_desc *desc, u32 result)
{
	if (dmae_type_has(desc->tx.type, DMAE_SERIAL))
		desc->op.seed = result;
	else
		atomic_or(result, &swdma_operands(desc)->found);
}

/* Writes the client's result, after all parts. */
void swdma_result_deliver(struct swdma_desc *desc)
{
	struct swdma_operands *operands = swdma_operands(desc);

	*operands->result = dmae_type_has(desc->tx.type, DMAE_SERIAL) ?
				    desc->op.seed :
				    atomic_read(&operands->found);
}
