/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Runs operations of one kind and compares each result with that of reference.h
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
 * struct op_kind - a kind of operation
 * @name: shown in the results
 * @type: operation type
 * @flags: flags of the operation
 * @min_srcs: least number of sources
 * @max_srcs: largest number of sources
 * @into: for P (or the only destination) and for Q: the source whose buffer it
 *	shares, 1 being the first and -1 the last; 0: it has a buffer of its own
 * @any_coefs: coefficients are random
 * @power: otherwise source i has the coefficient 2^(@power + i)
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
 * enum op_case_place - the context in which an operation is run
 * @OP_CASE_TASK: in a task that may sleep
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
 * struct op_case - the operation under test, and its buffers
 * @test: the test
 * @kind: the kind of operation
 * @chan: the channel to use; NULL: dmae_cpu_run() instead
 * @place: the context
 * @parts: number of calls of dmae_cpu_run() for one operation
 * @srcs: sources, random bytes
 * @noise: a copy of @srcs, to find writes to a source
 * @own_dsts: destinations that are no source
 * @expected: expected contents of the destinations
 * @src_cnt: number of sources
 * @src_offs: offsets of the sources
 * @coefs: coefficients of the sources
 * @dsts: destinations
 * @dst_offs: offsets of the destinations
 * @len: bytes
 * @seed: the CRC to continue from
 * @value: the byte to fill with
 * @result: result of the operation
 * @status: status of the operation
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

/* Call these in this order for each operation; move and match are optional. */
void op_case_shape(struct op_case *op_case, unsigned int src_cnt, size_t len);
void op_case_move(struct op_case *op_case, unsigned int offset,
		  unsigned int step);
void op_case_match(struct op_case *op_case);
void op_case_run(struct op_case *op_case);

#endif /* DMAE_KUNIT_OP_CASE_H */
