// SPDX-License-Identifier: GPL-2.0
/*
 * Buffers of an operation: filled before submission, checked after completion
 */
#include <linux/gfp.h>
#include <linux/mm.h>
#include <linux/string.h>

#include "client.h"

#define STORM_POISON 0x6b

u8 *storm_op_dst(const struct storm_op *op)
{
	return page_address(op->dst) + op->dst_off;
}

u8 *storm_op_src(const struct storm_op *op)
{
	return page_address(op->src) + op->src_off;
}

static bool storm_op_moved(const struct storm_op *op)
{
	switch (op->type) {
	case DMAE_MEMCPY:
		return !memcmp(storm_op_dst(op), storm_op_src(op), op->len);
	case DMAE_MEMSET:
		return !memchr_inv(storm_op_dst(op), op->value, op->len);
	default:
		return true;
	}
}

/* Returns whether no byte around the destination was written. */
static bool storm_op_stayed_within(const struct storm_op *op)
{
	const unsigned int end = op->dst_off + op->len;
	const u8 *page = page_address(op->dst);

	return !memchr_inv(page, STORM_POISON, op->dst_off) &&
	       !memchr_inv(page + end, STORM_POISON, PAGE_SIZE - end);
}

/* Checks a completed operation and makes it idle. */
void storm_op_reap(struct storm_op *op)
{
	if (!op->status && !storm_op_moved(op))
		storm_fail(STORM_DATA, "%s: %s of %u bytes", op->client->name,
			   dmae_transaction_type_name(op->type), op->len);
	if (!storm_op_stayed_within(op))
		storm_fail(STORM_DATA, "%s: %s of %u bytes wrote other bytes",
			   op->client->name,
			   dmae_transaction_type_name(op->type), op->len);
	if (!op->status)
		storm_count(STORM_OP_RIGHT);
	else
		storm_count(op->status == -ECANCELED ? STORM_OP_ABORTED :
						       STORM_OP_FAILED);
	op->state = STORM_OP_IDLE;
}

void storm_op_poison(struct storm_op *op)
{
	memset(page_address(op->dst), STORM_POISON, PAGE_SIZE);
}

/* Chooses an operation within the limits of the channel. */
void storm_op_choose(struct storm_op *op, struct storm_slot *slot,
		     enum dmae_transaction_type type)
{
	const struct dmae_limits *limits = dmae_chan_limits(slot->chan);
	struct rnd_state *random = &op->client->random;
	const u32 align = limits->align;
	const u32 max = min_t(size_t, limits->max_len, PAGE_SIZE / 2) / align;

	op->slot = slot;
	op->hold = slot->hold;
	op->type = type;
	op->len = 0;
	if (type != DMAE_INTERRUPT)
		op->len = align * (1 + storm_random(random, max));
	op->dst_off =
		align * storm_random(random, (PAGE_SIZE - op->len) / align + 1);
	op->src_off =
		align * storm_random(random, (PAGE_SIZE - op->len) / align + 1);
	op->value = storm_random(random, 256);
	op->again = storm_one_in(random, 8) ? storm_random(random, 4) : 0;
	atomic_set(&op->submits, 0);
	atomic_set(&op->calls, 0);
	storm_op_poison(op);
	prandom_bytes_state(random, storm_op_src(op), op->len);
}

int storm_ops_init(struct storm_client *client)
{
	int i;

	for (i = 0; i < STORM_CLIENT_OPS; i++) {
		struct storm_op *op = &client->ops[i];

		op->client = client;
		op->dst = alloc_page(GFP_KERNEL);
		op->src = alloc_page(GFP_KERNEL);
		if (!op->dst || !op->src)
			return -ENOMEM;
	}
	return 0;
}

void storm_ops_fini(struct storm_client *client)
{
	int i;

	for (i = 0; i < STORM_CLIENT_OPS; i++) {
		if (client->ops[i].dst)
			__free_page(client->ops[i].dst);
		if (client->ops[i].src)
			__free_page(client->ops[i].src);
	}
}
