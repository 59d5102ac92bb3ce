// SPDX-License-Identifier: GPL-2.0
/*
 * XOR, P and Q, and their validation
 *
 * The tests compute the expected data with shifts, and have offsets of sources
 * of their own, as a driver has.
 */
#include "galois.h"
#include "rig.h"

#define LENGTH 5000
#define P RIG_BUFFER(20)
#define Q RIG_BUFFER(22)

static u8 multiply(u8 a, u8 b)
{
	u8 product = 0;

	for (; b; b >>= 1) {
		if (b & 1)
			product ^= a;
		a = a << 1 ^ (a & 0x80 ? 0x1D : 0);
	}
	return product;
}

static void products_are_those_of_the_field(struct test *test)
{
	unsigned int a, b, wrong = 0;
	u8 products[256];

	for (a = 0; a < 256; a++) {
		galois_products(products, a);
		for (b = 0; b < 256; b++)
			wrong += products[b] != multiply(a, b);
	}
	EXPECT(test, !wrong);
}

/* LENGTH is more than a page, and buffers of this length do not overlap. */
static u64 source(unsigned int i)
{
	return RIG_BUFFER(i) + i;
}

static u8 coefficient(unsigned int i)
{
	return 0x8D ^ 29 * i;
}

static void fill_sources(struct rig *rig, unsigned int sources)
{
	unsigned int i;

	for (i = 0; i < sources; i++)
		rig_fill(rig, source(i), LENGTH, 77 * i);
}

static u8 expected_p(struct rig *rig, unsigned int sources, size_t at)
{
	unsigned int i;
	u8 p = 0;

	for (i = 0; i < sources; i++)
		p ^= *rig_at(rig, source(i) + at);
	return p;
}

static u8 expected_q(struct rig *rig, unsigned int sources, size_t at)
{
	unsigned int i;
	u8 q = 0;

	for (i = 0; i < sources; i++)
		q ^= multiply(*rig_at(rig, source(i) + at), coefficient(i));
	return q;
}

static bool p_is_right(struct rig *rig, unsigned int sources)
{
	size_t at;

	for (at = 0; at < LENGTH; at++)
		if (*rig_at(rig, P + at) != expected_p(rig, sources, at))
			return false;
	return !*rig_at(rig, P + LENGTH);
}

static bool q_is_right(struct rig *rig, unsigned int sources)
{
	size_t at;

	for (at = 0; at < LENGTH; at++)
		if (*rig_at(rig, Q + at) != expected_q(rig, sources, at))
			return false;
	return !*rig_at(rig, Q + LENGTH);
}

static void put_expected(struct rig *rig, unsigned int sources)
{
	size_t at;

	for (at = 0; at < LENGTH; at++) {
		*rig_at(rig, P + at) = expected_p(rig, sources, at);
		*rig_at(rig, Q + at) = expected_q(rig, sources, at);
	}
}

/* Writes the descriptor; returns how many slots it takes. */
static u16 put_xor(struct rig *rig, u32 op, unsigned int sources)
{
	static const u8 places[] = { 0x08, 0x20, 0x28, 0x30,
				     0x38, 0x40, 0x48, 0x50 };
	u8 *raw = rig_put(rig, 0, op << 24 | (sources - 2) << 5, LENGTH);
	unsigned int i;

	store_le64(raw + DESC_DESTINATION, P);
	for (i = 0; i < sources; i++)
		store_le64(raw + places[i], source(i));
	return sources > 5 ? 2 : 1;
}

static u16 put_pq(struct rig *rig, u32 op, unsigned int sources, u32 control)
{
	static const u8 places[] = { 0x08, 0x20, 0x28, 0x40,
				     0x48, 0x50, 0x60, 0x68 };
	u8 *raw = rig_put(rig, 0, control | op << 24 | (sources - 2) << 5,
			  LENGTH);
	unsigned int i;

	store_le64(raw + DESC_DESTINATION, P);
	store_le64(raw + 0x38, Q);
	for (i = 0; i < sources; i++) {
		store_le64(raw + places[i], source(i));
		raw[0x30 + i] = coefficient(i);
	}
	return sources > 3 ? 2 : 1;
}

