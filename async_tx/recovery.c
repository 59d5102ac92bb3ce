// SPDX-License-Identifier: GPL-2.0
/*
 * RAID-6: recomputing lost blocks, as chains of xor and P+Q
 *
 * Let Pxy and Qxy be the syndrome of the data that is left.  Then P + Pxy and
 * Q + Qxy are the syndrome of the data that is lost.  For two blocks x and y,
 *
 *   Dx + Dy = P + Pxy,   g^x Dx + g^y Dy = Q + Qxy
 *
 * are solved for Dy, then Dx.  The lost blocks' own pages hold the partial
 * results.
 */
#include <linux/export.h>
#include <linux/minmax.h>
#include <linux/raid/pq_tables.h>

#include "chain.h"
#include "pq.h"
#include "submit.h"

/**
 * struct dmae_async_recov - a recovery whose steps are being added
 * @blocks: the data, P, and Q
 * @disks: number of @blocks
 * @offset: bytes from the start of each
 * @len: bytes of each
 * @args: arguments of the next step
 * @chain: the steps so far
 */
struct dmae_async_recov {
	struct page **blocks;
	int disks;
	unsigned int offset;
	size_t len;
	struct dmae_async_args args;
	struct dmae_async_chain chain;
};

static void dmae_async_recov_init(struct dmae_async_recov *recov,
				  struct page **blocks, int disks,
				  unsigned int offset, size_t len,
				  const struct dmae_async_args *args)
{
	recov->blocks = blocks;
	recov->disks = disks;
	recov->offset = offset;
	recov->len = len;
	recov->args = (struct dmae_async_args){
		.flags = args->flags & DMAE_ASYNC_TX_DEP_ACK,
		.caller = args->caller,
	};
	dmae_async_chain_init(&recov->chain, args);
}

/* The last step gets the client's ack and callback. */
static void dmae_async_recov_last(struct dmae_async_recov *recov,
				  const struct dmae_async_args *args)
{
	recov->args.flags |= args->flags & DMAE_ASYNC_TX_ACK;
	recov->args.callback = args->callback;
	recov->args.param = args->param;
}

/* The next step is the only dependent of this one, and acks it. */
static void dmae_async_recov_step(struct dmae_async_recov *recov,
				  const struct dmae_op *op)
{
	dmae_async_chain_add(&recov->chain, op, &recov->args);
	recov->args.flags = DMAE_ASYNC_TX_DEP_ACK;
}

static struct dmae_buf
dmae_async_recov_buf(const struct dmae_async_recov *recov, int block)
{
	return (struct dmae_buf){
		.page = recov->blocks[block],
		.offset = recov->offset,
	};
}

static void dmae_async_recov_copy(struct dmae_async_recov *recov, int to,
				  int from)
{
	const struct dmae_op op = {
		.type = DMAE_MEMCPY,
		.len = recov->len,
		.dst[0] = dmae_async_recov_buf(recov, to),
		.srcs = &recov->blocks[from],
		.src_off = recov->offset,
		.src_cnt = 1,
	};

	dmae_async_recov_step(recov, &op);
}

static void dmae_async_recov_xor(struct dmae_async_recov *recov, int to,
				 int from)
{
	struct page *const srcs[] = { recov->blocks[to], recov->blocks[from] };
	const struct dmae_op op = {
		.type = DMAE_XOR,
		.len = recov->len,
		.dst[0] = dmae_async_recov_buf(recov, to),
		.srcs = srcs,
		.src_off = recov->offset,
		.src_cnt = ARRAY_SIZE(srcs),
	};

	dmae_async_recov_step(recov, &op);
}

/* Block @to becomes the sum of @count blocks, each times its coefficient. */
static void dmae_async_recov_sum(struct dmae_async_recov *recov, int to,
				 const int *from, const u8 *coefs,
				 unsigned int count)
{
	struct page *srcs[2];
	const struct dmae_op op = {
		.type = DMAE_PQ,
		.flags = DMAE_PREP_PQ_DISABLE_P,
		.len = recov->len,
		.dst[1] = dmae_async_recov_buf(recov, to),
		.srcs = srcs,
		.src_off = recov->offset,
		.src_cnt = count,
		.coefs = coefs,
	};
	unsigned int i;

	for (i = 0; i < count; i++)
		srcs[i] = recov->blocks[from[i]];
	dmae_async_recov_step(recov, &op);
}

static bool dmae_async_recov_has_data(const struct dmae_async_recov *recov,
				      int but_a, int but_b)
{
	int i;

	for (i = 0; i < recov->disks - 2; i++)
		if (recov->blocks[i] && i != but_a && i != but_b)
			return true;
	return false;
}

