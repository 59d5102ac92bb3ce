// SPDX-License-Identifier: GPL-2.0
/*
 * Comparisons
 */
#include <linux/export.h>

#include "submit.h"

struct dmae_async_tx_descriptor *
dmae_async_compare(struct page *a, struct page *b, unsigned int a_offset,
		   unsigned int b_offset, size_t len, u32 *result,
		   enum dmae_async_tx_flags flags,
		   struct dmae_async_tx_descriptor *depend_tx,
		   dmae_async_tx_callback callback, void *param)
{
	const struct dmae_op op = {
		.type = DMAE_COMPARE,
		.len = len,
		.dst[0] = { .page = a, .offset = a_offset },
		.srcs = &b,
		.src_off = b_offset,
		.src_cnt = 1,
		.result = result,
	};
	const struct dmae_async_args args =
		dmae_async_args(flags, depend_tx, callback, param);

	return dmae_async_submit(&op, &args);
}
EXPORT_SYMBOL_GPL(dmae_async_compare);
