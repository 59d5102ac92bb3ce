/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The resources of a channel
 */
#ifndef DMAE_IOAT_CHAN_H
#define DMAE_IOAT_CHAN_H

#include "ioat.h"

int ioat_alloc_resources(struct dmae_chan *chan);
void ioat_free_resources(struct dmae_chan *chan);

#endif /* DMAE_IOAT_CHAN_H */
