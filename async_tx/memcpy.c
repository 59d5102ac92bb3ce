// SPDX-License-Identifier: GPL-2.0
/*
 * Copies (memcpy), with or without a CRC
 */
#include <linux/export.h>

#include "submit.h"

struct dmae_async_tx_descriptor *
dmae_async_memcpy(struct page *dest, struct page *src, unsigned int dest_offset,
		  unsigned int src_offset, size_t len,
		  enum dmae_async_tx_flags flags,
		  struct dmae_async_tx_descriptor *depend_tx,
		  dmae_async_tx_callback callback, void *param)
{
	const struct dmae_op op = {
		.type = DMAE_MEMCPY,
		.len = len,
		.dst[0] = { .page = dest, .offset = dest_offset },
		.srcs = &src,
		.src_off = src_offset,
		.src_cnt = 1,
	};
	const struct dmae_async_args args =
		dmae_async_args(flags, depend_tx, callback, param);

	return dmae_async_submit(&op, &args);
}
EXPORT_SYMBOL_GPL(dmae_async_memcpy);

struct dmae_async_tx_descriptor *
dmae_async_memcpy_crc32c(struct page *dest, struct page *src,
			 unsigned int dest_offset, unsigned int src_offset,
			 size_t len, u32 seed, u32 *result,
			 enum dmae_async_tx_flags flags,
			 struct dmae_async_tx_descriptor *depend_tx,
			 dmae_async_tx_callback callback, void *param)
{
	const struct dmae_op op = {
		.type = DMAE_MEMCPY_CRC32C,
		.len = len,
		.dst[0] = { .page = dest, .offset = dest_offset },
		.srcs = &src,
		.src_off = src_offset,
		.src_cnt = 1,
		.seed = seed,
		.result = result,
	};
	const struct dmae_async_args args =
		dmae_async_args(flags, depend_tx, callback, param);

	return dmae_async_submit(&op, &args);
}
EXPORT_SYMBOL_GPL(dmae_async_memcpy_crc32c);
