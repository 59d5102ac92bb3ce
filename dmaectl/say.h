/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What goes wrong, in words
 */
#ifndef DMAECTL_SAY_H
#define DMAECTL_SAY_H

#include "compiler.h"

enum {
	EXIT_TROUBLE = 1,
	EXIT_USAGE = 2,
};

/* Ends the program: the message is all that its user gets. */
__noreturn __printf(1, 2) void die(const char *fmt, ...);

/* Ends the program, too, and says how it's called. */
__noreturn __printf(1, 2) void die_usage(const char *fmt, ...);

#endif /* DMAECTL_SAY_H */
