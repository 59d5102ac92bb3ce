// SPDX-License-Identifier: GPL-2.0
/*
 * Operations that their channel aborts after it has begun them
 *
 * The mock carries out half of an operation and reports -ECANCELED, like a
 * channel that is lost while its operations run.  async_tx may begin such an
 * operation anew, but not if its sources were overwritten since.
 */
#include <linux/delay.h>
#include <linux/err.h>
#include <linux/jiffies.h>
#include <linux/kernel.h>
#include <linux/string.h>

#include "buffer.h"
#include "conform.h"
#include "mock.h"
#include "op.h"

/* Longer than any operation that async_tx carries out in the call. */
#define LOST_LEN CONFORM_MAX_LEN

#define LOST_BLOCKS 4

/* An operation with more behind it is not begun anew: see async_tx/anew.c. */
#define LOST_MAX_BEHIND 1024

/* Time in which a channel would carry out operations that it must not have. */
#define LOST_WATCH_MS 20

/* Number of random chains, and of the copies of each. */
#define LOST_CHAINS 400
#define LOST_COPIES 6

/* Configures a mock that takes each operation whole. */
static void lost_config(struct dmae_mock_config *config)
{
	dmae_mock_config_get(config);
	config->priority = CONFORM_MOCK_PRIORITY;
	config->slots = 16;
	config->limits = (struct dmae_limits){
		.max_len = LOST_LEN,
		.max_xor = LOST_BLOCKS,
		.max_pq = LOST_BLOCKS,
		.align = 1,
	};
}

/* Gets blocks, and a mock that holds operations. */
static struct dmae_mock *lost_begin_with(struct conform *c,
					 const struct dmae_mock_config *config)
{
	struct dmae_mock *mock;

	if (!conform_bufs_get(c, c->blocks, LOST_BLOCKS))
		return NULL;
	mock = conform_mock_get(c, config);
	if (!mock)
		return NULL;
	dmae_mock_hold(mock);
	dmae_mock_fail_with(mock, -ECANCELED);
	return mock;
}

static struct dmae_mock *lost_begin(struct conform *c)
{
	struct dmae_mock_config config;

	lost_config(&config);
	return lost_begin_with(c, &config);
}

/* Every operation is half done and aborted, also when it is begun anew. */
static void lost_abort_all(struct dmae_mock *mock)
{
	dmae_mock_fail_every(mock, 1);
	dmae_async_tx_issue_pending_all();
	dmae_mock_release(mock, UINT_MAX);
}

/* Only the operation that was submitted first is half done and aborted. */
static void lost_abort_first(struct dmae_mock *mock)
{
	dmae_mock_fail_every(mock, dmae_mock_carried_out(mock) + 1);
	dmae_async_tx_issue_pending_all();
	dmae_mock_release(mock, UINT_MAX);
}

static struct dmae_async_tx_descriptor *
lost_copy(struct conform *c, unsigned int to, unsigned int from,
	  struct dmae_async_tx_descriptor *parent)
{
	return dmae_async_memcpy(c->blocks[to]->page, c->blocks[from]->page, 0,
				 0, LOST_LEN, 0, parent, NULL, NULL);
}

static void lost_model_copy(struct conform *c, unsigned int to,
			    unsigned int from)
{
	memcpy(c->blocks[to]->shadow, c->blocks[from]->shadow, LOST_LEN);
}

static int lost_wait(struct conform *c, struct dmae_async_tx_descriptor *tx)
{
	int err = dmae_async_tx_wait(tx, CONFORM_TIMEOUT_MS);

	c->stuck |= err == -EINPROGRESS;
	if (!c->stuck && !IS_ERR_OR_NULL(tx))
		dmae_async_tx_ack(tx);
	return err;
}

static void lost_expect(struct conform *c, struct dmae_async_tx_descriptor *tx,
			int status)
{
	conform_expect_eq(c, lost_wait(c, tx), status);
}

static void a_child_overwrites_the_source(struct conform *c)
{
	struct dmae_async_tx_descriptor *copy, *child;
	struct dmae_mock *mock = lost_begin(c);

	if (!mock)
		return;
	copy = lost_copy(c, 1, 0, NULL);
	child = lost_copy(c, 0, 2, copy);
	lost_abort_all(mock);
	lost_expect(c, copy, -ECANCELED);
	lost_expect(c, child, -ECANCELED);
}

