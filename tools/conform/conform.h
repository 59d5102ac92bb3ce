/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The framework of the conformance tests
 *
 * A case is a function, which runs as a KUnit test if the kernel has KUnit, and
 * for a KTAP report on every kernel.  It reports each error by conform_fail()
 * and goes on.  What it allocates through struct conform is freed when it has
 * returned.
 *
 * To add cases: a file GROUP_cases.c with a table of them, and a line in
 * plan_groups[].
 */
#ifndef DMAE_CONFORM_H
#define DMAE_CONFORM_H

#include <linux/list.h>
#include <linux/prandom.h>
#include <linux/types.h>

#include <dmae/async_tx.h>

#include "op.h"

struct conform;
struct conform_user;
struct dmae_mock;

/* An operation that is not complete after this time is stuck. */
#define CONFORM_TIMEOUT_MS 20000

#define CONFORM_MOCKS 4

/**
 * struct conform_case - one test
 * @name: what the case tests, as a sentence
 * @run: the test
 * @types: operation types that the channel must have, as bits of enum
 *	dmae_transaction_type; 0 if the case needs no channel
 * @applies: a further condition, or NULL; @chan is NULL if @types is 0
 *
 * A case is planned only if the channel has @types and @applies() is true.
 */
struct conform_case {
	const char *name;
	void (*run)(struct conform *c);
	unsigned long types;
	bool (*applies)(const struct dmae_chan *chan);
};

/**
 * struct conform_group - the cases of a file
 * @cases: the cases
 * @count: how many there are
 */
struct conform_group {
	const struct conform_case *cases;
	unsigned int count;
};

#define CONFORM_GROUP(group)                        \
	const struct conform_group group = {        \
		.cases = group##_cases,             \
		.count = ARRAY_SIZE(group##_cases), \
	}

/**
 * struct conform - a case that runs
 * @print: prints a line about an error
 * @sink: for @print
 * @failures: number of errors
 * @stuck: an operation does not complete, so its memory must not be freed
 * @random: random number generator with a fixed seed
 * @limits: limits of the channel, or of async_tx
 * @bufs: buffers of the case
 * @blocks: for a list of buffers
 * @srcs: for the sources of an operation
 * @offs: for their offsets
 * @turn: number of operations so far
 * @mocks: mock devices of the case
 * @mock_count: how many there are
 * @user: the client that holds the channel; NULL: none
 * @ticket: callback of the current operation
 * @result: for the result of an operation
 * @scratch: a page whose contents do not matter
 * @sums: for the computation of P and Q
 * @pages: for the pages of an operation
 * @coefs: for its coefficients
 */
struct conform {
	void (*print)(struct conform *c, struct va_format *vaf);
	void *sink;
	unsigned int failures;
	bool stuck;
	struct rnd_state random;
	struct dmae_limits limits;
	struct list_head bufs;
	struct conform_buf *blocks[DMAE_ASYNC_MAX_SRCS + 2];
	struct conform_buf *srcs[DMAE_ASYNC_MAX_SRCS];
	unsigned int offs[DMAE_ASYNC_MAX_SRCS];
	unsigned int turn;
	struct dmae_mock *mocks[CONFORM_MOCKS];
	unsigned int mock_count;
	struct conform_user *user;
	struct conform_ticket ticket;
	u32 result;
	struct page *scratch;
	u8 *sums[2];
	struct page *pages[DMAE_ASYNC_MAX_SRCS + 2];
	u8 coefs[DMAE_ASYNC_MAX_SRCS + 2];
};

/* params.c */
extern bool conform_thorough;
extern char *conform_provider;
extern char *conform_only;

/* judge.c */
__printf(2, 3) void conform_fail(struct conform *c, const char *fmt, ...);

bool conform_judge(struct conform *c, bool holds, const char *where,
		   const char *what);
bool conform_judge_eq(struct conform *c, long left, long right,
		      const char *where, const char *what);

/* These return true if the condition holds. */
#define conform_expect(c, condition) \
	conform_judge(c, condition, __func__, #condition)
#define conform_expect_eq(c, left, right) \
	conform_judge_eq(c, left, right, __func__, #left)

/* case.c */
void conform_run(struct conform *c, const struct conform_case *cs);

/* plan.c */
int conform_plan_make(void);
unsigned int conform_plan_count(void);
const struct conform_case *conform_case_next(const struct conform_case *cs);

/* ktap.c */
int conform_ktap_init(void);
void conform_ktap_fini(void);

/* forget.c */
struct dentry;
void conform_forget_init(struct dentry *dir);
void conform_forget_fini(void);

/* The groups, a file each. */
extern const struct conform_group conform_reference;
extern const struct conform_group conform_copy;
extern const struct conform_group conform_dependency_order;
extern const struct conform_group conform_failure;
extern const struct conform_group conform_execution;
extern const struct conform_group conform_graph;
extern const struct conform_group conform_xor;
extern const struct conform_group conform_xor_val;
extern const struct conform_group conform_compare;
extern const struct conform_group conform_pq;
extern const struct conform_group conform_pq_val;
extern const struct conform_group conform_recovery;
extern const struct conform_group conform_invalid_argument;
extern const struct conform_group conform_parent;
extern const struct conform_group conform_memory;
extern const struct conform_group conform_device_removal;
extern const struct conform_group conform_lost_operation;
extern const struct conform_group conform_limits;
extern const struct conform_group conform_suspend;

#endif /* DMAE_CONFORM_H */
