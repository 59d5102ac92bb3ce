// SPDX-License-Identifier: GPL-2.0
/*
 * An invalid descriptor halts the channel with its bit of CHANERR
 */
#include "rig.h"

#define NOWHERE 0x7000000ULL
#define TOO_WIDE 0x1000000000000ULL

/**
 * struct wrong - an invalid descriptor, and the expected error
 * @variant: the chip
 * @control: control word
 * @length: length
 * @offset: offset of another field
 * @value: value of that field
 * @error: CHANERR
 */
struct wrong {
	const char *variant;
	u32 control;
	u32 length;
	u32 offset;
	u64 value;
	u32 error;
};

#define XOR(sources) ((u32)OP_XOR << 24 | ((sources) - 2) << 5)
#define PQ(sources) ((u32)OP_PQ << 24 | ((sources) - 2) << 5)
#define PQ16(sources) ((u32)OP_PQ16 << 24 | ((sources) - 9) << 5)
#define PQ_VAL(sources) ((u32)OP_PQ_VAL << 24 | ((sources) - 2) << 5)

static const struct wrong wrongs[] = {
	/* Invalid control words */
	{ "skx", 0x02U << 24, 8, 0x30, 0, ERR_CONTROL },
	{ "skx", 0x84U << 24, 8, 0x30, 0, ERR_CONTROL },
	{ "bwd", 0x85U << 24, 8, 0x30, 0, ERR_CONTROL },
	{ "bwd", 0x8BU << 24, 8, 0x30, 0, ERR_CONTROL },
	{ "bwd", 0xFFU << 24, 8, 0x30, 0, ERR_CONTROL },
	{ "skx", XOR(2), 8, 0x30, 0, ERR_CONTROL },
	{ "skx", PQ(2), 8, 0x38, RIG_BUFFER(9), ERR_CONTROL },
	{ "icx", PQ16(9), 8, 0x38, RIG_BUFFER(9), ERR_CONTROL },
	{ "skx", BIT(11), 8, 0x30, 0, ERR_CONTROL },
	{ "skx", BIT(23), 8, 0x30, 0, ERR_CONTROL },
	{ "skx", OP_FILL << 24 | CTL_NULL, 8, 0x30, 0, ERR_CONTROL },
	{ "icx", XOR(9), 8, 0x30, 0, ERR_CONTROL },
	{ "icx", PQ(9), 8, 0x38, RIG_BUFFER(9), ERR_CONTROL },
	{ "icx", PQ_VAL(2) | CTL_WRITE_BACK, 8, 0x38, RIG_BUFFER(9),
	  ERR_CONTROL },
	{ "bwd", PQ(2) | CTL_WRITE_BACK, 8, 0x38, RIG_BUFFER(9), ERR_CONTROL },
	/* Invalid lengths */
	{ "skx", 0, 0, 0x30, 0, ERR_LENGTH },
	{ "skx", CTL_NULL, 0, 0x30, 0, ERR_LENGTH },
	{ "skx", 0, (1 << 20) + 1, 0x30, 0, ERR_LENGTH },
	{ "bwd", PQ(2), ~0U, 0x30, 0, ERR_LENGTH },
	/* Addresses with more bits than the chip has */
	{ "skx", 0, 8, DESC_SOURCE, TOO_WIDE, ERR_SOURCE },
	{ "tbg", 0, 8, DESC_SOURCE, 1ULL << 40, ERR_SOURCE },
	{ "skx", 0, 8, DESC_SOURCE, ~0ULL, ERR_SOURCE },
	{ "tbg", 0, 8, DESC_SOURCE, (1ULL << 40) - 4, ERR_SOURCE },
	{ "tbg", OP_FILL << 24, 8, DESC_DESTINATION, (1ULL << 40) - 4,
	  ERR_DESTINATION },
	{ "skx", 0, 8, DESC_DESTINATION, TOO_WIDE, ERR_DESTINATION },
	{ "icx", XOR(2), 8, 0x20, TOO_WIDE, ERR_SOURCE },
	{ "icx", XOR(2), 8, DESC_DESTINATION, TOO_WIDE, ERR_DESTINATION },
	{ "icx", PQ(2), 8, 0x38, TOO_WIDE, ERR_DESTINATION },
	{ "icx", XOR(6), 8, DESC_NEXT, TOO_WIDE, ERR_NEXT },
	{ "bwd", PQ16(9), 8, 0x28, TOO_WIDE, ERR_SED },
	/* Addresses that are not mapped */
	{ "skx", 0, 8, DESC_SOURCE, NOWHERE, ERR_READ },
	{ "skx", 0, 8, DESC_SOURCE, RIG_START + RIG_SIZE - 4, ERR_READ },
	{ "skx", 0, 8, DESC_DESTINATION, NOWHERE, ERR_WRITE },
	{ "skx", OP_FILL << 24, 8, DESC_DESTINATION, NOWHERE, ERR_WRITE },
	{ "icx", XOR(2), 8, 0x20, NOWHERE, ERR_READ },
	{ "icx", PQ(2), 8, 0x38, NOWHERE, ERR_WRITE },
	{ "icx", PQ_VAL(2), 8, 0x38, NOWHERE, ERR_READ },
	{ "icx", XOR(6), 8, DESC_NEXT, NOWHERE, ERR_NEXT },
	{ "bwd", PQ16(9), 8, 0x28, NOWHERE, ERR_SED },
	/* Addresses that are not aligned */
	{ "icx", XOR(6), 8, DESC_NEXT, RIG_START + 72, ERR_DESCRIPTOR },
	{ "bwd", PQ16(9), 8, 0x28, RIG_SED + 8, ERR_SED },
};

