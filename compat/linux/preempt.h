/* SPDX-License-Identifier: GPL-2.0 */
#ifndef DMAE_COMPAT_LINUX_PREEMPT_H
#define DMAE_COMPAT_LINUX_PREEMPT_H

#include_next <linux/preempt.h>

#ifndef COMPAT_HAS_IN_HARDIRQ
#define in_hardirq() in_irq()
#endif

#endif /* DMAE_COMPAT_LINUX_PREEMPT_H */
