/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Hardware descriptors: 64 bytes that the engine reads
 *
 * All formats have the address of the next descriptor at the same offset.
 */
#ifndef DMAE_IOAT_DESC_H
#define DMAE_IOAT_DESC_H

#include <linux/bits.h>
#include <linux/build_bug.h>
#include <linux/types.h>

#define IOAT_DESC_SIZE 64

/* The control word */
#define IOAT_CTL_INT BIT(0)
#define IOAT_CTL_COMPLETION BIT(3)
#define IOAT_CTL_FENCE BIT(4)
#define IOAT_CTL_NULL BIT(5) /* a copy that transfers nothing */
#define IOAT_CTL_SRC_CNT GENMASK(7, 5) /* xor and pq */
#define IOAT_CTL_NO_P BIT(11)
#define IOAT_CTL_NO_Q BIT(12)
#define IOAT_CTL_WRITE_BACK BIT(15) /* see IOAT_DWBES */
#define IOAT_CTL_OP GENMASK(31, 24)

enum ioat_op {
	IOAT_OP_COPY = 0x00,
	IOAT_OP_FILL = 0x01,
	IOAT_OP_XOR = 0x87,
	IOAT_OP_XOR_VAL = 0x88,
	IOAT_OP_PQ = 0x89,
	IOAT_OP_PQ_VAL = 0x8a,
	IOAT_OP_PQ16 = 0xa0,
	IOAT_OP_PQ16_VAL = 0xa1,
};

/* Result of a validation, which the engine writes to the field size. */
#define IOAT_DWBES_P BIT(25)
#define IOAT_DWBES_Q BIT(26)
#define IOAT_DWBES BIT(31)

/* Number of sources: IOAT_CTL_SRC_CNT holds the excess over the minimum. */
#define IOAT_MIN_SRCS 2
#define IOAT_MAX_SRCS 8
#define IOAT_MIN_SRCS_16 9
#define IOAT_MAX_SRCS_16 16

/* Number of sources in the first descriptor; an extension has the rest. */
#define IOAT_XOR_SRCS 5
#define IOAT_PQ_SRCS 3
#define IOAT_PQ16_SRCS 2

struct ioat_hw_copy {
	__le32 size;
	__le32 ctl;
	__le64 src;
	__le64 dst;
	__le64 next;
	__le64 next_src;
	__le64 next_dst;
	__le64 user[2];
};

struct ioat_hw_fill {
	__le32 size;
	__le32 ctl;
	__le64 pattern;
	__le64 dst;
	__le64 next;
	__le64 reserved;
	__le64 next_dst;
	__le64 user[2];
};

/* For xor_val, @dst is compared with the xor of the sources. */
struct ioat_hw_xor {
	__le32 size;
	__le32 ctl;
	__le64 src0;
	__le64 dst;
	__le64 next;
	__le64 src1[4];
};

struct ioat_hw_xor_ext {
	__le64 src5[3];
	__le64 next;
	__le64 reserved[4];
};

struct ioat_hw_pq {
	__le32 size;
	__le32 ctl;
	__le64 src0;
	__le64 p;
	__le64 next;
	__le64 src1;
	__le64 src2; /* pq16: the address of a struct ioat_hw_sed */
	u8 coefs[8];
	__le64 q;
};

struct ioat_hw_pq_ext {
	__le64 src3[3];
	__le64 next;
	__le64 src6[2];
	__le64 reserved[2];
};

union ioat_hw {
	struct {
		__le32 size;
		__le32 ctl;
		__le64 words[2];
		__le64 next;
		__le64 rest[4];
	} any;
	struct ioat_hw_copy copy;
	struct ioat_hw_fill fill;
	struct ioat_hw_xor xors;
	struct ioat_hw_xor_ext xor_ext;
	struct ioat_hw_pq pq;
	struct ioat_hw_pq_ext pq_ext;
};

/* Further sources and coefficients of a pq16; it is not in the ring. */
struct ioat_hw_sed {
	u8 coefs[8];
	__le64 src2[14];
	__le64 reserved;
};

static_assert(sizeof(struct ioat_hw_copy) == IOAT_DESC_SIZE);
static_assert(sizeof(struct ioat_hw_fill) == IOAT_DESC_SIZE);
static_assert(sizeof(struct ioat_hw_xor) == IOAT_DESC_SIZE);
static_assert(sizeof(struct ioat_hw_xor_ext) == IOAT_DESC_SIZE);
static_assert(sizeof(struct ioat_hw_pq) == IOAT_DESC_SIZE);
static_assert(sizeof(struct ioat_hw_pq_ext) == IOAT_DESC_SIZE);
static_assert(sizeof(union ioat_hw) == IOAT_DESC_SIZE);
static_assert(sizeof(struct ioat_hw_sed) == 2 * IOAT_DESC_SIZE);

#endif /* DMAE_IOAT_DESC_H */