/* The syndrome of the data without the blocks @a and @b. */
static void dmae_async_recov_syndrome(struct dmae_async_recov *recov, int a,
				      int b, struct page *p, struct page *q)
{
	const struct dmae_async_pq pq = {
		.type = DMAE_PQ,
		.blocks = recov->blocks,
		.disks = recov->disks,
		.but_a = a,
		.but_b = b,
		.offset = recov->offset,
		.len = recov->len,
		.p = p,
		.q = q,
	};
	struct dmae_async_srcs srcs;
	struct dmae_op op;
	int err = dmae_async_pq_op(&pq, &srcs, &op);

	if (err) {
		recov->chain.err = recov->chain.err ?: err;
		return;
	}
	dmae_async_recov_step(recov, &op);
	dmae_async_srcs_release(&srcs);
}

/* Block @x becomes P + Pxy, block @y Q + Qxy. */
static void dmae_async_recov_lost_syndrome(struct dmae_async_recov *recov,
					   int x, int y)
{
	const int p = recov->disks - 2, q = recov->disks - 1;

	if (!dmae_async_recov_has_data(recov, x, y)) {
		dmae_async_recov_copy(recov, x, p);
		dmae_async_recov_copy(recov, y, q);
		return;
	}
	dmae_async_recov_syndrome(recov, x, y, recov->blocks[x],
				  recov->blocks[y]);
	dmae_async_recov_xor(recov, x, p);
	dmae_async_recov_xor(recov, y, q);
}

/* Block @x becomes Q + Qx. */
static void dmae_async_recov_lost_q(struct dmae_async_recov *recov, int x)
{
	const int q = recov->disks - 1;

	if (!dmae_async_recov_has_data(recov, x, x)) {
		dmae_async_recov_copy(recov, x, q);
		return;
	}
	dmae_async_recov_syndrome(recov, x, x, NULL, recov->blocks[x]);
	dmae_async_recov_xor(recov, x, q);
}

static const char *dmae_async_recov_fault(struct page **blocks, int disks,
					  int a, int b)
{
	const char *fault = dmae_async_pq_fault(blocks, disks);

	if (fault)
		return fault;
	if (a < 0 || b < 0 || a >= disks - 2 || b >= disks - 2)
		return "a lost block is not a data block";
	if (!blocks[a] || !blocks[b] || !blocks[disks - 2] ||
	    !blocks[disks - 1])
		return "a lost block, P or Q has no page";
	return NULL;
}

struct dmae_async_tx_descriptor *
dmae_async_raid6_2data_recov(int disks, size_t len, int faila, int failb,
			     struct page **blocks, unsigned int offset,
			     enum dmae_async_tx_flags flags,
			     struct dmae_async_tx_descriptor *depend_tx,
			     dmae_async_tx_callback callback, void *param)
{
	const struct dmae_async_args args =
		dmae_async_args(flags, depend_tx, callback, param);
	const char *fault = dmae_async_recov_fault(blocks, disks, faila, failb);
	const int lost[] = { min(faila, failb), max(faila, failb) };
	struct dmae_async_recov recov;
	u8 coefs[2];

	if (!fault && faila == failb)
		fault = "both lost blocks are the same";
	if (fault)
		return dmae_async_refuse(&args, -EINVAL, fault);
	dmae_async_recov_init(&recov, blocks, disks, offset, len, &args);
	dmae_async_recov_lost_syndrome(&recov, lost[0], lost[1]);
	coefs[0] = raid6_gfexi[lost[1] - lost[0]];
	coefs[1] = raid6_gfinv[raid6_gfexp[lost[0]] ^ raid6_gfexp[lost[1]]];
	dmae_async_recov_sum(&recov, lost[1], lost, coefs, ARRAY_SIZE(lost));
	dmae_async_recov_last(&recov, &args);
	dmae_async_recov_xor(&recov, lost[0], lost[1]);
	return dmae_async_chain_submit(&recov.chain, depend_tx);
}
EXPORT_SYMBOL_GPL(dmae_async_raid6_2data_recov);

struct dmae_async_tx_descriptor *
dmae_async_raid6_datap_recov(int disks, size_t len, int faila,
			     struct page **blocks, unsigned int offset,
			     enum dmae_async_tx_flags flags,
			     struct dmae_async_tx_descriptor *depend_tx,
			     dmae_async_tx_callback callback, void *param)
{
	const struct dmae_async_args args =
		dmae_async_args(flags, depend_tx, callback, param);
	const char *fault = dmae_async_recov_fault(blocks, disks, faila, faila);
	struct dmae_async_recov recov;
	u8 coef;

	if (fault)
		return dmae_async_refuse(&args, -EINVAL, fault);
	dmae_async_recov_init(&recov, blocks, disks, offset, len, &args);
	dmae_async_recov_lost_q(&recov, faila);
	coef = raid6_gfinv[raid6_gfexp[faila]];
	dmae_async_recov_sum(&recov, faila, &faila, &coef, 1);
	dmae_async_recov_last(&recov, &args);
	dmae_async_recov_syndrome(&recov, -1, -1, blocks[disks - 2], NULL);
	return dmae_async_chain_submit(&recov.chain, depend_tx);
}
EXPORT_SYMBOL_GPL(dmae_async_raid6_datap_recov);
