/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The chips that can be modelled
 */
#ifndef MODEL_VARIANT_H
#define MODEL_VARIANT_H

#include "types.h"

/**
 * struct variant - what tells one chip from another
 * @name: for the command line
 * @remark: for people
 * @id: the PCI device
 * @version: VER
 * @cap: DMACAP
 * @transfer_order: log2 of the bytes that a descriptor may have
 * @address_bits: width of bus addresses
 * @msix_table: of MSI-X, in BAR 0
 * @msix_pending: likewise
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

/* The end has no name. */
extern const struct variant variants[];

const struct variant *variant_find(const char *name);

#endif /* MODEL_VARIANT_H */
