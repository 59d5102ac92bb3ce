/* SPDX-License-Identifier: GPL-2.0 */
#ifndef DMAE_COMPAT_LINUX_RAID_PQ_TABLES_H
#define DMAE_COMPAT_LINUX_RAID_PQ_TABLES_H

#ifdef COMPAT_HAS_RAID_PQ_TABLES_H
#include_next <linux/raid/pq_tables.h>
#else
#include <linux/raid/pq.h>
#endif

#endif /* DMAE_COMPAT_LINUX_RAID_PQ_TABLES_H */
