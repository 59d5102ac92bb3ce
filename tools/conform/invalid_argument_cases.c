// SPDX-License-Identifier: GPL-2.0
/*
 * async_tx refuses invalid arguments, does nothing, and does not call back
 */
#include <linux/kernel.h>
#include <linux/limits.h>

#include "buffer.h"
#include "conform.h"
#include "op.h"
#include "refused_call.h"

#define INVALID_LEN 64

/* An offset at which an operation would exceed a buffer by a byte. */
#define INVALID_END (CONFORM_SIZE - INVALID_LEN + 1)

/* Makes a valid list of pages, in which the case replaces some. */
static bool invalid_begin(struct conform *c)
{
	unsigned int i;

	if (!conform_bufs_get(c, c->blocks, REFUSED_CALL_BLOCKS))
		return false;
	for (i = 0; i < REFUSED_CALL_BLOCKS; i++)
		c->pages[i] = c->blocks[i]->page;
	return true;
}

static void invalid_end(struct conform *c)
{
	conform_bufs_expect_right(c, "refused");
}

static void a_missing_page(struct conform *c)
{
	const struct refused_call r = { .c = c, .err = -EFAULT };
	const struct refused_call zero = {
		.c = c,
		.err = -EFAULT,
		.flags = DMAE_ASYNC_TX_XOR_ZERO_DST,
	};
	const struct refused_call drop = {
		.c = c,
		.err = -EFAULT,
		.flags = DMAE_ASYNC_TX_XOR_DROP_DST,
	};
	struct page *page, **list = c->pages;

	if (!invalid_begin(c))
		return;
	page = list[0];
	refused_call_memcpy(&r, NULL, page, 0, 0, INVALID_LEN);
	refused_call_memcpy(&r, page, NULL, 0, 0, INVALID_LEN);
	refused_call_memset(&r, NULL, 0, INVALID_LEN);
	refused_call_xor(&r, NULL, list, 0, 3, INVALID_LEN);
	refused_call_xor(&zero, NULL, list, 0, 3, INVALID_LEN);
	list[2] = NULL;
	refused_call_xor(&r, page, list + 1, 0, 3, INVALID_LEN);
	refused_call_xor(&zero, page, list + 1, 0, 3, INVALID_LEN);
	refused_call_xor(&drop, page, list, 0, 3, INVALID_LEN);
	refused_call_zero_sum(&r, page, list, 0, 3, INVALID_LEN);
	invalid_end(c);
}

static void a_length_of_zero(struct conform *c)
{
	const struct refused_call r = { .c = c, .err = -EINVAL };

	if (!invalid_begin(c))
		return;
	refused_call_all(&r, c->pages, 0, 0);
	refused_call_all(&r, c->pages, CONFORM_SIZE, 0);
	invalid_end(c);
}

static void past_the_end(struct conform *c)
{
	const struct refused_call r = { .c = c, .err = -ERANGE };

	if (!invalid_begin(c))
		return;
	refused_call_all(&r, c->pages, INVALID_END, INVALID_LEN);
	refused_call_all(&r, c->pages, CONFORM_SIZE, 1);
	refused_call_all(&r, c->pages, 2 * CONFORM_SIZE, 1);
	refused_call_all(&r, c->pages, UINT_MAX, 2);
	refused_call_all(&r, c->pages, 1, SIZE_MAX);
	invalid_end(c);
}

static void a_xor_with_a_wrong_list(struct conform *c)
{
	static const int counts[] = { 0, -1, 256, INT_MAX, INT_MIN };
	struct refused_call r = { .c = c, .err = -EINVAL };
	struct page *page, **list = c->pages;
	unsigned int i;

	if (!invalid_begin(c))
		return;
	page = list[0];
	/* With the destination these are one source too many. */
	refused_call_xor(&r, page, list + 1, 0, 255, INVALID_LEN);
	for (i = 0; i < ARRAY_SIZE(counts); i++) {
		r.flags = 0;
		refused_call_xor(&r, page, list + 1, 0, counts[i], INVALID_LEN);
		r.flags = DMAE_ASYNC_TX_XOR_ZERO_DST;
		refused_call_xor(&r, page, list + 1, 0, counts[i], INVALID_LEN);
		r.flags = DMAE_ASYNC_TX_XOR_DROP_DST;
		refused_call_xor(&r, page, list, 0, counts[i], INVALID_LEN);
	}
	r.flags = DMAE_ASYNC_TX_XOR_DROP_DST;
	refused_call_xor(&r, page, list + 1, 0, 2, INVALID_LEN);
	r.flags |= DMAE_ASYNC_TX_XOR_ZERO_DST;
	refused_call_xor(&r, page, list, 0, 2, INVALID_LEN);
	invalid_end(c);
}