static void wrong_put(struct rig *rig, const struct wrong *wrong)
{
	u8 *raw =
		rig_put(rig, 0, wrong->control | CTL_COMPLETION, wrong->length);
	unsigned int offset;

	store_le64(raw + DESC_SOURCE, RIG_BUFFER(0));
	store_le64(raw + DESC_DESTINATION, RIG_BUFFER(1));
	for (offset = 0x20; offset < DESC_SIZE; offset += 8)
		store_le64(raw + offset, RIG_BUFFER(2));
	store_le64(raw + wrong->offset, wrong->value);
}

static void an_invalid_descriptor_halts_with_its_error(struct test *test)
{
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(wrongs); i++) {
		const struct wrong *wrong = &wrongs[i];
		struct rig rig;
		u32 error;

		rig_init(&rig, wrong->variant, 1);
		wrong_put(&rig, wrong);
		error = rig_do(&rig, 2);
		test_expect(test, error == wrong->error,
			    "the error of wrongs[]", __FILE__, i);
		EXPECT(test, rig_state(&rig) == CHANNEL_HALTED);
		EXPECT(test, rig_completion(&rig) ==
				     (CHANNEL_HALTED |
				      (error == ERR_SED ? CHANSTS_SOFT : 0)));
		EXPECT(test, rig.vectors[0] == 1);
		EXPECT(test, rig.device.errors == wrong->error);
		rig_fini(&rig);
	}
}

static void an_invalid_chain_address_is_an_error(struct test *test)
{
	static const u64 places[] = { 0, NOWHERE, TOO_WIDE, RIG_START + 32 };
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(places); i++) {
		struct rig rig;

		rig_init(&rig, "skx", 1);
		rig_arm(&rig, 0, 0);
		rig_write(&rig, 0, REG_CHAINADDR, 8, places[i]);
		rig_ring(&rig, 0, 1);
		rig_run(&rig);
		EXPECT(test, rig_read(&rig, 0, REG_CHANERR, 4) == ERR_CHAIN);
		rig_fini(&rig);
	}
}

static void an_invalid_next_address_is_an_error(struct test *test)
{
	static const struct {
		u64 next;
		u32 error;
	} ends[] = {
		{ 0, ERR_NEXT },
		{ NOWHERE, ERR_NEXT },
		{ TOO_WIDE, ERR_NEXT },
		{ RIG_START + 65, ERR_DESCRIPTOR },
	};
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(ends); i++) {
		struct rig rig;

		rig_init(&rig, "skx", 1);
		rig_put_null(&rig, 0);
		store_le64(rig_at(&rig, rig_slot(0) + DESC_NEXT), ends[i].next);
		EXPECT(test, rig_do(&rig, 2) == ends[i].error);
		EXPECT(test,
		       rig_completion(&rig) == (rig_slot(0) | CHANNEL_HALTED));
		rig_fini(&rig);
	}
}

