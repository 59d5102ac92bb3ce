// SPDX-License-Identifier: GPL-2.0
/*
 * P and Q as the CPU computes them
 *
 * They follow the definition and use no table, so they share no code with the
 * model.
 */
#include "../../tools/conform/reference.h"
#include "stock.h"

void stock_parity_p(const struct stock_slot *slot, u8 *to)
{
	unsigned int i;
	size_t at;

	memset(to, 0, slot->len);
	for (i = 0; i < slot->sources; i++) {
		const u8 *from = stock_bytes(slot, i);

		for (at = 0; at < slot->len; at++)
			to[at] ^= from[at];
	}
}

void stock_parity_q(const struct stock_slot *slot, u8 *to)
{
	unsigned int i;
	size_t at;

	memset(to, 0, slot->len);
	for (i = 0; i < slot->sources; i++) {
		const u8 *from = stock_bytes(slot, i);

		for (at = 0; at < slot->len; at++)
			to[at] ^= reference_multiply(from[at], slot->coefs[i]);
	}
}