static void a_child_writes_elsewhere(struct conform *c)
{
	struct dmae_async_tx_descriptor *copy, *child;
	struct dmae_mock *mock = lost_begin(c);

	if (!mock)
		return;
	copy = lost_copy(c, 1, 0, NULL);
	child = lost_copy(c, 3, 2, copy);
	lost_abort_all(mock);
	lost_expect(c, copy, 0);
	lost_expect(c, child, 0);
	lost_model_copy(c, 1, 0);
	lost_model_copy(c, 3, 2);
	conform_bufs_expect_right(c, "begun anew");
}

/* The mock reports success for the child. */
static void a_child_that_succeeds_overwrites_the_source(struct conform *c)
{
	struct dmae_async_tx_descriptor *copy, *child;
	struct dmae_mock *mock = lost_begin(c);

	if (!mock)
		return;
	copy = lost_copy(c, 1, 0, NULL);
	child = lost_copy(c, 0, 2, copy);
	lost_abort_first(mock);
	lost_expect(c, copy, -ECANCELED);
	lost_expect(c, child, -ECANCELED);
}

/* The child has read what its parent had half written. */
static void a_child_that_succeeds_is_begun_anew(struct conform *c)
{
	struct dmae_async_tx_descriptor *copy, *child;
	struct dmae_mock *mock = lost_begin(c);

	if (!mock)
		return;
	copy = lost_copy(c, 1, 0, NULL);
	child = lost_copy(c, 2, 1, copy);
	lost_abort_first(mock);
	lost_expect(c, copy, 0);
	lost_expect(c, child, 0);
	lost_model_copy(c, 1, 0);
	lost_model_copy(c, 2, 1);
	conform_bufs_expect_right(c, "begun anew");
}

static void a_grandchild_overwrites_the_source(struct conform *c)
{
	struct dmae_async_tx_descriptor *copy, *other, *child, *grandchild;
	struct dmae_mock *mock = lost_begin(c);

	if (!mock)
		return;
	copy = lost_copy(c, 1, 0, NULL);
	other = lost_copy(c, 3, 1, copy);
	child = lost_copy(c, 2, 1, copy);
	grandchild = lost_copy(c, 0, 2, child);
	lost_abort_all(mock);
	lost_expect(c, copy, -ECANCELED);
	lost_expect(c, other, -ECANCELED);
	lost_expect(c, child, -ECANCELED);
	lost_expect(c, grandchild, -ECANCELED);
}

/* The Q of a syndrome overwrites the last source of a xor. */
static void q_overwrites_a_source(struct conform *c)
{
	struct dmae_async_tx_descriptor *sum, *pq;
	struct dmae_mock *mock = lost_begin(c);
	struct page *pages[LOST_BLOCKS];
	unsigned int i;

	if (!mock)
		return;
	for (i = 0; i < LOST_BLOCKS; i++)
		pages[i] = c->blocks[i]->page;
	sum = dmae_async_xor(pages[0], &pages[1], 0, LOST_BLOCKS - 1, LOST_LEN,
			     DMAE_ASYNC_TX_XOR_ZERO_DST, NULL, NULL, NULL);
	pages[2] = c->scratch;
	pq = dmae_async_gen_syndrome(pages, 0, LOST_BLOCKS, PAGE_SIZE, 0, sum,
				     NULL, NULL);
	lost_abort_all(mock);
	lost_expect(c, sum, -ECANCELED);
	lost_expect(c, pq, -ECANCELED);
}

/* A child fills one byte, @offset bytes from the start of the source. */
static void lost_run_byte(struct conform *c, unsigned int offset, int status)
{
	struct dmae_async_tx_descriptor *copy, *fill;
	struct dmae_mock *mock = lost_begin(c);

	if (!mock)
		return;
	copy = dmae_async_memcpy(c->blocks[1]->page, c->blocks[0]->page, 0, 100,
				 PAGE_SIZE, 0, NULL, NULL, NULL);
	fill = dmae_async_memset(c->blocks[0]->page, 1, 100 + offset, 1, 0,
				 copy, NULL, NULL);
	lost_abort_all(mock);
	lost_expect(c, copy, status);
	lost_expect(c, fill, status);
	if (status)
		return;
	memcpy(c->blocks[1]->shadow, c->blocks[0]->shadow + 100, PAGE_SIZE);
	c->blocks[0]->shadow[100 + offset] = 1;
	conform_bufs_expect_right(c, "begun anew");
}

static void the_first_byte_is_overwritten(struct conform *c)
{
	lost_run_byte(c, 0, -ECANCELED);
}

