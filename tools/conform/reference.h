/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Reference arithmetic: GF(2^8) and CRC-32C by definition, a bit at a time
 *
 * Tests compare with it what dmae, the kernel's libraries and devices compute,
 * so it shares no code and no table with any of them.
 */
#ifndef DMAE_CONFORM_REFERENCE_H
#define DMAE_CONFORM_REFERENCE_H

#include <linux/types.h>

/* x^8 + x^4 + x^3 + x^2 + 1, without its highest term. */
#define REFERENCE_POLYNOMIAL 0x1d

/* Castagnoli's polynomial, its lowest power in the highest bit. */
#define REFERENCE_CRC32C 0x82f63b78

static inline u8 reference_multiply(u8 a, u8 b)
{
	u8 product = 0;

	for (; b; b >>= 1) {
		if (b & 1)
			product ^= a;
		a = (a << 1) ^ (a & 0x80 ? REFERENCE_POLYNOMIAL : 0);
	}
	return product;
}

/* 2 to the power of @exponent. */
static inline u8 reference_power(unsigned int exponent)
{
	u8 power = 1;

	while (exponent--)
		power = reference_multiply(power, 2);
	return power;
}

static inline u32 reference_crc32c(u32 crc, const u8 *data, size_t len)
{
	unsigned int bit;

	while (len--) {
		crc ^= *data++;
		for (bit = 0; bit < 8; bit++)
			crc = (crc >> 1) ^ (crc & 1 ? REFERENCE_CRC32C : 0);
	}
	return crc;
}

#endif /* DMAE_CONFORM_REFERENCE_H */
