/* SPDX-License-Identifier: GPL-2.0 */
#ifndef DMAE_COMPAT_LINUX_RAID_XOR_H
#define DMAE_COMPAT_LINUX_RAID_XOR_H

#include_next <linux/raid/xor.h>

#ifndef COMPAT_HAS_XOR_GEN
#include <linux/minmax.h>

static inline void xor_gen(void *dest, void **srcs, unsigned int src_cnt,
			   unsigned int bytes)
{
	while (src_cnt) {
		unsigned int cnt = min_t(unsigned int, src_cnt, MAX_XOR_BLOCKS);

		xor_blocks(cnt, bytes, dest, srcs);
		srcs += cnt;
		src_cnt -= cnt;
	}
}
#endif

#endif /* DMAE_COMPAT_LINUX_RAID_XOR_H */
