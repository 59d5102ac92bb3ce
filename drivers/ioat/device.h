/* SPDX-License-Identifier: GPL-2.0 */
/*
 * A PCI function that the driver holds
 */
#ifndef DMAE_IOAT_DEVICE_H
#define DMAE_IOAT_DEVICE_H

#include "ioat.h"

struct attribute_group;

int ioat_device_register(struct pci_dev *pdev,
			 const struct ioat_generation *generation);
void ioat_device_suspend(struct ioat_device *ioat);
void ioat_device_resume(struct ioat_device *ioat);

/* aer.c */
extern const struct pci_error_handlers ioat_error_handlers;

/* sysfs.c */
extern const struct attribute_group *ioat_groups[];

#endif /* DMAE_IOAT_DEVICE_H */
