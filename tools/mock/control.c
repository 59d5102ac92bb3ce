// SPDX-License-Identifier: GPL-2.0
/*
 * Controls of a test: hold operations back, make them fail, leave
 */
#include <linux/export.h>

#include "mock.h"

/* Makes each channel carry out the operations that may begin. */
void mock_queue_all(struct dmae_mock *mock)
{
	unsigned int i;

	for (i = 0; i < mock->config.chans; i++)
		mock_chan_queue(&mock->chans[i]);
}

/* True if the next operation may begin; if it is held, that uses a release. */
bool mock_may_begin(struct dmae_mock *mock)
{
	struct mock_control *control = &mock->control;
	bool may;

	spin_lock_bh(&control->lock);
	may = !control->held || control->allowed;
	if (control->held && control->allowed)
		control->allowed--;
	spin_unlock_bh(&control->lock);
	return may;
}

/* Counts an operation that is carried out; returns its status. */
int mock_count(struct dmae_mock *mock)
{
	struct mock_control *control = &mock->control;
	int status = 0;

	spin_lock_bh(&control->lock);
	control->done++;
	if (control->fail_every && !(control->done % control->fail_every))
		status = control->failure;
	if (control->leave_after && !--control->leave_after)
		schedule_work(&mock->leave_work);
	spin_unlock_bh(&control->lock);
	return status;
}

bool mock_is_aborting(struct dmae_mock *mock)
{
	return READ_ONCE(mock->control.aborting);
}

void mock_set_aborting(struct dmae_mock *mock, bool aborting)
{
	WRITE_ONCE(mock->control.aborting, aborting);
}

/* The arguments of dmae_mock_leave_after(). */
enum dmae_mock_exit mock_exit_wanted(struct dmae_mock *mock,
				     unsigned int *back_ms)
{
	struct mock_control *control = &mock->control;
	enum dmae_mock_exit how;

	spin_lock_bh(&control->lock);
	how = control->how;
	*back_ms = control->back_ms;
	spin_unlock_bh(&control->lock);
	return how;
}

void dmae_mock_leave_after(struct dmae_mock *mock, unsigned int number,
			   enum dmae_mock_exit how, unsigned int back_ms)
{
	struct mock_control *control = &mock->control;

	spin_lock_bh(&control->lock);
	control->leave_after = number;
	control->how = how;
	control->back_ms = back_ms;
	spin_unlock_bh(&control->lock);
}
EXPORT_SYMBOL_GPL(dmae_mock_leave_after);

void dmae_mock_fail_every(struct dmae_mock *mock, unsigned int nth)
{
	struct mock_control *control = &mock->control;

	spin_lock_bh(&control->lock);
	control->fail_every = nth;
	spin_unlock_bh(&control->lock);
}
EXPORT_SYMBOL_GPL(dmae_mock_fail_every);

void dmae_mock_fail_with(struct dmae_mock *mock, int failure)
{
	struct mock_control *control = &mock->control;

	spin_lock_bh(&control->lock);
	control->failure = failure;
	spin_unlock_bh(&control->lock);
}
EXPORT_SYMBOL_GPL(dmae_mock_fail_with);

void dmae_mock_hold(struct dmae_mock *mock)
{
	struct mock_control *control = &mock->control;

	spin_lock_bh(&control->lock);
	control->held = true;
	control->allowed = 0;
	spin_unlock_bh(&control->lock);
}
EXPORT_SYMBOL_GPL(dmae_mock_hold);

void dmae_mock_release(struct dmae_mock *mock, unsigned int number)
{
	struct mock_control *control = &mock->control;

	spin_lock_bh(&control->lock);
	if (number == UINT_MAX)
		control->held = false;
	else
		control->allowed += number;
	spin_unlock_bh(&control->lock);
	mock_queue_all(mock);
}
EXPORT_SYMBOL_GPL(dmae_mock_release);

unsigned long dmae_mock_carried_out(const struct dmae_mock *mock)
{
	return READ_ONCE(mock->control.done);
}
EXPORT_SYMBOL_GPL(dmae_mock_carried_out);
