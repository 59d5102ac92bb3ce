/* SPDX-License-Identifier: GPL-2.0 */
#ifndef DMAE_COMPAT_LINUX_RAID_PQ_H
#define DMAE_COMPAT_LINUX_RAID_PQ_H

#include_next <linux/raid/pq.h>

#ifndef COMPAT_HAS_RAID6_GEN_SYNDROME
#define RAID6_MIN_DISKS 4

static inline void raid6_gen_syndrome(int disks, size_t bytes, void **ptrs)
{
	raid6_call.gen_syndrome(disks, bytes, ptrs);
}

static inline void raid6_xor_syndrome(int disks, int start, int stop,
				      size_t bytes, void **ptrs)
{
	raid6_call.xor_syndrome(disks, start, stop, bytes, ptrs);
}

static inline bool raid6_can_xor_syndrome(void)
{
	return raid6_call.xor_syndrome;
}

static inline void raid6_recov_2data(int disks, size_t bytes, int faila,
				     int failb, void **ptrs)
{
	raid6_2data_recov(disks, bytes, faila, failb, ptrs);
}

static inline void raid6_recov_datap(int disks, size_t bytes, int faila,
				     void **ptrs)
{
	raid6_datap_recov(disks, bytes, faila, ptrs);
}
#endif

#endif /* DMAE_COMPAT_LINUX_RAID_PQ_H */
