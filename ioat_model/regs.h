/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The registers in BAR 0: offsets and bits
 */
#ifndef MODEL_REGS_H
#define MODEL_REGS_H

#include "types.h"

/* Registers of the device. */
#define REG_CHANCNT 0x00
#define REG_XFERCAP 0x01
#define REG_GENCTRL 0x02
#define REG_INTRCTRL 0x03
#define INTRCTRL_MASTER BIT(0)
#define INTRCTRL_STATUS BIT(1)
#define INTRCTRL_INT BIT(2)
#define INTRCTRL_VECTORS BIT(3) /* each channel has an MSI-X vector */
#define REG_ATTNSTATUS 0x04
#define REG_VER 0x08
#define REG_PERPORTOFFSET 0x0A
#define REG_INTRDELAY 0x0C
#define INTRDELAY_US 0x3FFF
#define INTRDELAY_ABLE BIT(15)
#define REG_DEVICE_STATUS 0x0E
#define REG_DMACAP 0x10
#define CAP_PAGE_BREAK BIT(0)
#define CAP_FILL BIT(6)
#define CAP_APIC BIT(7)
#define CAP_XOR BIT(8)
#define CAP_PQ BIT(9)
#define CAP_DWBES BIT(13) /* errors are written back to the descriptor */
#define CAP_PQ16 BIT(17)
#define CAP_PREFETCH BIT(23)
#define REG_DCAOFFSET 0x14
#define REG_PREFETCH 0x4C

/* Registers of a channel, in its block. */
#define REG_BLOCK 0x80
#define REG_CHANCTRL 0x00
#define CHANCTRL_REARM BIT(0)
#define CHANCTRL_ERR_COMPLETION BIT(2)
#define CHANCTRL_ERR_INT BIT(4)
#define REG_DMA_COMP 0x02
#define DMA_COMP_V2 BIT(1)
#define REG_CHANCMD 0x04
#define CHANCMD_START BIT(0)
#define CHANCMD_APPEND BIT(1)
#define CHANCMD_SUSPEND BIT(2)
#define CHANCMD_ABORT BIT(3)
#define CHANCMD_RESUME BIT(4)
#define CHANCMD_RESET BIT(5)
#define REG_DMACOUNT 0x06
#define REG_CHANSTS 0x08
#define CHANSTS_UNAFFILIATED BIT(3)
#define CHANSTS_SOFT BIT(4)
#define CHANSTS_ADDRESS (~(u64)0x3F)
#define REG_CHAINADDR 0x10
#define REG_CHANCMP 0x18
#define REG_CDAR 0x20
#define REG_CHANERR 0x28
#define REG_CHANERRMASK 0x2C
#define REG_DCACTRL 0x30
/* These lie in the next channel's block, which has no registers there. */
#define REG_DRSCTL 0xB6
#define REG_LTR_SWSEL 0xBC
#define REG_LTR_ACTIVE 0xC0
#define REG_LTR_IDLE 0xC4

/* CHANSTS[2:0] */
enum channel_state {
	CHANNEL_ACTIVE,
	CHANNEL_IDLE,
	CHANNEL_SUSPENDED,
	CHANNEL_HALTED,
	CHANNEL_ARMED,
};

/* CHANERR */
#define ERR_SOURCE BIT(0)
#define ERR_DESTINATION BIT(1)
#define ERR_NEXT BIT(2)
#define ERR_DESCRIPTOR BIT(3)
#define ERR_CHAIN BIT(4)
#define ERR_COMMAND BIT(5)
#define ERR_READ BIT(8)
#define ERR_WRITE BIT(9)
#define ERR_CONTROL BIT(10)
#define ERR_LENGTH BIT(11)
#define ERR_COMPLETION BIT(12)
#define ERR_SED BIT(14)
#define ERR_UNAFFILIATED BIT(15)
#define ERR_P BIT(16)
#define ERR_Q BIT(17)
#define ERR_COUNT BIT(18)
#define ERR_BITS 28

#endif /* MODEL_REGS_H */
