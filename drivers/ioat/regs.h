/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Registers of I/OAT 3.x: offsets and bits of those that this driver uses
 */
#ifndef DMAE_IOAT_REGS_H
#define DMAE_IOAT_REGS_H

#include <linux/bits.h>

/* Configuration space */
#define IOAT_PCI_DMAUNCERRSTS 0x148
#define IOAT_PCI_DMAUNCERRSTS_CLEAR 0x10
#define IOAT_PCI_CHANERR_INT 0x180

/* The device, in BAR 0 */
#define IOAT_BAR 0

#define IOAT_CHANCNT 0x00 /* 8 bits */
#define IOAT_CHANCNT_MASK GENMASK(4, 0)

#define IOAT_XFERCAP 0x01 /* 8 bits */
#define IOAT_XFERCAP_MASK GENMASK(4, 0)

#define IOAT_INTRCTRL 0x03 /* 8 bits */
#define IOAT_INTRCTRL_MASTER BIT(0)
#define IOAT_INTRCTRL_STATUS BIT(1)
#define IOAT_INTRCTRL_INT BIT(2)
#define IOAT_INTRCTRL_VECTORS BIT(3) /* an interrupt vector for each channel */

#define IOAT_ATTNSTATUS 0x04 /* 32 bits: bit n is channel n */

#define IOAT_VER 0x08 /* 8 bits */
#define IOAT_VER_3_0 0x30
#define IOAT_VER_3_2 0x32
#define IOAT_VER_3_3 0x33
#define IOAT_VER_3_4 0x34

#define IOAT_DMACAP 0x10 /* 32 bits */
#define IOAT_DMACAP_FILL BIT(6)
#define IOAT_DMACAP_XOR BIT(8)
#define IOAT_DMACAP_PQ BIT(9)
#define IOAT_DMACAP_DWBES BIT(13) /* results are written to the descriptor */
#define IOAT_DMACAP_RAID16SS BIT(17)

/* MSI-X table of the devices on which a channel reset overwrites it */
#define IOAT_MSIX_TABLE 0x1000
#define IOAT_MSIX_PENDING 0x1800

/* Registers of a channel, as offsets in its block */
#define IOAT_CHAN_BLOCK 0x80
#define IOAT_CHAN(number) (IOAT_CHAN_BLOCK * ((number) + 1))

#define IOAT_CHANCTRL 0x00 /* 16 bits */
#define IOAT_CHANCTRL_REARM BIT(0) /* allows one more interrupt */
#define IOAT_CHANCTRL_ERR_COMPLETION BIT(2)
#define IOAT_CHANCTRL_ANY_ERR_ABORT BIT(3)
#define IOAT_CHANCTRL_ERR_INT BIT(4)

#define IOAT_CHANCMD 0x04 /* 8 bits */
#define IOAT_CHANCMD_SUSPEND BIT(2)
#define IOAT_CHANCMD_RESET BIT(5) /* cleared by the device */

#define IOAT_DMACOUNT 0x06 /* 16 bits, wraps */

#define IOAT_CHANSTS 0x08 /* 64 bits */
#define IOAT_CHANSTS_STATE GENMASK(2, 0)
#define IOAT_CHANSTS_ADDRESS_LOW GENMASK(31, 6)

/* IOAT_CHANSTS_STATE, of the register and of the completion word. */
enum ioat_chansts {
	IOAT_ACTIVE,
	IOAT_IDLE,
	IOAT_SUSPENDED,
	IOAT_HALTED,
	IOAT_ARMED,
};

#define IOAT_CHAINADDR 0x10 /* 64 bits, as two of 32 */
#define IOAT_CHANCMP 0x18 /* 64 bits, as two of 32 */
#define IOAT_CHANERR 0x28 /* 32 bits, written ones clear */
#define IOAT_CHANERRMASK 0x2c /* 32 bits */

/* Bits of CHANERR for a validation that failed; errors.c has the others. */
#define IOAT_CHANERR_XOR_P BIT(16)
#define IOAT_CHANERR_XOR_Q BIT(17)

/* Latency tolerance (version 3.4) */
#define IOAT_LTR_SWSEL 0xbc /* 8 bits */
#define IOAT_LTR_SWSEL_ACTIVE 0
#define IOAT_LTR_SWSEL_IDLE 1
#define IOAT_LTR_ACTIVE 0xc0 /* 32 bits */
#define IOAT_LTR_ACTIVE_VALUE 0x8800
#define IOAT_LTR_IDLE 0xc4 /* 32 bits */
#define IOAT_LTR_IDLE_VALUE 0x8a58

#endif /* DMAE_IOAT_REGS_H */
