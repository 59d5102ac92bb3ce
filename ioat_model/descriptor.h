/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Hardware descriptors, and the operations decoded from them
 */
#ifndef MODEL_DESCRIPTOR_H
#define MODEL_DESCRIPTOR_H

#include "counter.h"
#include "types.h"

#define DESC_SIZE 64
#define DESC_SOURCES 16

/* Offsets of fields that every descriptor has. */
#define DESC_LENGTH 0x00
#define DESC_CONTROL 0x04
#define DESC_SOURCE 0x08
#define DESC_DESTINATION 0x10
#define DESC_NEXT 0x18

#define CTL_INTERRUPT BIT(0)
#define CTL_SOURCE_NO_SNOOP BIT(1)
#define CTL_DESTINATION_NO_SNOOP BIT(2)
#define CTL_COMPLETION BIT(3)
#define CTL_FENCE BIT(4)
#define CTL_NULL BIT(5)
#define CTL_SOURCES(control) ((control) >> 5 & 7)
#define CTL_SOURCE_BREAK BIT(6)
#define CTL_DESTINATION_BREAK BIT(7)
#define CTL_BUNDLE BIT(8)
#define CTL_DCA BIT(9)
#define CTL_HINT BIT(10)
#define CTL_NO_P BIT(11)
#define CTL_NO_Q BIT(12)
#define CTL_WRITE_BACK BIT(15)
#define CTL_PRL BIT(16)
#define CTL_OP(control) ((control) >> 24)
#define CTL_OP_MASK 0xFF000000U
/* Bits that every operation may set; the model ignores some of them. */
#define CTL_COMMON                                                        \
	(CTL_INTERRUPT | CTL_SOURCE_NO_SNOOP | CTL_DESTINATION_NO_SNOOP | \
	 CTL_COMPLETION | CTL_FENCE | CTL_BUNDLE | CTL_DCA | CTL_HINT)

/* Written over the length field if CTL_WRITE_BACK is set. */
#define WRITE_BACK_P BIT(25)
#define WRITE_BACK_Q BIT(26)
#define WRITE_BACK_ERROR BIT(31)

enum op_code {
	OP_COPY = 0x00,
	OP_FILL = 0x01,
	OP_XOR = 0x87,
	OP_XOR_VAL = 0x88,
	OP_PQ = 0x89,
	OP_PQ_VAL = 0x8A,
	OP_PQ16 = 0xA0,
	OP_PQ16_VAL = 0xA1,
};

struct channel;

/**
 * struct operation - a decoded descriptor
 * @type: entry of the table in operation.c
 * @address: address of the descriptor
 * @next: address of the next descriptor, after an extension
 * @control: the control word
 * @length: bytes
 * @slots: slots that it takes, the extension included
 * @sources: number of sources
 * @source: addresses of the sources
 * @coefficient: coefficients of the sources, for Q
 * @next_source: where the source continues after a page break
 * @destination: the destination, or P, or the block that xor_val compares with
 * @next_destination: where the destination continues after a page break
 * @q: address of Q
 * @pattern: pattern to fill with
 */
struct operation {
	const struct operation_type *type;
	u64 address;
	u64 next;
	u32 control;
	u32 length;
	unsigned int slots;
	unsigned int sources;
	u64 source[DESC_SOURCES];
	u8 coefficient[DESC_SOURCES];
	u64 next_source;
	u64 destination;
	u64 next_destination;
	u64 q;
	u64 pattern;
};

/**
 * struct operation_type - how an operation is decoded and carried out
 * @counter: counts completed operations
 * @code: operation code in the control word
 * @null: CTL_NULL must be set
 * @writes: it writes its destination, and Q if @has_q
 * @validates: it reads its destination, and Q if @has_q
 * @has_q: it has a Q
 * @cap: bits of DMACAP that it needs
 * @control: bits of the control word that may be set
 * @decode: decodes @raw, the descriptor, and its extension or SED; returns
 *	CHANERR
 * @run: carries it out; returns CHANERR
 */
struct operation_type {
	enum counter counter;
	enum op_code code;
	bool null;
	bool writes;
	bool validates;
	bool has_q;
	u32 cap;
	u32 control;
	u32 (*decode)(struct channel *channel, const u8 *raw,
		      struct operation *op);
	u32 (*run)(struct channel *channel, const struct operation *op);
};

/* operation.c: returns NULL if the device has no such operation */
const struct operation_type *operation_find(u32 control, u32 cap);

/* decode.c */
u32 decode_null(struct channel *channel, const u8 *raw, struct operation *op);
u32 decode_copy(struct channel *channel, const u8 *raw, struct operation *op);
u32 decode_fill(struct channel *channel, const u8 *raw, struct operation *op);
u32 decode_xor(struct channel *channel, const u8 *raw, struct operation *op);
u32 decode_pq(struct channel *channel, const u8 *raw, struct operation *op);
u32 decode_pq16(struct channel *channel, const u8 *raw, struct operation *op);

/* copy.c */
u32 run_null(struct channel *channel, const struct operation *op);
u32 run_copy(struct channel *channel, const struct operation *op);
u32 run_fill(struct channel *channel, const struct operation *op);

/* parity.c */
u32 run_xor(struct channel *channel, const struct operation *op);
u32 run_xor_val(struct channel *channel, const struct operation *op);
u32 run_pq(struct channel *channel, const struct operation *op);
u32 run_pq_val(struct channel *channel, const struct operation *op);

#endif /* MODEL_DESCRIPTOR_H */
