/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Macros of the kernel's headers that programs lack
 */
#ifndef DMAECTL_COMPILER_H
#define DMAECTL_COMPILER_H

#define ARRAY_SIZE(array) (sizeof(array) / sizeof((array)[0]))

#define __noreturn __attribute((noreturn))
#define __printf(fmt, args) __attribute((format(printf, fmt, args)))

#endif /* DMAECTL_COMPILER_H */
