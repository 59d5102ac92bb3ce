/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Chains that this module makes for one call of a client
 */
#ifndef DMAE_ASYNC_CHAIN_H
#define DMAE_ASYNC_CHAIN_H

#include "args.h"

struct dmae_async_desc;

/* Steps of the longest chain. */
#define DMAE_ASYNC_STEPS 5

/**
 * struct dmae_async_step - a step of a chain
 * @desc: its descriptor
 * @args: its arguments
 */
struct dmae_async_step {
	struct dmae_async_desc *desc;
	struct dmae_async_args args;
};

/**
 * struct dmae_async_chain - steps that are submitted, or refused, together
 * @steps: the steps, each of which depends on the one before it
 * @count: number of steps
 * @err: errno that a step was refused with, or 0
 */
struct dmae_async_chain {
	struct dmae_async_step steps[DMAE_ASYNC_STEPS];
	unsigned int count;
	int err;
};

void dmae_async_chain_init(struct dmae_async_chain *chain,
			   const struct dmae_async_args *args);
void dmae_async_chain_add(struct dmae_async_chain *chain,
			  const struct dmae_op *op,
			  const struct dmae_async_args *args);
struct dmae_async_tx_descriptor *
dmae_async_chain_submit(struct dmae_async_chain *chain,
			struct dmae_async_tx_descriptor *depend_tx);

#endif /* DMAE_ASYNC_CHAIN_H */
