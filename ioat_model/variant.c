// SPDX-License-Identifier: GPL-2.0
/*
 * The chips that can be modelled
 *
 * The capabilities are those that the tables and quirks of drivers imply.  The
 * real chip may have more.
 */
#include "variant.h"

#include "regs.h"

const struct variant variants[] = {
	{
		.name = "tbg",
		.remark = "v3.0, Tylersburg: copies",
		.id = 0x3430,
		.version = 0x30,
		.cap = CAP_PAGE_BREAK | CAP_FILL,
		.transfer_order = 20,
		.address_bits = 40,
		.msix_table = 0x2000,
		.msix_pending = 0x3000,
	},
	{
		.name = "snb",
		.remark = "v3.2, Sandy Bridge Xeon: copies",
		.id = 0x3c20,
		.version = 0x32,
		.cap = CAP_PAGE_BREAK | CAP_FILL,
		.transfer_order = 20,
		.address_bits = 46,
		.msix_table = 0x2000,
		.msix_pending = 0x3000,
	},
	{
		.name = "skx",
		.remark = "v3.2 (VER reads as 3.3), Skylake Xeon: copies",
		.id = 0x2021,
		.version = 0x33,
		.cap = CAP_PAGE_BREAK | CAP_FILL,
		.transfer_order = 20,
		.address_bits = 46,
		.msix_table = 0x2000,
		.msix_pending = 0x3000,
	},
	{
		.name = "bwd",
		.remark =
			"v3.3, Briarwood: XOR, P+Q of 16, mismatches written back",
		.id = 0x0c50,
		.version = 0x33,
		.cap = CAP_PAGE_BREAK | CAP_FILL | CAP_XOR | CAP_PQ | CAP_PQ16 |
		       CAP_DWBES,
		.transfer_order = 20,
		.address_bits = 48,
		.msix_table = 0x1000,
		.msix_pending = 0x1800,
	},
	{
		.name = "icx",
		.remark = "v3.4, Ice Lake Xeon: XOR, P+Q of 8",
		.id = 0x0b00,
		.version = 0x34,
		.cap = CAP_PAGE_BREAK | CAP_FILL | CAP_XOR | CAP_PQ |
		       CAP_PREFETCH,
		.transfer_order = 20,
		.address_bits = 48,
		.msix_table = 0x2000,
		.msix_pending = 0x3000,
	},
	{
		.name = "icx-pq",
		.remark = "icx without XOR, so a driver must use P",
		.id = 0x0b00,
		.version = 0x34,
		.cap = CAP_PAGE_BREAK | CAP_FILL | CAP_PQ | CAP_PREFETCH,
		.transfer_order = 20,
		.address_bits = 48,
		.msix_table = 0x2000,
		.msix_pending = 0x3000,
	},
	{},
};

const struct variant *variant_find(const char *name)
{
	const struct variant *variant;

	for (variant = variants; variant->name; variant++)
		if (!strcmp(variant->name, name))
			return variant;
	return NULL;
}
