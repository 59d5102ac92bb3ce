// SPDX-License-Identifier: GPL-2.0
/*
 * Fills (memset)
 */
#include <linux/export.h>

#include "submit.h"

struct dmae_async_tx_descriptor *
dmae_async_memset(struct page *dest, int val, unsigned int offset, size_t len,
		  enum dmae_async_tx_flags flags,
		  struct dmae_async_tx_descriptor *depend_tx,
		  dmae_async_tx_callback callback, void *param)
{
	const struct dmae_op op = {
		.type = DMAE_MEMSET,
		.len = len,
		.dst[0] = { .page = dest, .offset = offset },
		.value = val,
	};
	const struct dmae_async_args args =
		dmae_async_args(flags, depend_tx, callback, param);

	return dmae_async_submit(&op, &args);
}
EXPORT_SYMBOL_GPL(dmae_async_memset);
