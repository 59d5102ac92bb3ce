/* SPDX-License-Identifier: GPL-2.0 */
#ifndef DMAE_COMPAT_LINUX_PM_H
#define DMAE_COMPAT_LINUX_PM_H

#include_next <linux/pm.h>

#ifndef COMPAT_HAS_PM_SLEEP_PTR
#define pm_sleep_ptr(ptr) (IS_ENABLED(CONFIG_PM_SLEEP) ? (ptr) : NULL)
#endif

#endif /* DMAE_COMPAT_LINUX_PM_H */
