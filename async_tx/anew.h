/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Operations that are begun anew after their channel was lost
 */
#ifndef DMAE_ASYNC_ANEW_H
#define DMAE_ASYNC_ANEW_H

#include <linux/types.h>

struct dmae_async_desc;

bool dmae_async_anew_follow(struct dmae_async_desc *desc);
bool dmae_async_anew_begin(struct dmae_async_desc *desc);
void dmae_async_anew_end(void);

#endif /* DMAE_ASYNC_ANEW_H */
