// SPDX-License-Identifier: GPL-2.0
/*
 * RAID-6 P and Q: computing and checking them
 */
#include <linux/export.h>
#include <linux/raid/pq_tables.h>

#include "pq.h"
#include "submit.h"

#define DMAE_ASYNC_MIN_DISKS 3
#define DMAE_ASYNC_MAX_DISKS (DMAE_ASYNC_MAX_SRCS + 2)

/* Pieces are computed one by one, so no destination may be a source. */
static bool dmae_async_pq_overlaps(struct page **blocks, int disks)
{
	const struct page *p = blocks[disks - 2], *q = blocks[disks - 1];
	int i;

	for (i = 0; i < disks - 2; i++)
		if (blocks[i] && (blocks[i] == p || blocks[i] == q))
			return true;
	return p == q;
}

/* Returns what is wrong with the blocks, or NULL. */
const char *dmae_async_pq_fault(struct page **blocks, int disks)
{
	if (disks < DMAE_ASYNC_MIN_DISKS || disks > DMAE_ASYNC_MAX_DISKS)
		return "invalid number of disks";
	if (!blocks)
		return "no list of blocks";
	if (!blocks[disks - 2] && !blocks[disks - 1])
		return "neither P nor Q has a page";
	if (dmae_async_pq_overlaps(blocks, disks))
		return "P or Q has the page of another block";
	return NULL;
}

/* Adds the data blocks that are present, except @but_a and @but_b. */
static void dmae_async_pq_add_data(struct dmae_async_srcs *srcs,
				   const struct dmae_async_pq *pq)
{
	int i;

	for (i = 0; i < pq->disks - 2; i++)
		if (pq->blocks[i] && i != pq->but_a && i != pq->but_b)
			dmae_async_srcs_add(srcs, pq->blocks[i],
					    raid6_gfexp[i]);
}

/* Fills in @op.  Its sources are in @srcs, which the caller releases. */
int dmae_async_pq_op(const struct dmae_async_pq *pq,
		     struct dmae_async_srcs *srcs, struct dmae_op *op)
{
	int err = dmae_async_srcs_init(srcs, pq->disks - 2);

	if (err)
		return err;
	dmae_async_pq_add_data(srcs, pq);
	*op = (struct dmae_op){
		.type = pq->type,
		.flags = (pq->p ? 0 : DMAE_PREP_PQ_DISABLE_P) |
			 (pq->q ? 0 : DMAE_PREP_PQ_DISABLE_Q),
		.len = pq->len,
		.dst = { { .page = pq->p, .offset = pq->offset },
			 { .page = pq->q, .offset = pq->offset } },
		.srcs = srcs->pages,
		.src_off = pq->offset,
		.src_cnt = srcs->count,
		.coefs = srcs->coefs,
		.result = pq->result,
	};
	return 0;
}

static struct dmae_async_tx_descriptor *
dmae_async_pq_submit(const struct dmae_async_pq *pq,
		     const struct dmae_async_args *args)
{
	struct dmae_async_tx_descriptor *tx;
	struct dmae_async_srcs srcs;
	struct dmae_op op;
	int err = dmae_async_pq_op(pq, &srcs, &op);

	if (err)
		return dmae_async_refuse(args, err, NULL);
	if (srcs.count)
		tx = dmae_async_submit(&op, args);
	else
		tx = dmae_async_refuse(args, -EINVAL, "no data");
	dmae_async_srcs_release(&srcs);
	return tx;
}

/* Takes P and Q from the blocks, and leaves out none of the data. */
static struct dmae_async_tx_descriptor *
dmae_async_pq_all(struct dmae_async_pq *pq, const struct dmae_async_args *args)
{
	const char *fault = dmae_async_pq_fault(pq->blocks, pq->disks);

	if (fault)
		return dmae_async_refuse(args, -EINVAL, fault);
	pq->but_a = -1;
	pq->but_b = -1;
	pq->p = pq->blocks[pq->disks - 2];
	pq->q = pq->blocks[pq->disks - 1];
	return dmae_async_pq_submit(pq, args);
}

struct dmae_async_tx_descriptor *
dmae_async_gen_syndrome(struct page **blocks, unsigned int offset, int disks,
			size_t len, enum dmae_async_tx_flags flags,
			struct dmae_async_tx_descriptor *depend_tx,
			dmae_async_tx_callback callback, void *param)
{
	const struct dmae_async_args args =
		dmae_async_args(flags, depend_tx, callback, param);
	struct dmae_async_pq pq = {
		.type = DMAE_PQ,
		.blocks = blocks,
		.disks = disks,
		.offset = offset,
		.len = len,
	};

	return dmae_async_pq_all(&pq, &args);
}
EXPORT_SYMBOL_GPL(dmae_async_gen_syndrome);

struct dmae_async_tx_descriptor *
dmae_async_syndrome_val(struct page **blocks, unsigned int offset, int disks,
			size_t len, u32 *result, enum dmae_async_tx_flags flags,
			struct dmae_async_tx_descriptor *depend_tx,
			dmae_async_tx_callback callback, void *param)
{
	const struct dmae_async_args args =
		dmae_async_args(flags, depend_tx, callback, param);
	struct dmae_async_pq pq = {
		.type = DMAE_PQ_VAL,
		.blocks = blocks,
		.disks = disks,
		.offset = offset,
		.len = len,
		.result = result,
	};

	return dmae_async_pq_all(&pq, &args);
}
EXPORT_SYMBOL_GPL(dmae_async_syndrome_val);
