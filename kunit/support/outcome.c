// SPDX-License-Identifier: GPL-2.0
/*
 * Callbacks that record how they were called, and copies with such a callback
 */
#include <linux/slab.h>

#include "outcome.h"
#include "rig.h"

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

bool outcome_wait(struct outcome *outcome)
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

/* Submits a copy, with @outcome for its callback unless that is NULL. */
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

/* Submits and issues a copy, outstanding until the fake completes it. */
struct outcome *rig_issue(struct kunit *test, struct dmae_chan *chan)
{
	struct outcome *outcome = outcome_create(test);

	rig_submit(test, chan, outcome);
	dmae_async_op_issue_pending(chan);
	return outcome;
}
