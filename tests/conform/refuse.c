// SPDX-License-Identifier: GPL-2.0
/*
 * What async_tx refuses: nothing is done, and nobody is called back
 */
#include <linux/kernel.h>
#include <linux/limits.h>

#include "buffer.h"
#include "conform.h"
#include "op.h"
#include "refusal.h"

#define REFUSE_LEN 64

/* Past the end of a buffer, by a byte. */
#define REFUSE_END (CONFORM_SIZE - REFUSE_LEN + 1)

/* The pages of all its blocks are a list that the test spoils. */
static bool refuse_begin(struct conform *c)
{
	unsigned int i;

	if (!conform_bufs_get(c, c->blocks, REFUSAL_BLOCKS))
		return false;
	for (i = 0; i < REFUSAL_BLOCKS; i++)
		c->pages[i] = c->blocks[i]->page;
	return true;
}

static void refuse_end(struct conform *c)
{
	conform_bufs_expect_right(c, "refused");
}

static void a_missing_page(struct conform *c)
{
	const struct refusal r = { .c = c, .err = -EFAULT };
	const struct refusal zero = {
		.c = c,
		.err = -EFAULT,
		.flags = DMAE_ASYNC_TX_XOR_ZERO_DST,
	};
	const struct refusal drop = {
		.c = c,
		.err = -EFAULT,
		.flags = DMAE_ASYNC_TX_XOR_DROP_DST,
	};
	struct page *page, **list = c->pages;

	if (!refuse_begin(c))
		return;
	page = list[0];
	refusal_memcpy(&r, NULL, page, 0, 0, REFUSE_LEN);
	refusal_memcpy(&r, page, NULL, 0, 0, REFUSE_LEN);
	refusal_memset(&r, NULL, 0, REFUSE_LEN);
	refusal_xor(&r, NULL, list, 0, 3, REFUSE_LEN);
	refusal_xor(&zero, NULL, list, 0, 3, REFUSE_LEN);
	list[2] = NULL;
	refusal_xor(&r, page, list + 1, 0, 3, REFUSE_LEN);
	refusal_xor(&zero, page, list + 1, 0, 3, REFUSE_LEN);
	refusal_xor(&drop, page, list, 0, 3, REFUSE_LEN);
	refusal_zero_sum(&r, page, list, 0, 3, REFUSE_LEN);
	refuse_end(c);
}

static void a_length_of_zero(struct conform *c)
{
	const struct refusal r = { .c = c, .err = -EINVAL };

	if (!refuse_begin(c))
		return;
	refusal_all(&r, c->pages, 0, 0);
	refusal_all(&r, c->pages, CONFORM_SIZE, 0);
	refuse_end(c);
}

static void past_the_end(struct conform *c)
{
	const struct refusal r = { .c = c, .err = -ERANGE };

	if (!refuse_begin(c))
		return;
	refusal_all(&r, c->pages, REFUSE_END, REFUSE_LEN);
	refusal_all(&r, c->pages, CONFORM_SIZE, 1);
	refusal_all(&r, c->pages, 2 * CONFORM_SIZE, 1);
	refusal_all(&r, c->pages, UINT_MAX, 2);
	refusal_all(&r, c->pages, 1, SIZE_MAX);
	refuse_end(c);
}

static void a_xor_out_of_order(struct conform *c)
{
	static const int counts[] = { 0, -1, 256, INT_MAX, INT_MIN };
	struct refusal r = { .c = c, .err = -EINVAL };
	struct page *page, **list = c->pages;
	unsigned int i;

	if (!refuse_begin(c))
		return;
	page = list[0];
	/* Together with the destination these would be too many. */
	refusal_xor(&r, page, list + 1, 0, 255, REFUSE_LEN);
	for (i = 0; i < ARRAY_SIZE(counts); i++) {
		r.flags = 0;
		refusal_xor(&r, page, list + 1, 0, counts[i], REFUSE_LEN);
		r.flags = DMAE_ASYNC_TX_XOR_ZERO_DST;
		refusal_xor(&r, page, list + 1, 0, counts[i], REFUSE_LEN);
		r.flags = DMAE_ASYNC_TX_XOR_DROP_DST;
		refusal_xor(&r, page, list, 0, counts[i], REFUSE_LEN);
	}
	r.flags = DMAE_ASYNC_TX_XOR_DROP_DST;
	refusal_xor(&r, page, list + 1, 0, 2, REFUSE_LEN);
	r.flags |= DMAE_ASYNC_TX_XOR_ZERO_DST;
	refusal_xor(&r, page, list, 0, 2, REFUSE_LEN);
	refuse_end(c);
}

