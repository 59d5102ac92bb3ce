// SPDX-License-Identifier: GPL-2.0
/*
 * XOR, and P and Q
 */
#include "galois.h"
#include "model.h"

#define PARITY_BLOCK 4096

/**
 * struct parity - P and Q of one block
 * @products: products of each coefficient, for Q
 * @source: block of one source
 * @p: P of the sources so far
 * @q: Q of the sources so far
 * @piece: used bytes of @source, @p and @q
 */
struct parity {
	u8 products[DESC_SOURCES][256];
	u8 source[PARITY_BLOCK];
	u8 p[PARITY_BLOCK];
	u8 q[PARITY_BLOCK];
	u32 piece;
};

static void parity_init(struct parity *parity, const struct operation *op)
{
	unsigned int i;

	for (i = 0; i < op->sources; i++)
		galois_products(parity->products[i], op->coefficient[i]);
}

/* Computes P and Q of the block at @offset. */
static u32 parity_block(struct channel *channel, const struct operation *op,
			u32 offset, struct parity *parity)
{
	const u32 rest = op->length - offset;
	u32 error, i, j;

	parity->piece = rest < PARITY_BLOCK ? rest : PARITY_BLOCK;
	memset(parity->p, 0, parity->piece);
	memset(parity->q, 0, parity->piece);
	for (i = 0; i < op->sources; i++) {
		error = access_read(channel, op->source[i] + offset,
				    parity->source, parity->piece, ERR_SOURCE);
		if (error)
			return error;
		for (j = 0; j < parity->piece; j++) {
			parity->p[j] ^= parity->source[j];
			parity->q[j] ^= parity->products[i][parity->source[j]];
		}
	}
	return 0;
}

/* Returns @mismatch if the block at @address is not @expected. */
static u32 parity_compare(struct channel *channel, struct parity *parity,
			  u64 address, const u8 *expected, u32 mismatch)
{
	const u32 error = access_read(channel, address, parity->source,
				      parity->piece, ERR_DESTINATION);

	if (error)
		return error;
	return memcmp(parity->source, expected, parity->piece) ? mismatch : 0;
}

u32 run_xor(struct channel *channel, const struct operation *op)
{
	struct parity parity;
	u32 error = 0, offset;

	parity_init(&parity, op);
	for (offset = 0; offset < op->length && !error;
	     offset += PARITY_BLOCK) {
		error = parity_block(channel, op, offset, &parity);
		if (!error)
			error = access_write(channel, op->destination + offset,
					     parity.p, parity.piece,
					     ERR_DESTINATION);
	}
	return error;
}

u32 run_xor_val(struct channel *channel, const struct operation *op)
{
	struct parity parity;
	u32 error = 0, offset;

	parity_init(&parity, op);
	for (offset = 0; offset < op->length && !(error & ~ERR_P);
	     offset += PARITY_BLOCK) {
		error |= parity_block(channel, op, offset, &parity);
		if (!(error & ~ERR_P))
			error |= parity_compare(channel, &parity,
						op->destination + offset,
						parity.p, ERR_P);
	}
	return error;
}

u32 run_pq(struct channel *channel, const struct operation *op)
{
	struct parity parity;
	u32 error = 0, offset;

	parity_init(&parity, op);
	for (offset = 0; offset < op->length && !error;
	     offset += PARITY_BLOCK) {
		error = parity_block(channel, op, offset, &parity);
		if (!error && !(op->control & CTL_NO_P))
			error = access_write(channel, op->destination + offset,
					     parity.p, parity.piece,
					     ERR_DESTINATION);
		if (!error && !(op->control & CTL_NO_Q))
			error = access_write(channel, op->q + offset, parity.q,
					     parity.piece, ERR_DESTINATION);
	}
	return error;
}

u32 run_pq_val(struct channel *channel, const struct operation *op)
{
	const u32 results = ERR_P | ERR_Q;
	struct parity parity;
	u32 error = 0, offset;

	parity_init(&parity, op);
	for (offset = 0; offset < op->length && !(error & ~results);
	     offset += PARITY_BLOCK) {
		error |= parity_block(channel, op, offset, &parity);
		if (!(error & ~results) && !(op->control & CTL_NO_P))
			error |= parity_compare(channel, &parity,
						op->destination + offset,
						parity.p, ERR_P);
		if (!(error & ~results) && !(op->control & CTL_NO_Q))
			error |= parity_compare(channel, &parity,
						op->q + offset, parity.q,
						ERR_Q);
	}
	return error;
}
