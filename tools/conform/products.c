// SPDX-License-Identifier: GPL-2.0
/*
 * The products of reference.h in a table, as the cases need them by the million
 */
#include "products.h"
#include "reference.h"

static u8 products[256][256];

void products_init(void)
{
	unsigned int a, b;

	for (a = 0; a < 256; a++)
		for (b = 0; b < 256; b++)
			products[a][b] = reference_multiply(a, b);
}

u8 products_multiply(u8 a, u8 b)
{
	return products[a][b];
}
