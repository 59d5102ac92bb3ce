// SPDX-License-Identifier: GPL-2.0
/*
 * The function's configuration space
 */
#include "pci.h"

#include <linux/pci_regs.h>

#include "model.h"

/* Registers that only this device has. */
#define PCI_DMACTRL 0x48
#define PCI_DMACTRL_BITS 0x3
#define PCI_DMAUNCERRSTS 0x148
#define PCI_CHANERR_INT 0x180
#define PCI_CHANERRMASK_INT 0x184

/* Offsets of the capabilities. */
#define PCI_AT_MSI 0x60
#define PCI_AT_MSIX 0x80
#define PCI_AT_EXPRESS 0x90
#define PCI_AT_POWER 0xE0
#define PCI_AT_ERRORS 0x100

#define PCI_INTEL 0x8086
#define PCI_CLASS 0x088000

static void pci_word(struct pci *pci, u32 at, u16 value, u16 writable)
{
	store_le16(pci->value + at, value);
	store_le16(pci->writable + at, writable);
}

static void pci_long(struct pci *pci, u32 at, u32 value, u32 writable)
{
	store_le32(pci->value + at, value);
	store_le32(pci->writable + at, writable);
}

static void pci_init_header(struct pci *pci, const struct variant *variant)
{
	pci_word(pci, PCI_VENDOR_ID, PCI_INTEL, 0);
	pci_word(pci, PCI_DEVICE_ID, variant->id, 0);
	pci_word(pci, PCI_COMMAND, 0,
		 PCI_COMMAND_MEMORY | PCI_COMMAND_MASTER | PCI_COMMAND_PARITY |
			 PCI_COMMAND_SERR | PCI_COMMAND_INTX_DISABLE);
	pci_word(pci, PCI_STATUS, PCI_STATUS_CAP_LIST, 0);
	pci_long(pci, PCI_CLASS_REVISION, PCI_CLASS << 8, 0);
	pci_long(pci, PCI_BASE_ADDRESS_0, PCI_BASE_ADDRESS_MEM_TYPE_64,
		 ~(BAR_SIZE - 1U));
	pci_long(pci, PCI_BASE_ADDRESS_1, 0, ~0U);
	pci_word(pci, PCI_SUBSYSTEM_VENDOR_ID, PCI_INTEL, 0);
	pci_word(pci, PCI_CAPABILITY_LIST, PCI_AT_MSI, 0);
	/* The pin is INTA. */
	pci_word(pci, PCI_INTERRUPT_LINE, 1 << 8, 0xFF);
	pci_word(pci, PCI_DMACTRL, 0, PCI_DMACTRL_BITS);
}

static void pci_init_msi(struct pci *pci)
{
	pci_word(pci, PCI_AT_MSI, PCI_CAP_ID_MSI | PCI_AT_MSIX << 8, 0);
	pci_word(pci, PCI_AT_MSI + PCI_MSI_FLAGS, PCI_MSI_FLAGS_64BIT,
		 PCI_MSI_FLAGS_ENABLE);
	pci_long(pci, PCI_AT_MSI + PCI_MSI_ADDRESS_LO, 0, ~3U);
	pci_long(pci, PCI_AT_MSI + PCI_MSI_ADDRESS_HI, 0, ~0U);
	pci_word(pci, PCI_AT_MSI + PCI_MSI_DATA_64, 0, 0xFFFF);
}

static void pci_init_msix(struct pci *pci, const struct variant *variant,
			  unsigned int vectors)
{
	pci_word(pci, PCI_AT_MSIX, PCI_CAP_ID_MSIX | PCI_AT_EXPRESS << 8, 0);
	pci_word(pci, PCI_AT_MSIX + PCI_MSIX_FLAGS, vectors - 1,
		 PCI_MSIX_FLAGS_ENABLE | PCI_MSIX_FLAGS_MASKALL);
	pci_long(pci, PCI_AT_MSIX + PCI_MSIX_TABLE, variant->msix_table, 0);
	pci_long(pci, PCI_AT_MSIX + PCI_MSIX_PBA, variant->msix_pending, 0);
}

static void pci_init_express(struct pci *pci)
{
	const u16 control = PCI_EXP_DEVCTL_CERE | PCI_EXP_DEVCTL_NFERE |
			    PCI_EXP_DEVCTL_FERE | PCI_EXP_DEVCTL_URRE |
			    PCI_EXP_DEVCTL_RELAX_EN | PCI_EXP_DEVCTL_PAYLOAD |
			    PCI_EXP_DEVCTL_NOSNOOP_EN | PCI_EXP_DEVCTL_READRQ |
			    PCI_EXP_DEVCTL_BCR_FLR;

	pci_word(pci, PCI_AT_EXPRESS, PCI_CAP_ID_EXP | PCI_AT_POWER << 8, 0);
	pci_word(pci, PCI_AT_EXPRESS + PCI_EXP_FLAGS,
		 2 | PCI_EXP_TYPE_RC_END << 4, 0);
	pci_long(pci, PCI_AT_EXPRESS + PCI_EXP_DEVCAP,
		 PCI_EXP_DEVCAP_RBER | PCI_EXP_DEVCAP_FLR, 0);
	pci_word(pci, PCI_AT_EXPRESS + PCI_EXP_DEVCTL,
		 PCI_EXP_DEVCTL_RELAX_EN | PCI_EXP_DEVCTL_NOSNOOP_EN, control);
}

