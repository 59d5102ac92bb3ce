/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The chips that can be modelled
 */
#ifndef MODEL_VARIANT_H
#define MODEL_VARIANT_H

#include "types.h"

/**
 * struct variant - properties of a chip
 * @name: name on the command line
 * @remark: description in the usage message
 * @id: PCI device ID
 * @version: VER
 * @cap: DMACAP
 * @transfer_order: log2 of the largest length of a descriptor
 * @address_bits: width of bus addresses
 * @msix_table: offset of the MSI-X table in BAR 0
 * @msix_pending: offset of the MSI-X pending bits in BAR 0
 */
struct variant {
	const char *name;
	const char *remark;
	u16 id;
	u8 version;
	u32 cap;
	u8 transfer_order;
	u8 address_bits;
	u16 msix_table;
	u16 msix_pending;
};

/* The last entry has no name. */
extern const struct variant variants[];

const struct variant *variant_find(const char *name);

#endif /* MODEL_VARIANT_H */
