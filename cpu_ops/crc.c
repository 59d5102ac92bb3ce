// SPDX-License-Identifier: GPL-2.0
/*
 * Copies with a CRC32C
 */
#include <linux/crc32c.h>
#include <linux/minmax.h>
#include <linux/string.h>

#include "cpu.h"

/*
 * Computes the CRC from the destination, so that it matches the copied data
 * even if the source changes meanwhile.
 */
u32 dmae_cpu_memcpy_crc32c(const struct dmae_cpu_op *op, size_t offset,
			   size_t len)
{
	const size_t end = offset + len;
	u32 crc = op->seed;

	for (; offset < end; offset += len) {
		void *dst = op->dst[0] + offset;

		len = min_t(size_t, end - offset, DMAE_CPU_CHUNK);
		memcpy(dst, op->srcs[0] + offset, len);
		crc = crc32c(crc, dst, len);
	}
	return crc;
}
