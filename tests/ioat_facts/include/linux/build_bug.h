/* SPDX-License-Identifier: GPL-2.0 */
/* Replaces the kernel's header, which the driver's headers include. */
#ifndef IOAT_FACTS_BUILD_BUG_H
#define IOAT_FACTS_BUILD_BUG_H

#include <assert.h>

#define u8 unsigned char

#endif /* IOAT_FACTS_BUILD_BUG_H */
