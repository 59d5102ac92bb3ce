// SPDX-License-Identifier: GPL-2.0
/*
 * Filling, checking and recovering a stripe, as chains of operations
 *
 * This file shows how a client uses <dmae/async_tx.h>: it submits operations
 * one after the other, each of which depends on the one before it, and async_tx
 * runs them on a channel.
 *
 * Each operation acks the one before it.  A refused operation does not, while
 * those before it still use the stripe's pages.  So the last descriptor is
 * kept: the stripe must not be freed until that operation is complete.
 */
#include <linux/string.h>

#include "raid6box.h"

/**
 * struct raid6box_chain - a chain that is being submitted
 * @next: the next operation depends on this one; an ERR_PTR once an operation
 *	was refused, so that all further ones are refused, too
 * @last: the last descriptor, not acked; NULL: no operation is outstanding
 */
struct raid6box_chain {
	struct dmae_async_tx_descriptor *next;
	struct dmae_async_tx_descriptor *last;
};

static void raid6box_chain_add(struct raid6box_chain *chain,
			       struct dmae_async_tx_descriptor *tx)
{
	if (IS_ERR(chain->next))
		return;
	chain->next = tx;
	if (!IS_ERR(tx))
		chain->last = tx;
}

static void raid6box_chain_copy(struct raid6box_chain *chain, struct page *dest,
				struct page *src)
{
	struct dmae_async_tx_descriptor *tx;

	tx = dmae_async_memcpy(dest, src, 0, 0, PAGE_SIZE,
			       DMAE_ASYNC_TX_DEP_ACK, chain->next, NULL, NULL);
	raid6box_chain_add(chain, tx);
}

static void raid6box_chain_zero(struct raid6box_chain *chain, struct page *dest)
{
	struct dmae_async_tx_descriptor *tx;

	tx = dmae_async_memset(dest, 0, 0, PAGE_SIZE, DMAE_ASYNC_TX_DEP_ACK,
			       chain->next, NULL, NULL);
	raid6box_chain_add(chain, tx);
}

static void raid6box_chain_syndrome(struct raid6box_chain *chain,
				    struct page **blocks)
{
	struct dmae_async_tx_descriptor *tx;

	tx = dmae_async_gen_syndrome(blocks, 0, raid6box_disks, PAGE_SIZE,
				     DMAE_ASYNC_TX_DEP_ACK, chain->next, NULL,
				     NULL);
	raid6box_chain_add(chain, tx);
}

static void raid6box_fill(struct raid6box_chain *chain,
			  struct raid6box_stripe *stripe)
{
	unsigned int i;

	for (i = 0; i < raid6box_data_disks(); i++) {
		if (stripe->bounce[i])
			raid6box_chain_copy(chain, stripe->blocks[i],
					    stripe->bounce[i]);
		else
			raid6box_chain_zero(chain, stripe->blocks[i]);
	}
	raid6box_chain_syndrome(chain, stripe->blocks);
}

static void raid6box_check_stripe(struct raid6box_chain *chain,
				  struct raid6box_stripe *stripe)
{
	struct dmae_async_tx_descriptor *tx;

	tx = dmae_async_syndrome_val(stripe->blocks, 0, raid6box_disks,
				     PAGE_SIZE, &stripe->check,
				     DMAE_ASYNC_TX_DEP_ACK, chain->next, NULL,
				     NULL);
	raid6box_chain_add(chain, tx);
}

static void raid6box_recover_two(struct raid6box_chain *chain,
				 struct raid6box_stripe *stripe,
				 const unsigned int *lost)
{
	struct dmae_async_tx_descriptor *tx;

	tx = dmae_async_raid6_2data_recov(raid6box_disks, PAGE_SIZE, lost[0],
					  lost[1], stripe->blocks, 0,
					  DMAE_ASYNC_TX_DEP_ACK, chain->next,
					  NULL, NULL);
	raid6box_chain_add(chain, tx);
}

static void raid6box_recover_with_p(struct raid6box_chain *chain,
				    struct raid6box_stripe *stripe,
				    unsigned int lost)
{
	struct dmae_async_tx_descriptor *tx;

	tx = dmae_async_raid6_datap_recov(raid6box_disks, PAGE_SIZE, lost,
					  stripe->blocks, 0,
					  DMAE_ASYNC_TX_DEP_ACK, chain->next,
					  NULL, NULL);
	raid6box_chain_add(chain, tx);
}

/* P is the xor of all data, so a lost block is the xor of P and the others. */
static void raid6box_recover_one(struct raid6box_chain *chain,
				 struct raid6box *box,
				 struct raid6box_stripe *stripe,
				 unsigned int lost)
{
	struct dmae_async_tx_descriptor *tx;
	unsigned int i, count = 0;

	for (i = 0; i <= raid6box_data_disks(); i++)
		if (i != lost)
			box->list[count++] = stripe->blocks[i];
	tx = dmae_async_xor(stripe->blocks[lost], box->list, 0, count,
			    PAGE_SIZE,
			    DMAE_ASYNC_TX_XOR_ZERO_DST | DMAE_ASYNC_TX_DEP_ACK,
			    chain->next, NULL, NULL);
	raid6box_chain_add(chain, tx);
}

/* Computes P, Q or both from the data. */
static void raid6box_recover_syndrome(struct raid6box_chain *chain,
				      struct raid6box *box,
				      struct raid6box_stripe *stripe, bool p,
				      bool q)
{
	const unsigned int data = raid6box_data_disks();

	memcpy(box->list, stripe->blocks, data * sizeof(*box->list));
	box->list[data] = p ? stripe->blocks[data] : NULL;
	box->list[data + 1] = q ? stripe->blocks[data + 1] : NULL;
	raid6box_chain_syndrome(chain, box->list);
}

static void raid6box_recover_stripe(struct raid6box_chain *chain,
				    struct raid6box *box,
				    struct raid6box_stripe *stripe)
{
	const unsigned int data = raid6box_data_disks();
	unsigned int i, lost[RAID6BOX_MAX_LOST], count = 0;
	bool p = false, q = false;

	for (i = 0; i < box->lost.count; i++) {
		if (box->lost.blocks[i] < data)
			lost[count++] = box->lost.blocks[i];
		else if (box->lost.blocks[i] == data)
			p = true;
		else
			q = true;
	}
	if (count == 2) {
		raid6box_recover_two(chain, stripe, lost);
	} else if (count && p) {
		raid6box_recover_with_p(chain, stripe, lost[0]);
	} else {
		if (count)
			raid6box_recover_one(chain, box, stripe, lost[0]);
		if (p || q)
			raid6box_recover_syndrome(chain, box, stripe, p, q);
	}
}

/*
 * Returns an errno if an operation was refused.  The caller waits for
 * @stripe->tx in any case.
 */
int raid6box_submit(struct raid6box *box, struct raid6box_stripe *stripe)
{
	struct raid6box_chain chain = {};

	lockdep_assert_held(&box->lock);
	switch (stripe->purpose) {
	case RAID6BOX_FILL:
		raid6box_fill(&chain, stripe);
		break;
	case RAID6BOX_RECOVER:
		raid6box_recover_stripe(&chain, box, stripe);
		break;
	case RAID6BOX_CHECK:
		raid6box_check_stripe(&chain, stripe);
		break;
	}
	stripe->tx = chain.last;
	return PTR_ERR_OR_ZERO(chain.next);
}
