// SPDX-License-Identifier: GPL-2.0
/*
 * What every test stands on: set-up, take-down, and small helpers
 */
#include <linux/kthread.h>
#include <linux/mm.h>
#include <linux/module.h>
#include <linux/slab.h>
#include <linux/timer.h>

#include "fake.h"
#include "listener.h"
#include "rig.h"

int rig_init(struct kunit *test)
{
	struct rig *rig = kunit_kzalloc(test, sizeof(*rig), GFP_KERNEL);
	unsigned int i;

	if (!rig)
		return -ENOMEM;
	INIT_LIST_HEAD(&rig->fakes);
	INIT_LIST_HEAD(&rig->listeners);
	INIT_LIST_HEAD(&rig->runs);
	rig->users = module_refcount(THIS_MODULE);
	test->priv = rig;
	for (i = 0; i < ARRAY_SIZE(rig->pages); i++) {
		rig->pages[i] = alloc_page(GFP_KERNEL);
		if (!rig->pages[i])
			return -ENOMEM;
	}
	return 0;
}

static int rig_thread(void *data)
{
	struct rig_run *run = data;

	run->fn(run->arg);
	complete_all(&run->ended);
	return 0;
}

struct rig_run *rig_run(struct kunit *test, void (*fn)(void *arg), void *arg)
{
	struct rig_run *run = kunit_kzalloc(test, sizeof(*run), GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(test, run);
	run->fn = fn;
	run->arg = arg;
	init_completion(&run->ended);
	run->task = kthread_create(rig_thread, run, "dmae_kunit");
	KUNIT_ASSERT_NOT_ERR_OR_NULL(test, run->task);
	get_task_struct(run->task);
	list_add_tail(&run->node, &rig_of(test)->runs);
	wake_up_process(run->task);
	return run;
}

bool rig_run_has_ended(struct rig_run *run)
{
	return wait_for_completion_timeout(&run->ended, RIG_TIMEOUT);
}

bool rig_run_goes_on(struct rig_run *run)
{
	return !wait_for_completion_timeout(&run->ended, RIG_WATCH);
}

struct rig_timer {
	struct timer_list timer;
	struct rig_run run;
};

static void rig_timer(struct timer_list *timer)
{
	struct rig_timer *t = timer_container_of(t, timer, timer);

	t->run.fn(t->run.arg);
	complete_all(&t->run.ended);
}

/* Returns when @fn has. */
void rig_run_in_softirq(struct kunit *test, void (*fn)(void *arg), void *arg)
{
	struct rig_timer *t = kunit_kzalloc(test, sizeof(*t), GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(test, t);
	t->run.fn = fn;
	t->run.arg = arg;
	init_completion(&t->run.ended);
	timer_setup(&t->timer, rig_timer, 0);
	mod_timer(&t->timer, jiffies);
	KUNIT_EXPECT_TRUE(test, rig_run_has_ended(&t->run));
	timer_delete_sync(&t->timer);
}

/* The thread is gone from this module's code, unless it hangs. */
static void rig_run_destroy(struct kunit *test, struct rig_run *run)
{
	if (!rig_run_has_ended(run)) {
		KUNIT_FAIL(test, "%ps hangs", run->fn);
		return;
	}
	kthread_stop_put(run->task);
}

static void rig_free_pages(struct rig *rig)
{
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(rig->pages); i++)
		if (rig->pages[i])
			__free_page(rig->pages[i]);
}

void rig_exit(struct kunit *test)
{
	struct rig *rig = rig_of(test);
	struct listener *listener;
	struct fake *fake;
	struct rig_run *run;

	if (!rig)
		return;
	list_for_each_entry(fake, &rig->fakes, node)
		fake_let_go(fake);
	list_for_each_entry(listener, &rig->listeners, node)
		listener_let_go(listener);
	list_for_each_entry(run, &rig->runs, node)
		rig_run_destroy(test, run);
	list_for_each_entry(listener, &rig->listeners, node)
		listener_destroy(listener);
	list_for_each_entry(fake, &rig->fakes, node)
		fake_destroy(fake);
	rig_free_pages(rig);
	KUNIT_EXPECT_EQ(test, module_refcount(THIS_MODULE), rig->users);
}

struct outcome *outcome_create(struct kunit *test)
{
	struct outcome *outcome;

	outcome = kunit_kzalloc(test, sizeof(*outcome), GFP_KERNEL);
	KUNIT_ASSERT_NOT_NULL(test, outcome);
	outcome->rig = rig_of(test);
	outcome->status = -EINPROGRESS;
	init_completion(&outcome->called);
	return outcome;
}

void outcome_callback_result(void *param, int status)
{
	struct outcome *outcome = param;

	outcome->status = status;
	outcome->place = atomic_inc_return(&outcome->rig->places);
	atomic_inc(&outcome->calls);
	complete_all(&outcome->called);
}

void outcome_callback(void *param)
{
	outcome_callback_result(param, 0);
}

bool outcome_has_come(struct outcome *outcome)
{
	return wait_for_completion_timeout(&outcome->called, RIG_TIMEOUT);
}

struct dmae_async_tx_descriptor *
rig_prep(struct kunit *test, struct dmae_chan *chan, unsigned int flags)
{
	struct rig *rig = rig_of(test);

	return dmae_prep_memcpy(chan, rig->pages[0], 0, rig->pages[1], 0,
				RIG_LEN, flags);
}

/* Submits a copy that tells @outcome, where there is one. */
dmae_cookie_t rig_submit(struct kunit *test, struct dmae_chan *chan,
			 struct outcome *outcome)
{
	struct dmae_async_tx_descriptor *tx;

	tx = rig_prep(test, chan, DMAE_CTRL_ACK);
	KUNIT_ASSERT_NOT_ERR_OR_NULL(test, tx);
	if (outcome) {
		tx->callback_result = outcome_callback_result;
		tx->callback_param = outcome;
	}
	return dmae_submit(tx);
}

/* Has one operation start; it goes on until the provider ends it. */
struct outcome *rig_issue(struct kunit *test, struct dmae_chan *chan)
{
	struct outcome *outcome = outcome_create(test);

	rig_submit(test, chan, outcome);
	dmae_async_op_issue_pending(chan);
	return outcome;
}
