/* SPDX-License-Identifier: GPL-2.0 */
/*
 * One operation after another of one kind, each compared with exact.h
 */
#ifndef DMAE_KUNIT_TRIAL_H
#define DMAE_KUNIT_TRIAL_H

#include <dmae/cpu.h>

struct kunit;
struct real;

#define TRIAL_SRCS 32
#define TRIAL_ORDER 2
#define TRIAL_SIZE (PAGE_SIZE << TRIAL_ORDER)
#define TRIAL_MAX_LEN (2 * PAGE_SIZE)

/**
 * struct trial_kind - what is tried
 * @name: for people
 * @type: the operation
 * @flags: its flags
 * @min_srcs: sources at least
 * @max_srcs: sources at most
 * @into: for P (or the only destination) and Q: the source that is its place,
 *	from 1 on, from -1 backwards; 0: none is
 * @any_coefs: coefficients of any value, in no order
 * @power: otherwise the power of 2 that they begin with
 */
struct trial_kind {
	const char *name;
	enum dmae_transaction_type type;
	unsigned int flags;
	unsigned int min_srcs;
	unsigned int max_srcs;
	int into[2];
	bool any_coefs;
	unsigned int power;
};

/**
 * enum trial_place - where an operation is run
 * @TRIAL_TASK: in a task that may do anything
 * @TRIAL_NO_PREEMPT: in a task with preemption off
 * @TRIAL_NO_BH: in a task with bottom halves off
 * @TRIAL_SOFTIRQ: in a softirq
 */
enum trial_place { TRIAL_TASK, TRIAL_NO_PREEMPT, TRIAL_NO_BH, TRIAL_SOFTIRQ };

/**
 * struct trial - the operations of one test
 * @test: the test
 * @kind: what is tried
 * @real: the channel to use; NULL: none, dmae_cpu_run()
 * @place: where it is run
 * @parts: into how many parts dmae_cpu_run() is divided
 * @srcs: noise
 * @noise: the same, to see that it is left alone
 * @own_dsts: destinations that are no source
 * @expected: what the destinations are to look like
 * @src_cnt: how many sources
 * @src_offs: where they begin
 * @coefs: their coefficients
 * @dsts: destinations
 * @dst_offs: where they begin
 * @len: how long
 * @seed: the CRC to begin with
 * @value: the byte to fill with
 * @result: what came of it
 * @status: how it ended
 */
struct trial {
	struct kunit *test;
	const struct trial_kind *kind;
	struct real *real;
	enum trial_place place;
	unsigned int parts;
	u8 *srcs[TRIAL_SRCS];
	u8 *noise[TRIAL_SRCS];
	u8 *own_dsts[2];
	u8 *expected[2];

	unsigned int src_cnt;
	unsigned int src_offs[TRIAL_SRCS];
	u8 coefs[TRIAL_SRCS];
	u8 *dsts[2];
	unsigned int dst_offs[2];
	size_t len;
	u32 seed;
	u8 value;
	u32 result;
	int status;
};

struct trial *trial_start(struct kunit *test, struct real *real);

/* In this order, once for each operation. */
void trial_shape(struct trial *trial, unsigned int src_cnt, size_t len);
void trial_move(struct trial *trial, unsigned int offset, unsigned int step);
void trial_match(struct trial *trial);
void trial_run(struct trial *trial);

#endif /* DMAE_KUNIT_TRIAL_H */
