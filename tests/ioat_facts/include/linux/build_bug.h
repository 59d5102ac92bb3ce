/* SPDX-License-Identifier: GPL-2.0 */
/* For the driver's headers, which are written for the kernel. */
#ifndef IOAT_FACTS_BUILD_BUG_H
#define IOAT_FACTS_BUILD_BUG_H

#include <assert.h>

#define u8 unsigned char

#endif /* IOAT_FACTS_BUILD_BUG_H */
