// SPDX-License-Identifier: GPL-2.0
/*
 * Chains that this module makes for one call of a client
 */
#include <linux/err.h>

#include "chain.h"
#include "desc.h"
#include "submit.h"

void dmae_async_chain_init(struct dmae_async_chain *chain,
			   const struct dmae_async_args *args)
{
	chain->count = 0;
	chain->err = dmae_async_check_parent(args);
}

void dmae_async_chain_add(struct dmae_async_chain *chain,
			  const struct dmae_op *op,
			  const struct dmae_async_args *args)
{
	struct dmae_async_step *step = &chain->steps[chain->count];

	if (!chain->err)
		chain->err = dmae_op_check(op);
	if (chain->err)
		return;
	step->args = *args;
	step->desc = dmae_async_desc_alloc(op, args);
	if (step->desc)
		chain->count++;
	else
		chain->err = -ENOMEM;
}

struct dmae_async_tx_descriptor *
dmae_async_chain_submit(struct dmae_async_chain *chain,
			struct dmae_async_tx_descriptor *depend_tx)
{
	struct dmae_async_tx_descriptor *tx = depend_tx;
	unsigned int i;

	for (i = 0; i < chain->count; i++) {
		if (chain->err) {
			dmae_async_desc_free(chain->steps[i].desc);
			continue;
		}
		chain->steps[i].args.depend_tx = tx;
		tx = dmae_async_submit_desc(chain->steps[i].desc,
					    &chain->steps[i].args);
	}
	return chain->err ? ERR_PTR(chain->err) : tx;
}
