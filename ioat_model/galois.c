// SPDX-License-Identifier: GPL-2.0
/*
 * Multiplication in GF(2^8), for Q
 */
#include "galois.h"

/* x^8 + x^4 + x^3 + x^2 + 1, without its highest term */
#define GALOIS_POLYNOMIAL 0x1D

static u8 galois_double(u8 value)
{
	return value << 1 ^ (value & 0x80 ? GALOIS_POLYNOMIAL : 0);
}

/* Multiplication is linear: the products of single bits give all others. */
void galois_products(u8 products[256], u8 coefficient)
{
	unsigned int bit, low;

	products[0] = 0;
	for (bit = 1; bit < 256; bit <<= 1) {
		for (low = 0; low < bit; low++)
			products[bit | low] = coefficient ^ products[low];
		coefficient = galois_double(coefficient);
	}
}
