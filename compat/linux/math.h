/* SPDX-License-Identifier: GPL-2.0 */
#ifndef DMAE_COMPAT_LINUX_MATH_H
#define DMAE_COMPAT_LINUX_MATH_H

#ifdef COMPAT_HAS_MATH_H
#include_next <linux/math.h>
#else
#include <linux/kernel.h>
#endif

#endif /* DMAE_COMPAT_LINUX_MATH_H */
