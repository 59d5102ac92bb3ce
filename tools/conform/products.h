/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The products of reference.h in a table, as the cases need them by the million
 */
#ifndef DMAE_CONFORM_PRODUCTS_H
#define DMAE_CONFORM_PRODUCTS_H

#include <linux/types.h>

void products_init(void);
u8 products_multiply(u8 a, u8 b);

#endif /* DMAE_CONFORM_PRODUCTS_H */
