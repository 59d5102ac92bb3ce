/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The watchdog of a channel
 */
#ifndef DMAE_IOAT_WATCHDOG_H
#define DMAE_IOAT_WATCHDOG_H

#include "ioat.h"

void ioat_watch(struct work_struct *work);

/* grow.c */
void ioat_chan_grow(struct ioat_chan *chan);

#endif /* DMAE_IOAT_WATCHDOG_H */
