/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The scheduler: operations run after the one that they depend on
 */
#ifndef DMAE_ASYNC_DEPEND_H
#define DMAE_ASYNC_DEPEND_H

#include <linux/types.h>

struct dmae_async_desc;

void dmae_async_depend_init(void);
bool dmae_async_start(struct dmae_async_desc *desc,
		      struct dmae_async_desc *parent, bool may_do);

#endif /* DMAE_ASYNC_DEPEND_H */
