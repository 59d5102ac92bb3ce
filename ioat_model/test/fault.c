// SPDX-License-Identifier: GPL-2.0
/*
 * Injected faults
 */
#include "fault.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "control.h"
#include "rig.h"

static void put_nulls(struct rig *rig)
{
	unsigned int i;

	for (i = 0; i < RIG_SLOTS; i++)
		rig_put_null(rig, i);
}

static void inject(struct test *test, struct rig *rig, const char *words)
{
	rig_init(rig, "skx", 2);
	put_nulls(rig);
	EXPECT(test, !fault_parse(&rig->plan, words));
}

static void invalid_faults_are_refused(struct test *test)
{
	static const char *const nonsense[] = {
		"",
		"nth=1",
		"chanerr,nth",
		"chanerr,nth=0",
		"chanerr,bit=28",
		"chanerr,bit=-1",
		"chanerr,bit= 1",
		"chanerr,bit=x",
		"chanerr,channel=4",
		"chanerr,what=1",
		"chanerr,bit=",
		"chanerr,nth=99999999999999999999",
		"late-completion,us=1e9",
	};
	struct fault_plan plan = {};
	char zeroes[1000];
	unsigned int i;

	memset(zeroes, '0', sizeof(zeroes));
	memcpy(zeroes, "chanerr,bit=", 12);
	zeroes[sizeof(zeroes) - 1] = 0;
	EXPECT(test, fault_parse(&plan, zeroes));
	for (i = 0; i < ARRAY_SIZE(nonsense); i++)
		test_expect(test, fault_parse(&plan, nonsense[i]), nonsense[i],
			    __FILE__, __LINE__);
	EXPECT(test, !plan.faults);
	for (i = 0; i < FAULTS; i++)
		EXPECT(test, !fault_parse(&plan, "all-ones"));
	EXPECT(test, fault_parse(&plan, "all-ones"));
}

static void any_error_can_hit_the_nth_descriptor(struct test *test)
{
	char words[64];
	struct rig rig;
	u32 bit;

	for (bit = 0; bit < ERR_BITS; bit++) {
		snprintf(words, sizeof(words), "chanerr,bit=%u,nth=3", bit);
		inject(test, &rig, words);
		EXPECT(test, rig_do(&rig, 5) == BIT(bit));
		EXPECT(test, rig_completion(&rig) >> 6 == rig_slot(1) >> 6);
		EXPECT(test, rig_state(&rig) == CHANNEL_HALTED);
		rig_write(&rig, 0, REG_CHANERR, 4, ~0U);
		EXPECT(test, !rig_do(&rig, 5));
		rig_fini(&rig);
	}
}

static void a_fault_hits_only_its_channel(struct test *test)
{
	struct rig rig;

	inject(test, &rig, "chanerr,channel=1,times=2");
	EXPECT(test, !rig_do(&rig, 5));
	rig_arm(&rig, 1, 0);
	rig_ring(&rig, 1, 1);
	rig_run(&rig);
	EXPECT(test, rig_read(&rig, 1, REG_CHANERR, 4) == ERR_SOURCE);
	rig_fini(&rig);
}

static void a_lost_interrupt_never_comes(struct test *test)
{
	struct rig rig;

	inject(test, &rig, "lost-interrupt,nth=1");
	rig_do(&rig, 1);
	EXPECT(test, !rig.vectors[0] && !rig.device.channel[0].interrupt.armed);
	rig_write(&rig, 0, REG_CHANCTRL, 2, RIG_CONTROL);
	rig_run(&rig);
	EXPECT(test, !rig.vectors[0]);
	rig_ring(&rig, 0, 2);
	rig_run(&rig);
	EXPECT(test, rig.vectors[0] == 1);
	rig_fini(&rig);
}

static void late_completions_come_late_and_in_order(struct test *test)
{
	struct rig rig;

	inject(test, &rig, "late-completion,nth=2,us=50");
	rig_do(&rig, 4);
	EXPECT(test, rig_completion(&rig) == rig_slot(0));
	EXPECT(test, rig.vectors[0] == 1);
	rig.now = 49;
	rig_run(&rig);
	EXPECT(test, rig_completion(&rig) == rig_slot(0));
	rig.now = 50;
	rig_run(&rig);
	EXPECT(test, rig_completion(&rig) == (rig_slot(3) | CHANNEL_IDLE));
	rig_fini(&rig);
}

