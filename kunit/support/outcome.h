/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Callbacks that record how they were called, and copies with such a callback
 */
#ifndef DMAE_KUNIT_OUTCOME_H
#define DMAE_KUNIT_OUTCOME_H

#include <linux/atomic.h>
#include <linux/completion.h>

#include <dmae/client.h>

struct kunit;
struct rig;

/* Length of the copies, which a fake provider does not carry out. */
#define RIG_LEN 64

/**
 * struct outcome - how the callback of one operation was called
 * @rig: the test's rig
 * @chan: for a callback that submits again
 * @calls: number of calls
 * @status: status that was passed
 * @place: its place in the order of all callbacks of the test, from 1
 * @called: completed by the callback
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
bool outcome_wait(struct outcome *outcome);

struct dmae_async_tx_descriptor *
rig_prep(struct kunit *test, struct dmae_chan *chan, unsigned int flags);
dmae_cookie_t rig_submit(struct kunit *test, struct dmae_chan *chan,
			 struct outcome *outcome);
struct outcome *rig_issue(struct kunit *test, struct dmae_chan *chan);

#endif /* DMAE_KUNIT_OUTCOME_H */
