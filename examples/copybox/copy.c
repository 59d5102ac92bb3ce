// SPDX-License-Identifier: GPL-2.0
/*
 * A copy: its pages, from the writer to the reader
 */
#include <linux/gfp.h>
#include <linux/mm.h>
#include <linux/moduleparam.h>
#include <linux/sched.h>
#include <linux/sizes.h>
#include <linux/slab.h>

#include "copybox.h"

/* How long the writer of a full box waits for its reader to come. */
#define COPYBOX_READER_GRACE (5 * HZ)

static unsigned int limit_mb = 64;
module_param(limit_mb, uint, 0644);
MODULE_PARM_DESC(limit_mb, "MiB held for readers (default: 64)");

DECLARE_WAIT_QUEUE_HEAD(copybox_changed);

/* Pages that have not been read, of all copies. */
static atomic_long_t copybox_pages;

static void copybox_page_free(struct copybox_page *page)
{
	if (page->src)
		__free_page(page->src);
	if (page->dst)
		__free_page(page->dst);
	kfree(page);
	atomic_long_dec(&copybox_pages);
}

static struct copybox_page *copybox_page_alloc(struct copybox_copy *copy)
{
	struct copybox_page *page = kzalloc(sizeof(*page), GFP_KERNEL_ACCOUNT);

	if (!page)
		return NULL;
	atomic_long_inc(&copybox_pages);
	page->copy = copy;
	page->status = -EINPROGRESS;
	page->src = alloc_page(GFP_KERNEL_ACCOUNT);
	page->dst = alloc_page(GFP_KERNEL_ACCOUNT);
	if (page->src && page->dst)
		return page;
	copybox_page_free(page);
	return NULL;
}

void copybox_page_settle(struct copybox_page *page, int status)
{
	struct copybox_copy *copy = page->copy;

	if (status)
		WRITE_ONCE(copy->failed, true);
	__free_page(page->src);
	page->src = NULL;
	/* Pairs with the acquire in copybox_copy_first(); @page may go now. */
	smp_store_release(&page->status, status);
	/* Fully ordered: whoever finds none unsettled finds @failed set. */
	atomic_dec_return(&copy->unsettled);
	wake_up(&copybox_changed);
}

void copybox_page_retry(struct copybox_page *page)
{
	llist_add(&page->retry_node, &page->copy->retry);
	wake_up(&copybox_changed);
}

struct copybox_copy *copybox_copy_alloc(void)
{
	struct copybox_copy *copy = kzalloc(sizeof(*copy), GFP_KERNEL_ACCOUNT);

	if (!copy)
		return NULL;
	kref_init(&copy->ref);
	spin_lock_init(&copy->lock);
	INIT_LIST_HEAD(&copy->pages);
	init_llist_head(&copy->retry);
	mutex_init(&copy->read_lock);
	mutex_init(&copy->chan_lock);
	return copy;
}

static void copybox_copy_free(struct kref *ref)
{
	struct copybox_copy *copy = container_of(ref, struct copybox_copy, ref);
	struct copybox_page *page, *next;

	list_for_each_entry_safe(page, next, &copy->pages, node)
		copybox_page_free(page);
	kfree(copy);
	wake_up(&copybox_changed);
}

void copybox_copy_put(struct copybox_copy *copy)
{
	kref_put(&copy->ref, copybox_copy_free);
}

/* No operation is outstanding: what has not settled never will. */
void copybox_copy_close(struct copybox_copy *copy)
{
	spin_lock(&copy->lock);
	copy->closed = true;
	spin_unlock(&copy->lock);
}

/* Whatever cannot be submitted now waits for the next time. */
static int copybox_copy_retry(struct copybox_copy *copy, bool nonblock)
{
	struct llist_node *list = llist_del_all(&copy->retry);
	struct copybox_page *page, *next;
	int err = 0;

	llist_for_each_entry_safe(page, next, list, retry_node) {
		if (!err)
			err = copybox_client_submit(copy, page, nonblock);
		if (err)
			copybox_page_retry(page);
	}
	return err;
}

static bool copybox_has_room(void)
{
	return atomic_long_read(&copybox_pages) <
	       READ_ONCE(limit_mb) * (SZ_1M / PAGE_SIZE);
}

static bool copybox_copy_needs_writer(struct copybox_copy *copy)
{
	return READ_ONCE(copy->reader) == COPYBOX_READER_GONE ||
	       READ_ONCE(copy->failed) || !llist_empty(&copy->retry);
}

bool copybox_copy_is_writable(struct copybox_copy *copy)
{
	return copybox_has_room() || copybox_copy_needs_writer(copy);
}

/* Deals with what has happened since the last page. */
static int copybox_copy_catch_up(struct copybox_copy *copy, bool nonblock)
{
	if (READ_ONCE(copy->reader) == COPYBOX_READER_GONE)
		return -EPIPE;
	if (READ_ONCE(copy->failed))
		return -EIO;
	return copybox_copy_retry(copy, nonblock);
}

/* Returns 0 after the grace. */
static long copybox_copy_wait(struct copybox_copy *copy)
{
	return wait_event_interruptible_timeout(copybox_changed,
						copybox_copy_is_writable(copy),
						COPYBOX_READER_GRACE);
}