static void a_torn_completion_comes_in_halves(struct test *test)
{
	struct rig rig;

	inject(test, &rig, "torn-completion,us=50");
	store_le64(rig_at(&rig, RIG_COMPLETION), ~0ULL);
	rig_do(&rig, 1);
	EXPECT(test, rig_completion(&rig) == (0xFFFFFFFF00000000ULL |
					      rig_slot(0) | CHANNEL_IDLE));
	rig.now = 50;
	rig_run(&rig);
	EXPECT(test, rig_completion(&rig) == (rig_slot(0) | CHANNEL_IDLE));
	rig_fini(&rig);
}

static void a_stuck_suspend_has_no_effect(struct test *test)
{
	struct rig rig;

	inject(test, &rig, "stuck-suspend");
	rig_do(&rig, 1);
	rig_write(&rig, 0, REG_CHANCMD, 1, CHANCMD_SUSPEND);
	rig_run(&rig);
	EXPECT(test, rig_state(&rig) == CHANNEL_IDLE);
	rig_write(&rig, 0, REG_CHANCMD, 1, CHANCMD_SUSPEND);
	EXPECT(test, rig_state(&rig) == CHANNEL_SUSPENDED);
	rig_fini(&rig);
}

static void a_stuck_reset_never_completes(struct test *test)
{
	struct rig rig;

	inject(test, &rig, "stuck-reset");
	rig_write(&rig, 0, REG_CHANCMD, 1, CHANCMD_RESET);
	EXPECT(test, rig_read(&rig, 0, REG_CHANCMD, 1) == CHANCMD_RESET);
	rig_do(&rig, 1);
	EXPECT(test, rig_state(&rig) == CHANNEL_HALTED);
	rig_write(&rig, 0, REG_CHANCMD, 1, CHANCMD_RESET);
	EXPECT(test, !rig_read(&rig, 0, REG_CHANCMD, 1));
	EXPECT(test, !rig_do(&rig, 1) && rig_state(&rig) == CHANNEL_IDLE);
	rig_fini(&rig);
}

static void a_device_can_be_pulled_out(struct test *test)
{
	struct rig rig;

	inject(test, &rig, "all-ones,nth=3");
	EXPECT(test, rig_do(&rig, 5) == ~0U);
	EXPECT(test, rig_read(&rig, 0, REG_CHANSTS, 4) == ~0U);
	EXPECT(test, rig_completion(&rig) == rig_slot(1));
	EXPECT(test, device_run(&rig.device, 99) == DUE_NEVER);
	rig_fini(&rig);
}

static void a_slow_start_shows_halted_first(struct test *test)
{
	struct rig rig;

	inject(test, &rig, "slow-start,us=50");
	EXPECT(test, !rig_do(&rig, 2));
	EXPECT(test, rig_state(&rig) == CHANNEL_HALTED);
	EXPECT(test, !rig.device.channel[0].done);
	EXPECT(test, device_run(&rig.device, rig.now) == 50);
	rig.now = 50;
	EXPECT(test, device_run(&rig.device, rig.now) == DUE_NOW);
	rig_run(&rig);
	EXPECT(test, rig_state(&rig) == CHANNEL_IDLE);
	EXPECT(test, rig_completion(&rig) == (rig_slot(1) | CHANNEL_IDLE));
	/* Only the first doorbell is slow. */
	rig_ring(&rig, 0, 3);
	EXPECT(test, rig_state(&rig) == CHANNEL_ACTIVE);
	rig_fini(&rig);
}

static void a_silent_halt_comes_after_the_work(struct test *test)
{
	const u64 from = RIG_BUFFER(0), to = RIG_BUFFER(1);
	struct rig rig;

	inject(test, &rig, "silent-halt,nth=2");
	rig_fill(&rig, from, 100, 1);
	rig_put_copy(&rig, 1, from, to, 100);
	EXPECT(test, !rig_do(&rig, 3));
	EXPECT(test, rig_state(&rig) == CHANNEL_HALTED);
	EXPECT(test, rig_completion(&rig) == (rig_slot(0) | CHANNEL_HALTED));
	EXPECT(test, !memcmp(rig_at(&rig, from), rig_at(&rig, to), 100));
	EXPECT(test, rig.device.channel[0].done == 1);
	EXPECT(test, rig.device.channel[0].interrupt.pending);
	rig_fini(&rig);
}