static void an_extension_that_is_not_counted_is_an_error(struct test *test)
{
	struct rig rig;
	u8 *raw;

	rig_init(&rig, "icx", 1);
	raw = rig_put(&rig, 0, XOR(8), 8);
	store_le64(raw + DESC_DESTINATION, RIG_BUFFER(0));
	EXPECT(test, rig_do(&rig, 1) == ERR_COUNT);
	rig_fini(&rig);
}

static void a_completion_that_cannot_be_written_is_an_error(struct test *test)
{
	static const u64 places[] = { NOWHERE, TOO_WIDE, RIG_COMPLETION + 4 };
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(places); i++) {
		struct rig rig;

		rig_init(&rig, "skx", 1);
		rig_put_null(&rig, 0);
		rig_arm(&rig, 0, 0);
		rig_write(&rig, 0, REG_CHANCMP, 8, places[i]);
		rig_ring(&rig, 0, 1);
		rig_run(&rig);
		EXPECT(test,
		       rig_read(&rig, 0, REG_CHANERR, 4) == ERR_COMPLETION);
		EXPECT(test, rig_state(&rig) == CHANNEL_HALTED);
		/* The halt has tried another completion write. */
		EXPECT(test, rig.device.channel[0].counters[COUNT_DMA_FAULTS] ==
				     (places[i] == NOWHERE ? 2 : 0));
		rig_fini(&rig);
	}
}

static void an_error_reports_the_last_good_descriptor(struct test *test)
{
	struct rig rig;

	rig_init(&rig, "skx", 1);
	rig_put_null(&rig, 0);
	rig_put_null(&rig, 1);
	rig_put_copy(&rig, 2, NOWHERE, RIG_BUFFER(0), 8);
	rig_put_null(&rig, 3);
	EXPECT(test, rig_do(&rig, 4) == ERR_READ);
	EXPECT(test, rig_completion(&rig) == (rig_slot(1) | CHANNEL_HALTED));
	EXPECT(test, rig_read(&rig, 0, REG_CDAR, 8) == rig_slot(2));
	EXPECT(test, rig.device.channel[0].counters[COUNT_DMA_FAULTS] == 1);
	rig_fini(&rig);
}

static void a_halted_channel_starts_once_the_error_is_cleared(struct test *test)
{
	struct rig rig;

	rig_init(&rig, "skx", 1);
	rig_put_copy(&rig, 0, NOWHERE, RIG_BUFFER(0), 8);
	rig_put_null(&rig, 1);
	EXPECT(test, rig_do(&rig, 1) == ERR_READ);
	rig_ring(&rig, 0, 2);
	rig_arm(&rig, 0, 1);
	rig_ring(&rig, 0, 1);
	rig_run(&rig);
	EXPECT(test, rig_state(&rig) == CHANNEL_HALTED);
	rig_write(&rig, 0, REG_CHANERR, 4, ERR_READ);
	rig_arm(&rig, 0, 1);
	rig_ring(&rig, 0, 1);
	rig_run(&rig);
	EXPECT(test, rig_state(&rig) == CHANNEL_IDLE);
	EXPECT(test, rig_completion(&rig) == (rig_slot(1) | CHANNEL_IDLE));
	rig_fini(&rig);
}

static void errors_are_reported_only_if_enabled(struct test *test)
{
	struct rig rig;

	rig_init(&rig, "skx", 1);
	rig_put_copy(&rig, 0, NOWHERE, RIG_BUFFER(0), 8);
	rig_arm(&rig, 0, 0);
	rig_write(&rig, 0, REG_CHANCTRL, 2, CHANCTRL_REARM);
	rig_ring(&rig, 0, 1);
	rig_run(&rig);
	EXPECT(test, rig_state(&rig) == CHANNEL_HALTED);
	EXPECT(test, !rig_completion(&rig) && !rig.vectors[0]);
	rig_fini(&rig);
}

static const struct test_case cases[] = {
	TEST_CASE(an_invalid_descriptor_halts_with_its_error),
	TEST_CASE(an_invalid_chain_address_is_an_error),
	TEST_CASE(an_invalid_next_address_is_an_error),
	TEST_CASE(an_extension_that_is_not_counted_is_an_error),
	TEST_CASE(a_completion_that_cannot_be_written_is_an_error),
	TEST_CASE(an_error_reports_the_last_good_descriptor),
	TEST_CASE(a_halted_channel_starts_once_the_error_is_cleared),
	TEST_CASE(errors_are_reported_only_if_enabled),
	{},
};

const struct test_suite suite_error = { "error", cases };
