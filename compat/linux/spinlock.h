/* SPDX-License-Identifier: GPL-2.0 */
#ifndef DMAE_COMPAT_LINUX_SPINLOCK_H
#define DMAE_COMPAT_LINUX_SPINLOCK_H

#include_next <linux/spinlock.h>

#ifndef COMPAT_HAS_GUARD
#include <linux/cleanup.h>

struct compat_guard_spinlock {
	spinlock_t *lock; /* held */
};

static inline struct compat_guard_spinlock
compat_guard_spinlock(spinlock_t *lock)
{
	spin_lock(lock);
	return (struct compat_guard_spinlock){ lock };
}

static inline void compat_unguard_spinlock(struct compat_guard_spinlock *guard)
{
	spin_unlock(guard->lock);
}
#endif

#endif /* DMAE_COMPAT_LINUX_SPINLOCK_H */
