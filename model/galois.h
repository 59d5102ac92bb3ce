/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The field of 256 elements that Q is computed in
 */
#ifndef MODEL_GALOIS_H
#define MODEL_GALOIS_H

#include "types.h"

/* Puts the products of @coefficient and every byte into @products. */
void galois_products(u8 products[256], u8 coefficient);

#endif /* MODEL_GALOIS_H */
