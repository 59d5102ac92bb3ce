/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Pushing operations to a channel
 */
#ifndef DMAE_ASYNC_PUSH_H
#define DMAE_ASYNC_PUSH_H

#include <dmae/types.h>

struct dmae_async_desc;

void dmae_async_push_init(dmae_async_tx_callback_result piece_completed);
bool dmae_async_push_behind(struct dmae_async_desc *desc,
			    struct dmae_async_desc *parent, bool issue);
bool dmae_async_push_anywhere(struct dmae_async_desc *desc, bool issue);

#endif /* DMAE_ASYNC_PUSH_H */
