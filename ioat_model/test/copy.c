// SPDX-License-Identifier: GPL-2.0
/*
 * Copies and fills
 */
#include "rig.h"

static bool same(struct rig *rig, u64 a, u64 b, size_t size)
{
	return !memcmp(rig_at(rig, a), rig_at(rig, b), size);
}

static void a_copy_moves_its_bytes_and_no_others(struct test *test)
{
	const u64 from = RIG_BUFFER(0) + 3, to = RIG_BUFFER(4) + 5;
	struct rig rig;

	rig_init(&rig, "skx", 1);
	rig_fill(&rig, from, 20000, 1);
	rig_put_copy(&rig, 0, from, to, 10001);
	EXPECT(test, !rig_do(&rig, 1));
	EXPECT(test, same(&rig, from, to, 10001));
	EXPECT(test, !*rig_at(&rig, to - 1) && !*rig_at(&rig, to + 10001));
	EXPECT(test,
	       rig.device.channel[0].counters[COUNT_BYTES_WRITTEN] == 10001);
	rig_fini(&rig);
}

static void a_copy_is_limited_to_the_maximum_transfer(struct test *test)
{
	const u64 half = RIG_SIZE / 2;
	struct rig rig;

	rig_init(&rig, "skx", 1);
	rig_fill(&rig, RIG_START + half, half, 7);
	rig_put_copy(&rig, 0, RIG_START + half, RIG_START + 0x10000,
		     half - 0x10000);
	EXPECT(test, !rig_do(&rig, 1));
	EXPECT(test, same(&rig, RIG_START + half, RIG_START + 0x10000,
			  half - 0x10000));
	rig_put_copy(&rig, 0, RIG_START, RIG_START, (1 << 20) + 1);
	EXPECT(test, rig_do(&rig, 1) == ERR_LENGTH);
	rig_fini(&rig);
}

static void a_copy_of_copied_data_needs_a_fence(struct test *test)
{
	struct rig rig;

	rig_init(&rig, "skx", 1);
	rig_fill(&rig, RIG_BUFFER(0), 4096, 9);
	rig_put_copy(&rig, 0, RIG_BUFFER(0), RIG_BUFFER(1), 4096);
	rig_put_copy(&rig, 1, RIG_BUFFER(1), RIG_BUFFER(2), 4096);
	EXPECT(test, !rig_do(&rig, 2));
	EXPECT(test, same(&rig, RIG_BUFFER(0), RIG_BUFFER(2), 4096));
	EXPECT(test, rig.device.channel[0].counters[COUNT_HAZARDS] == 1);
	rig_fini(&rig);
}

static void a_fence_prevents_the_hazard(struct test *test)
{
	struct rig rig;

	rig_init(&rig, "skx", 1);
	rig_put_copy(&rig, 0, RIG_BUFFER(0), RIG_BUFFER(1), 4096);
	store_le32(rig_at(&rig, rig_slot(0) + DESC_CONTROL), CTL_FENCE);
	rig_put_copy(&rig, 1, RIG_BUFFER(1), RIG_BUFFER(2), 4096);
	EXPECT(test, !rig_do(&rig, 2));
	EXPECT(test, !rig.device.channel[0].counters[COUNT_HAZARDS]);
	rig_fini(&rig);
}

/*
 * Descriptors 1 and 2 read the data of descriptor 0.  The completion of 0 is
 * written before the doorbell of 2, but after that of 1.
 */
static void a_completion_write_prevents_the_hazard(struct test *test)
{
	struct rig rig;

	rig_init(&rig, "skx", 1);
	rig_put_copy(&rig, 0, RIG_BUFFER(0), RIG_BUFFER(1), 4096);
	store_le32(rig_at(&rig, rig_slot(0) + DESC_CONTROL), CTL_COMPLETION);
	rig_put_copy(&rig, 1, RIG_BUFFER(1), RIG_BUFFER(2), 4096);
	rig_put_copy(&rig, 2, RIG_BUFFER(1), RIG_BUFFER(3), 4096);
	rig_arm(&rig, 0, 0);
	rig_ring(&rig, 0, 2);
	device_run(&rig.device, rig.now);
	EXPECT(test, rig_completion(&rig));
	rig_ring(&rig, 0, 3);
	rig_run(&rig);
	EXPECT(test, rig.device.channel[0].counters[COUNT_HAZARDS] == 1);
	rig_fini(&rig);
}

