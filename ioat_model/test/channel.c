// SPDX-License-Identifier: GPL-2.0
/*
 * States and commands of channels
 */
#include "rig.h"

static void command(struct rig *rig, u8 value)
{
	rig_write(rig, 0, REG_CHANCMD, 1, value);
}

static void a_channel_starts_halted_and_goes_through_armed(struct test *test)
{
	struct rig rig;

	rig_init(&rig, "skx", 1);
	EXPECT(test, rig_state(&rig) == CHANNEL_HALTED);
	rig_ring(&rig, 0, 1);
	EXPECT(test, rig_state(&rig) == CHANNEL_HALTED);
	rig_put_null(&rig, 0);
	rig_arm(&rig, 0, 0);
	EXPECT(test, rig_state(&rig) == CHANNEL_ARMED);
	rig_ring(&rig, 0, 1);
	EXPECT(test, rig_state(&rig) == CHANNEL_ACTIVE);
	rig_run(&rig);
	EXPECT(test, rig_state(&rig) == CHANNEL_IDLE);
	EXPECT(test, rig_completion(&rig) == (rig_slot(0) | CHANNEL_IDLE));
	rig_fini(&rig);
}

static void the_count_is_cumulative_and_wraps(struct test *test)
{
	unsigned int i;
	struct rig rig;

	rig_init(&rig, "skx", 1);
	for (i = 0; i < RIG_SLOTS; i++)
		rig_put_null(&rig, i);
	rig_arm(&rig, 0, 0);
	for (i = 1; i <= 70; i++) {
		rig_ring(&rig, 0, 1000 * i);
		rig_run(&rig);
	}
	EXPECT(test, rig.device.channel[0].counters[COUNT_NULL] == 70000);
	EXPECT(test, rig_read(&rig, 0, REG_DMACOUNT, 2) == 70000 % 65536);
	EXPECT(test,
	       rig_completion(&rig) ==
		       (rig_slot((70000 - 1) % RIG_SLOTS) | CHANNEL_IDLE));
	rig_fini(&rig);
}

static void suspension_comes_between_two_descriptors(struct test *test)
{
	unsigned int i;
	struct rig rig;

	rig_init(&rig, "skx", 1);
	for (i = 0; i < 8; i++)
		rig_put_null(&rig, i);
	rig_arm(&rig, 0, 0);
	rig_ring(&rig, 0, 8);
	device_run(&rig.device, 0);
	device_run(&rig.device, 0);
	command(&rig, CHANCMD_SUSPEND);
	EXPECT(test, rig_state(&rig) == CHANNEL_ACTIVE);
	rig_run(&rig);
	EXPECT(test, rig_state(&rig) == CHANNEL_SUSPENDED);
	EXPECT(test, rig.device.channel[0].done == 2);
	command(&rig, CHANCMD_RESUME);
	rig_run(&rig);
	EXPECT(test, rig_state(&rig) == CHANNEL_IDLE);
	EXPECT(test, rig.device.channel[0].done == 8);
	command(&rig, CHANCMD_SUSPEND);
	EXPECT(test, rig_state(&rig) == CHANNEL_SUSPENDED);
	command(&rig, CHANCMD_RESUME);
	EXPECT(test, rig_state(&rig) == CHANNEL_IDLE);
	rig_fini(&rig);
}

static void a_suspended_channel_can_start_anew(struct test *test)
{
	unsigned int i;
	struct rig rig;

	rig_init(&rig, "skx", 1);
	for (i = 0; i < 8; i++)
		rig_put_null(&rig, i);
	rig_do(&rig, 3);
	command(&rig, CHANCMD_SUSPEND);
	rig_arm(&rig, 0, 5);
	EXPECT(test, rig_state(&rig) == CHANNEL_ARMED);
	rig_ring(&rig, 0, 2);
	rig_run(&rig);
	EXPECT(test, rig_completion(&rig) == (rig_slot(6) | CHANNEL_IDLE));
	rig_fini(&rig);
}

