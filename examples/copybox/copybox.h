/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What the files of dmae_copybox share
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
 * struct copybox_page - a page and its copy: one operation
 * @copy: what it is a part of
 * @node: in the copy's @pages
 * @retry_node: in the copy's @retry
 * @src: what was written; NULL when the operation has settled
 * @dst: what is read
 * @len: bytes in use
 * @taken: bytes that have been read; the copy's @read_lock
 * @status: -EINPROGRESS, or how the operation settled
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

/* Who reads a copy: nobody yet, somebody, or nobody any more. */
enum copybox_reader {
	COPYBOX_READER_AWAITED,
	COPYBOX_READER_OPEN,
	COPYBOX_READER_GONE,
};

/**
 * struct copybox_copy - what is written from open to close, and its client
 * @ref: the writer's, and the box's, which becomes the reader's
 * @node: in the box while no reader has taken it
 * @reader: who reads it; written by main.c
 * @lock: protects @pages and @closed
 * @pages: of copybox_page, in the order of writing
 * @closed: there will be no more
 * @retry: pages whose operation was aborted, to be submitted again
 * @unsettled: operations that have not settled, those in @retry included
 * @failed: one has settled with an error
 * @result: what the last write or flush has come to; the writer's
 * @read_lock: one reads at a time
 * @client: the copy as a client of dmae
 * @chan_lock: protects @chan, and is held while @chan is used
 * @chan: the client's channel, NULL while it has none
 * @none: it was told that there is none
 */
struct copybox_copy {
	struct kref ref;
	struct list_head node;
	enum copybox_reader reader;

	spinlock_t lock; /* see above */
	struct list_head pages;
	bool closed;

	struct llist_head retry;
	atomic_t unsettled;
	bool failed;
	int result;

	struct mutex read_lock; /* see above */

	struct dmae_client client;
	struct mutex chan_lock; /* see above */
	struct dmae_chan *chan;
	bool none;
};

/* Woken by every change that somebody may wait for. */
extern struct wait_queue_head copybox_changed;

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
void copybox_page_settle(struct copybox_page *page, int status);
void copybox_page_retry(struct copybox_page *page);

/* client.c */
int copybox_client_open(struct copybox_copy *copy);
void copybox_client_close(struct copybox_copy *copy);
int copybox_client_submit(struct copybox_copy *copy, struct copybox_page *page,
			  bool nonblock);
void copybox_client_issue(struct copybox_copy *copy);

#endif /* COPYBOX_H */