static void the_last_byte_is_overwritten(struct conform *c)
{
	lost_run_byte(c, PAGE_SIZE - 1, -ECANCELED);
}

static void the_byte_before_is_overwritten(struct conform *c)
{
	lost_run_byte(c, -1, 0);
}

static void the_byte_behind_is_overwritten(struct conform *c)
{
	lost_run_byte(c, PAGE_SIZE, 0);
}

/* A copy with a chain of @count fills behind it, none of them to its source. */
static void lost_run_many(struct conform *c, unsigned int count, int status)
{
	struct dmae_async_tx_descriptor *copy, *fill;
	struct dmae_mock_config config;
	struct dmae_mock *mock;
	unsigned int i;

	lost_config(&config);
	config.slots = count + 1;
	mock = lost_begin_with(c, &config);
	if (!mock)
		return;
	copy = lost_copy(c, 1, 0, NULL);
	fill = copy;
	for (i = 0; i < count; i++)
		fill = dmae_async_memset(c->blocks[2]->page, 1, i, 1,
					 i ? DMAE_ASYNC_TX_DEP_ACK : 0, fill,
					 NULL, NULL);
	lost_abort_first(mock);
	lost_expect(c, copy, status);
	lost_expect(c, fill, status);
}

static void as_many_are_behind_as_may_be(struct conform *c)
{
	lost_run_many(c, LOST_MAX_BEHIND, 0);
}

static void too_many_are_behind(struct conform *c)
{
	lost_run_many(c, LOST_MAX_BEHIND + 1, -ECANCELED);
}

/* A mock of a higher priority, which has left. */
static struct dmae_mock *lost_other(struct conform *c)
{
	struct dmae_mock_config config;
	struct dmae_mock *other;

	lost_config(&config);
	config.priority++;
	other = conform_mock_get(c, &config);
	if (other)
		dmae_mock_leave(other, DMAE_MOCK_EXIT);
	return other;
}

/*
 * The other mock comes back.  The mock that holds has no xor, so async_tx gives
 * xors to the other one as soon as it uses it.  Then that holds, too.
 */
static bool lost_use_other(struct conform *c, struct dmae_mock *other)
{
	const unsigned long end =
		jiffies + msecs_to_jiffies(CONFORM_TIMEOUT_MS);
	const unsigned long done = dmae_mock_carried_out(other);
	struct dmae_async_tx_descriptor *sum;

	conform_expect_eq(c, dmae_mock_come_back(other), 0);
	while (dmae_mock_carried_out(other) == done) {
		if (time_after(jiffies, end))
			return conform_expect(c, !"the other mock is used");
		sum = dmae_async_xor(c->scratch, &c->blocks[3]->page, 0, 1,
				     PAGE_SIZE, 0, NULL, NULL, NULL);
		lost_expect(c, sum, 0);
	}
	dmae_mock_hold(other);
	return true;
}

/* Waits until an operation is begun anew on another channel than @first. */
static bool lost_await_anew(struct conform *c,
			    struct dmae_async_tx_descriptor *tx,
			    const struct dmae_chan *first)
{
	const unsigned long end =
		jiffies + msecs_to_jiffies(CONFORM_TIMEOUT_MS);

	while (READ_ONCE(tx->chan) == first) {
		if (time_after(jiffies, end))
			return conform_expect(c, !"begun anew elsewhere");
		usleep_range(500, 1000);
	}
	return true;
}

static void lost_run_grandchild(struct conform *c, struct dmae_mock *mock,
				struct dmae_mock *other)
{
	struct dmae_async_tx_descriptor *copy, *child, *grandchild = NULL;
	const struct dmae_chan *first;

	copy = lost_copy(c, 1, 0, NULL);
	child = lost_copy(c, 2, 1, copy);
	first = copy->chan;
	dmae_async_tx_issue_pending_all();
	if (lost_use_other(c, other)) {
		dmae_mock_fail_every(mock, dmae_mock_carried_out(mock) + 1);
		dmae_mock_release(mock, 1);
		if (lost_await_anew(c, copy, first))
			grandchild = lost_copy(c, 0, 3, child);
		dmae_async_tx_issue_pending_all();
	}
	dmae_mock_release(mock, UINT_MAX);
	msleep(LOST_WATCH_MS);
	dmae_mock_release(other, UINT_MAX);
	lost_expect(c, grandchild, 0);
	lost_expect(c, copy, 0);
	lost_expect(c, child, 0);
}

