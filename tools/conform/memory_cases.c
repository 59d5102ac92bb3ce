// SPDX-License-Identifier: GPL-2.0
/*
 * An operation refused for lack of memory does nothing
 *
 * Fault injection makes the n-th allocation of a task fail.  Each case tries n
 * from 1 on, until the operation is accepted.
 */
#include <linux/err.h>
#include <linux/kernel.h>
#include <linux/preempt.h>
#include <linux/sched.h>

#include "buffer.h"
#include "conform.h"
#include "mock.h"

#define MEMORY_DISKS 6
#define MEMORY_LEN PAGE_SIZE

/* More descriptors than the stash of a CPU has. */
#define MEMORY_STORE 300

/**
 * struct memory - an operation that may be refused for lack of memory
 * @c: the case
 * @parent: the operation that it depends on, and acks
 */
struct memory {
	struct conform *c;
	struct dmae_async_tx_descriptor *parent;
};

/**
 * struct memory_case - a call that is to be refused
 * @submit: the call
 * @least: minimum number of refusals; the exact number depends on the
 *	allocations of the kernel
 */
struct memory_case {
	struct dmae_async_tx_descriptor *(*submit)(const struct memory *memory);
	unsigned int least;
};

static void memory_fail(unsigned int nth)
{
#ifdef CONFIG_FAULT_INJECTION
	WRITE_ONCE(current->fail_nth, nth);
#endif
}

/* True if the call has made fewer allocations than memory_fail() was told. */
static bool memory_was_there(void)
{
#ifdef CONFIG_FAULT_INJECTION
	return READ_ONCE(current->fail_nth);
#else
	return true;
#endif
}

static void memory_called(void *param)
{
	struct conform *c = param;

	c->turn++;
}

static void memory_wait(struct conform *c, struct dmae_async_tx_descriptor *tx)
{
	conform_expect_eq(c, dmae_async_tx_wait(tx, CONFORM_TIMEOUT_MS), 0);
	if (!IS_ERR_OR_NULL(tx))
		dmae_async_tx_ack(tx);
}

/*
 * Submits a parent to a mock that holds it, so that nothing completes in the
 * call.  Operations behind it, up to @last, empty the stash of descriptors.
 */
static struct dmae_async_tx_descriptor *
memory_parent(struct conform *c, struct dmae_async_tx_descriptor **last)
{
	struct dmae_async_tx_descriptor *tx;
	unsigned int i;

	dmae_mock_hold(c->mocks[0]);
	tx = dmae_async_memset(c->scratch, 0, 0, PAGE_SIZE, 0, NULL, NULL,
			       NULL);
	if (!conform_expect(c, !IS_ERR_OR_NULL(tx)))
		return NULL;
	for (i = 0; i < MEMORY_STORE; i++)
		dmae_async_trigger_callback(DMAE_ASYNC_TX_ACK, tx, NULL, NULL);
	*last = dmae_async_trigger_callback(0, tx, NULL, NULL);
	return tx;
}

/* A refused operation has not acked its parent: a second one is accepted. */
static void memory_end_parent(struct conform *c,
			      struct dmae_async_tx_descriptor *parent)
{
	struct dmae_async_tx_descriptor *tx;

	tx = dmae_async_trigger_callback(DMAE_ASYNC_TX_DEP_ACK, parent, NULL,
					 NULL);
	memory_wait(c, tx);
}

static void memory_expect_accepted(struct conform *c,
				   struct dmae_async_tx_descriptor *tx)
{
	unsigned int i;

	memory_wait(c, tx);
	conform_expect_eq(c, c->turn, 1);
	for (i = 0; i < MEMORY_DISKS; i++)
		conform_buf_fill(c->blocks[i]);
}

/* The mock has carried out the parent and the operation waited for. */
static void memory_expect_refused(struct conform *c, int err,
				  struct dmae_async_tx_descriptor *parent,
				  unsigned long done)
{
	conform_expect_eq(c, err, -ENOMEM);
	memory_end_parent(c, parent);
	conform_expect(c, conform_mock_await(c, c->mocks[0]));
	conform_expect_eq(c, dmae_mock_carried_out(c->mocks[0]) - done, 2);
	conform_expect_eq(c, c->turn, 0);
	conform_bufs_expect_right(c, "refused");
}

