// SPDX-License-Identifier: GPL-2.0
/*
 * The DMA mappings of an operation's buffers
 */
#include <linux/dma-mapping.h>
#include <linux/io.h>

#include "descs.h"

#define IOAT_FIRST_SRC 2

static phys_addr_t ioat_buf_phys(struct dmae_buf buf)
{
	return page_to_phys(buf.page) + buf.offset;
}

static bool ioat_has_dst(const struct dmae_op *op, unsigned int i)
{
	return i < dmae_type_of(op->type)->dsts &&
	       dmae_op_uses_dst(op->flags, i);
}

static int ioat_map_buf(struct device *dev, struct ioat_desc *desc,
			unsigned int i, phys_addr_t phys,
			enum dma_data_direction dir)
{
	desc->dma[i] = dma_map_phys(dev, phys, desc->tx.len, dir, 0);
	if (dma_mapping_error(dev, desc->dma[i]))
		return -ENOMEM;
	desc->mapped |= BIT(i);
	return 0;
}

/* A source that is also a destination uses the mapping of the destination. */
static bool ioat_share_dst(struct ioat_desc *desc, const struct dmae_op *op,
			   unsigned int src)
{
	const phys_addr_t phys = ioat_buf_phys(dmae_op_src(op, src));
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(op->dst); i++) {
		if (!ioat_has_dst(op, i) || ioat_buf_phys(op->dst[i]) != phys)
			continue;
		desc->dma[IOAT_FIRST_SRC + src] = desc->dma[i];
		return true;
	}
	return false;
}

static bool ioat_dst_is_src(const struct dmae_op *op)
{
	unsigned int i, src;

	for (i = 0; i < ARRAY_SIZE(op->dst); i++)
		for (src = 0; ioat_has_dst(op, i) && src < op->src_cnt; src++)
			if (ioat_buf_phys(op->dst[i]) ==
			    ioat_buf_phys(dmae_op_src(op, src)))
				return true;
	return false;
}

static enum dma_data_direction ioat_dst_dir(const struct dmae_op *op)
{
	if (dmae_type_has(op->type, DMAE_READ_ONLY))
		return DMA_TO_DEVICE;
	if (op->flags & DMAE_PREP_CONTINUE || ioat_dst_is_src(op))
		return DMA_BIDIRECTIONAL;
	return DMA_FROM_DEVICE;
}

static int ioat_map_copy(struct device *dev, struct ioat_desc *desc,
			 const struct dmae_op *op)
{
	const phys_addr_t src = ioat_buf_phys(dmae_op_src(op, 0));
	const phys_addr_t dst = ioat_buf_phys(op->dst[0]);
	const bool in_place = src == dst;
	int err;

	desc->dst_dir = in_place ? DMA_BIDIRECTIONAL : DMA_FROM_DEVICE;
	err = ioat_map_buf(dev, desc, 0, dst, desc->dst_dir);
	if (!err && !in_place)
		return ioat_map_buf(dev, desc, IOAT_FIRST_SRC, src,
				    DMA_TO_DEVICE);
	desc->dma[IOAT_FIRST_SRC] = desc->dma[0];
	return err;
}

/* Out of line, as copies do not need it. */
static noinline int ioat_map_all(struct device *dev, struct ioat_desc *desc,
				 const struct dmae_op *op)
{
	unsigned int i;
	int err = 0;

	desc->dst_dir = ioat_dst_dir(op);
	for (i = 0; i < ARRAY_SIZE(op->dst) && !err; i++)
		if (ioat_has_dst(op, i))
			err = ioat_map_buf(dev, desc, i,
					   ioat_buf_phys(op->dst[i]),
					   desc->dst_dir);
	for (i = 0; i < op->src_cnt && !err; i++)
		if (!ioat_share_dst(desc, op, i))
			err = ioat_map_buf(dev, desc, IOAT_FIRST_SRC + i,
					   ioat_buf_phys(dmae_op_src(op, i)),
					   DMA_TO_DEVICE);
	return err;
}

/* On failure the caller has to ioat_unmap() what is mapped. */
int ioat_map(struct ioat_desc *desc, const struct dmae_op *op)
{
	struct device *dev = ioat_dev(to_ioat_chan(desc->tx.chan));
	const int err = op->type == DMAE_MEMCPY ? ioat_map_copy(dev, desc, op) :
						  ioat_map_all(dev, desc, op);

	/* Called last, as its result may depend on the mappings. */
	if (!dma_need_unmap(dev))
		desc->mapped = 0;
	return err;
}

void ioat_unmap(struct ioat_desc *desc)
{
	struct device *dev = ioat_dev(to_ioat_chan(desc->tx.chan));
	u32 mapped = desc->mapped;

	desc->mapped = 0;
	for (; mapped; mapped &= mapped - 1) {
		const unsigned int i = __ffs(mapped);
		const enum dma_data_direction dir =
			i < IOAT_FIRST_SRC ? desc->dst_dir : DMA_TO_DEVICE;

		dma_unmap_phys(dev, desc->dma[i], desc->tx.len, dir, 0);
	}
}
