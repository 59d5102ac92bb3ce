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
#include <linux/jiffies.h>
#include <linux/list.h>

/* How long anything may take that has to happen. */
#define RIG_TIMEOUT_MS 20000
#define RIG_TIMEOUT msecs_to_jiffies(RIG_TIMEOUT_MS)

/* How long is watched that something does not happen. */
#define RIG_WATCH msecs_to_jiffies(20)

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

#endif /* DMAE_KUNIT_RIG_H */
