/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The fallback: operations that the processor carries out
 */
#ifndef DMAE_ASYNC_FALLBACK_H
#define DMAE_ASYNC_FALLBACK_H

#include <linux/types.h>

struct dmae_async_desc;
struct dmae_op;

bool dmae_async_prefers_processor(const struct dmae_op *op);
bool dmae_async_may_do(const struct dmae_op *op);
void dmae_async_do(const struct dmae_op *op);
void dmae_async_do_rest(struct dmae_async_desc *desc);

#endif /* DMAE_ASYNC_FALLBACK_H */