static void a_zero_sum_with_a_wrong_list(struct conform *c)
{
	static const int counts[] = { 0, 1, -1, 256, INT_MAX, INT_MIN };
	const struct refused_call r = { .c = c, .err = -EINVAL };
	struct page *page, **list = c->pages;
	unsigned int i;

	if (!invalid_begin(c))
		return;
	page = list[0];
	for (i = 0; i < ARRAY_SIZE(counts); i++)
		refused_call_zero_sum(&r, page, list, 0, counts[i],
				      INVALID_LEN);
	refused_call_zero_sum(&r, page, list + 1, 0, 2, INVALID_LEN);
	invalid_end(c);
}

/* Blocks 4 and 5 are P and Q. */
static void a_syndrome_of_wrong_blocks(struct conform *c)
{
	static const int disks[] = { 2, 0, -1, 258, INT_MAX, INT_MIN };
	const struct refused_call r = { .c = c, .err = -EINVAL };
	struct page **list = c->pages;
	unsigned int i;

	if (!invalid_begin(c))
		return;
	for (i = 0; i < ARRAY_SIZE(disks); i++)
		refused_call_syndrome(&r, list, 0, disks[i], INVALID_LEN);
	list[5] = list[4];
	refused_call_syndrome(&r, list, 0, 6, INVALID_LEN);
	list[5] = list[3];
	refused_call_syndrome(&r, list, 0, 6, INVALID_LEN);
	list[4] = list[0];
	list[5] = NULL;
	refused_call_syndrome(&r, list, 0, 6, INVALID_LEN);
	list[4] = NULL;
	refused_call_syndrome(&r, list, 0, 6, INVALID_LEN);
	list[2] = NULL;
	list[3] = NULL;
	list[4] = c->blocks[4]->page;
	list[5] = c->blocks[5]->page;
	refused_call_syndrome(&r, list + 2, 0, 4, INVALID_LEN);
	invalid_end(c);
}

static void a_recovery_of_wrong_blocks(struct conform *c)
{
	const struct refused_call r = { .c = c, .err = -EINVAL };
	static const int lost[] = { 4, 5, 6, -1, INT_MAX, INT_MIN };
	static const int disks[] = { 2, 0, -1, 258 };
	struct page **list = c->pages;
	unsigned int i;

	if (!invalid_begin(c))
		return;
	for (i = 0; i < ARRAY_SIZE(lost); i++)
		refused_call_recovery(&r, list, 0, 6, 0, lost[i], INVALID_LEN);
	for (i = 0; i < ARRAY_SIZE(disks); i++)
		refused_call_recovery(&r, list, 0, disks[i], 0, 1, INVALID_LEN);
	/* The page of a lost block, of P, of Q. */
	for (i = 3; i < REFUSED_CALL_BLOCKS; i++) {
		list[i] = NULL;
		refused_call_recovery(&r, list, 0, 6, 0, 3, INVALID_LEN);
		list[i] = c->blocks[i]->page;
	}
	invalid_end(c);
}

static void a_recovery_of_one_block_twice(struct conform *c)
{
	struct dmae_async_tx_descriptor *tx;

	if (!invalid_begin(c))
		return;
	tx = dmae_async_raid6_2data_recov(REFUSED_CALL_BLOCKS, INVALID_LEN, 1,
					  1, c->pages, 0, 0, NULL, NULL, NULL);
	conform_expect_eq(c, PTR_ERR_OR_ZERO(tx), -EINVAL);
	invalid_end(c);
}

static const struct conform_case conform_invalid_argument_cases[] = {
	{ "async: a missing page is refused", a_missing_page },
	{ "async: a length of 0 is refused", a_length_of_zero },
	{ "async: an operation past the end of a buffer is refused",
	  past_the_end },
	{ "async: a xor with a wrong list is refused",
	  a_xor_with_a_wrong_list },
	{ "async: a check of a xor with a wrong list is refused",
	  a_zero_sum_with_a_wrong_list },
	{ "async: a syndrome of wrong blocks is refused",
	  a_syndrome_of_wrong_blocks },
	{ "async: a recovery of wrong blocks is refused",
	  a_recovery_of_wrong_blocks },
	{ "async: a recovery of one block twice is refused",
	  a_recovery_of_one_block_twice },
};

CONFORM_GROUP(conform_invalid_argument);
