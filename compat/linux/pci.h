/* SPDX-License-Identifier: GPL-2.0 */
#ifndef DMAE_COMPAT_LINUX_PCI_H
#define DMAE_COMPAT_LINUX_PCI_H

#include_next <linux/pci.h>

#ifndef COMPAT_HAS_PCIM_IOMAP_REGION
#include <linux/err.h>

static inline void __iomem *pcim_iomap_region(struct pci_dev *pdev, int bar,
					      const char *name)
{
	int err = pcim_iomap_regions(pdev, BIT(bar), name);

	return err ? IOMEM_ERR_PTR(err) : pcim_iomap_table(pdev)[bar];
}
#endif

/* Uses the dev_groups of the struct device_driver in struct pci_driver. */
#ifndef COMPAT_HAS_PCI_DRIVER_DEV_GROUPS
#define dev_groups driver.dev_groups
#endif

#endif /* DMAE_COMPAT_LINUX_PCI_H */