static void pci_init_power(struct pci *pci)
{
	pci_word(pci, PCI_AT_POWER, PCI_CAP_ID_PM, 0);
	pci_word(pci, PCI_AT_POWER + PCI_PM_PMC, 3, 0);
	pci_word(pci, PCI_AT_POWER + PCI_PM_CTRL, PCI_PM_CTRL_NO_SOFT_RESET,
		 PCI_PM_CTRL_STATE_MASK);
}

/* Advanced error reporting; the model reports no errors of the link. */
static void pci_init_errors(struct pci *pci)
{
	const u32 fatal = PCI_ERR_UNC_DLP | PCI_ERR_UNC_SURPDN |
			  PCI_ERR_UNC_FCP | PCI_ERR_UNC_RX_OVER |
			  PCI_ERR_UNC_MALF_TLP | PCI_ERR_UNC_INTN;

	pci_long(pci, PCI_AT_ERRORS, PCI_EXT_CAP_ID_ERR | 1 << 16, 0);
	pci_long(pci, PCI_AT_ERRORS + PCI_ERR_UNCOR_MASK, 0, ~0U);
	pci_long(pci, PCI_AT_ERRORS + PCI_ERR_UNCOR_SEVER, fatal, ~0U);
	pci_long(pci, PCI_AT_ERRORS + PCI_ERR_COR_MASK, PCI_ERR_COR_ADV_NFAT,
		 ~0U);
	store_le32(pci->clearable + PCI_DMAUNCERRSTS, ~0U);
	store_le32(pci->clearable + PCI_CHANERR_INT, ~0U);
	pci_long(pci, PCI_CHANERRMASK_INT, 0, ~0U);
}

void pci_init(struct pci *pci, const struct variant *variant,
	      unsigned int vectors)
{
	*pci = (struct pci){};
	pci_init_header(pci, variant);
	pci_init_msi(pci);
	pci_init_msix(pci, variant, vectors);
	pci_init_express(pci);
	pci_init_power(pci);
	pci_init_errors(pci);
}

void pci_read(const struct pci *pci, u32 offset, size_t size, u8 *to)
{
	memcpy(to, pci->value + offset, size);
}

void pci_write(struct pci *pci, u32 offset, size_t size, const u8 *from)
{
	size_t i;

	for (i = 0; i < size; i++) {
		const u8 writable = pci->writable[offset + i];
		u8 *value = &pci->value[offset + i];

		*value = (*value & ~writable) | (from[i] & writable);
		*value &= ~(from[i] & pci->clearable[offset + i]);
	}
}

static bool pci_has(const struct pci *pci, u32 at, u16 bit)
{
	return load_le16(pci->value + at) & bit;
}

bool pci_is_master(const struct pci *pci)
{
	return pci_has(pci, PCI_COMMAND, PCI_COMMAND_MASTER);
}

bool pci_line_is_enabled(const struct pci *pci)
{
	return !pci_has(pci, PCI_COMMAND, PCI_COMMAND_INTX_DISABLE);
}

bool pci_msi_is_enabled(const struct pci *pci)
{
	return pci_has(pci, PCI_AT_MSI + PCI_MSI_FLAGS, PCI_MSI_FLAGS_ENABLE);
}

bool pci_msix_is_enabled(const struct pci *pci)
{
	return pci_has(pci, PCI_AT_MSIX + PCI_MSIX_FLAGS,
		       PCI_MSIX_FLAGS_ENABLE);
}

bool pci_take_reset(struct pci *pci)
{
	const u32 at = PCI_AT_EXPRESS + PCI_EXP_DEVCTL;

	if (!pci_has(pci, at, PCI_EXP_DEVCTL_BCR_FLR))
		return false;
	store_le16(pci->value + at,
		   load_le16(pci->value + at) & ~PCI_EXP_DEVCTL_BCR_FLR);
	return true;
}

void pci_set_errors(struct pci *pci, u32 errors)
{
	store_le32(pci->value + PCI_CHANERR_INT, errors);
}

u32 pci_errors(const struct pci *pci)
{
	return load_le32(pci->value + PCI_CHANERR_INT);
}