/*
 * The copy is begun anew on another mock, which holds it.  Its child is still
 * on the first mock, and the grandchild must not run behind it there.
 */
static void a_grandchild_is_submitted_meanwhile(struct conform *c)
{
	struct dmae_mock *other = lost_other(c), *mock;
	struct dmae_mock_config config;

	lost_config(&config);
	config.types.bits = BIT(DMAE_MEMCPY) | BIT(DMAE_MEMSET);
	mock = lost_begin_with(c, &config);
	if (!other || !mock)
		return;
	lost_run_grandchild(c, mock, other);
	lost_model_copy(c, 1, 0);
	lost_model_copy(c, 2, 1);
	lost_model_copy(c, 0, 3);
	conform_bufs_expect_right(c, "begun anew");
}

/* Each chain begins with different blocks; copies make them the same. */
static void lost_fill_blocks(struct conform *c, u8 value)
{
	unsigned int i;

	for (i = 0; i < LOST_BLOCKS; i++) {
		memset(c->blocks[i]->data, value + i, LOST_LEN);
		memset(c->blocks[i]->shadow, value + i, LOST_LEN);
	}
}

/*
 * Copies among the blocks, each of which depends on the one before it.  Where
 * one fails, its destination and those of the copies behind it are undefined.
 */
static void lost_run_chain(struct conform *c, u8 value)
{
	struct dmae_async_tx_descriptor *txs[LOST_COPIES];
	unsigned int to[LOST_COPIES], from[LOST_COPIES], i;
	int err = 0;

	lost_fill_blocks(c, value);
	for (i = 0; i < LOST_COPIES; i++) {
		to[i] = prandom_u32_state(&c->random) % LOST_BLOCKS;
		from[i] = prandom_u32_state(&c->random) % (LOST_BLOCKS - 1);
		from[i] += from[i] >= to[i];
		txs[i] = lost_copy(c, to[i], from[i], i ? txs[i - 1] : NULL);
		dmae_async_tx_issue_pending_all();
	}
	for (i = 0; i < LOST_COPIES && !c->stuck; i++) {
		if (err)
			lost_expect(c, txs[i], -ECANCELED);
		else
			err = lost_wait(c, txs[i]);
		if (!err)
			lost_model_copy(c, to[i], from[i]);
	}
	for (i = 0; i < LOST_COPIES && err && !c->stuck; i++)
		memcpy(c->blocks[to[i]]->shadow, c->blocks[to[i]]->data,
		       LOST_LEN);
}

static void chains_at_random(struct conform *c)
{
	const unsigned int count = LOST_CHAINS * (conform_thorough ? 50 : 1);
	struct dmae_mock *mock = lost_begin(c);
	unsigned int i;

	if (!mock)
		return;
	dmae_mock_release(mock, UINT_MAX);
	for (i = 0; i < count && !c->failures && !c->stuck; i++) {
		dmae_mock_fail_every(mock, 2 + i % 7);
		lost_run_chain(c, i * LOST_BLOCKS);
		conform_bufs_expect_right(c, "a chain");
	}
}

static const struct conform_case conform_lost_operation_cases[] = {
	{ "lost: a source that a child has overwritten is not read again",
	  a_child_overwrites_the_source },
	{ "lost: a child that writes elsewhere is no obstacle",
	  a_child_writes_elsewhere },
	{ "lost: a source is not read again after a child that succeeds",
	  a_child_that_succeeds_overwrites_the_source },
	{ "lost: a child that ran behind an aborted operation is begun anew",
	  a_child_that_succeeds_is_begun_anew },
	{ "lost: a source that a grandchild has overwritten is not read again",
	  a_grandchild_overwrites_the_source },
	{ "lost: a source that a Q has overwritten is not read again",
	  q_overwrites_a_source },
	{ "lost: the first byte of a source counts",
	  the_first_byte_is_overwritten },
	{ "lost: the last byte of a source counts",
	  the_last_byte_is_overwritten },
	{ "lost: the byte before a source does not count",
	  the_byte_before_is_overwritten },
	{ "lost: the byte behind a source does not count",
	  the_byte_behind_is_overwritten },
	{ "lost: an operation with many behind it is begun anew",
	  as_many_are_behind_as_may_be },
	{ "lost: an operation with too many behind it is aborted",
	  too_many_are_behind },
	{ "lost: a grandchild waits while an operation is begun anew",
	  a_grandchild_is_submitted_meanwhile },
	{ "lost: chains of copies are right or fail", chains_at_random },
};

CONFORM_GROUP(conform_lost_operation);
