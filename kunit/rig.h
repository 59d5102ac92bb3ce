/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What every test stands on
 *
 * Each suite has rig_init() and rig_exit() as its init and exit.  What a test
 * makes with fake_create(), listener_create() and rig_run() belongs to its
 * rig, which takes all of it down, in whatever state a failed assertion has
 * left it, and checks that nothing has leaked.
 */
#ifndef DMAE_KUNIT_RIG_H
#define DMAE_KUNIT_RIG_H

#include <kunit/test.h>
#include <linux/atomic.h>
#include <linux/completion.h>
#include <linux/jiffies.h>
#include <linux/list.h>

#include <dmae/client.h>

struct task_struct;

/* How long anything may take that has to happen. */
#define RIG_TIMEOUT_MS 20000
#define RIG_TIMEOUT msecs_to_jiffies(RIG_TIMEOUT_MS)

/* How long is watched that something does not happen. */
#define RIG_WATCH msecs_to_jiffies(20)

/* How long the operations are that rig_prep() prepares. */
#define RIG_LEN 64

/**
 * struct rig - what one test has made
 * @fakes: of struct fake
 * @listeners: of struct listener
 * @runs: of struct rig_run
 * @users: references to this module when the test began
 * @pages: a destination and a source for operations that move nothing
 * @places: how many outcomes have come
 */
struct rig {
	struct list_head fakes;
	struct list_head listeners;
	struct list_head runs;
	int users;
	struct page *pages[2];
	atomic_t places;
};

int rig_init(struct kunit *test);
void rig_exit(struct kunit *test);

static inline struct rig *rig_of(struct kunit *test)
{
	return test->priv;
}

/**
 * struct rig_run - something that runs beside the test
 * @node: in the rig
 * @task: the thread
 * @fn: what is run, once
 * @arg: passed to @fn
 * @ended: @fn has returned
 */
struct rig_run {
	struct list_head node;
	struct task_struct *task;
	void (*fn)(void *arg);
	void *arg;
	struct completion ended;
};

struct rig_run *rig_run(struct kunit *test, void (*fn)(void *arg), void *arg);
bool rig_run_has_ended(struct rig_run *run);
bool rig_run_goes_on(struct rig_run *run);

void rig_run_in_softirq(struct kunit *test, void (*fn)(void *arg), void *arg);

/**
 * struct outcome - what the callback of one operation was told
 * @rig: the test's
 * @chan: for a callback that submits again
 * @calls: how often it was called
 * @status: what it was told
 * @place: which one it was among the outcomes of the test, from 1
 * @called: it was
 */
struct outcome {
	struct rig *rig;
	struct dmae_chan *chan;
	atomic_t calls;
	int status;
	int place;
	struct completion called;
};

struct outcome *outcome_create(struct kunit *test);
void outcome_callback(void *param);
void outcome_callback_result(void *param, int status);
bool outcome_has_come(struct outcome *outcome);

struct dmae_async_tx_descriptor *
rig_prep(struct kunit *test, struct dmae_chan *chan, unsigned int flags);
dmae_cookie_t rig_submit(struct kunit *test, struct dmae_chan *chan,
			 struct outcome *outcome);
struct outcome *rig_issue(struct kunit *test, struct dmae_chan *chan);

#endif /* DMAE_KUNIT_RIG_H */