static void both_buffers_may_break_at_their_pages(struct test *test)
{
	const u64 from = RIG_BUFFER(0) + 4000, from_next = RIG_BUFFER(3) + 7;
	const u64 to = RIG_BUFFER(5) + 3000, to_next = RIG_BUFFER(8);
	struct rig rig;
	u8 *raw;

	rig_init(&rig, "skx", 1);
	rig_fill(&rig, from, 96, 1);
	rig_fill(&rig, from_next, 4000, 2);
	rig_put_copy(&rig, 0, from, to, 4096);
	raw = rig_put(&rig, 0, CTL_SOURCE_BREAK | CTL_DESTINATION_BREAK, 4096);
	store_le64(raw + 0x20, from_next);
	store_le64(raw + 0x28, to_next);
	EXPECT(test, !rig_do(&rig, 1));
	EXPECT(test, same(&rig, from, to, 96));
	EXPECT(test, same(&rig, from_next, to + 96, 1000));
	EXPECT(test, same(&rig, from_next + 1000, to_next, 3000));
	EXPECT(test, !*rig_at(&rig, to + 1096));
	rig_fini(&rig);
}

static void a_fill_repeats_its_pattern(struct test *test)
{
	const u64 to = RIG_BUFFER(1) + 3;
	struct rig rig;
	u8 *raw;
	int i;

	rig_init(&rig, "skx", 1);
	raw = rig_put(&rig, 0, OP_FILL << 24, 9001);
	store_le64(raw + DESC_SOURCE, 0x8877665544332211ULL);
	store_le64(raw + DESC_DESTINATION, to);
	EXPECT(test, !rig_do(&rig, 1));
	for (i = 0; i < 9001; i++)
		if (*rig_at(&rig, to + i) != 0x11 * (i % 8 + 1))
			break;
	EXPECT(test, i == 9001 && !*rig_at(&rig, to + i));
	EXPECT(test, rig.device.channel[0].counters[COUNT_FILL] == 1);
	rig_fini(&rig);
}

static void a_fill_continues_its_pattern_after_a_break(struct test *test)
{
	const u64 to = RIG_BUFFER(1) + 4096 - 3, next = RIG_BUFFER(2);
	struct rig rig;
	u8 *raw;

	rig_init(&rig, "skx", 1);
	raw = rig_put(&rig, 0, OP_FILL << 24 | CTL_DESTINATION_BREAK, 10);
	store_le64(raw + DESC_SOURCE, 0x8877665544332211ULL);
	store_le64(raw + DESC_DESTINATION, to);
	store_le64(raw + 0x28, next);
	EXPECT(test, !rig_do(&rig, 1));
	EXPECT(test, load_le32(rig_at(&rig, to)) == 0x332211);
	EXPECT(test, load_le64(rig_at(&rig, next)) == 0x22118877665544ULL);
	rig_fini(&rig);
}

static const struct test_case cases[] = {
	TEST_CASE(a_copy_moves_its_bytes_and_no_others),
	TEST_CASE(a_copy_is_limited_to_the_maximum_transfer),
	TEST_CASE(a_copy_of_copied_data_needs_a_fence),
	TEST_CASE(a_fence_prevents_the_hazard),
	TEST_CASE(a_completion_write_prevents_the_hazard),
	TEST_CASE(both_buffers_may_break_at_their_pages),
	TEST_CASE(a_fill_repeats_its_pattern),
	TEST_CASE(a_fill_continues_its_pattern_after_a_break),
	{},
};

const struct test_suite suite_copy = { "copy", cases };
