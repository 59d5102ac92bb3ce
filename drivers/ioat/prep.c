// SPDX-License-Identifier: GPL-2.0
/*
 * Preparing copies, fills and interrupts
 *
 * The hardware descriptors are built in the descriptor; submit copies them to
 * the ring.
 */
#include <linux/bitfield.h>
#include <linux/dmapool.h>
#include <linux/err.h>

#include "completion.h"
#include "descs.h"
#include "prep.h"

static struct ioat_desc *ioat_desc_try(struct ioat_chan *chan,
				       unsigned int slots)
{
	struct llist_node *node = NULL;

	spin_lock_bh(&chan->prep_lock);
	if (atomic_read(&chan->credits) >= slots)
		node = llist_del_first(&chan->free);
	if (node)
		atomic_sub(slots, &chan->credits);
	spin_unlock_bh(&chan->prep_lock);
	return node ? llist_entry(node, struct ioat_desc, node) : NULL;
}

/* Makes the watchdog replace the ring with a larger one. */
static void ioat_chan_full(struct ioat_chan *chan)
{
	if (READ_ONCE(chan->full))
		return;
	WRITE_ONCE(chan->full, true);
	ioat_watch_soon(chan);
}

/* The ring is full; finished operations may give slots back. */
static noinline struct ioat_desc *ioat_desc_try_again(struct ioat_chan *chan,
						      unsigned int slots)
{
	struct ioat_desc *desc;

	ioat_poll(&chan->chan);
	desc = ioat_desc_try(chan, slots);
	if (!desc)
		ioat_chan_full(chan);
	return desc;
}

/* Returns a descriptor with credits and mapped buffers, or an ERR_PTR. */
struct ioat_desc *ioat_desc_take(struct ioat_chan *chan,
				 const struct dmae_op *op, unsigned int slots)
{
	struct ioat_desc *desc = ioat_desc_try(chan, slots);
	int err;

	if (unlikely(!desc))
		desc = ioat_desc_try_again(chan, slots);
	if (unlikely(!desc))
		return ERR_PTR(-EBUSY);
	dmae_tx_prep(&desc->tx, op);
	desc->slots = slots;
	desc->report = slots - 1;
	desc->hw_slots = 1;
	desc->interrupts = false;
	err = ioat_map(desc, op);
	if (!err)
		return desc;
	ioat_desc_release(&desc->tx);
	return ERR_PTR(err);
}

u32 ioat_ctl(const struct dmae_op *op, enum ioat_op code)
{
	return FIELD_PREP(IOAT_CTL_OP, code) |
	       (op->flags & DMAE_CTRL_FENCE ? IOAT_CTL_FENCE : 0);
}

struct dmae_async_tx_descriptor *ioat_prep_copy(struct dmae_chan *dmae_chan,
						const struct dmae_op *op)
{
	struct ioat_desc *desc = ioat_desc_take(to_ioat_chan(dmae_chan), op, 1);
	union ioat_hw *hw;

	if (IS_ERR(desc))
		return ERR_CAST(desc);
	hw = &desc->hw[0];
	hw->copy.size = cpu_to_le32(op->len);
	hw->copy.ctl =
		cpu_to_le32(ioat_ctl(op, IOAT_OP_COPY) | IOAT_CTL_COMPLETION);
	hw->copy.src = cpu_to_le64(desc->dma[2]);
	hw->copy.dst = cpu_to_le64(desc->dma[0]);
	memset(hw->any.rest, 0, sizeof(hw->any.rest));
	return &desc->tx;
}

struct dmae_async_tx_descriptor *ioat_prep_fill(struct dmae_chan *dmae_chan,
						const struct dmae_op *op)
{
	struct ioat_desc *desc = ioat_desc_take(to_ioat_chan(dmae_chan), op, 1);

	if (IS_ERR(desc))
		return ERR_CAST(desc);
	desc->hw[0].fill = (struct ioat_hw_fill){
		.size = cpu_to_le32(op->len),
		.ctl = cpu_to_le32(ioat_ctl(op, IOAT_OP_FILL) |
				   IOAT_CTL_COMPLETION),
		.pattern = cpu_to_le64(op->value * 0x0101010101010101ULL),
		.dst = cpu_to_le64(desc->dma[0]),
	};
	return &desc->tx;
}

struct dmae_async_tx_descriptor *ioat_prep_null(struct dmae_chan *dmae_chan,
						const struct dmae_op *op)
{
	struct ioat_desc *desc = ioat_desc_take(to_ioat_chan(dmae_chan), op, 1);

	if (IS_ERR(desc))
		return ERR_CAST(desc);
	desc->hw[0].copy = (struct ioat_hw_copy){};
	ioat_hw_set_null(&desc->hw[0]);
	desc->hw[0].copy.ctl |= cpu_to_le32(ioat_ctl(op, IOAT_OP_COPY));
	return &desc->tx;
}
