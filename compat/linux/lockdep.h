/* SPDX-License-Identifier: GPL-2.0 */
#ifndef DMAE_COMPAT_LINUX_LOCKDEP_H
#define DMAE_COMPAT_LINUX_LOCKDEP_H

#include_next <linux/lockdep.h>

/* Evaluates @lock; only newer kernels assert. */
#ifndef COMPAT_HAS_LOCKDEP_ASSERT_NOT_HELD
#define lockdep_assert_not_held(lock) ((void)(lock))
#endif

#endif /* DMAE_COMPAT_LINUX_LOCKDEP_H */
