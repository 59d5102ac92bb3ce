// SPDX-License-Identifier: GPL-2.0
/*
 * RAID-6 recovery: two blocks of data, or one and P
 */
#include <linux/err.h>
#include <linux/kernel.h>
#include <linux/sched.h>

#include "buffer.h"
#include "conform.h"
#include "op.h"

#define RECOV_MIN_DISKS 4
#define RECOV_MAX_DISKS 24

/* For struct recov: the second lost block is P. */
#define RECOV_P -1

/**
 * struct recov - a recovery
 * @disks: number of blocks: the data, P, and Q
 * @a: index of a lost block
 * @b: index of the other one, or RECOV_P
 * @offset: offset in all blocks
 * @len: bytes
 */
struct recov {
	int disks;
	int a;
	int b;
	unsigned int offset;
	size_t len;
};

/* Only some recoveries are long, as there are many pairs. */
static void recov_sample(struct conform *c, struct recov *recov)
{
	static const u16 offsets[] = { 0, 1, 8, 60, 64 };
	static const u16 lens[] = { 1, 17, 64, 100, 255, 512, 513 };
	const unsigned int turn = c->turn++;

	recov->offset = offsets[turn % ARRAY_SIZE(offsets)];
	recov->len = lens[turn % ARRAY_SIZE(lens)];
	if (turn % (conform_thorough ? 2 : 97) == 0)
		recov->len = CONFORM_MAX_LEN - recov->offset;
}

static struct dmae_async_tx_descriptor *
recov_submit(struct conform *c, const struct recov *recov, unsigned int flags,
	     dmae_async_tx_callback callback, void *param)
{
	int i;

	for (i = 0; i < recov->disks; i++)
		c->pages[i] = c->srcs[i] ? c->srcs[i]->page : NULL;
	if (recov->b == RECOV_P)
		return dmae_async_raid6_datap_recov(recov->disks, recov->len,
						    recov->a, c->pages,
						    recov->offset, flags, NULL,
						    callback, param);
	return dmae_async_raid6_2data_recov(recov->disks, recov->len, recov->a,
					    recov->b, c->pages, recov->offset,
					    flags, NULL, callback, param);
}

static int recov_wait(struct conform *c, const struct recov *recov)
{
	struct dmae_async_tx_descriptor *tx;
	int err;

	tx = recov_submit(c, recov, 0, NULL, NULL);
	err = dmae_async_tx_wait(tx, CONFORM_TIMEOUT_MS);
	c->stuck = err == -EINPROGRESS;
	if (!c->stuck && !IS_ERR_OR_NULL(tx))
		dmae_async_tx_ack(tx);
	return err;
}

static int recov_call_back(struct conform *c, const struct recov *recov)
{
	struct conform_ticket *ticket = conform_ticket_take(c);
	struct dmae_async_tx_descriptor *tx;

	tx = recov_submit(c, recov, DMAE_ASYNC_TX_ACK, conform_ticket_call,
			  ticket);
	if (IS_ERR(tx))
		return conform_ticket_give_back(c, PTR_ERR(tx));
	dmae_async_tx_issue_pending_all();
	return conform_ticket_wait(c);
}

/* Overwrites the lost blocks, recovers them, and compares with the shadows. */
static void recov_run(struct conform *c, struct recov *recov)
{
	const int b = recov->b == RECOV_P ? recov->disks - 2 : recov->b;
	char what[64];
	int err;

	recov_sample(c, recov);
	snprintf(what, sizeof(what), "%d and %d of %d, %zu bytes at %u",
		 recov->a, recov->b, recov->disks, recov->len, recov->offset);
	conform_buf_spoil(c, c->srcs[recov->a], recov->offset, recov->len);
	conform_buf_spoil(c, c->srcs[b], recov->offset, recov->len);
	err = c->turn % 2 ? recov_wait(c, recov) : recov_call_back(c, recov);
	if (err)
		conform_fail(c, "%s: %d", what, err);
	if (c->stuck)
		return;
	conform_buf_is_right(c, c->srcs[recov->a], what);
	conform_buf_is_right(c, c->srcs[b], what);
	cond_resched();
}

/* Computes P and Q, the last two of @c->srcs; data blocks may be missing. */
static void recov_prepare(struct conform *c, int disks)
{
	const struct conform_op op = {
		.type = DMAE_PQ,
		.len = CONFORM_MAX_LEN,
		.dst = { c->blocks[0], c->blocks[1] },
		.srcs = c->srcs,
		.src_cnt = disks - 2,
	};

	conform_op_model(c, &op);
	conform_buf_fill(c->blocks[0]);
	conform_buf_fill(c->blocks[1]);
	c->srcs[disks - 2] = c->blocks[0];
	c->srcs[disks - 1] = c->blocks[1];
}

/* The order of a pair does not matter, so each pair is tried in one order. */
static bool recov_names_first(int a, int b)
{
	if ((a + b) % 2)
		return a < b;
	return a > b;
}

static void recov_all_pairs(struct conform *c, int disks)
{
	struct recov recov = { .disks = disks };
	int a, b;

	for (a = 0; a < disks - 2; a++) {
		for (b = 0; b < disks - 2 && !c->stuck; b++) {
			recov.a = a;
			recov.b = b;
			if (recov_names_first(a, b) && c->srcs[a] && c->srcs[b])
				recov_run(c, &recov);
		}
	}
}

static void recov_all_data_and_p(struct conform *c, int disks)
{
	struct recov recov = { .disks = disks, .b = RECOV_P };

	for (recov.a = 0; recov.a < disks - 2 && !c->stuck; recov.a++)
		if (c->srcs[recov.a])
			recov_run(c, &recov);
}

static void recov_all(struct conform *c,
		      void (*recover)(struct conform *c, int disks), bool gaps)
{
	int disks, i;

	if (!conform_bufs_get(c, c->blocks, RECOV_MAX_DISKS))
		return;
	for (disks = RECOV_MIN_DISKS; disks <= RECOV_MAX_DISKS; disks++) {
		for (i = 0; i < disks - 2; i++)
			c->srcs[i] = gaps && i % 3 == 1 ? NULL :
							  c->blocks[2 + i];
		recov_prepare(c, disks);
		recover(c, disks);
		conform_bufs_expect_right(c, "after each pair");
	}
}

static void two_data(struct conform *c)
{
	recov_all(c, recov_all_pairs, false);
}

static void two_data_with_gaps(struct conform *c)
{
	recov_all(c, recov_all_pairs, true);
}

static void data_and_p(struct conform *c)
{
	recov_all(c, recov_all_data_and_p, false);
}

static void data_and_p_with_gaps(struct conform *c)
{
	recov_all(c, recov_all_data_and_p, true);
}

static const struct conform_case conform_recovery_cases[] = {
	{ "async: any two blocks of data are recovered", two_data },
	{ "async: two blocks are recovered where others are missing",
	  two_data_with_gaps },
	{ "async: any block of data and P are recovered", data_and_p },
	{ "async: a block and P are recovered where others are missing",
	  data_and_p_with_gaps },
};

CONFORM_GROUP(conform_recovery);
