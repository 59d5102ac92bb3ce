/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The function's configuration space
 */
#ifndef MODEL_PCI_H
#define MODEL_PCI_H

#include "types.h"
#include "variant.h"

#define PCI_SIZE 4096

/**
 * struct pci - what is in it, and what writing does
 * @value: what it reads as
 * @writable: bits that are what is written
 * @clearable: bits that a written 1 clears
 */
struct pci {
	u8 value[PCI_SIZE];
	u8 writable[PCI_SIZE];
	u8 clearable[PCI_SIZE];
};

void pci_init(struct pci *pci, const struct variant *variant,
	      unsigned int vectors);

/* @offset and @size lie within the configuration space. */
void pci_read(const struct pci *pci, u32 offset, size_t size, u8 *to);
void pci_write(struct pci *pci, u32 offset, size_t size, const u8 *from);

bool pci_is_master(const struct pci *pci);
bool pci_line_is_enabled(const struct pci *pci);
bool pci_msi_is_enabled(const struct pci *pci);
bool pci_msix_is_enabled(const struct pci *pci);

/* A reset of the function was asked for; it is no longer, afterwards. */
bool pci_take_reset(struct pci *pci);

/* CHANERR_INT has the errors of all channels, until it is cleared. */
void pci_set_errors(struct pci *pci, u32 errors);
u32 pci_errors(const struct pci *pci);

#endif /* MODEL_PCI_H */
