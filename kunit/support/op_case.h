/* SPDX-License-Identifier: GPL-2.0 */
/*
 * One operation after another of one kind, each compared with reference.h
 */
#ifndef DMAE_KUNIT_OP_CASE_H
#define DMAE_KUNIT_OP_CASE_H

#include <dmae/cpu.h>

struct kunit;
struct data_chan;

#define OP_CASE_SRCS 32
#define OP_CASE_ORDER 2
#define OP_CASE_SIZE (PAGE_SIZE << OP_CASE_ORDER)
#define OP_CASE_MAX_LEN (2 * PAGE_SIZE)

/**
 * struct op_kind - what is tried
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
struct op_kind {
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
 * enum op_case_place - where an operation is run
 * @OP_CASE_TASK: in a task that may do anything
 * @OP_CASE_NO_PREEMPT: in a task with preemption off
 * @OP_CASE_NO_BH: in a task with bottom halves off
 * @OP_CASE_SOFTIRQ: in a softirq
 */
enum op_case_place {
	OP_CASE_TASK,
	OP_CASE_NO_PREEMPT,
	OP_CASE_NO_BH,
	OP_CASE_SOFTIRQ
};

/**
 * struct op_case - the operations of one test
 * @test: the test
 * @kind: what is tried
 * @chan: the channel to use; NULL: none, dmae_cpu_run()
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
struct op_case {
	struct kunit *test;
	const struct op_kind *kind;
	struct data_chan *chan;
	enum op_case_place place;
	unsigned int parts;
	u8 *srcs[OP_CASE_SRCS];
	u8 *noise[OP_CASE_SRCS];
	u8 *own_dsts[2];
	u8 *expected[2];

	unsigned int src_cnt;
	unsigned int src_offs[OP_CASE_SRCS];
	u8 coefs[OP_CASE_SRCS];
	u8 *dsts[2];
	unsigned int dst_offs[2];
	size_t len;
	u32 seed;
	u8 value;
	u32 result;
	int status;
};

struct op_case *op_case_start(struct kunit *test, struct data_chan *chan);

/* In this order, once for each operation. */
void op_case_shape(struct op_case *op_case, unsigned int src_cnt, size_t len);
void op_case_move(struct op_case *op_case, unsigned int offset,
		  unsigned int step);
void op_case_match(struct op_case *op_case);
void op_case_run(struct op_case *op_case);

#endif /* DMAE_KUNIT_OP_CASE_H */
