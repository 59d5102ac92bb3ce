/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What an operation has to come to, computed byte by byte and bit by bit
 *
 * From the definitions alone: nothing here is shared with the code under test
 * or with the kernel's libraries.
 */
#ifndef DMAE_KUNIT_REFERENCE_H
#define DMAE_KUNIT_REFERENCE_H

#include <linux/types.h>

u8 reference_multiply(u8 a, u8 b);
u8 reference_power(unsigned int exponent);
u32 reference_crc32c(u32 crc, const u8 *data, size_t len);

#endif /* DMAE_KUNIT_REFERENCE_H */
