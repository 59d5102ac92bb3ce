// SPDX-License-Identifier: GPL-2.0
/*
 * A copy: the writer adds pages, the reader takes them
 */
#include <linux/mm.h>
#include <linux/sched.h>
#include <linux/slab.h>

#include "copybox.h"

/* Time that the writer of a full box waits for a reader to open it. */
#define COPYBOX_READER_GRACE (5 * HZ)

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

/*
 * The writer has closed the copy.  No operation is outstanding: a page that is
 * still -EINPROGRESS was given up.
 */
void copybox_copy_close(struct copybox_copy *copy)
{
	spin_lock(&copy->lock);
	copy->closed = true;
	spin_unlock(&copy->lock);
}

/* Pages that cannot be submitted now stay in @retry. */
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

static bool copybox_copy_needs_writer(struct copybox_copy *copy)
{
	return READ_ONCE(copy->reader) == COPYBOX_READER_GONE ||
	       READ_ONCE(copy->failed) || !llist_empty(&copy->retry);
}

bool copybox_copy_is_writable(struct copybox_copy *copy)
{
	return copybox_has_room() || copybox_copy_needs_writer(copy);
}

/* Handles errors and aborted operations since the last page. */
static int copybox_copy_catch_up(struct copybox_copy *copy, bool nonblock)
{
	if (READ_ONCE(copy->reader) == COPYBOX_READER_GONE)
		return -EPIPE;
	if (READ_ONCE(copy->failed))
		return -EIO;
	return copybox_copy_retry(copy, nonblock);
}

/* Returns 0 after COPYBOX_READER_GRACE. */
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

/* Returns the number of bytes taken from @from, up to a page. */
static ssize_t copybox_copy_add_page(struct copybox_copy *copy,
				     struct iov_iter *from, bool nonblock)
{
	const size_t len = min_t(size_t, iov_iter_count(from), PAGE_SIZE);
	struct copybox_page *page = copybox_page_alloc(copy);
	int err;

	if (!page)
		return -ENOMEM;
	page->len = len;
	atomic_inc(&copy->outstanding);
	if (copy_page_from_iter(page->src, 0, len, from) == len)
		err = copybox_client_submit(copy, page, nonblock);
	else
		err = -EFAULT;
	if (err) {
		atomic_dec(&copy->outstanding);
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

/* True if all operations have completed, or a page must be submitted again. */
static bool copybox_copy_is_idle(struct copybox_copy *copy)
{
	return !atomic_read(&copy->outstanding) || !llist_empty(&copy->retry);
}

static int copybox_copy_wait_idle(struct copybox_copy *copy)
{
	return wait_event_interruptible(copybox_changed,
					copybox_copy_is_idle(copy));
}

/* Returns when every operation has completed. */
static int copybox_copy_wait_all(struct copybox_copy *copy)
{
	int err;

	do {
		err = copybox_copy_retry(copy, false);
		copybox_client_issue(copy);
		if (!err)
			err = copybox_copy_wait_idle(copy);
	} while (!err && atomic_read(&copy->outstanding));
	if (!err && READ_ONCE(copy->failed))
		err = -EIO;
	return err;
}

/* The exit code of a process that a signal kills has the signal's number. */
static bool copybox_writer_was_killed(void)
{
	return current->flags & PF_EXITING && current->exit_code & 0x7f;
}

/* Returns 0 if everything written was copied, else an errno. */
int copybox_copy_flush(struct copybox_copy *copy)
{
	int err;

	if (copybox_writer_was_killed())
		err = -EINTR;
	else
		err = copybox_copy_wait_all(copy);
	if (err)
		copy->result = err;
	return copy->result;
}

/* The oldest page, or NULL while its operation has not completed. */
static struct copybox_page *copybox_copy_first(struct copybox_copy *copy,
					       bool *end)
{
	struct copybox_page *page;

	spin_lock(&copy->lock);
	page = list_first_entry_or_null(&copy->pages, struct copybox_page,
					node);
	*end = !page && copy->closed;
	/* Pairs with the release in copybox_page_complete(): @dst is written. */
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

/* Returns the number of bytes of the oldest page that went to @to. */
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
