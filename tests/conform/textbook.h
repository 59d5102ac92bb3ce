/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The arithmetic, as the textbook has it, a byte or a bit at a time
 *
 * It shares nothing with the kernel's and the project's own, which it judges.
 */
#ifndef DMAE_CONFORM_TEXTBOOK_H
#define DMAE_CONFORM_TEXTBOOK_H

#include <linux/types.h>

void textbook_init(void);
u8 textbook_multiply(u8 a, u8 b);
u8 textbook_power(unsigned int exponent);
u32 textbook_crc32c(u32 crc, const u8 *data, size_t len);

#endif /* DMAE_CONFORM_TEXTBOOK_H */
