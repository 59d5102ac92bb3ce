/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Checks of operations before a provider sees them
 *
 * @chan is NULL for an operation that is bound to no channel: then no limits
 * apply.
 */
#ifndef DMAE_CORE_CHECK_H
#define DMAE_CORE_CHECK_H

#include <dmae/types.h>

struct dmae_chan;

int dmae_check_op(struct dmae_chan *chan, const struct dmae_op *op);
int dmae_check_extent(struct dmae_chan *chan, enum dmae_transaction_type type,
		      struct dmae_buf buf, size_t len, const char *which);
int dmae_check_address(struct dmae_chan *chan, enum dmae_transaction_type type,
		       const void *address, size_t len, const char *which);

#endif /* DMAE_CORE_CHECK_H */
