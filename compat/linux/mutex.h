/* SPDX-License-Identifier: GPL-2.0 */
#ifndef DMAE_COMPAT_LINUX_MUTEX_H
#define DMAE_COMPAT_LINUX_MUTEX_H

#include_next <linux/mutex.h>

#ifndef COMPAT_HAS_GUARD
#include <linux/cleanup.h>

struct compat_guard_mutex {
	struct mutex *lock; /* held */
};

static inline struct compat_guard_mutex compat_guard_mutex(struct mutex *lock)
{
	mutex_lock(lock);
	return (struct compat_guard_mutex){ lock };
}

static inline void compat_unguard_mutex(struct compat_guard_mutex *guard)
{
	mutex_unlock(guard->lock);
}
#endif

#endif /* DMAE_COMPAT_LINUX_MUTEX_H */
