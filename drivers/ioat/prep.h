/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Preparing operations
 */
#ifndef DMAE_IOAT_PREP_H
#define DMAE_IOAT_PREP_H

#include "ioat.h"

struct ioat_desc *ioat_desc_take(struct ioat_chan *chan,
				 const struct dmae_op *op, unsigned int slots);
u32 ioat_ctl(const struct dmae_op *op, enum ioat_op code);
struct dmae_async_tx_descriptor *ioat_prep_copy(struct dmae_chan *chan,
						const struct dmae_op *op);
struct dmae_async_tx_descriptor *ioat_prep_fill(struct dmae_chan *chan,
						const struct dmae_op *op);
struct dmae_async_tx_descriptor *ioat_prep_null(struct dmae_chan *chan,
						const struct dmae_op *op);

/* raid.c */
struct dmae_async_tx_descriptor *ioat_prep_raid(struct dmae_chan *chan,
						const struct dmae_op *op);

#endif /* DMAE_IOAT_PREP_H */
