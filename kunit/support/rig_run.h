/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Functions that run beside a test: in a thread, or in a softirq
 */
#ifndef DMAE_KUNIT_RIG_RUN_H
#define DMAE_KUNIT_RIG_RUN_H

#include <linux/completion.h>
#include <linux/list.h>

struct kunit;
struct task_struct;

/**
 * struct rig_run - a function that runs beside the test
 * @node: in the rig
 * @task: its thread
 * @fn: the function, called once
 * @arg: passed to @fn
 * @returned: completed when @fn has returned
 */
struct rig_run {
	struct list_head node;
	struct task_struct *task;
	void (*fn)(void *arg);
	void *arg;
	struct completion returned;
};

struct rig_run *rig_run(struct kunit *test, void (*fn)(void *arg), void *arg);
bool rig_run_has_returned(struct rig_run *run);
bool rig_run_goes_on(struct rig_run *run);

void rig_run_destroy(struct kunit *test, struct rig_run *run);

void rig_run_in_softirq(struct kunit *test, void (*fn)(void *arg), void *arg);

#endif /* DMAE_KUNIT_RIG_RUN_H */