static int copybox_copy_wait_for_room(struct copybox_copy *copy, bool nonblock)
{
	long left;
	int err;

	for (;;) {
		err = copybox_copy_catch_up(copy, nonblock);
		if (err || copybox_has_room())
			return err;
		if (nonblock)
			return -EAGAIN;
		copybox_client_issue(copy);
		left = copybox_copy_wait(copy);
		if (left < 0)
			return left;
		if (!left && READ_ONCE(copy->reader) == COPYBOX_READER_AWAITED)
			return -ENOSPC;
	}
}

/* Returns how much of @from was taken, up to a page. */
static ssize_t copybox_copy_add_page(struct copybox_copy *copy,
				     struct iov_iter *from, bool nonblock)
{
	const size_t len = min_t(size_t, iov_iter_count(from), PAGE_SIZE);
	struct copybox_page *page = copybox_page_alloc(copy);
	int err;

	if (!page)
		return -ENOMEM;
	page->len = len;
	atomic_inc(&copy->unsettled);
	if (copy_page_from_iter(page->src, 0, len, from) == len)
		err = copybox_client_submit(copy, page, nonblock);
	else
		err = -EFAULT;
	if (err) {
		atomic_dec(&copy->unsettled);
		copybox_page_free(page);
		return err;
	}
	spin_lock(&copy->lock);
	list_add_tail(&page->node, &copy->pages);
	spin_unlock(&copy->lock);
	return len;
}

ssize_t copybox_copy_write(struct copybox_copy *copy, struct iov_iter *from,
			   bool nonblock)
{
	ssize_t done = 0, ret = 0;

	while (ret >= 0 && iov_iter_count(from)) {
		ret = copybox_copy_wait_for_room(copy, nonblock);
		if (!ret)
			ret = copybox_copy_add_page(copy, from, nonblock);
		if (ret > 0)
			done += ret;
	}
	copybox_client_issue(copy);
	copy->result = min_t(ssize_t, ret, 0);
	return done ?: ret;
}

static bool copybox_copy_is_still(struct copybox_copy *copy)
{
	return !atomic_read(&copy->unsettled) || !llist_empty(&copy->retry);
}

static int copybox_copy_wait_still(struct copybox_copy *copy)
{
	return wait_event_interruptible(copybox_changed,
					copybox_copy_is_still(copy));
}

/* Returns when every operation has settled. */
static int copybox_copy_settle(struct copybox_copy *copy)
{
	int err;

	do {
		err = copybox_copy_retry(copy, false);
		copybox_client_issue(copy);
		if (!err)
			err = copybox_copy_wait_still(copy);
	} while (!err && atomic_read(&copy->unsettled));
	if (!err && READ_ONCE(copy->failed))
		err = -EIO;
	return err;
}

/* The process exits, with a signal's number where others have their status. */
static bool copybox_writer_was_killed(void)
{
	return current->flags & PF_EXITING && current->exit_code & 0x7f;
}

/* Returns what the copy has come to. */
int copybox_copy_flush(struct copybox_copy *copy)
{
	int err;

	if (copybox_writer_was_killed())
		err = -EINTR;
	else
		err = copybox_copy_settle(copy);
	if (err)
		copy->result = err;
	return copy->result;
}

/* The oldest page, unless it has yet to settle. */
static struct copybox_page *copybox_copy_first(struct copybox_copy *copy,
					       bool *end)
{
	struct copybox_page *page;

	spin_lock(&copy->lock);
	page = list_first_entry_or_null(&copy->pages, struct copybox_page,
					node);
	*end = !page && copy->closed;
	/* Pairs with the release in copybox_page_settle(): the copy is there. */
	if (page && smp_load_acquire(&page->status) == -EINPROGRESS &&
	    !copy->closed)
		page = NULL;
	spin_unlock(&copy->lock);
	return page;
}

bool copybox_copy_is_readable(struct copybox_copy *copy)
{
	bool end;

	return copybox_copy_first(copy, &end) || end;
}

static void copybox_copy_remove_page(struct copybox_copy *copy,
				     struct copybox_page *page)
{
	spin_lock(&copy->lock);
	list_del(&page->node);
	spin_unlock(&copy->lock);
	copybox_page_free(page);
	wake_up(&copybox_changed);
}

/* Returns how much of the oldest page went to @to. */
static ssize_t copybox_copy_take(struct copybox_copy *copy, struct iov_iter *to)
{
	struct copybox_page *page;
	size_t len;
	bool end;

	page = copybox_copy_first(copy, &end);
	if (end)
		return copy->result ? -EIO : 0;
	if (!page)
		return -EAGAIN;
	if (page->status)
		return -EIO;
	len = copy_page_to_iter(page->dst, page->taken, page->len - page->taken,
				to);
	page->taken += len;
	if (page->taken == page->len)
		copybox_copy_remove_page(copy, page);
	return len ?: -EFAULT;
}

ssize_t copybox_copy_read(struct copybox_copy *copy, struct iov_iter *to)
{
	ssize_t done = 0, ret = 1;

	if (mutex_lock_interruptible(&copy->read_lock))
		return -ERESTARTSYS;
	while (ret > 0 && iov_iter_count(to)) {
		ret = copybox_copy_take(copy, to);
		if (ret > 0)
			done += ret;
	}
	mutex_unlock(&copy->read_lock);
	return done ?: ret;
}
