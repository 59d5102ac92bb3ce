// SPDX-License-Identifier: GPL-2.0
/*
 * Stripes with operations under way
 *
 * Several stripes are in flight at a time, so that the channels are busy while
 * the processor copies from and to the user.  There are no callbacks: this file
 * waits for the last operation of each stripe, the oldest stripe first.  So
 * once the last stripe has landed the module may be unloaded.
 */
#include <linux/moduleparam.h>
#include <linux/sched/signal.h>

#include "raid6box.h"

/* How often a wait looks for signals. */
#define RAID6BOX_LOOK_MS 100

static unsigned int in_flight = 16;
module_param(in_flight, uint, 0644);
MODULE_PARM_DESC(in_flight, "stripes in flight at a time (default: 16)");

/* The errno for the user, who does not know operations. */
int raid6box_errno(int status)
{
	return !status || status == -ENOMEM ? status : -EIO;
}

bool raid6box_has_room(const struct raid6box *box)
{
	return !box->flying_count || box->flying_count < READ_ONCE(in_flight);
}

void raid6box_take_off(struct raid6box *box, struct raid6box_stripe *stripe,
		       enum raid6box_purpose purpose)
{
	lockdep_assert_held(&box->lock);
	stripe->purpose = purpose;
	stripe->status = raid6box_submit(box, stripe);
	stripe->flying = true;
	list_add_tail(&stripe->node, &box->flying);
	box->flying_count++;
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

static void raid6box_landed(struct raid6box *box,
			    struct raid6box_stripe *stripe, int status)
{
	if (!stripe->status)
		stripe->status = status;
	if (stripe->tx)
		dmae_async_tx_ack(stripe->tx);
	stripe->flying = false;
	list_del(&stripe->node);
	box->flying_count--;
	if (stripe->purpose == RAID6BOX_FILL)
		raid6box_filled(box, stripe);
	else if (stripe->purpose == RAID6BOX_RECOVER)
		raid6box_recovered(box, stripe);
}

/* Waits until the stripe has no operation under way, or for a signal. */
int raid6box_land(struct raid6box *box, struct raid6box_stripe *stripe)
{
	int status = -EINPROGRESS;

	lockdep_assert_held(&box->lock);
	if (!stripe->flying)
		return 0;
	while (status == -EINPROGRESS) {
		if (signal_pending(current))
			return -ERESTARTSYS;
		status = dmae_async_tx_wait(stripe->tx, RAID6BOX_LOOK_MS);
	}
	raid6box_landed(box, stripe, status);
	return 0;
}

static struct raid6box_stripe *raid6box_oldest(struct raid6box *box)
{
	return list_first_entry(&box->flying, struct raid6box_stripe, node);
}

int raid6box_make_room(struct raid6box *box)
{
	int err = 0;

	while (!err && !raid6box_has_room(box))
		err = raid6box_land(box, raid6box_oldest(box));
	return err;
}

int raid6box_land_all(struct raid6box *box)
{
	int err = 0;

	while (!err && box->flying_count)
		err = raid6box_land(box, raid6box_oldest(box));
	return err;
}

/* Like raid6box_land_all(), for callers that must not stop at a signal. */
void raid6box_land_all_at_last(struct raid6box *box)
{
	struct raid6box_stripe *stripe;
	int status;

	lockdep_assert_held(&box->lock);
	while (box->flying_count) {
		stripe = raid6box_oldest(box);
		status = dmae_async_tx_wait(stripe->tx, RAID6BOX_LOOK_MS);
		if (status != -EINPROGRESS)
			raid6box_landed(box, stripe, status);
	}
}