static u16 put_pq16(struct rig *rig, u32 op, unsigned int sources, u32 control)
{
	u8 *raw = rig_put(rig, 0, control | op << 24 | (sources - 9) << 5,
			  LENGTH);
	u8 *sed = rig_at(rig, RIG_SED);
	unsigned int i;

	store_le64(raw + DESC_DESTINATION, P);
	store_le64(raw + 0x38, Q);
	store_le64(raw + 0x08, source(0));
	store_le64(raw + 0x20, source(1));
	store_le64(raw + 0x28, RIG_SED);
	for (i = 2; i < sources; i++)
		store_le64(sed + 8 * (i - 1), source(i));
	for (i = 0; i < sources; i++)
		*(i < 8 ? raw + 0x30 + i : sed + i - 8) = coefficient(i);
	return 1;
}

static void xor_takes_two_to_eight_sources(struct test *test)
{
	unsigned int sources;

	for (sources = 2; sources <= 8; sources++) {
		struct rig rig;
		u16 slots;

		rig_init(&rig, "icx", 1);
		fill_sources(&rig, sources);
		slots = put_xor(&rig, OP_XOR, sources);
		rig_put_null(&rig, slots);
		EXPECT(test, !rig_do(&rig, slots + 1));
		EXPECT(test, p_is_right(&rig, sources));
		EXPECT(test, rig_completion(&rig) ==
				     (rig_slot(slots) | CHANNEL_IDLE));
		rig_fini(&rig);
	}
}

static void xor_val_finds_one_wrong_bit(struct test *test)
{
	unsigned int sources;

	for (sources = 2; sources <= 8; sources++) {
		struct rig rig;
		u16 slots;

		rig_init(&rig, "icx", 1);
		fill_sources(&rig, sources);
		put_expected(&rig, sources);
		slots = put_xor(&rig, OP_XOR_VAL, sources);
		EXPECT(test, !rig_do(&rig, slots));
		*rig_at(&rig, P + LENGTH - 1) ^= 0x40;
		EXPECT(test, rig_do(&rig, slots) == ERR_P);
		EXPECT(test, rig_state(&rig) == CHANNEL_HALTED);
		rig_fini(&rig);
	}
}

static void pq_takes_two_to_eight_sources(struct test *test)
{
	unsigned int sources;

	for (sources = 2; sources <= 8; sources++) {
		struct rig rig;

		rig_init(&rig, "icx", 1);
		fill_sources(&rig, sources);
		EXPECT(test, !rig_do(&rig, put_pq(&rig, OP_PQ, sources, 0)));
		EXPECT(test, p_is_right(&rig, sources));
		EXPECT(test, q_is_right(&rig, sources));
		rig_fini(&rig);
	}
}

static void pq16_takes_nine_to_sixteen_sources(struct test *test)
{
	unsigned int sources;

	for (sources = 9; sources <= 16; sources++) {
		struct rig rig;

		rig_init(&rig, "bwd", 1);
		fill_sources(&rig, sources);
		EXPECT(test,
		       !rig_do(&rig, put_pq16(&rig, OP_PQ16, sources, 0)));
		EXPECT(test, p_is_right(&rig, sources));
		EXPECT(test, q_is_right(&rig, sources));
		rig_fini(&rig);
	}
}

static void a_disabled_p_or_q_is_not_written(struct test *test)
{
	struct rig rig;

	rig_init(&rig, "icx", 1);
	fill_sources(&rig, 3);
	EXPECT(test, !rig_do(&rig, put_pq(&rig, OP_PQ, 3, CTL_NO_P)));
	EXPECT(test, !*rig_at(&rig, P) && !*rig_at(&rig, P + 1));
	EXPECT(test, q_is_right(&rig, 3));
	memset(rig_at(&rig, Q), 0, LENGTH);
	EXPECT(test, !rig_do(&rig, put_pq(&rig, OP_PQ, 3, CTL_NO_Q)));
	EXPECT(test, !*rig_at(&rig, Q) && !*rig_at(&rig, Q + 1));
	EXPECT(test, p_is_right(&rig, 3));
	EXPECT(test, rig_do(&rig, put_pq(&rig, OP_PQ, 3,
					 CTL_NO_P | CTL_NO_Q)) == ERR_CONTROL);
	rig_fini(&rig);
}

