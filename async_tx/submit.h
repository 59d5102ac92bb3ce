/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Submitting one operation for a client
 */
#ifndef DMAE_ASYNC_SUBMIT_H
#define DMAE_ASYNC_SUBMIT_H

#include "args.h"

struct dmae_async_desc;

int dmae_async_check_parent(const struct dmae_async_args *args);
struct dmae_async_tx_descriptor *
dmae_async_submit(const struct dmae_op *op, const struct dmae_async_args *args);
struct dmae_async_tx_descriptor *
dmae_async_submit_desc(struct dmae_async_desc *desc,
		       const struct dmae_async_args *args);
struct dmae_async_tx_descriptor *
dmae_async_refuse(const struct dmae_async_args *args, int err, const char *why);

#endif /* DMAE_ASYNC_SUBMIT_H */