static void reset_keeps_only_control_and_error_mask(struct test *test)
{
	struct rig rig;

	rig_init(&rig, "bwd", 1);
	rig_put_null(&rig, 0);
	rig_write(&rig, 0, REG_CHANERRMASK, 4, ERR_P | ERR_Q);
	rig_do(&rig, 1);
	command(&rig, CHANCMD_RESET);
	EXPECT(test, !(rig_read(&rig, 0, REG_CHANCMD, 1) & CHANCMD_RESET));
	EXPECT(test, rig_read(&rig, 0, REG_CHANSTS, 8) == CHANNEL_HALTED);
	EXPECT(test, !rig_read(&rig, 0, REG_DMACOUNT, 2));
	EXPECT(test, !rig_read(&rig, 0, REG_CHANCMP, 8));
	EXPECT(test, !rig_read(&rig, 0, REG_CHAINADDR, 8));
	EXPECT(test, rig_read(&rig, 0, REG_CHANERRMASK, 4) == (ERR_P | ERR_Q));
	EXPECT(test, rig_read(&rig, 0, REG_CHANCTRL, 2) & CHANCTRL_ERR_INT);
	EXPECT(test, rig.device.channel[0].counters[COUNT_RESETS] == 1);
	rig_fini(&rig);
}

static void abort_halts_without_an_error(struct test *test)
{
	struct rig rig;

	rig_init(&rig, "skx", 1);
	rig_put_null(&rig, 0);
	rig_put_null(&rig, 1);
	rig_arm(&rig, 0, 0);
	rig_ring(&rig, 0, 2);
	device_run(&rig.device, 0);
	command(&rig, CHANCMD_ABORT);
	EXPECT(test, rig_state(&rig) == CHANNEL_HALTED);
	EXPECT(test, !rig_read(&rig, 0, REG_CHANERR, 4));
	EXPECT(test, rig_completion(&rig) == (rig_slot(0) | CHANNEL_HALTED));
	rig_ring(&rig, 0, 3);
	rig_run(&rig);
	EXPECT(test, rig.device.channel[0].done == 1);
	rig_fini(&rig);
}

static void an_invalid_command_is_an_error(struct test *test)
{
	struct rig rig;

	rig_init(&rig, "skx", 1);
	command(&rig, CHANCMD_SUSPEND | CHANCMD_RESUME);
	EXPECT(test, rig_read(&rig, 0, REG_CHANERR, 4) == ERR_COMMAND);
	rig_fini(&rig);
}

static void channels_take_turns(struct test *test)
{
	unsigned int i;
	struct rig rig;

	rig_init(&rig, "skx", 4);
	for (i = 0; i < RIG_SLOTS; i++)
		rig_put_null(&rig, i);
	for (i = 0; i < 4; i++) {
		rig_arm(&rig, i, 16 * i);
		rig_ring(&rig, i, 4);
	}
	device_run(&rig.device, 0);
	for (i = 0; i < 4; i++)
		EXPECT(test, rig.device.channel[i].done == 1);
	rig_run(&rig);
	for (i = 0; i < 4; i++) {
		const u64 word = RIG_COMPLETION + 8 * i;

		EXPECT(test, load_le64(rig_at(&rig, word)) ==
				     (rig_slot(16 * i + 3) | CHANNEL_IDLE));
	}
	rig_fini(&rig);
}

static void a_device_reset_resets_all_channels(struct test *test)
{
	struct rig rig;

	rig_init(&rig, "skx", 2);
	rig_put_null(&rig, 0);
	rig_do(&rig, 1);
	device_reset(&rig.device);
	EXPECT(test, rig_state(&rig) == CHANNEL_HALTED);
	EXPECT(test, !rig_read(&rig, 0, REG_CHANCTRL, 2));
	EXPECT(test, !device_read(&rig.device, REG_INTRCTRL, 1));
	rig_fini(&rig);
}

static const struct test_case cases[] = {
	TEST_CASE(a_channel_starts_halted_and_goes_through_armed),
	TEST_CASE(the_count_is_cumulative_and_wraps),
	TEST_CASE(suspension_comes_between_two_descriptors),
	TEST_CASE(a_suspended_channel_can_start_anew),
	TEST_CASE(reset_keeps_only_control_and_error_mask),
	TEST_CASE(abort_halts_without_an_error),
	TEST_CASE(an_invalid_command_is_an_error),
	TEST_CASE(channels_take_turns),
	TEST_CASE(a_device_reset_resets_all_channels),
	{},
};

const struct test_suite suite_channel = { "channel", cases };
