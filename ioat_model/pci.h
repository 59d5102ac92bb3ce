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
 * struct pci - the configuration space
 * @value: its contents
 * @writable: bits that can be written
 * @clearable: bits that writing 1 clears
 */
struct pci {
	u8 value[PCI_SIZE];
	u8 writable[PCI_SIZE];
	u8 clearable[PCI_SIZE];
};

void pci_init(struct pci *pci, const struct variant *variant,
	      unsigned int vectors);

/* @offset and @size must lie within the configuration space. */
void pci_read(const struct pci *pci, u32 offset, size_t size, u8 *to);
void pci_write(struct pci *pci, u32 offset, size_t size, const u8 *from);

bool pci_is_master(const struct pci *pci);
bool pci_line_is_enabled(const struct pci *pci);
bool pci_msi_is_enabled(const struct pci *pci);
bool pci_msix_is_enabled(const struct pci *pci);

/* Returns whether a function-level reset was requested; clears the request. */
bool pci_take_reset(struct pci *pci);

/* CHANERR_INT shows the errors of all channels, until it is cleared. */
void pci_set_errors(struct pci *pci, u32 errors);
u32 pci_errors(const struct pci *pci);

#endif /* MODEL_PCI_H */