static void an_idle_halt_is_only_shown(struct test *test)
{
	struct rig rig;

	inject(test, &rig, "idle-halt");
	EXPECT(test, !rig_do(&rig, 2));
	EXPECT(test, rig_state(&rig) == CHANNEL_HALTED);
	EXPECT(test, rig_completion(&rig) == (rig_slot(1) | CHANNEL_HALTED));
	rig_ring(&rig, 0, 3);
	EXPECT(test, rig_state(&rig) == CHANNEL_ACTIVE);
	rig_run(&rig);
	EXPECT(test, rig_completion(&rig) == (rig_slot(2) | CHANNEL_IDLE));
	rig_fini(&rig);
}

static void a_dropped_interrupt_does_not_wait_for_the_rearm(struct test *test)
{
	struct rig rig;

	inject(test, &rig, "dropped-interrupt,times=4");
	rig_do(&rig, 5);
	EXPECT(test, rig.vectors[0] == 1);
	rig_write(&rig, 0, REG_CHANCTRL, 2, RIG_CONTROL);
	rig_run(&rig);
	EXPECT(test, rig.vectors[0] == 1);
	rig_ring(&rig, 0, 6);
	rig_run(&rig);
	EXPECT(test, rig.vectors[0] == 2);
	rig_fini(&rig);
}

/* Returns whether the answer to @order begins as expected. */
static bool answers(struct device *device, const char *order,
		    const char *expected)
{
	char *text = NULL;
	size_t size = 0;
	FILE *file = open_memstream(&text, &size);
	bool same;

	control_obey(device, order, file);
	fclose(file);
	same = !strncmp(text, expected, strlen(expected));
	free(text);
	return same;
}

/* The program exits at once, without its exit handlers. */
static void the_model_exits_when_told_to_die(struct test *test)
{
	struct rig rig;
	int status = -1;
	pid_t pid;

	rig_init(&rig, "skx", 1);
	fflush(NULL);
	pid = fork();
	if (!pid) {
		control_obey(&rig.device, "die", stderr);
		_exit(EXIT_FAILURE);
	}
	EXPECT(test, pid > 0 && waitpid(pid, &status, 0) == pid);
	EXPECT(test, WIFEXITED(status) && !WEXITSTATUS(status));
	rig_fini(&rig);
}

static void orders_are_obeyed_while_the_device_runs(struct test *test)
{
	struct rig rig;

	rig_init(&rig, "skx", 1);
	put_nulls(&rig);
	EXPECT(test, !rig_do(&rig, 5));
	EXPECT(test, answers(&rig.device, "fault chanerr,bit=9,nth=2", "ok\n"));
	EXPECT(test, rig_do(&rig, 5) == ERR_WRITE);
	EXPECT(test,
	       answers(&rig.device, "counters",
		       "{\"variant\":\"skx\",\"mappings\":1,\"total\":{\"register_"));
	EXPECT(test, answers(&rig.device, "fault nothing", "no: unknown"));
	EXPECT(test, answers(&rig.device, "", "no: "));
	EXPECT(test, answers(&rig.device, "clear", "ok\n"));
	EXPECT(test, !rig.plan.faults);
	rig_fini(&rig);
}

static const struct test_case cases[] = {
	TEST_CASE(invalid_faults_are_refused),
	TEST_CASE(any_error_can_hit_the_nth_descriptor),
	TEST_CASE(a_fault_hits_only_its_channel),
	TEST_CASE(a_lost_interrupt_never_comes),
	TEST_CASE(late_completions_come_late_and_in_order),
	TEST_CASE(a_torn_completion_comes_in_halves),
	TEST_CASE(a_stuck_suspend_has_no_effect),
	TEST_CASE(a_stuck_reset_never_completes),
	TEST_CASE(a_device_can_be_pulled_out),
	TEST_CASE(a_slow_start_shows_halted_first),
	TEST_CASE(a_silent_halt_comes_after_the_work),
	TEST_CASE(an_idle_halt_is_only_shown),
	TEST_CASE(a_dropped_interrupt_does_not_wait_for_the_rearm),
	TEST_CASE(orders_are_obeyed_while_the_device_runs),
	TEST_CASE(the_model_exits_when_told_to_die),
	{},
};

const struct test_suite suite_fault = { "fault", cases };
