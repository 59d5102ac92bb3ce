// SPDX-License-Identifier: GPL-2.0
/*
 * Functions that run beside a test: in a thread, or in a softirq
 */
#include <linux/kthread.h>
#include <linux/sched/task.h>
#include <linux/slab.h>
#include <linux/timer.h>

#include "rig.h"
#include "rig_run.h"

static int rig_thread(void *data)
{
	struct rig_run *run = data;

	run->fn(run->arg);
	complete_all(&run->returned);
	return 0;
}

struct rig_run *rig_run(struct kunit *test, void (*fn)(void *arg), void *arg)
{
	struct rig_run *run = kunit_kzalloc(test, sizeof(*run), GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(test, run);
	run->fn = fn;
	run->arg = arg;
	init_completion(&run->returned);
	run->task = kthread_create(rig_thread, run, "dmae_kunit");
	KUNIT_ASSERT_NOT_ERR_OR_NULL(test, run->task);
	get_task_struct(run->task);
	list_add_tail(&run->node, &rig_of(test)->runs);
	wake_up_process(run->task);
	return run;
}

bool rig_run_has_returned(struct rig_run *run)
{
	return wait_for_completion_timeout(&run->returned, RIG_TIMEOUT);
}

bool rig_run_goes_on(struct rig_run *run)
{
	return !wait_for_completion_timeout(&run->returned, RIG_WATCH);
}

struct rig_timer {
	struct timer_list timer;
	struct rig_run run;
};

static void rig_timer(struct timer_list *timer)
{
	struct rig_timer *t = timer_container_of(t, timer, timer);

	t->run.fn(t->run.arg);
	complete_all(&t->run.returned);
}

/* Runs @fn in a timer's softirq and waits until it has returned. */
void rig_run_in_softirq(struct kunit *test, void (*fn)(void *arg), void *arg)
{
	struct rig_timer *t = kunit_kzalloc(test, sizeof(*t), GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(test, t);
	t->run.fn = fn;
	t->run.arg = arg;
	init_completion(&t->run.returned);
	timer_setup(&t->timer, rig_timer, 0);
	mod_timer(&t->timer, jiffies);
	KUNIT_EXPECT_TRUE(test, rig_run_has_returned(&t->run));
	timer_delete_sync(&t->timer);
}

/* Waits for the thread, so that it does not run this module's code any more. */
void rig_run_destroy(struct kunit *test, struct rig_run *run)
{
	if (!rig_run_has_returned(run)) {
		KUNIT_FAIL(test, "%ps hangs", run->fn);
		return;
	}
	kthread_stop_put(run->task);
}
