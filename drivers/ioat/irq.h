/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Interrupts
 */
#ifndef DMAE_IOAT_IRQ_H
#define DMAE_IOAT_IRQ_H

#include "ioat.h"

int ioat_irqs_request(struct ioat_device *ioat);
void ioat_irqs_enable(struct ioat_device *ioat);
void ioat_tasklet(struct tasklet_struct *tasklet);

#endif /* DMAE_IOAT_IRQ_H */
