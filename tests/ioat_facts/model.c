// SPDX-License-Identifier: GPL-2.0
/*
 * The layouts in the model
 *
 * Only the source of its decoder has the offsets of sources, so this includes
 * the source.
 */
#include "../../ioat_model/decode.c"

#include "facts.h"

static void model_tell_device(fact_tell tell)
{
	tell("CHANCNT", REG_CHANCNT);
	tell("XFERCAP", REG_XFERCAP);
	tell("INTRCTRL", REG_INTRCTRL);
	tell("INTRCTRL: master", INTRCTRL_MASTER);
	tell("INTRCTRL: status", INTRCTRL_STATUS);
	tell("INTRCTRL: interrupt", INTRCTRL_INT);
	tell("INTRCTRL: vectors", INTRCTRL_VECTORS);
	tell("ATTNSTATUS", REG_ATTNSTATUS);
	tell("VER", REG_VER);
	tell("DMACAP", REG_DMACAP);
	tell("DMACAP: fill", CAP_FILL);
	tell("DMACAP: xor", CAP_XOR);
	tell("DMACAP: pq", CAP_PQ);
	tell("DMACAP: errors in descriptors", CAP_DWBES);
	tell("DMACAP: 16 sources", CAP_PQ16);
}

static void model_tell_channel(fact_tell tell)
{
	tell("block of channel 0", REG_BLOCK);
	tell("block of channel 3", 4 * REG_BLOCK);
	tell("CHANCTRL", REG_CHANCTRL);
	tell("CHANCTRL: re-arm", CHANCTRL_REARM);
	tell("CHANCTRL: error completion", CHANCTRL_ERR_COMPLETION);
	tell("CHANCTRL: error interrupt", CHANCTRL_ERR_INT);
	tell("CHANCMD", REG_CHANCMD);
	tell("CHANCMD: suspend", CHANCMD_SUSPEND);
	tell("CHANCMD: reset", CHANCMD_RESET);
	tell("DMACOUNT", REG_DMACOUNT);
	tell("CHANSTS", REG_CHANSTS);
	tell("CHANSTS: active", CHANNEL_ACTIVE);
	tell("CHANSTS: idle", CHANNEL_IDLE);
	tell("CHANSTS: suspended", CHANNEL_SUSPENDED);
	tell("CHANSTS: halted", CHANNEL_HALTED);
	tell("CHANSTS: armed", CHANNEL_ARMED);
	tell("CHANSTS: lower address", (u32)CHANSTS_ADDRESS);
	tell("CHAINADDR", REG_CHAINADDR);
	tell("CHANCMP", REG_CHANCMP);
	tell("CHANERR", REG_CHANERR);
	tell("CHANERR: P", ERR_P);
	tell("CHANERR: Q", ERR_Q);
	tell("CHANERRMASK", REG_CHANERRMASK);
	tell("LTR_SWSEL", REG_LTR_SWSEL);
	tell("LTR_ACTIVE", REG_LTR_ACTIVE);
	tell("LTR_IDLE", REG_LTR_IDLE);
}

static void model_tell_descriptor(fact_tell tell)
{
	tell("descriptor: size", DESC_SIZE);
	tell("descriptor: length", DESC_LENGTH);
	tell("descriptor: control", DESC_CONTROL);
	tell("descriptor: source", DESC_SOURCE);
	tell("descriptor: destination", DESC_DESTINATION);
	tell("descriptor: next", DESC_NEXT);
	tell("fill: pattern", DESC_SOURCE);
	tell("fill: destination", DESC_DESTINATION);
	tell("xor: source 0", decode_xor_sources[0]);
	tell("xor: source 1", decode_xor_sources[1]);
	tell("xor: source 4", decode_xor_sources[4]);
	tell("xor: source 5", decode_xor_sources[5]);
	tell("xor: source 7", decode_xor_sources[7]);
	tell("xor: destination", DESC_DESTINATION);
	tell("pq: source 0", decode_pq_sources[0]);
	tell("pq: source 1", decode_pq_sources[1]);
	tell("pq: source 2", decode_pq_sources[2]);
	tell("pq: source 3", decode_pq_sources[3]);
	tell("pq: source 5", decode_pq_sources[5]);
	tell("pq: source 6", decode_pq_sources[6]);
	tell("pq: source 7", decode_pq_sources[7]);
	tell("pq: P", DESC_DESTINATION);
	tell("pq: coefficients", DECODE_COEFFICIENTS);
	tell("pq: Q", DECODE_Q);
	tell("pq16: further", DECODE_SED);
	tell("pq16: source 1", decode_pq16_sources[1]);
	tell("pq16: source 2", decode_pq16_sources[2]);
	tell("pq16: source 15", decode_pq16_sources[15]);
}

static void model_tell_control(fact_tell tell)
{
	tell("control: interrupt", CTL_INTERRUPT);
	tell("control: completion", CTL_COMPLETION);
	tell("control: fence", CTL_FENCE);
	tell("control: null", CTL_NULL);
	tell("control: sources", 7 << 5);
	tell("control: no P", CTL_NO_P);
	tell("control: no Q", CTL_NO_Q);
	tell("control: write back", CTL_WRITE_BACK);
	tell("control: operation", CTL_OP_MASK);
	tell("written back: P", WRITE_BACK_P);
	tell("written back: Q", WRITE_BACK_Q);
	tell("written back", WRITE_BACK_ERROR);
}

static void model_tell_operation(fact_tell tell)
{
	tell("copy", OP_COPY);
	tell("fill", OP_FILL);
	tell("xor", OP_XOR);
	tell("xor_val", OP_XOR_VAL);
	tell("pq", OP_PQ);
	tell("pq_val", OP_PQ_VAL);
	tell("pq16", OP_PQ16);
	tell("pq16_val", OP_PQ16_VAL);
}

void model_facts(fact_tell tell)
{
	model_tell_device(tell);
	model_tell_channel(tell);
	model_tell_descriptor(tell);
	model_tell_control(tell);
	model_tell_operation(tell);
}