static void pq_val_tells_p_from_q(struct test *test)
{
	struct rig rig;

	rig_init(&rig, "icx", 1);
	fill_sources(&rig, 7);
	put_expected(&rig, 7);
	EXPECT(test, !rig_do(&rig, put_pq(&rig, OP_PQ_VAL, 7, 0)));
	*rig_at(&rig, P + 4500) ^= 1;
	EXPECT(test, rig_do(&rig, put_pq(&rig, OP_PQ_VAL, 7, 0)) == ERR_P);
	rig_write(&rig, 0, REG_CHANERR, 4, ~0U);
	EXPECT(test, !rig_do(&rig, put_pq(&rig, OP_PQ_VAL, 7, CTL_NO_P)));
	*rig_at(&rig, Q) ^= 1;
	EXPECT(test,
	       rig_do(&rig, put_pq(&rig, OP_PQ_VAL, 7, CTL_NO_P)) == ERR_Q);
	rig_write(&rig, 0, REG_CHANERR, 4, ~0U);
	EXPECT(test,
	       rig_do(&rig, put_pq(&rig, OP_PQ_VAL, 7, 0)) == (ERR_P | ERR_Q));
	rig_fini(&rig);
}

static void a_mismatch_is_written_back(struct test *test)
{
	u8 *length;
	struct rig rig;

	rig_init(&rig, "bwd", 1);
	length = rig_at(&rig, rig_slot(0));
	fill_sources(&rig, 12);
	put_expected(&rig, 12);
	put_pq16(&rig, OP_PQ16_VAL, 12, CTL_WRITE_BACK);
	EXPECT(test, !rig_do(&rig, 1));
	EXPECT(test, load_le32(length) == LENGTH);
	*rig_at(&rig, Q + 1) ^= 0x80;
	EXPECT(test, rig_do(&rig, 1) == ERR_Q);
	EXPECT(test, load_le32(length) == (WRITE_BACK_ERROR | WRITE_BACK_Q));
	rig_fini(&rig);
}

static void a_masked_mismatch_with_write_back_does_not_halt(struct test *test)
{
	struct rig rig;

	rig_init(&rig, "bwd", 1);
	rig_write(&rig, 0, REG_CHANERRMASK, 4, ERR_P | ERR_Q);
	fill_sources(&rig, 12);
	put_pq16(&rig, OP_PQ16_VAL, 12, CTL_WRITE_BACK);
	EXPECT(test, !rig_do(&rig, 1));
	EXPECT(test, rig_state(&rig) == CHANNEL_IDLE);
	EXPECT(test, load_le32(rig_at(&rig, rig_slot(0))) ==
			     (WRITE_BACK_ERROR | WRITE_BACK_P | WRITE_BACK_Q));
	EXPECT(test, rig.device.channel[0].counters[COUNT_MISMATCHES] == 1);
	rig_fini(&rig);
}

static void a_masked_mismatch_without_write_back_halts(struct test *test)
{
	struct rig rig;

	rig_init(&rig, "bwd", 1);
	rig_write(&rig, 0, REG_CHANERRMASK, 4, ERR_P | ERR_Q);
	fill_sources(&rig, 3);
	EXPECT(test, rig_do(&rig, put_xor(&rig, OP_XOR_VAL, 3)) == ERR_P);
	rig_fini(&rig);
}

static const struct test_case cases[] = {
	TEST_CASE(products_are_those_of_the_field),
	TEST_CASE(xor_takes_two_to_eight_sources),
	TEST_CASE(xor_val_finds_one_wrong_bit),
	TEST_CASE(pq_takes_two_to_eight_sources),
	TEST_CASE(pq16_takes_nine_to_sixteen_sources),
	TEST_CASE(a_disabled_p_or_q_is_not_written),
	TEST_CASE(pq_val_tells_p_from_q),
	TEST_CASE(a_mismatch_is_written_back),
	TEST_CASE(a_masked_mismatch_with_write_back_does_not_halt),
	TEST_CASE(a_masked_mismatch_without_write_back_halts),
	{},
};

const struct test_suite suite_parity = { "parity", cases };
