/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The descriptors of a channel, and the mappings of their buffers
 */
#ifndef DMAE_IOAT_DESCS_H
#define DMAE_IOAT_DESCS_H

#include "ioat.h"

/* May run while prep takes descriptors. */
int ioat_descs_add(struct ioat_chan *chan, unsigned int cnt);
void ioat_descs_free(struct ioat_chan *chan);

/* Takes back a descriptor that is recycled, or was never submitted. */
void ioat_desc_release(struct dmae_async_tx_descriptor *tx);

/* map.c */
int ioat_map(struct ioat_desc *desc, const struct dmae_op *op);
void ioat_unmap(struct ioat_desc *desc);

#endif /* DMAE_IOAT_DESCS_H */
