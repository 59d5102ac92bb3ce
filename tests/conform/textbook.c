// SPDX-License-Identifier: GPL-2.0
/*
 * The arithmetic, as the textbook has it, a byte or a bit at a time
 */
#include "textbook.h"

/* x^8 + x^4 + x^3 + x^2 + 1, without its highest term. */
#define TEXTBOOK_POLYNOMIAL 0x1d

/* Castagnoli's, the lowest bit first. */
#define TEXTBOOK_CRC32C 0x82f63b78

/* As products are needed by the million. */
static u8 textbook_products[256][256];

static u8 textbook_multiply_slowly(u8 a, u8 b)
{
	u8 product = 0;

	for (; b; b >>= 1) {
		if (b & 1)
			product ^= a;
		a = (a << 1) ^ (a & 0x80 ? TEXTBOOK_POLYNOMIAL : 0);
	}
	return product;
}

void textbook_init(void)
{
	unsigned int a, b;

	for (a = 0; a < 256; a++)
		for (b = 0; b < 256; b++)
			textbook_products[a][b] =
				textbook_multiply_slowly(a, b);
}

u8 textbook_multiply(u8 a, u8 b)
{
	return textbook_products[a][b];
}

/* 2 to the power of @exponent. */
u8 textbook_power(unsigned int exponent)
{
	u8 power = 1;

	while (exponent--)
		power = textbook_multiply_slowly(power, 2);
	return power;
}

u32 textbook_crc32c(u32 crc, const u8 *data, size_t len)
{
	unsigned int bit;

	while (len--) {
		crc ^= *data++;
		for (bit = 0; bit < 8; bit++)
			crc = (crc >> 1) ^ (crc & 1 ? TEXTBOOK_CRC32C : 0);
	}
	return crc;
}
