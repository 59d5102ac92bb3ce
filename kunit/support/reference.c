// SPDX-License-Identifier: GPL-2.0
/*
 * What an operation has to come to, computed byte by byte and bit by bit
 */
#include "reference.h"

/* Of x^8 + x^4 + x^3 + x^2 + 1, without x^8. */
#define REFERENCE_POLYNOMIAL 0x1d

/* Of CRC-32C, the lowest power in the highest bit. */
#define REFERENCE_CRC_POLYNOMIAL 0x82f63b78

u8 reference_multiply(u8 a, u8 b)
{
	u8 product = 0;

	for (; b; b >>= 1) {
		if (b & 1)
			product ^= a;
		a = (a << 1) ^ (a & 0x80 ? REFERENCE_POLYNOMIAL : 0);
	}
	return product;
}

/* 2 to the @exponent. */
u8 reference_power(unsigned int exponent)
{
	u8 power = 1;

	while (exponent--)
		power = reference_multiply(power, 2);
	return power;
}

u32 reference_crc32c(u32 crc, const u8 *data, size_t len)
{
	unsigned int bit;

	while (len--) {
		crc ^= *data++;
		for (bit = 0; bit < 8; bit++)
			crc = (crc >> 1) ^
			      (crc & 1 ? REFERENCE_CRC_POLYNOMIAL : 0);
	}
	return crc;
}