/*
 * Makes the nth allocation of the call fail.  The call may be accepted all the
 * same, if the kernel has a fallback for that allocation.  False once the call
 * has made fewer allocations.
 */
static bool memory_try(struct conform *c, const struct memory_case *what,
		       unsigned int nth, unsigned int *refused)
{
	const unsigned long done = dmae_mock_carried_out(c->mocks[0]);
	struct dmae_async_tx_descriptor *last, *tx;
	struct memory memory = { .c = c };
	bool was_there;

	memory.parent = memory_parent(c, &last);
	if (!memory.parent)
		return false;
	c->turn = 0;
	memory_fail(nth);
	tx = what->submit(&memory);
	was_there = memory_was_there();
	memory_fail(0);
	dmae_mock_release(c->mocks[0], UINT_MAX);
	memory_wait(c, last);
	if (IS_ERR(tx)) {
		++*refused;
		memory_expect_refused(c, PTR_ERR(tx), memory.parent, done);
	} else {
		memory_expect_accepted(c, tx);
	}
	return !was_there && !c->failures;
}

static void memory_run(struct conform *c, const struct memory_case *what)
{
	unsigned int nth = 1, refused = 0;
	struct dmae_mock_config config;

	dmae_mock_config_get(&config);
	config.priority = CONFORM_MOCK_PRIORITY;
	config.limits.max_len = MEMORY_LEN;
	config.limits.max_xor = MEMORY_DISKS;
	config.limits.max_pq = MEMORY_DISKS;
	if (!conform_bufs_get(c, c->blocks, MEMORY_DISKS) ||
	    !conform_mock_get(c, &config))
		return;
	/* The stash that is emptied belongs to one CPU. */
	migrate_disable();
	while (memory_try(c, what, nth, &refused))
		nth++;
	migrate_enable();
	conform_expect(c, refused >= what->least);
}

static struct page **memory_pages(struct conform *c)
{
	unsigned int i;

	for (i = 0; i < MEMORY_DISKS; i++)
		c->pages[i] = c->blocks[i]->page;
	return c->pages;
}

static struct dmae_async_tx_descriptor *memory_copy(const struct memory *memory)
{
	struct page **pages = memory_pages(memory->c);

	return dmae_async_memcpy(pages[0], pages[1], 0, 0, MEMORY_LEN,
				 DMAE_ASYNC_TX_DEP_ACK, memory->parent,
				 memory_called, memory->c);
}

static void a_copy_without_memory(struct conform *c)
{
	static const struct memory_case copy = { memory_copy, 1 };

	memory_run(c, &copy);
}

static struct dmae_async_tx_descriptor *
memory_two_data(const struct memory *memory)
{
	return dmae_async_raid6_2data_recov(MEMORY_DISKS, MEMORY_LEN, 0, 1,
					    memory_pages(memory->c), 0,
					    DMAE_ASYNC_TX_DEP_ACK,
					    memory->parent, memory_called,
					    memory->c);
}

static void two_data_without_memory(struct conform *c)
{
	static const struct memory_case two_data = { memory_two_data, 2 };

	memory_run(c, &two_data);
}

static struct dmae_async_tx_descriptor *
memory_data_and_p(const struct memory *memory)
{
	return dmae_async_raid6_datap_recov(MEMORY_DISKS, MEMORY_LEN, 0,
					    memory_pages(memory->c), 0,
					    DMAE_ASYNC_TX_DEP_ACK,
					    memory->parent, memory_called,
					    memory->c);
}

static void data_and_p_without_memory(struct conform *c)
{
	static const struct memory_case data_and_p = { memory_data_and_p, 2 };

	memory_run(c, &data_and_p);
}

/* The kernel must be able to make allocations fail. */
static bool memory_applies(const struct dmae_chan *chan)
{
	return IS_ENABLED(CONFIG_FAILSLAB);
}

static const struct conform_case conform_memory_cases[] = {
	{ "async: a copy refused for lack of memory does nothing",
	  a_copy_without_memory, 0, memory_applies },
	{ "async: a recovery of two refused for lack of memory does nothing",
	  two_data_without_memory, 0, memory_applies },
	{ "async: a recovery with P refused for lack of memory does nothing",
	  data_and_p_without_memory, 0, memory_applies },
};

CONFORM_GROUP(conform_memory);
