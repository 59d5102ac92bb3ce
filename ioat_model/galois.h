/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Multiplication in GF(2^8), for Q
 */
#ifndef MODEL_GALOIS_H
#define MODEL_GALOIS_H

#include "types.h"

/* Fills @products with the products of @coefficient and each byte. */
void galois_products(u8 products[256], u8 coefficient);

#endif /* MODEL_GALOIS_H */
