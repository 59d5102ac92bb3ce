/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Buffers with a shadow
 *
 * The shadow has the expected contents of the whole buffer: random bytes at
 * first, which conform_op_model() changes as an operation should change the
 * buffer.  So a byte written past the end of a destination is found, too.
 */
#ifndef DMAE_CONFORM_BUFFER_H
#define DMAE_CONFORM_BUFFER_H

#include <linux/list.h>
#include <linux/mm_types.h>
#include <linux/types.h>

struct conform;

/* Room for an offset of up to a page, two pages of data, and guard bytes. */
#define CONFORM_ORDER 2
#define CONFORM_SIZE (PAGE_SIZE << CONFORM_ORDER)
#define CONFORM_MAX_LEN (2 * PAGE_SIZE)

/**
 * struct conform_buf - one buffer
 * @node: in the buffers of the case
 * @page: its first page
 * @data: its contents
 * @shadow: its expected contents
 */
struct conform_buf {
	struct list_head node;
	struct page *page;
	u8 *data;
	u8 *shadow;
};

bool conform_bufs_get(struct conform *c, struct conform_buf **bufs,
		      unsigned int count);
bool conform_buf_is_right(struct conform *c, struct conform_buf *buf,
			  const char *what);
void conform_bufs_expect_right(struct conform *c, const char *what);
void conform_buf_flip(struct conform_buf *buf, size_t offset);
void conform_buf_spoil(struct conform *c, struct conform_buf *buf,
		       size_t offset, size_t len);
void conform_buf_fill(struct conform_buf *buf);
void conform_bufs_free(struct conform *c);

#endif /* DMAE_CONFORM_BUFFER_H */
