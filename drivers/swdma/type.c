// SPDX-License-Identifier: GPL-2.0
/*
 * The operation types, one table entry each
 *
 * On a 64-bit kernel every page has a kernel address, and one that continues
 * over the pages of an allocation.
 */
#include <linux/mm.h>
#include <linux/string.h>

#include "swdma.h"

static void *swdma_address(struct dmae_buf buf)
{
	return page_address(buf.page) + buf.offset;
}

static void swdma_memcpy_prep(struct swdma_desc *desc, const struct dmae_op *op)
{
	desc->dst = swdma_address(op->dst[0]);
	desc->src = swdma_address(dmae_op_src(op, 0));
}

static void swdma_memcpy_run(struct swdma_desc *desc, size_t offset, size_t len)
{
	memcpy(desc->dst + offset, desc->src + offset, len);
}

static void swdma_memset_prep(struct swdma_desc *desc, const struct dmae_op *op)
{
	desc->dst = swdma_address(op->dst[0]);
	desc->value = op->value;
}

static void swdma_memset_run(struct swdma_desc *desc, size_t offset, size_t len)
{
	memset(desc->dst + offset, desc->value, len);
}

static void swdma_interrupt_prep(struct swdma_desc *desc,
				 const struct dmae_op *op)
{
}

const struct swdma_type swdma_types[DMAE_TX_TYPE_END] = {
	[DMAE_MEMCPY] = { swdma_memcpy_prep, swdma_memcpy_run },
	[DMAE_MEMSET] = { swdma_memset_prep, swdma_memset_run },
	[DMAE_INTERRUPT] = { swdma_interrupt_prep },
};
