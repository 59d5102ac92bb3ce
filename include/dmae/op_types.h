/* SPDX-License-Identifier: GPL-2.0 */
/*
 * dmae: the operation types and their properties
 *
 * DMAE_TYPES() is the only list of them.  The enumerators, the names, the
 * counters in sysfs, the symbols in traces and the facts for checks of
 * operations are generated from it.  docs/provider.md shows how to add a type.
 */
#ifndef DMAE_OP_TYPES_H
#define DMAE_OP_TYPES_H

#include <linux/bits.h>
#include <linux/types.h>

/**
 * enum dmae_max_srcs - the most sources that an operation of a type may have
 * @DMAE_EXACT: exactly the least number
 * @DMAE_MAX_XOR: @max_xor of struct dmae_limits
 * @DMAE_MAX_PQ: @max_pq of struct dmae_limits
 */
enum dmae_max_srcs {
	DMAE_EXACT,
	DMAE_MAX_XOR,
	DMAE_MAX_PQ,
};

/**
 * enum dmae_type_traits - further properties of an operation type
 * @DMAE_COEFS: has a coefficient for each source
 * @DMAE_PQ_FLAGS: takes DMAE_PREP_PQ_DISABLE_P, DMAE_PREP_PQ_DISABLE_Q and
 *	DMAE_PREP_CONTINUE; all types take the other flags
 * @DMAE_RESULT: has a result
 * @DMAE_READ_ONLY: only the result is written; destinations are read
 * @DMAE_SERIAL: parts of one operation follow one another, as each needs the
 *	result of the part before it.  Without this trait they are independent,
 *	and their results are ORed.
 * @DMAE_ADDITIVE: more sources can be added by a second operation: with
 *	DMAE_PREP_CONTINUE where the type takes that flag, else with the
 *	destination as one of the sources
 */
enum dmae_type_traits {
	DMAE_COEFS = BIT(0),
	DMAE_PQ_FLAGS = BIT(1),
	DMAE_RESULT = BIT(2),
	DMAE_READ_ONLY = BIT(3),
	DMAE_SERIAL = BIT(4),
	DMAE_ADDITIVE = BIT(5),
};

/* clang-format off */

/**
 * DMAE_TYPES() - the list of operation types
 * @row: a macro, expanded for each type with its enumerator, its name, the
 *	number of destinations, the least number of sources, the most (enum
 *	dmae_max_srcs), and enum dmae_type_traits
 *
 * The order gives the enumerators their values: a new type comes last.
 */
#define DMAE_TYPES(row)							\
	/* Copies the source to the destination. */			\
	row(DMAE_MEMCPY, "memcpy", 1, 1, DMAE_EXACT, 0)			\
	/* Fills the destination with a byte. */			\
	row(DMAE_MEMSET, "memset", 1, 0, DMAE_EXACT, 0)			\
	/* Writes the xor of the sources to the destination. */		\
	row(DMAE_XOR, "xor", 1, 1, DMAE_MAX_XOR, DMAE_ADDITIVE)		\
	/* Checks that the xor of the sources is zero. */		\
	row(DMAE_XOR_VAL, "xor_val", 0, 2, DMAE_MAX_XOR,		\
	    DMAE_RESULT | DMAE_READ_ONLY)				\
	/* Writes the xor of the sources to two destinations. */	\
	row(DMAE_DUAL_XOR, "dual_xor", 2, 1, DMAE_MAX_XOR, 0)		\
	/* Writes the RAID-6 syndrome of the sources: P, then Q. */	\
	row(DMAE_PQ, "pq", 2, 1, DMAE_MAX_PQ,				\
	    DMAE_COEFS | DMAE_PQ_FLAGS | DMAE_ADDITIVE)			\
	/* Checks that P and Q match the sources. */			\
	row(DMAE_PQ_VAL, "pq_val", 2, 1, DMAE_MAX_PQ,			\
	    DMAE_COEFS | DMAE_PQ_FLAGS | DMAE_RESULT | DMAE_READ_ONLY)	\
	/* Updates P and Q after one source has changed. */		\
	row(DMAE_PQ_UPDATE, "pq_update", 2, 2, DMAE_EXACT, DMAE_COEFS)	\
	/* Copies, and computes the CRC32C of what was copied. */	\
	row(DMAE_MEMCPY_CRC32C, "memcpy_crc32c", 1, 1, DMAE_EXACT,	\
	    DMAE_RESULT | DMAE_SERIAL)					\
	/* Encrypts or decrypts the source to the destination. */	\
	row(DMAE_CRYPTO_AES, "crypto_aes", 1, 1, DMAE_EXACT, 0)		\
	/* Moves no data: completes after all operations before it. */	\
	row(DMAE_INTERRUPT, "interrupt", 0, 0, DMAE_EXACT, 0)		\
	/* Checks that the destination and the source are equal. */	\
	row(DMAE_COMPARE, "compare", 1, 1, DMAE_EXACT,			\
	    DMAE_RESULT | DMAE_READ_ONLY)

/* clang-format on */

#define DMAE_TYPE_ENUMERATOR(type, ...) type,

/**
 * enum dmae_transaction_type - what an operation does (G2)
 * @DMAE_TX_TYPE_END: number of types
 *
 * Each type is described in DMAE_TYPES().
 */
enum dmae_transaction_type {
	/* private: from the list */
	DMAE_TYPES(DMAE_TYPE_ENUMERATOR)
	/* public: */
	DMAE_TX_TYPE_END,
};

/**
 * struct dmae_type - the facts of an operation type, from DMAE_TYPES()
 * @dsts: number of destinations
 * @min_srcs: least number of sources
 * @max_srcs: enum dmae_max_srcs
 * @traits: enum dmae_type_traits
 */
struct dmae_type {
	u8 dsts;
	u8 min_srcs;
	u8 max_srcs;
	u8 traits;
};

#define DMAE_TYPE_FACTS(type, name, dst_count, least, most, trait_bits) \
	[type] = { .dsts = dst_count,                                   \
		   .min_srcs = least,                                   \
		   .max_srcs = most,                                    \
		   .traits = trait_bits },

/**
 * dmae_type_of() - the facts of an operation type
 * @type: the type, below DMAE_TX_TYPE_END
 *
 * Context: Any.
 * Return: the facts; a compile-time constant if @type is one.
 */
static inline const struct dmae_type *
dmae_type_of(enum dmae_transaction_type type)
{
	static const struct dmae_type types[] = { DMAE_TYPES(DMAE_TYPE_FACTS) };

	return types + type;
}

/**
 * dmae_type_has() - whether an operation type has a trait
 * @type: the type, below DMAE_TX_TYPE_END
 * @trait: one of enum dmae_type_traits
 *
 * Context: Any.
 * Return: true if the type has the trait.
 */
static inline bool dmae_type_has(enum dmae_transaction_type type,
				 enum dmae_type_traits trait)
{
	return dmae_type_of(type)->traits & trait;
}

#endif /* DMAE_OP_TYPES_H */
