// SPDX-License-Identifier: GPL-2.0
/*
 * The known devices, and how they differ
 *
 * XOR and P+Q do not work on Xeons up to Cascade Lake and on half of the
 * functions of the Atoms, whatever the capability register says.
 */
#include <linux/pci.h>

#include "ids.h"
#include "regs.h"

static const struct ioat_generation ioat_3_0 = {
	.version = IOAT_VER_3_0,
	.address_bits = 40,
	.has_config_errors = true,
};

static const struct ioat_generation ioat_3_0_first = {
	.version = IOAT_VER_3_0,
	.address_bits = 40,
	.has_config_errors = true,
	.has_uncorrectable = true,
};

/* The VER register of Skylake shows a newer version. */
static const struct ioat_generation ioat_3_2 = {
	.version = IOAT_VER_3_2,
	.address_bits = 46,
	.has_config_errors = true,
};

static const struct ioat_generation ioat_3_3 = {
	.version = IOAT_VER_3_3,
	.address_bits = 48,
	.spoils_msix = true,
};

static const struct ioat_generation ioat_3_3_raid = {
	.version = IOAT_VER_3_3,
	.address_bits = 48,
	.spoils_msix = true,
	.has_raid = true,
};

static const struct ioat_generation ioat_3_4 = {
	.version = IOAT_VER_3_4,
	.address_bits = 48,
	.has_ltr = true,
	.has_raid = true,
};

#define IOAT_ID(id, generation) \
	{ PCI_VDEVICE(INTEL, id), .driver_data = (kernel_ulong_t)(generation) }

const struct pci_device_id ioat_ids[] = {
	/* Tylersburg */
	IOAT_ID(0x3430, &ioat_3_0_first),
	IOAT_ID(0x3431, &ioat_3_0),
	IOAT_ID(0x3432, &ioat_3_0),
	IOAT_ID(0x3433, &ioat_3_0),
	IOAT_ID(0x3429, &ioat_3_0),
	IOAT_ID(0x342a, &ioat_3_0),
	IOAT_ID(0x342b, &ioat_3_0),
	IOAT_ID(0x342c, &ioat_3_0),
	/* Jasper Forest */
	IOAT_ID(0x3710, &ioat_3_2),
	IOAT_ID(0x3711, &ioat_3_2),
	IOAT_ID(0x3712, &ioat_3_2),
	IOAT_ID(0x3713, &ioat_3_2),
	IOAT_ID(0x3714, &ioat_3_2),
	IOAT_ID(0x3715, &ioat_3_2),
	IOAT_ID(0x3716, &ioat_3_2),
	IOAT_ID(0x3717, &ioat_3_2),
	IOAT_ID(0x3718, &ioat_3_2),
	IOAT_ID(0x3719, &ioat_3_2),
	/* Sandy Bridge; the capabilities of the last two include RAID */
	IOAT_ID(0x3c20, &ioat_3_2),
	IOAT_ID(0x3c21, &ioat_3_2),
	IOAT_ID(0x3c22, &ioat_3_2),
	IOAT_ID(0x3c23, &ioat_3_2),
	IOAT_ID(0x3c24, &ioat_3_2),
	IOAT_ID(0x3c25, &ioat_3_2),
	IOAT_ID(0x3c26, &ioat_3_2),
	IOAT_ID(0x3c27, &ioat_3_2),
	IOAT_ID(0x3c2e, &ioat_3_2),
	IOAT_ID(0x3c2f, &ioat_3_2),
	/* Ivy Bridge */
	IOAT_ID(0x0e20, &ioat_3_2),
	IOAT_ID(0x0e21, &ioat_3_2),
	IOAT_ID(0x0e22, &ioat_3_2),
	IOAT_ID(0x0e23, &ioat_3_2),
	IOAT_ID(0x0e24, &ioat_3_2),
	IOAT_ID(0x0e25, &ioat_3_2),
	IOAT_ID(0x0e26, &ioat_3_2),
	IOAT_ID(0x0e27, &ioat_3_2),
	IOAT_ID(0x0e2e, &ioat_3_2),
	IOAT_ID(0x0e2f, &ioat_3_2),
	/* Haswell */
	IOAT_ID(0x2f20, &ioat_3_2),
	IOAT_ID(0x2f21, &ioat_3_2),
	IOAT_ID(0x2f22, &ioat_3_2),
	IOAT_ID(0x2f23, &ioat_3_2),
	IOAT_ID(0x2f24, &ioat_3_2),
	IOAT_ID(0x2f25, &ioat_3_2),
	IOAT_ID(0x2f26, &ioat_3_2),
	IOAT_ID(0x2f27, &ioat_3_2),
	IOAT_ID(0x2f2e, &ioat_3_2),
	IOAT_ID(0x2f2f, &ioat_3_2),
	/* Broadwell */
	IOAT_ID(0x6f20, &ioat_3_2),
	IOAT_ID(0x6f21, &ioat_3_2),
	IOAT_ID(0x6f22, &ioat_3_2),
	IOAT_ID(0x6f23, &ioat_3_2),
	IOAT_ID(0x6f24, &ioat_3_2),
	IOAT_ID(0x6f25, &ioat_3_2),
	IOAT_ID(0x6f26, &ioat_3_2),
	IOAT_ID(0x6f27, &ioat_3_2),
	IOAT_ID(0x6f2e, &ioat_3_2),
	IOAT_ID(0x6f2f, &ioat_3_2),
	/* Skylake, Cascade Lake */
	IOAT_ID(0x2021, &ioat_3_2),
	/* Briarwood */
	IOAT_ID(0x0c50, &ioat_3_3_raid),
	IOAT_ID(0x0c51, &ioat_3_3_raid),
	IOAT_ID(0x0c52, &ioat_3_3),
	IOAT_ID(0x0c53, &ioat_3_3),
	/* Broadwell-DE */
	IOAT_ID(0x6f50, &ioat_3_3),
	IOAT_ID(0x6f51, &ioat_3_3),
	IOAT_ID(0x6f52, &ioat_3_3),
	IOAT_ID(0x6f53, &ioat_3_3),
	/* Ice Lake */
	IOAT_ID(0x0b00, &ioat_3_4),
	{}
};
