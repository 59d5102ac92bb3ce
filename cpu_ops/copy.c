// SPDX-License-Identifier: GPL-2.0
/*
 * Copies, fills and comparisons
 */
#include <linux/string.h>

#include "cpu.h"

u32 dmae_cpu_nothing(const struct dmae_cpu_op *op, size_t offset, size_t len)
{
	return 0;
}

u32 dmae_cpu_memcpy(const struct dmae_cpu_op *op, size_t offset, size_t len)
{
	memcpy(op->dst[0] + offset, op->srcs[0] + offset, len);
	return 0;
}

u32 dmae_cpu_memset(const struct dmae_cpu_op *op, size_t offset, size_t len)
{
	memset(op->dst[0] + offset, op->value, len);
	return 0;
}

u32 dmae_cpu_compare(const struct dmae_cpu_op *op, size_t offset, size_t len)
{
	return memcmp(op->dst[0] + offset, op->srcs[0] + offset, len) ?
		       DMAE_CHECK_DIFFERS :
		       0;
}
