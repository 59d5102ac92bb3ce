/* SPDX-License-Identifier: GPL-2.0 */
#ifndef DMAE_COMPAT_LINUX_UNALIGNED_H
#define DMAE_COMPAT_LINUX_UNALIGNED_H

#ifdef COMPAT_HAS_UNALIGNED_H
#include_next <linux/unaligned.h>
#else
#include <asm/unaligned.h>
#endif

#endif /* DMAE_COMPAT_LINUX_UNALIGNED_H */
