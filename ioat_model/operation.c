// SPDX-License-Identifier: GPL-2.0
/*
 * The table of operations
 */
#include "model.h"

#define CTL_XOR (CTL_COMMON | CTL_OP_MASK | 7 << 5)
#define CTL_PQ (CTL_XOR | CTL_NO_P | CTL_NO_Q | CTL_PRL)

static const struct operation_type operation_types[] = {
	{
		.counter = COUNT_NULL,
		.code = OP_COPY,
		.null = true,
		.control = CTL_COMMON | CTL_NULL,
		.decode = decode_null,
		.run = run_null,
	},
	{
		.counter = COUNT_COPY,
		.code = OP_COPY,
		.writes = true,
		.control = CTL_COMMON | CTL_SOURCE_BREAK |
			   CTL_DESTINATION_BREAK,
		.decode = decode_copy,
		.run = run_copy,
	},
	{
		.counter = COUNT_FILL,
		.code = OP_FILL,
		.writes = true,
		.cap = CAP_FILL,
		.control = CTL_COMMON | CTL_DESTINATION_BREAK | CTL_OP_MASK,
		.decode = decode_fill,
		.run = run_fill,
	},
	{
		.counter = COUNT_XOR,
		.code = OP_XOR,
		.writes = true,
		.cap = CAP_XOR,
		.control = CTL_XOR,
		.decode = decode_xor,
		.run = run_xor,
	},
	{
		.counter = COUNT_XOR_VAL,
		.code = OP_XOR_VAL,
		.validates = true,
		.cap = CAP_XOR,
		.control = CTL_XOR,
		.decode = decode_xor,
		.run = run_xor_val,
	},
	{
		.counter = COUNT_PQ,
		.code = OP_PQ,
		.writes = true,
		.has_q = true,
		.cap = CAP_PQ,
		.control = CTL_PQ,
		.decode = decode_pq,
		.run = run_pq,
	},
	{
		.counter = COUNT_PQ_VAL,
		.code = OP_PQ_VAL,
		.validates = true,
		.has_q = true,
		.cap = CAP_PQ,
		.control = CTL_PQ | CTL_WRITE_BACK,
		.decode = decode_pq,
		.run = run_pq_val,
	},
	{
		.counter = COUNT_PQ16,
		.code = OP_PQ16,
		.writes = true,
		.has_q = true,
		.cap = CAP_PQ | CAP_PQ16,
		.control = CTL_PQ,
		.decode = decode_pq16,
		.run = run_pq,
	},
	{
		.counter = COUNT_PQ16_VAL,
		.code = OP_PQ16_VAL,
		.validates = true,
		.has_q = true,
		.cap = CAP_PQ | CAP_PQ16,
		.control = CTL_PQ | CTL_WRITE_BACK,
		.decode = decode_pq16,
		.run = run_pq_val,
	},
};

const struct operation_type *operation_find(u32 control, u32 cap)
{
	const struct operation_type *type;
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(operation_types); i++) {
		type = &operation_types[i];
		if (type->code == CTL_OP(control) && !(type->cap & ~cap) &&
		    (type->code != OP_COPY ||
		     type->null == !!(control & CTL_NULL)))
			return type;
	}
	return NULL;
}
