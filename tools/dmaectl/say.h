/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Error messages
 */
#ifndef DMAECTL_SAY_H
#define DMAECTL_SAY_H

#include "compiler.h"

enum {
	EXIT_TROUBLE = 1,
	EXIT_USAGE = 2,
};

/* Prints the message and ends the program. */
__noreturn __printf(1, 2) void die(const char *fmt, ...);

/* The same for wrong arguments: it points to the help. */
__noreturn __printf(1, 2) void die_usage(const char *fmt, ...);

#endif /* DMAECTL_SAY_H */
