// SPDX-License-Identifier: GPL-2.0
/*
 * Registers: accesses of any width at any offset
 */
#include "rig.h"

static void registers_describe_the_chip(struct test *test)
{
	struct rig rig;

	rig_init(&rig, "icx", 3);
	EXPECT(test, device_read(&rig.device, REG_CHANCNT, 1) == 3);
	EXPECT(test, device_read(&rig.device, REG_XFERCAP, 1) == 20);
	EXPECT(test, device_read(&rig.device, REG_VER, 1) == 0x34);
	EXPECT(test, device_read(&rig.device, REG_DMACAP, 4) & CAP_PREFETCH);
	EXPECT(test, rig_read(&rig, 2, REG_DMA_COMP, 2) == DMA_COMP_V2);
	device_write(&rig.device, REG_VER, 1, 0);
	device_write(&rig.device, REG_DMACAP, 4, 0);
	EXPECT(test, device_read(&rig.device, REG_VER, 1) == 0x34);
	EXPECT(test, device_read(&rig.device, REG_DMACAP, 4));
	rig_fini(&rig);
}

static void an_access_may_span_registers(struct test *test)
{
	struct rig rig;

	rig_init(&rig, "skx", 2);
	EXPECT(test, device_read(&rig.device, 0, 2) == (20 << 8 | 2));
	rig_write(&rig, 1, REG_CHANCMP + 4, 8, 0x5555555544332211ULL);
	EXPECT(test,
	       rig_read(&rig, 1, REG_CHANCMP, 8) == 0x4433221100000000ULL);
	EXPECT(test, rig_read(&rig, 1, REG_CHANCMP + 5, 2) == 0x3322);
	rig_fini(&rig);
}

static void channels_have_registers_of_their_own(struct test *test)
{
	unsigned int i;
	struct rig rig;

	rig_init(&rig, "skx", 4);
	for (i = 0; i < 4; i++)
		rig_write(&rig, i, REG_CHANERRMASK, 4, i + 1);
	for (i = 0; i < 4; i++)
		EXPECT(test, rig_read(&rig, i, REG_CHANERRMASK, 4) == i + 1);
	/* There is no fifth channel. */
	rig_write(&rig, 4, REG_CHANERRMASK, 4, 5);
	EXPECT(test, !rig_read(&rig, 4, REG_CHANERRMASK, 4));
	rig_fini(&rig);
}

static void registers_past_a_block_belong_to_its_channel(struct test *test)
{
	unsigned int i;
	struct rig rig;

	rig_init(&rig, "icx", 4);
	for (i = 0; i < 4; i++) {
		rig_write(&rig, i, REG_LTR_ACTIVE, 4, 0x100 + i);
		rig_write(&rig, i, REG_DRSCTL, 2, 0x200 + i);
	}
	for (i = 0; i < 4; i++) {
		EXPECT(test, rig_read(&rig, i, REG_LTR_ACTIVE, 4) == 0x100 + i);
		EXPECT(test, rig_read(&rig, i, REG_DRSCTL, 2) == 0x200 + i);
		EXPECT(test, !rig_read(&rig, i, REG_CHANERRMASK, 4));
	}
	EXPECT(test, !rig.device.channel[1].counters[COUNT_STRAY]);
	rig_fini(&rig);
}

static void stray_accesses_are_harmless_and_counted(struct test *test)
{
	struct rig rig;
	u64 offset;

	rig_init(&rig, "bwd", 4);
	device_read(&rig.device, REG_CHANCNT, 1);
	rig_read(&rig, 0, REG_CHANSTS, 4);
	rig_read(&rig, 0, REG_CHANSTS + 4, 4);
	EXPECT(test, !rig.device.counters[COUNT_STRAY]);
	EXPECT(test, !rig.device.channel[0].counters[COUNT_STRAY]);
	rig_read(&rig, 0, REG_CHANSTS + 2, 4);
	EXPECT(test, rig.device.channel[0].counters[COUNT_STRAY] == 1);
	device_read(&rig.device, 0x60, 4);
	EXPECT(test, rig.device.counters[COUNT_STRAY] == 1);
	for (offset = 0; offset < BAR_SIZE - 8; offset++) {
		device_write(&rig.device, offset, 8, ~0ULL);
		device_read(&rig.device, offset, 8);
		device_run(&rig.device, offset);
	}
	rig_fini(&rig);
}

static void errors_are_cleared_by_writing_them(struct test *test)
{
	struct rig rig;

	rig_init(&rig, "skx", 1);
	rig.device.channel[0].error = ERR_READ | ERR_LENGTH | ERR_P;
	rig_write(&rig, 0, REG_CHANERR, 4, ERR_LENGTH);
	EXPECT(test, rig_read(&rig, 0, REG_CHANERR, 4) == (ERR_READ | ERR_P));
	rig_write(&rig, 0, REG_CHANERR + 2, 2, ERR_P >> 16);
	EXPECT(test, rig_read(&rig, 0, REG_CHANERR, 4) == ERR_READ);
	rig_fini(&rig);
}

static void a_removed_device_reads_as_all_ones(struct test *test)
{
	struct rig rig;

	rig_init(&rig, "skx", 1);
	rig.device.gone = true;
	EXPECT(test, rig_read(&rig, 0, REG_CHANSTS, 8) == ~0ULL);
	EXPECT(test, rig_read(&rig, 0, REG_CHANERR, 4) == ~0U);
	EXPECT(test, device_read(&rig.device, REG_CHANCNT, 1) == 0xFF);
	rig_arm(&rig, 0, 0);
	EXPECT(test, !rig.device.channel[0].chain);
	EXPECT(test, device_run(&rig.device, 0) == DUE_NEVER);
	rig_fini(&rig);
}

static const struct test_case cases[] = {
	TEST_CASE(registers_describe_the_chip),
	TEST_CASE(an_access_may_span_registers),
	TEST_CASE(channels_have_registers_of_their_own),
	TEST_CASE(registers_past_a_block_belong_to_its_channel),
	TEST_CASE(stray_accesses_are_harmless_and_counted),
	TEST_CASE(errors_are_cleared_by_writing_them),
	TEST_CASE(a_removed_device_reads_as_all_ones),
	{},
};

const struct test_suite suite_register = { "register", cases };
