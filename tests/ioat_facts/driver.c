// SPDX-License-Identifier: GPL-2.0
/*
 * The layouts in the headers of the driver
 */
#include <linux/build_bug.h>
#include <stddef.h>

#include "../../drivers/ioat/desc.h"
#include "../../drivers/ioat/regs.h"
#include "facts.h"

static void driver_tell_device(fact_tell tell)
{
	tell("CHANCNT", IOAT_CHANCNT);
	tell("XFERCAP", IOAT_XFERCAP);
	tell("INTRCTRL", IOAT_INTRCTRL);
	tell("INTRCTRL: master", IOAT_INTRCTRL_MASTER);
	tell("INTRCTRL: status", IOAT_INTRCTRL_STATUS);
	tell("INTRCTRL: interrupt", IOAT_INTRCTRL_INT);
	tell("INTRCTRL: vectors", IOAT_INTRCTRL_VECTORS);
	tell("ATTNSTATUS", IOAT_ATTNSTATUS);
	tell("VER", IOAT_VER);
	tell("DMACAP", IOAT_DMACAP);
	tell("DMACAP: fill", IOAT_DMACAP_FILL);
	tell("DMACAP: xor", IOAT_DMACAP_XOR);
	tell("DMACAP: pq", IOAT_DMACAP_PQ);
	tell("DMACAP: errors in descriptors", IOAT_DMACAP_DWBES);
	tell("DMACAP: 16 sources", IOAT_DMACAP_RAID16SS);
}

static void driver_tell_channel(fact_tell tell)
{
	tell("block of channel 0", IOAT_CHAN(0));
	tell("block of channel 3", IOAT_CHAN(3));
	tell("CHANCTRL", IOAT_CHANCTRL);
	tell("CHANCTRL: re-arm", IOAT_CHANCTRL_REARM);
	tell("CHANCTRL: error completion", IOAT_CHANCTRL_ERR_COMPLETION);
	tell("CHANCTRL: error interrupt", IOAT_CHANCTRL_ERR_INT);
	tell("CHANCMD", IOAT_CHANCMD);
	tell("CHANCMD: suspend", IOAT_CHANCMD_SUSPEND);
	tell("CHANCMD: reset", IOAT_CHANCMD_RESET);
	tell("DMACOUNT", IOAT_DMACOUNT);
	tell("CHANSTS", IOAT_CHANSTS);
	tell("CHANSTS: active", IOAT_ACTIVE);
	tell("CHANSTS: idle", IOAT_IDLE);
	tell("CHANSTS: suspended", IOAT_SUSPENDED);
	tell("CHANSTS: halted", IOAT_HALTED);
	tell("CHANSTS: armed", IOAT_ARMED);
	tell("CHANSTS: lower address", IOAT_CHANSTS_ADDRESS_LOW);
	tell("CHAINADDR", IOAT_CHAINADDR);
	tell("CHANCMP", IOAT_CHANCMP);
	tell("CHANERR", IOAT_CHANERR);
	tell("CHANERR: P", IOAT_CHANERR_XOR_P);
	tell("CHANERR: Q", IOAT_CHANERR_XOR_Q);
	tell("CHANERRMASK", IOAT_CHANERRMASK);
	tell("LTR_SWSEL", IOAT_LTR_SWSEL);
	tell("LTR_ACTIVE", IOAT_LTR_ACTIVE);
	tell("LTR_IDLE", IOAT_LTR_IDLE);
}

static void driver_tell_descriptor(fact_tell tell)
{
	tell("descriptor: size", sizeof(union ioat_hw));
	tell("descriptor: length", offsetof(union ioat_hw, any.size));
	tell("descriptor: control", offsetof(union ioat_hw, any.ctl));
	tell("descriptor: source", offsetof(struct ioat_hw_copy, src));
	tell("descriptor: destination", offsetof(struct ioat_hw_copy, dst));
	tell("descriptor: next", offsetof(union ioat_hw, any.next));
	tell("fill: pattern", offsetof(struct ioat_hw_fill, pattern));
	tell("fill: destination", offsetof(struct ioat_hw_fill, dst));
	tell("xor: source 0", offsetof(struct ioat_hw_xor, src0));
	tell("xor: source 1", offsetof(struct ioat_hw_xor, src1[0]));
	tell("xor: source 4", offsetof(struct ioat_hw_xor, src1[3]));
	tell("xor: source 5", 64 + offsetof(struct ioat_hw_xor_ext, src5[0]));
	tell("xor: source 7", 64 + offsetof(struct ioat_hw_xor_ext, src5[2]));
	tell("xor: destination", offsetof(struct ioat_hw_xor, dst));
	tell("pq: source 0", offsetof(struct ioat_hw_pq, src0));
	tell("pq: source 1", offsetof(struct ioat_hw_pq, src1));
	tell("pq: source 2", offsetof(struct ioat_hw_pq, src2));
	tell("pq: source 3", 64 + offsetof(struct ioat_hw_pq_ext, src3[0]));
	tell("pq: source 5", 64 + offsetof(struct ioat_hw_pq_ext, src3[2]));
	tell("pq: source 6", 64 + offsetof(struct ioat_hw_pq_ext, src6[0]));
	tell("pq: source 7", 64 + offsetof(struct ioat_hw_pq_ext, src6[1]));
	tell("pq: P", offsetof(struct ioat_hw_pq, p));
	tell("pq: coefficients", offsetof(struct ioat_hw_pq, coefs));
	tell("pq: Q", offsetof(struct ioat_hw_pq, q));
	tell("pq16: further", offsetof(struct ioat_hw_pq, src2));
	tell("pq16: source 1", offsetof(struct ioat_hw_pq, src1));
	tell("pq16: source 2", 64 + offsetof(struct ioat_hw_sed, src2[0]));
	tell("pq16: source 15", 64 + offsetof(struct ioat_hw_sed, src2[13]));
}

static void driver_tell_control(fact_tell tell)
{
	tell("control: interrupt", IOAT_CTL_INT);
	tell("control: completion", IOAT_CTL_COMPLETION);
	tell("control: fence", IOAT_CTL_FENCE);
	tell("control: null", IOAT_CTL_NULL);
	tell("control: sources", IOAT_CTL_SRC_CNT);
	tell("control: no P", IOAT_CTL_NO_P);
	tell("control: no Q", IOAT_CTL_NO_Q);
	tell("control: write back", IOAT_CTL_WRITE_BACK);
	tell("control: operation", IOAT_CTL_OP);
	tell("written back: P", IOAT_DWBES_P);
	tell("written back: Q", IOAT_DWBES_Q);
	tell("written back", IOAT_DWBES);
}

static void driver_tell_operation(fact_tell tell)
{
	tell("copy", IOAT_OP_COPY);
	tell("fill", IOAT_OP_FILL);
	tell("xor", IOAT_OP_XOR);
	tell("xor_val", IOAT_OP_XOR_VAL);
	tell("pq", IOAT_OP_PQ);
	tell("pq_val", IOAT_OP_PQ_VAL);
	tell("pq16", IOAT_OP_PQ16);
	tell("pq16_val", IOAT_OP_PQ16_VAL);
}

void driver_facts(fact_tell tell)
{
	driver_tell_device(tell);
	driver_tell_channel(tell);
	driver_tell_descriptor(tell);
	driver_tell_control(tell);
	driver_tell_operation(tell);
}
