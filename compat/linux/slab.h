/* SPDX-License-Identifier: GPL-2.0 */
#ifndef DMAE_COMPAT_LINUX_SLAB_H
#define DMAE_COMPAT_LINUX_SLAB_H

#include_next <linux/slab.h>

#ifndef COMPAT_HAS_SLAB_KVZALLOC
#include <linux/mm.h>
#endif

#endif /* DMAE_COMPAT_LINUX_SLAB_H */
