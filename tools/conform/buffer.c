// SPDX-License-Identifier: GPL-2.0
/*
 * Buffers with a shadow
 */
#include <linux/gfp.h>
#include <linux/mm.h>
#include <linux/slab.h>
#include <linux/string.h>
#include <linux/vmalloc.h>

#include "buffer.h"
#include "conform.h"

static void conform_buf_free(struct conform_buf *buf)
{
	if (buf->page)
		__free_pages(buf->page, CONFORM_ORDER);
	vfree(buf->shadow);
	kfree(buf);
}

static struct conform_buf *conform_buf_alloc(void)
{
	struct conform_buf *buf = kzalloc(sizeof(*buf), GFP_KERNEL);

	if (!buf)
		return NULL;
	buf->page = alloc_pages(GFP_KERNEL | __GFP_COMP, CONFORM_ORDER);
	buf->shadow = vmalloc(CONFORM_SIZE);
	if (!buf->page || !buf->shadow) {
		conform_buf_free(buf);
		return NULL;
	}
	buf->data = page_address(buf->page);
	return buf;
}

/* Allocates buffers of random bytes; without memory the case fails. */
bool conform_bufs_get(struct conform *c, struct conform_buf **bufs,
		      unsigned int count)
{
	unsigned int i;

	for (i = 0; i < count; i++) {
		bufs[i] = conform_buf_alloc();
		if (!bufs[i]) {
			conform_fail(c, "no memory for %u buffers", count);
			return false;
		}
		list_add(&bufs[i]->node, &c->bufs);
		prandom_bytes_state(&c->random, bufs[i]->data, CONFORM_SIZE);
		memcpy(bufs[i]->shadow, bufs[i]->data, CONFORM_SIZE);
	}
	return true;
}

static size_t conform_buf_first_wrong(const struct conform_buf *buf)
{
	size_t i = 0;

	while (buf->data[i] == buf->shadow[i])
		i++;
	return i;
}

/* A wrong byte fails the case, and the shadow is copied to the buffer. */
bool conform_buf_is_right(struct conform *c, struct conform_buf *buf,
			  const char *what)
{
	size_t wrong;

	if (!memcmp(buf->data, buf->shadow, CONFORM_SIZE))
		return true;
	wrong = conform_buf_first_wrong(buf);
	conform_fail(c, "%s: byte %zu of a buffer is %#x, not %#x", what, wrong,
		     buf->data[wrong], buf->shadow[wrong]);
	memcpy(buf->data, buf->shadow, CONFORM_SIZE);
	return false;
}

void conform_bufs_expect_right(struct conform *c, const char *what)
{
	struct conform_buf *buf;

	list_for_each_entry(buf, &c->bufs, node)
		conform_buf_is_right(c, buf, what);
}

/* Inverts a bit in the buffer and in the shadow. */
void conform_buf_flip(struct conform_buf *buf, size_t offset)
{
	const u8 bit = BIT(offset % BITS_PER_BYTE);

	buf->data[offset] ^= bit;
	buf->shadow[offset] ^= bit;
}

/* Overwrites the buffer, not the shadow, with random bytes. */
void conform_buf_spoil(struct conform *c, struct conform_buf *buf,
		       size_t offset, size_t len)
{
	prandom_bytes_state(&c->random, buf->data + offset, len);
}

/* Copies the shadow to the buffer. */
void conform_buf_fill(struct conform_buf *buf)
{
	memcpy(buf->data, buf->shadow, CONFORM_SIZE);
}

void conform_bufs_free(struct conform *c)
{
	struct conform_buf *buf, *next;

	list_for_each_entry_safe(buf, next, &c->bufs, node)
		conform_buf_free(buf);
}
