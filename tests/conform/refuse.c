// SPDX-License-Identifier: GPL-2.0
/*
 * What async_tx refuses: nothing is done, and nobody is called back
 */
#include <linux/err.h>
#include <linux/kernel.h>

#include "buffer.h"
#include "conform.h"
#include "op.h"

#define REFUSE_BLOCKS 6
#define REFUSE_LEN 64

/* Past the end of a buffer, by a byte. */
#define REFUSE_END (CONFORM_SIZE - REFUSE_LEN + 1)

static void refuse_expect(struct conform *c,
			  struct dmae_async_tx_descriptor *tx, int err,
			  const char *what)
{
	if (IS_ERR(tx) && PTR_ERR(tx) == err)
		return;
	if (IS_ERR(tx)) {
		conform_fail(c, "%s: %ld, not %d", what, PTR_ERR(tx), err);
		return;
	}
	conform_fail(c, "%s is not refused", what);
	c->stuck |= dmae_async_tx_wait(tx, CONFORM_TIMEOUT_MS) == -ETIMEDOUT;
	if (tx && !c->stuck)
		dmae_async_tx_ack(tx);
}

/* The rest of the arguments: would call back if it were done. */
#define REFUSE_REST 0, NULL, conform_ticket_call, &c->ticket

#define refuse(c, err, operation, ...)                                     \
	refuse_expect(c, dmae_async_##operation(__VA_ARGS__, REFUSE_REST), \
		      err, #operation " " #__VA_ARGS__)

/* As refuse(), with flags. */
#define refuse_flags(c, err, flags, operation, ...)                            \
	refuse_expect(c,                                                       \
		      dmae_async_##operation(__VA_ARGS__, flags, NULL,         \
					     conform_ticket_call, &c->ticket), \
		      err, #operation " " #__VA_ARGS__ " " #flags)

/* Pages of all its blocks, to a list that the test spoils. */
static bool refuse_begin(struct conform *c)
{
	unsigned int i;

	if (!conform_bufs_get(c, c->blocks, REFUSE_BLOCKS))
		return false;
	for (i = 0; i < REFUSE_BLOCKS; i++)
		c->pages[i] = c->blocks[i]->page;
	return true;
}

static void refuse_end(struct conform *c)
{
	conform_bufs_expect_right(c, "refused");
	conform_expect_eq(c, atomic_read(&c->ticket.calls), 0);
}

static void a_missing_page(struct conform *c)
{
	struct page *page, **list = c->pages;
	u32 result;

	if (!refuse_begin(c))
		return;
	page = c->blocks[0]->page;
	refuse(c, -EFAULT, memcpy, NULL, page, 0, 0, REFUSE_LEN);
	refuse(c, -EFAULT, memcpy, page, NULL, 0, 0, REFUSE_LEN);
	refuse(c, -EFAULT, memcpy_crc32c, NULL, page, 0, 0, REFUSE_LEN, 0,
	       &result);
	refuse(c, -EFAULT, memcpy_crc32c, page, NULL, 0, 0, REFUSE_LEN, 0,
	       &result);
	refuse(c, -EFAULT, memset, NULL, 0, 0, REFUSE_LEN);
	list[2] = NULL;
	refuse(c, -EFAULT, xor, page, list + 1, 0, 3, REFUSE_LEN);
	refuse_flags(c, -EFAULT, DMAE_ASYNC_TX_XOR_ZERO_DST, xor, page,
		     list + 1, 0, 3, REFUSE_LEN);
	refuse_flags(c, -EFAULT, DMAE_ASYNC_TX_XOR_DROP_DST, xor, page, list, 0,
		     3, REFUSE_LEN);
	refuse(c, -EFAULT, xor_zero_sum, page, list, 0, 3, REFUSE_LEN, &result);
	list[2] = c->blocks[2]->page;
	refuse(c, -EFAULT, xor, NULL, list + 1, 0, 3, REFUSE_LEN);
	refuse_end(c);
}

/* Of every operation, in blocks that are in order otherwise. */
static void refuse_extent(struct conform *c, unsigned int offset, size_t len,
			  int err)
{
	struct page *page = c->blocks[0]->page, *other = c->blocks[1]->page;
	struct page **list = c->pages;
	u32 result;

	refuse(c, err, memcpy, page, other, offset, 0, len);
	refuse(c, err, memcpy, page, other, 0, offset, len);
	refuse(c, err, memcpy_crc32c, page, other, offset, 0, len, 0, &result);
	refuse(c, err, memcpy_crc32c, page, other, 0, offset, len, 0, &result);
	refuse(c, err, memset, page, 0, offset, len);
	refuse(c, err, xor, page, list + 1, offset, 3, len);
	refuse_flags(c, err, DMAE_ASYNC_TX_XOR_ZERO_DST, xor, page, list + 1,
		     offset, 3, len);
	refuse_flags(c, err, DMAE_ASYNC_TX_XOR_DROP_DST, xor, page, list,
		     offset, 3, len);
	refuse(c, err, xor_zero_sum, page, list, offset, 3, len, &result);
	refuse(c, err, gen_syndrome, list, offset, 6, len);
	refuse(c, err, syndrome_val, list, offset, 6, len, &result);
	refuse(c, err, raid6_2data_recov, 6, len, 0, 1, list, offset);
	refuse(c, err, raid6_datap_recov, 6, len, 0, list, offset);
}

static void a_length_of_zero(struct conform *c)
{
	if (!refuse_begin(c))
		return;
	refuse_extent(c, 0, 0, -EINVAL);
	refuse_end(c);
}

static void past_the_end(struct conform *c)
{
	if (!refuse_begin(c))
		return;
	refuse_extent(c, REFUSE_END, REFUSE_LEN, -ERANGE);
	refuse_extent(c, CONFORM_SIZE, 1, -ERANGE);
	refuse_extent(c, 2 * CONFORM_SIZE, 1, -ERANGE);
	refuse_extent(c, UINT_MAX, 2, -ERANGE);
	refuse_extent(c, 1, SIZE_MAX, -ERANGE);
	refuse_end(c);
}

static void a_xor_out_of_order(struct conform *c)
{
	const unsigned int zero = DMAE_ASYNC_TX_XOR_ZERO_DST;
	const unsigned int drop = DMAE_ASYNC_TX_XOR_DROP_DST;
	struct page *page, **list = c->pages;

	if (!refuse_begin(c))
		return;
	page = c->blocks[0]->page;
	refuse(c, -EINVAL, xor, page, list + 1, 0, 0, REFUSE_LEN);
	refuse(c, -EINVAL, xor, page, list + 1, 0, -1, REFUSE_LEN);
	refuse(c, -EINVAL, xor, page, list + 1, 0, 255, REFUSE_LEN);
	refuse(c, -EINVAL, xor, page, list + 1, 0, 256, REFUSE_LEN);
	refuse(c, -EINVAL, xor, page, list + 1, 0, INT_MAX, REFUSE_LEN);
	refuse_flags(c, -EINVAL, zero, xor, page, list + 1, 0, 0, REFUSE_LEN);
	refuse_flags(c, -EINVAL, zero, xor, page, list + 1, 0, 256, REFUSE_LEN);
	refuse_flags(c, -EINVAL, drop, xor, page, list, 0, 256, REFUSE_LEN);
	refuse_flags(c, -EINVAL, drop, xor, page, list + 1, 0, 2, REFUSE_LEN);
	refuse_flags(c, -EINVAL, zero | drop, xor, page, list, 0, 2,
		     REFUSE_LEN);
	refuse_end(c);
}

static void a_zero_sum_out_of_order(struct conform *c)
{
	struct page *page, **list = c->pages;
	u32 result;

	if (!refuse_begin(c))
		return;
	page = c->blocks[0]->page;
	refuse(c, -EINVAL, xor_zero_sum, page, list, 0, 0, REFUSE_LEN, &result);
	refuse(c, -EINVAL, xor_zero_sum, page, list, 0, 1, REFUSE_LEN, &result);
	refuse(c, -EINVAL, xor_zero_sum, page, list, 0, -1, REFUSE_LEN,
	       &result);
	refuse(c, -EINVAL, xor_zero_sum, page, list, 0, 256, REFUSE_LEN,
	       &result);
	refuse(c, -EINVAL, xor_zero_sum, page, list + 1, 0, 2, REFUSE_LEN,
	       &result);
	refuse_end(c);
}

static void refuse_syndrome(struct conform *c, struct page **list, int disks)
{
	u32 result;

	refuse(c, -EINVAL, gen_syndrome, list, 0, disks, REFUSE_LEN);
	refuse(c, -EINVAL, syndrome_val, list, 0, disks, REFUSE_LEN, &result);
}

static void a_syndrome_out_of_order(struct conform *c)
{
	struct page **list = c->pages;

	if (!refuse_begin(c))
		return;
	refuse_syndrome(c, list, 2);
	refuse_syndrome(c, list, 0);
	refuse_syndrome(c, list, -1);
	refuse_syndrome(c, list, 258);
	list[5] = list[4];
	refuse_syndrome(c, list, 6);
	list[5] = list[3];
	refuse_syndrome(c, list, 6);
	list[4] = list[0];
	list[5] = NULL;
	refuse_syndrome(c, list, 6);
	list[4] = NULL;
	list[5] = NULL;
	refuse_syndrome(c, list, 6);
	list[2] = NULL;
	list[3] = NULL;
	refuse_syndrome(c, list + 2, 4);
	list[4] = c->blocks[4]->page;
	list[5] = c->blocks[5]->page;
	refuse_syndrome(c, list + 2, 4);
	refuse_end(c);
}

/* Two indices, of which one is enough to have it refused. */
static void refuse_recovery(struct conform *c, int disks, int a, int b)
{
	struct page **list = c->pages;

	refuse(c, -EINVAL, raid6_2data_recov, disks, REFUSE_LEN, a, b, list, 0);
	refuse(c, -EINVAL, raid6_2data_recov, disks, REFUSE_LEN, b, a, list, 0);
	refuse(c, -EINVAL, raid6_datap_recov, disks, REFUSE_LEN, b, list, 0);
}

static void a_recovery_out_of_order(struct conform *c)
{
	struct page **list = c->pages;
	int missing;

	if (!refuse_begin(c))
		return;
	refuse(c, -EINVAL, raid6_2data_recov, 6, REFUSE_LEN, 1, 1, list, 0);
	refuse_recovery(c, 6, 0, 4);
	refuse_recovery(c, 6, 0, 5);
	refuse_recovery(c, 6, 0, 6);
	refuse_recovery(c, 6, 0, -1);
	refuse_recovery(c, 2, 0, 1);
	refuse_recovery(c, 258, 0, 1);
	/* A lost block's, P's, Q's. */
	for (missing = 3; missing < 6; missing++) {
		list[missing] = NULL;
		refuse_recovery(c, 6, 0, 3);
		list[missing] = c->blocks[missing]->page;
	}
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
};

CONFORM_GROUP(conform_refuse);
