/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Set-up and clean-up of each test
 *
 * Each suite has rig_init() and rig_exit() as its init and exit.  Providers,
 * clients and threads made by fake_create(), listener_create() and rig_run()
 * belong to the test's rig.  rig_exit() destroys them, in whatever state a
 * failed assertion has left them, and checks that nothing has leaked.
 */
#ifndef DMAE_KUNIT_RIG_H
#define DMAE_KUNIT_RIG_H

#include <kunit/test.h>
#include <linux/atomic.h>
#include <linux/jiffies.h>
#include <linux/list.h>

/* Time limit for an event that must happen. */
#define RIG_TIMEOUT_MS 20000
#define RIG_TIMEOUT msecs_to_jiffies(RIG_TIMEOUT_MS)

/* How long a test waits to see that something does not happen. */
#define RIG_WATCH msecs_to_jiffies(20)

/**
 * struct rig - the objects of one test
 * @fakes: of struct fake
 * @listeners: of struct listener
 * @runs: of struct rig_run
 * @users: references to this module when the test began
 * @pages: destination and source of operations that are not carried out
 * @places: number of callbacks so far, see struct outcome
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
