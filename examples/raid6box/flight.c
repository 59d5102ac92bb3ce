// SPDX-License-Identifier: GPL-2.0
/*
 * Stripes with outstanding operations
 *
 * Several stripes are outstanding at a time, to keep the channels busy while
 * the processor copies from and to the user.  There are no callbacks: this file
 * waits for the last operation of each stripe, the oldest stripe first.  So
 * once the last stripe is done the module may be unloaded.
 */
#include <linux/moduleparam.h>
#include <linux/sched/signal.h>

#include "raid6box.h"

/* Interval at which a wait checks for signals. */
#define RAID6BOX_SIGNAL_MS 100

static unsigned int in_flight = 16;
module_param(in_flight, uint, 0644);
MODULE_PARM_DESC(in_flight, "outstanding stripes at a time (default: 16)");

/* The errno that a system call returns for the status of an operation. */
int raid6box_errno(int status)
{
	return !status || status == -ENOMEM ? status : -EIO;
}

bool raid6box_has_room(const struct raid6box *box)
{
	return !box->outstanding_count ||
	       box->outstanding_count < READ_ONCE(in_flight);
}

void raid6box_start(struct raid6box *box, struct raid6box_stripe *stripe,
		    enum raid6box_purpose purpose)
{
	lockdep_assert_held(&box->lock);
	stripe->purpose = purpose;
	stripe->status = raid6box_submit(box, stripe);
	stripe->outstanding = true;
	list_add_tail(&stripe->node, &box->outstanding);
	box->outstanding_count++;
	dmae_async_tx_issue_pending_all();
}

static void raid6box_filled(struct raid6box *box,
			    struct raid6box_stripe *stripe)
{
	stripe->error = raid6box_errno(stripe->status);
	if (!box->error)
		box->error = stripe->error;
	if (stripe->full)
		raid6box_bounce_free(stripe);
}

static void raid6box_recovered(struct raid6box *box,
			       struct raid6box_stripe *stripe)
{
	if (stripe->status)
		return;
	stripe->lost = false;
	box->lost_stripes--;
	if (!box->lost_stripes)
		box->lost.count = 0;
}

static void raid6box_done(struct raid6box *box, struct raid6box_stripe *stripe,
			  int status)
{
	if (!stripe->status)
		stripe->status = status;
	if (stripe->tx)
		dmae_async_tx_ack(stripe->tx);
	stripe->outstanding = false;
	list_del(&stripe->node);
	box->outstanding_count--;
	if (stripe->purpose == RAID6BOX_FILL)
		raid6box_filled(box, stripe);
	else if (stripe->purpose == RAID6BOX_RECOVER)
		raid6box_recovered(box, stripe);
}

/* Waits until the stripe has no outstanding operation, or for a signal. */
int raid6box_wait(struct raid6box *box, struct raid6box_stripe *stripe)
{
	int status = -EINPROGRESS;

	lockdep_assert_held(&box->lock);
	if (!stripe->outstanding)
		return 0;
	while (status == -EINPROGRESS) {
		if (signal_pending(current))
			return -ERESTARTSYS;
		status = dmae_async_tx_wait(stripe->tx, RAID6BOX_SIGNAL_MS);
	}
	raid6box_done(box, stripe, status);
	return 0;
}

static struct raid6box_stripe *raid6box_oldest(struct raid6box *box)
{
	return list_first_entry(&box->outstanding, struct raid6box_stripe,
				node);
}

int raid6box_make_room(struct raid6box *box)
{
	int err = 0;

	while (!err && !raid6box_has_room(box))
		err = raid6box_wait(box, raid6box_oldest(box));
	return err;
}

int raid6box_wait_all(struct raid6box *box)
{
	int err = 0;

	while (!err && box->outstanding_count)
		err = raid6box_wait(box, raid6box_oldest(box));
	return err;
}

/* Like raid6box_wait_all(), but does not stop at a signal. */
void raid6box_wait_all_uninterruptible(struct raid6box *box)
{
	struct raid6box_stripe *stripe;
	int status;

	lockdep_assert_held(&box->lock);
	while (box->outstanding_count) {
		stripe = raid6box_oldest(box);
		status = dmae_async_tx_wait(stripe->tx, RAID6BOX_SIGNAL_MS);
		if (status != -EINPROGRESS)
			raid6box_done(box, stripe, status);
	}
}
