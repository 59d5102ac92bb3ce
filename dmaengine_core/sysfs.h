/* SPDX-License-Identifier: GPL-2.0 */
/*
 * /sys/class/dmae
 */
#ifndef DMAE_CORE_SYSFS_H
#define DMAE_CORE_SYSFS_H

#include <linux/device.h>

extern struct class dmae_class;

#endif /* DMAE_CORE_SYSFS_H */
