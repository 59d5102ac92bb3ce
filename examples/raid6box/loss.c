// SPDX-License-Identifier: GPL-2.0
/*
 * Losing blocks, which overwrites them, and recovering them
 */
#include <linux/mm.h>
#include <linux/sched.h>
#include <linux/string.h>

#include "raid6box.h"

/* Lost blocks are overwritten with this byte. */
#define RAID6BOX_POISON 0xdb

/*
 * Attempts at a recovery.  It is aborted if its channel is lost; then its half
 * written blocks are still lost, and the other blocks are intact.
 */
#define RAID6BOX_TRIES 3

static bool raid6box_is_lost(const struct raid6box_lost *lost,
			     unsigned int block)
{
	unsigned int i;

	for (i = 0; i < lost->count; i++)
		if (lost->blocks[i] == block)
			return true;
	return false;
}

static int raid6box_lost_add(struct raid6box_lost *lost,
			     const struct raid6box_lost *more)
{
	unsigned int i;

	for (i = 0; i < more->count; i++) {
		if (raid6box_is_lost(lost, more->blocks[i]))
			continue;
		if (lost->count == RAID6BOX_MAX_LOST)
			return -EINVAL;
		lost->blocks[lost->count++] = more->blocks[i];
	}
	return 0;
}

static void raid6box_lose_in(struct raid6box *box,
			     struct raid6box_stripe *stripe)
{
	unsigned int i;

	/* The stripe was never filled. */
	if (stripe->error)
		return;
	for (i = 0; i < box->lost.count; i++)
		memset(page_address(stripe->blocks[box->lost.blocks[i]]),
		       RAID6BOX_POISON, PAGE_SIZE);
	if (!stripe->lost)
		box->lost_stripes++;
	stripe->lost = true;
}

/* Returns -EINVAL for too many blocks, those lost before included. */
int raid6box_lose(struct raid6box *box, const struct raid6box_lost *more)
{
	struct raid6box_lost lost;
	unsigned long index;
	int err;

	lockdep_assert_held(&box->lock);
	err = raid6box_wait_all(box);
	if (err)
		return err;
	lost = box->lost;
	err = raid6box_lost_add(&lost, more);
	if (err || !lost.count || !box->size)
		return err;
	box->lost = lost;
	for (index = 0; index < raid6box_stripe_count(box); index++) {
		raid6box_lose_in(box, raid6box_stripe_at(box, index));
		cond_resched();
	}
	return 0;
}

static bool raid6box_needs_recovery(const struct raid6box_stripe *stripe)
{
	return stripe->lost && !stripe->outstanding;
}

/* Recovers the stripe, and the next ones as far as there is room. */
static int raid6box_begin_recovery(struct raid6box *box, unsigned long index)
{
	struct raid6box_stripe *stripe = raid6box_stripe_at(box, index);
	int err;

	if (!stripe->lost)
		return 0;
	if (!stripe->outstanding) {
		err = raid6box_make_room(box);
		if (err)
			return err;
		raid6box_start(box, stripe, RAID6BOX_RECOVER);
	}
	while (raid6box_has_room(box) && ++index < raid6box_stripe_count(box)) {
		stripe = raid6box_stripe_at(box, index);
		if (raid6box_needs_recovery(stripe))
			raid6box_start(box, stripe, RAID6BOX_RECOVER);
	}
	return 0;
}

/* Waits until the blocks of a stripe are recovered. */
int raid6box_recover(struct raid6box *box, unsigned long index)
{
	struct raid6box_stripe *stripe = raid6box_stripe_at(box, index);
	unsigned int tries = 0;
	int err;

	lockdep_assert_held(&box->lock);
	do {
		err = raid6box_begin_recovery(box, index);
		if (!err)
			err = raid6box_wait(box, stripe);
		if (err)
			return err;
	} while (stripe->lost && stripe->status == -ECANCELED &&
		 ++tries < RAID6BOX_TRIES);
	return stripe->lost ? raid6box_errno(stripe->status) : 0;
}

/* Checks all stripes; @bad returns the number whose P or Q does not match. */
int raid6box_check(struct raid6box *box, unsigned long *bad)
{
	const unsigned long count = raid6box_stripe_count(box);
	struct raid6box_stripe *stripe;
	unsigned long index;
	int err;

	lockdep_assert_held(&box->lock);
	err = raid6box_wait_all(box);
	for (index = 0; index < count && !err; index++) {
		err = raid6box_make_room(box);
		if (!err)
			raid6box_start(box, raid6box_stripe_at(box, index),
				       RAID6BOX_CHECK);
	}
	if (!err)
		err = raid6box_wait_all(box);
	/* Also after a signal, as the file may be closed next. */
	raid6box_wait_all_uninterruptible(box);
	*bad = 0;
	for (index = 0; index < count && !err; index++) {
		stripe = raid6box_stripe_at(box, index);
		err = raid6box_errno(stripe->status);
		*bad += !!stripe->check;
	}
	return err;
}
