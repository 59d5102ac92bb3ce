/* SPDX-License-Identifier: GPL-2.0 */
#ifndef DMAE_COMPAT_LINUX_DEVICE_H
#define DMAE_COMPAT_LINUX_DEVICE_H

#include_next <linux/device.h>

#ifndef COMPAT_HAS_DEV_ERR_PTR_PROBE
#include <linux/err.h>

#define dev_err_ptr_probe(dev, err, fmt, ...) \
	ERR_PTR(dev_err_probe(dev, err, fmt, ##__VA_ARGS__))
#endif

#endif /* DMAE_COMPAT_LINUX_DEVICE_H */
