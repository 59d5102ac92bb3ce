/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The known devices, and how they differ
 */
#ifndef DMAE_IOAT_IDS_H
#define DMAE_IOAT_IDS_H

#include <linux/mod_devicetable.h>
#include <linux/types.h>

/**
 * struct ioat_generation - properties of a device model
 * @version: version that the driver assumes; the register VER may show another
 * @address_bits: width of the addresses in a descriptor
 * @has_raid: XOR and P+Q work where the capability register has them
 * @has_config_errors: configuration space has a copy of CHANERR to clear
 * @has_uncorrectable: configuration space has DMAUNCERRSTS to clear
 * @spoils_msix: a channel reset overwrites the MSI-X table
 * @has_ltr: has latency tolerance registers
 */
struct ioat_generation {
	u8 version;
	u8 address_bits;
	bool has_raid;
	bool has_config_errors;
	bool has_uncorrectable;
	bool spoils_msix;
	bool has_ltr;
};

extern const struct pci_device_id ioat_ids[];

#endif /* DMAE_IOAT_IDS_H */
