// SPDX-License-Identifier: GPL-2.0
/*
 * When interrupts are sent, and whether by message or by line
 */
#include "rig.h"

static void put_nulls(struct rig *rig)
{
	unsigned int i;

	for (i = 0; i < RIG_SLOTS; i++)
		rig_put_null(rig, i);
}

static void rearm(struct rig *rig)
{
	rig_write(rig, 0, REG_CHANCTRL, 2, RIG_CONTROL);
	rig_run(rig);
}

static void one_interrupt_comes_per_rearm(struct test *test)
{
	struct rig rig;

	rig_init(&rig, "skx", 1);
	put_nulls(&rig);
	rig_do(&rig, 5);
	EXPECT(test, rig.vectors[0] == 1);
	/* The interrupt requested in between was pending. */
	rearm(&rig);
	EXPECT(test, rig.vectors[0] == 2);
	rearm(&rig);
	EXPECT(test, rig.vectors[0] == 2);
	rig_ring(&rig, 0, 6);
	rig_run(&rig);
	EXPECT(test, rig.vectors[0] == 3);
	rig_fini(&rig);
}

static void a_descriptor_without_the_bit_sends_no_interrupt(struct test *test)
{
	struct rig rig;

	rig_init(&rig, "skx", 1);
	rig_put(&rig, 0, CTL_NULL | CTL_COMPLETION, 1);
	rig_do(&rig, 1);
	EXPECT(test, !rig.vectors[0]);
	rig_fini(&rig);
}

static void no_interrupt_comes_while_master_is_off(struct test *test)
{
	struct rig rig;

	rig_init(&rig, "skx", 1);
	put_nulls(&rig);
	rig_arm(&rig, 0, 0);
	device_write(&rig.device, REG_INTRCTRL, 1, INTRCTRL_VECTORS);
	rig_ring(&rig, 0, 1);
	rig_run(&rig);
	EXPECT(test, !rig.vectors[0]);
	device_write(&rig.device, REG_INTRCTRL, 1,
		     INTRCTRL_VECTORS | INTRCTRL_MASTER);
	rig_run(&rig);
	EXPECT(test, rig.vectors[0] == 1);
	rig_fini(&rig);
}

static void each_channel_has_its_vector(struct test *test)
{
	unsigned int i;
	struct rig rig;

	rig_init(&rig, "skx", 4);
	put_nulls(&rig);
	for (i = 0; i < 4; i++) {
		rig_arm(&rig, i, 0);
		rig_ring(&rig, i, 1);
		rig_run(&rig);
		EXPECT(test, rig.vectors[i] == 1);
	}
	EXPECT(test, !rig.rises);
	rig_fini(&rig);
}

/* Reads and writes registers as an interrupt handler does. */
static u32 handle_line(struct rig *rig)
{
	const u64 control = device_read(&rig->device, REG_INTRCTRL, 1);
	const u32 attention = device_read(&rig->device, REG_ATTNSTATUS, 4);

	device_write(&rig->device, REG_INTRCTRL, 1, control);
	return control & INTRCTRL_STATUS ? attention : 0;
}

static void one_line_serves_all_channels(struct test *test)
{
	struct rig rig;

	rig_init(&rig, "skx", 4);
	put_nulls(&rig);
	rig_arm(&rig, 1, 0);
	rig_arm(&rig, 3, 0);
	device_write(&rig.device, REG_INTRCTRL, 1, INTRCTRL_MASTER);
	rig_ring(&rig, 1, 1);
	rig_ring(&rig, 3, 1);
	rig_run(&rig);
	EXPECT(test, rig.level && rig.rises == 1);
	EXPECT(test, handle_line(&rig) == (BIT(1) | BIT(3)));
	EXPECT(test, !rig.level);
	EXPECT(test, !handle_line(&rig));
	rig_write(&rig, 3, REG_CHANCTRL, 2, RIG_CONTROL);
	rig_ring(&rig, 3, 2);
	rig_run(&rig);
	EXPECT(test, rig.level && rig.rises == 2);
	EXPECT(test, handle_line(&rig) == BIT(3));
	rig_fini(&rig);
}

static void reading_intrctrl_lowers_the_line(struct test *test)
{
	struct rig rig;
	u64 control;

	rig_init(&rig, "skx", 1);
	put_nulls(&rig);
	rig_arm(&rig, 0, 0);
	device_write(&rig.device, REG_INTRCTRL, 1, INTRCTRL_MASTER);
	rig_ring(&rig, 0, 1);
	rig_run(&rig);
	control = device_read(&rig.device, REG_INTRCTRL, 1);
	EXPECT(test,
	       control == (INTRCTRL_MASTER | INTRCTRL_STATUS | INTRCTRL_INT));
	EXPECT(test, !rig.level);
	EXPECT(test,
	       device_read(&rig.device, REG_INTRCTRL, 1) == INTRCTRL_STATUS);
	device_write(&rig.device, REG_INTRCTRL, 1, control);
	EXPECT(test, rig.level && rig.rises == 2);
	rig_fini(&rig);
}

static void a_delay_coalesces_interrupts(struct test *test)
{
	unsigned int i;
	struct rig rig;
	u64 due = 0;

	rig_init(&rig, "skx", 1);
	put_nulls(&rig);
	device_write(&rig.device, REG_INTRDELAY, 2, 0xFFFF);
	EXPECT(test, device_read(&rig.device, REG_INTRDELAY, 2) == 0xBFFF);
	device_write(&rig.device, REG_INTRDELAY, 2, 100);
	EXPECT(test, device_read(&rig.device, REG_INTRDELAY, 2) ==
			     (100 | INTRDELAY_ABLE));
	rig_arm(&rig, 0, 0);
	for (i = 1; i <= 10; i++) {
		rig_ring(&rig, 0, i);
		device_run(&rig.device, 5 * i);
		due = device_run(&rig.device, 5 * i);
	}
	EXPECT(test, due == 105 && !rig.vectors[0]);
	device_run(&rig.device, 104);
	EXPECT(test, !rig.vectors[0]);
	EXPECT(test, device_run(&rig.device, 105) == DUE_NEVER);
	EXPECT(test, rig.vectors[0] == 1);
	rig_fini(&rig);
}

static const struct test_case cases[] = {
	TEST_CASE(one_interrupt_comes_per_rearm),
	TEST_CASE(a_descriptor_without_the_bit_sends_no_interrupt),
	TEST_CASE(no_interrupt_comes_while_master_is_off),
	TEST_CASE(each_channel_has_its_vector),
	TEST_CASE(one_line_serves_all_channels),
	TEST_CASE(reading_intrctrl_lowers_the_line),
	TEST_CASE(a_delay_coalesces_interrupts),
	{},
};

const struct test_suite suite_interrupt = { "interrupt", cases };
