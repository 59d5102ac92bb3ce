// SPDX-License-Identifier: GPL-2.0
/*
 * Reading and writing the file, byte by byte, in stripes
 */
#define pr_fmt(fmt) KBUILD_MODNAME ": " fmt

#include <linux/minmax.h>
#include <linux/mm.h>
#include <linux/moduleparam.h>
#include <linux/printk.h>
#include <linux/sizes.h>

#include "raid6box.h"

static unsigned int limit_mb = 64;
module_param(limit_mb, uint, 0644);
MODULE_PARM_DESC(limit_mb,
		 "MiB that a file with its P and Q may take (default: 64)");

static bool raid6box_is_full(const struct raid6box *box)
{
	const unsigned long pages =
		(raid6box_stripe_count(box) + 1) * raid6box_disks;

	return pages > READ_ONCE(limit_mb) * (SZ_1M / PAGE_SIZE);
}

static struct raid6box_stripe *raid6box_add_stripe(struct raid6box *box)
{
	const unsigned long index = raid6box_stripe_count(box);
	struct raid6box_stripe *stripe;
	void *old;
	int err;

	if (raid6box_is_full(box)) {
		pr_warn_ratelimited("the file exceeds limit_mb=%u\n",
				    READ_ONCE(limit_mb));
		return ERR_PTR(-ENOSPC);
	}
	stripe = raid6box_stripe_alloc();
	if (!stripe)
		return ERR_PTR(-ENOMEM);
	old = xa_store(&box->stripes, index, stripe, GFP_KERNEL_ACCOUNT);
	err = xa_err(old);
	if (!err)
		return stripe;
	raid6box_stripe_free(stripe);
	return ERR_PTR(err);
}

/* The stripe that the next byte goes to, or NULL. */
static struct raid6box_stripe *raid6box_last_stripe(struct raid6box *box)
{
	return raid6box_stripe_at(box, box->size / raid6box_stripe_bytes());
}

/* The stripe may have outstanding operations of an earlier flush. */
static struct raid6box_stripe *raid6box_open_stripe(struct raid6box *box)
{
	struct raid6box_stripe *stripe = raid6box_last_stripe(box);
	int err;

	if (!stripe)
		return raid6box_add_stripe(box);
	err = raid6box_wait(box, stripe);
	return err ? ERR_PTR(err) : stripe;
}

static void raid6box_fill_stripe(struct raid6box *box,
				 struct raid6box_stripe *stripe)
{
	stripe->dirty = false;
	raid6box_start(box, stripe, RAID6BOX_FILL);
}

/* Takes up to a page from @from; returns the number of bytes. */
static ssize_t raid6box_write_page(struct raid6box *box, struct iov_iter *from)
{
	const size_t offset = box->size % raid6box_stripe_bytes();
	struct raid6box_stripe *stripe = raid6box_open_stripe(box);
	struct page *page;
	size_t len;

	if (IS_ERR(stripe))
		return PTR_ERR(stripe);
	page = raid6box_bounce_get(stripe, offset / PAGE_SIZE);
	if (!page)
		return -ENOMEM;
	len = min_t(size_t, iov_iter_count(from),
		    PAGE_SIZE - offset_in_page(offset));
	len = copy_page_from_iter(page, offset_in_page(offset), len, from);
	if (!len)
		return -EFAULT;
	box->size += len;
	stripe->dirty = true;
	stripe->full = offset + len == raid6box_stripe_bytes();
	if (stripe->full)
		raid6box_fill_stripe(box, stripe);
	return len;
}

ssize_t raid6box_write(struct raid6box *box, struct iov_iter *from)
{
	ssize_t done = 0, ret = 0;

	lockdep_assert_held(&box->lock);
	while (ret >= 0 && iov_iter_count(from)) {
		/* First, as filling a stripe needs room. */
		ret = raid6box_make_room(box);
		if (!ret)
			ret = box->error;
		if (!ret)
			ret = raid6box_write_page(box, from);
		if (ret > 0)
			done += ret;
	}
	return done ?: ret;
}

/* The stripe with data that is not filled in yet, or NULL. */
static struct raid6box_stripe *raid6box_dirty_stripe(struct raid6box *box)
{
	struct raid6box_stripe *stripe = raid6box_last_stripe(box);

	return stripe && stripe->dirty ? stripe : NULL;
}

/* Returns the first error of all that was written. */
int raid6box_flush(struct raid6box *box)
{
	struct raid6box_stripe *stripe = raid6box_dirty_stripe(box);
	int err;

	lockdep_assert_held(&box->lock);
	err = raid6box_make_room(box);
	if (err)
		return err;
	if (stripe)
		raid6box_fill_stripe(box, stripe);
	return raid6box_wait_all(box) ?: box->error;
}

/* The writer has closed the file, perhaps without a flush. */
void raid6box_finish(struct raid6box *box)
{
	struct raid6box_stripe *stripe = raid6box_dirty_stripe(box);

	lockdep_assert_held(&box->lock);
	raid6box_wait_all_uninterruptible(box);
	if (stripe)
		raid6box_fill_stripe(box, stripe);
	raid6box_wait_all_uninterruptible(box);
	stripe = raid6box_last_stripe(box);
	if (stripe)
		raid6box_bounce_free(stripe);
}

static ssize_t raid6box_read_page(struct raid6box *box, struct iov_iter *to,
				  size_t pos)
{
	const unsigned long index = pos / raid6box_stripe_bytes();
	const size_t offset = pos % raid6box_stripe_bytes();
	const size_t len = min_t(size_t, PAGE_SIZE - offset_in_page(offset),
				 box->size - pos);
	struct raid6box_stripe *stripe = raid6box_stripe_at(box, index);
	size_t copied;
	int err;

	if (stripe->error)
		return stripe->error;
	err = raid6box_recover(box, index);
	if (err)
		return err;
	copied = copy_page_to_iter(stripe->blocks[offset / PAGE_SIZE],
				   offset_in_page(offset), len, to);
	return copied ?: -EFAULT;
}

ssize_t raid6box_read(struct raid6box *box, struct iov_iter *to, loff_t *pos)
{
	ssize_t done = 0, ret = 1;

	lockdep_assert_held(&box->lock);
	while (ret > 0 && iov_iter_count(to) && *pos < box->size) {
		ret = raid6box_read_page(box, to, *pos);
		if (ret > 0) {
			*pos += ret;
			done += ret;
		}
	}
	return done ?: min_t(ssize_t, ret, 0);
}

void raid6box_clear(struct raid6box *box)
{
	struct raid6box_stripe *stripe;
	unsigned long index;

	xa_for_each(&box->stripes, index, stripe)
		raid6box_stripe_free(stripe);
	xa_destroy(&box->stripes);
	box->size = 0;
	box->error = 0;
	box->lost.count = 0;
	box->lost_stripes = 0;
}