static void a_zero_sum_out_of_order(struct conform *c)
{
	static const int counts[] = { 0, 1, -1, 256, INT_MAX, INT_MIN };
	const struct refusal r = { .c = c, .err = -EINVAL };
	struct page *page, **list = c->pages;
	unsigned int i;

	if (!refuse_begin(c))
		return;
	page = list[0];
	for (i = 0; i < ARRAY_SIZE(counts); i++)
		refusal_zero_sum(&r, page, list, 0, counts[i], REFUSE_LEN);
	refusal_zero_sum(&r, page, list + 1, 0, 2, REFUSE_LEN);
	refuse_end(c);
}

/* Blocks 4 and 5 are P and Q. */
static void a_syndrome_out_of_order(struct conform *c)
{
	static const int disks[] = { 2, 0, -1, 258, INT_MAX, INT_MIN };
	const struct refusal r = { .c = c, .err = -EINVAL };
	struct page **list = c->pages;
	unsigned int i;

	if (!refuse_begin(c))
		return;
	for (i = 0; i < ARRAY_SIZE(disks); i++)
		refusal_syndrome(&r, list, 0, disks[i], REFUSE_LEN);
	list[5] = list[4];
	refusal_syndrome(&r, list, 0, 6, REFUSE_LEN);
	list[5] = list[3];
	refusal_syndrome(&r, list, 0, 6, REFUSE_LEN);
	list[4] = list[0];
	list[5] = NULL;
	refusal_syndrome(&r, list, 0, 6, REFUSE_LEN);
	list[4] = NULL;
	refusal_syndrome(&r, list, 0, 6, REFUSE_LEN);
	list[2] = NULL;
	list[3] = NULL;
	list[4] = c->blocks[4]->page;
	list[5] = c->blocks[5]->page;
	refusal_syndrome(&r, list + 2, 0, 4, REFUSE_LEN);
	refuse_end(c);
}

static void a_recovery_out_of_order(struct conform *c)
{
	const struct refusal r = { .c = c, .err = -EINVAL };
	static const int lost[] = { 4, 5, 6, -1, INT_MAX, INT_MIN };
	static const int disks[] = { 2, 0, -1, 258 };
	struct page **list = c->pages;
	unsigned int i;

	if (!refuse_begin(c))
		return;
	for (i = 0; i < ARRAY_SIZE(lost); i++)
		refusal_recovery(&r, list, 0, 6, 0, lost[i], REFUSE_LEN);
	for (i = 0; i < ARRAY_SIZE(disks); i++)
		refusal_recovery(&r, list, 0, disks[i], 0, 1, REFUSE_LEN);
	/* A lost block's, P's, Q's. */
	for (i = 3; i < REFUSAL_BLOCKS; i++) {
		list[i] = NULL;
		refusal_recovery(&r, list, 0, 6, 0, 3, REFUSE_LEN);
		list[i] = c->blocks[i]->page;
	}
	refuse_end(c);
}

static void a_recovery_of_one_block_twice(struct conform *c)
{
	struct dmae_async_tx_descriptor *tx;

	if (!refuse_begin(c))
		return;
	tx = dmae_async_raid6_2data_recov(REFUSAL_BLOCKS, REFUSE_LEN, 1, 1,
					  c->pages, 0, 0, NULL, NULL, NULL);
	conform_expect_eq(c, PTR_ERR_OR_ZERO(tx), -EINVAL);
	refuse_end(c);
}

static const struct conform_case conform_refuse_cases[] = {
	{ "async: a missing page is refused", a_missing_page },
	{ "async: a length of 0 is refused", a_length_of_zero },
	{ "async: what reaches past the end of a buffer is refused",
	  past_the_end },
	{ "async: a xor with a wrong list is refused", a_xor_out_of_order },
	{ "async: a check of a xor with a wrong list is refused",
	  a_zero_sum_out_of_order },
	{ "async: a syndrome of wrong blocks is refused",
	  a_syndrome_out_of_order },
	{ "async: a recovery of wrong blocks is refused",
	  a_recovery_out_of_order },
	{ "async: a recovery of one block twice is refused",
	  a_recovery_of_one_block_twice },
};

CONFORM_GROUP(conform_refuse);
