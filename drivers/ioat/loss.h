/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Giving a device up
 */
#ifndef DMAE_IOAT_LOSS_H
#define DMAE_IOAT_LOSS_H

#include "ioat.h"

__printf(2, 3) void ioat_err(const struct ioat_chan *chan, const char *fmt,
			     ...);
void ioat_device_lost(struct ioat_device *ioat, const struct ioat_chan *chan,
		      const char *why);
void ioat_lost_work(struct work_struct *work);
void ioat_recovery_work(struct work_struct *work);

#endif /* DMAE_IOAT_LOSS_H */
