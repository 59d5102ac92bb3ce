/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Declarations shared by the files of dmae_copybox
 */
#ifndef COPYBOX_H
#define COPYBOX_H

#include <linux/kref.h>
#include <linux/list.h>
#include <linux/llist.h>
#include <linux/mutex.h>
#include <linux/spinlock.h>
#include <linux/uio.h>
#include <linux/wait.h>

#include <dmae/client.h>

/**
 * struct copybox_page - a page and its copy, made by one operation
 * @copy: the copy that the page is part of
 * @node: in the copy's @pages
 * @retry_node: in the copy's @retry
 * @src: the data written; freed, and NULL, when the operation has completed
 * @dst: the data to be read
 * @len: bytes in use
 * @taken: bytes already read; protected by the copy's @read_lock
 * @status: of the operation: -EINPROGRESS, then 0 or an errno
 */
struct copybox_page {
	struct copybox_copy *copy;
	struct list_head node;
	struct llist_node retry_node;
	struct page *src;
	struct page *dst;
	unsigned int len;
	unsigned int taken;
	int status;
};

/**
 * enum copybox_reader - the reader of a copy
 * @COPYBOX_READER_AWAITED: none has opened the box yet
 * @COPYBOX_READER_OPEN: one has the copy open
 * @COPYBOX_READER_GONE: it has closed the copy
 */
enum copybox_reader {
	COPYBOX_READER_AWAITED,
	COPYBOX_READER_OPEN,
	COPYBOX_READER_GONE,
};

/**
 * struct copybox_copy - the data written from open to close, and its client
 * @ref: one for the writer; one for the box, which the reader takes over
 * @node: in the box, until a reader takes the copy
 * @reader: state of the reader; written by main.c
 * @lock: protects @pages and @closed
 * @pages: of copybox_page, in the order in which they were written
 * @closed: the writer will add no more pages
 * @retry: pages to be submitted again, as their operation was aborted
 * @outstanding: pages that are not copied yet, including those in @retry
 * @failed: an operation has failed
 * @result: of the last write or flush; used by the writer only
 * @read_lock: serialises readers
 * @client: the copy as a client of dmae
 * @chan_lock: protects @chan, and is held while @chan is used
 * @chan: the client's channel, NULL while it has none
 * @none: the last event was NONE
 */
struct copybox_copy {
	struct kref ref;
	struct list_head node;
	enum copybox_reader reader;

	spinlock_t lock; /* see above */
	struct list_head pages;
	bool closed;

	struct llist_head retry;
	atomic_t outstanding;
	bool failed;
	int result;

	struct mutex read_lock; /* see above */

	struct dmae_client client;
	struct mutex chan_lock; /* see above */
	struct dmae_chan *chan;
	bool none;
};

/* Woken by every change of a copy's state. */
extern struct wait_queue_head copybox_changed;

/* page.c */
struct copybox_page *copybox_page_alloc(struct copybox_copy *copy);
void copybox_page_free(struct copybox_page *page);
void copybox_page_complete(struct copybox_page *page, int status);
void copybox_page_retry(struct copybox_page *page);
bool copybox_has_room(void);

/* client.c */
int copybox_client_open(struct copybox_copy *copy);
void copybox_client_close(struct copybox_copy *copy);
int copybox_client_submit(struct copybox_copy *copy, struct copybox_page *page,
			  bool nonblock);
void copybox_client_issue(struct copybox_copy *copy);

/* copy.c */
struct copybox_copy *copybox_copy_alloc(void);
void copybox_copy_put(struct copybox_copy *copy);
void copybox_copy_close(struct copybox_copy *copy);
bool copybox_copy_is_readable(struct copybox_copy *copy);
bool copybox_copy_is_writable(struct copybox_copy *copy);
ssize_t copybox_copy_read(struct copybox_copy *copy, struct iov_iter *to);
ssize_t copybox_copy_write(struct copybox_copy *copy, struct iov_iter *from,
			   bool nonblock);
int copybox_copy_flush(struct copybox_copy *copy);

#endif /* COPYBOX_H */
