// SPDX-License-Identifier: GPL-2.0
/*
 * P and Q as the CPU computes them
 *
 * By shifts and no table, so that it has nothing in common with the model.
 */
#include "stock.h"

static u8 stock_parity_multiply(u8 a, u8 b)
{
	u8 product = 0;

	for (; b; b >>= 1) {
		if (b & 1)
			product ^= a;
		a = (a << 1) ^ (a & 0x80 ? 0x1d : 0);
	}
	return product;
}

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
			to[at] ^=
				stock_parity_multiply(from[at], slot->coefs[i]);
	}
}
