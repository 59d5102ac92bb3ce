// SPDX-License-Identifier: GPL-2.0
/*
 * The failed operations of a channel
 *
 * A client may ask about a cookie long after its descriptor was recycled, so
 * the channel remembers failures, as runs of cookies: an aborted batch is one
 * run.  When no room is left, the two oldest runs become one that includes the
 * successes between them: a success may be reported as a failure, but a failure
 * is never reported as a success.
 *
 * The cookies of a run are extended by the channel's epoch, so that they do not
 * wrap.
 */
#include <linux/spinlock.h>

#include "failures.h"

void dmae_failures_init(struct dmae_failures *failures)
{
	spin_lock_init(&failures->lock);
}

static void dmae_failures_merge_oldest(struct dmae_failures *failures)
{
	struct dmae_failure_run *runs = failures->runs;

	lockdep_assert_held(&failures->lock);
	runs[0].last = runs[1].last;
	memmove(&runs[1], &runs[2], (failures->count - 2) * sizeof(runs[0]));
	failures->count--;
}

static void dmae_failures_append(struct dmae_failures *failures, u64 number)
{
	struct dmae_failure_run *runs = failures->runs;

	lockdep_assert_held(&failures->lock);
	if (failures->count && runs[failures->count - 1].last + 1 == number) {
		runs[failures->count - 1].last = number;
		return;
	}
	if (failures->count == DMAE_FAILURE_RUNS)
		dmae_failures_merge_oldest(failures);
	runs[failures->count++] = (struct dmae_failure_run){ number, number };
}

/* Called before the failed operation's cookie is published as completed. */
void dmae_failures_add(struct dmae_failures *failures, dmae_cookie_t cookie)
{
	spin_lock_bh(&failures->lock);
	dmae_failures_append(failures, failures->epoch << 32 | cookie);
	spin_unlock_bh(&failures->lock);
}

/*
 * Called before the operation with the first cookie after a wrap completes.
 * Changes @completed and the epoch under the lock, so that dmae_failures_has()
 * sees both old or both new.
 */
void dmae_failures_wrap(struct dmae_failures *failures,
			dmae_cookie_t *completed)
{
	spin_lock_bh(&failures->lock);
	failures->epoch++;
	WRITE_ONCE(*completed, DMAE_MIN_COOKIE - 1);
	spin_unlock_bh(&failures->lock);
}

/* Called for an operation that has completed. */
bool dmae_failures_has(struct dmae_failures *failures, dmae_cookie_t cookie,
		       const dmae_cookie_t *completed)
{
	bool found = false;
	unsigned int i;
	u64 number;

	spin_lock_bh(&failures->lock);
	number = failures->epoch << 32 | cookie;
	if (cookie > READ_ONCE(*completed))
		number -= 1ULL << 32;
	for (i = failures->count; i && !found; i--)
		found = number >= failures->runs[i - 1].first &&
			number <= failures->runs[i - 1].last;
	spin_unlock_bh(&failures->lock);
	return found;
}
