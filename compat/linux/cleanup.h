/* SPDX-License-Identifier: GPL-2.0 */
#ifndef DMAE_COMPAT_LINUX_CLEANUP_H
#define DMAE_COMPAT_LINUX_CLEANUP_H

#ifdef COMPAT_HAS_GUARD
#include_next <linux/cleanup.h>
#else
#include <linux/compiler.h>
#include <linux/types.h>

/*
 * Each lock type NAME defines struct compat_guard_NAME, compat_guard_NAME(),
 * which locks, and compat_unguard_NAME(), which unlocks.
 */
#define guard(name)                                   \
	struct compat_guard_##name __UNIQUE_ID(guard) \
		compat_unguarded(name) = compat_guard_##name

#define scoped_guard(name, args...)                                      \
	for (struct compat_guard_##name compat_scope                     \
		     compat_unguarded(name) = compat_guard_##name(args), \
		     *compat_over = NULL;                                \
	     !compat_over; compat_over = &compat_scope)

#define compat_unguarded(name) \
	__attribute__((__cleanup__(compat_unguard_##name)))

/* For a lock type with only one lock: guard(NAME)() takes no argument. */
#define DEFINE_LOCK_GUARD_0(name, lock, unlock)                            \
	struct compat_guard_##name {                                       \
		bool held;                                                 \
	};                                                                 \
	static inline struct compat_guard_##name compat_guard_##name(void) \
	{                                                                  \
		lock;                                                      \
		return (struct compat_guard_##name){ true };               \
	}                                                                  \
	static inline void compat_unguard_##name(                          \
		struct compat_guard_##name *guard)                         \
	{                                                                  \
		unlock;                                                    \
	}
#endif

#endif /* DMAE_COMPAT_LINUX_CLEANUP_H */
