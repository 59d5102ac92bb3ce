// SPDX-License-Identifier: GPL-2.0
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "say.h"

static void say(const char *fmt, va_list args)
{
	fflush(stdout);
	fputs("dmaectl: ", stderr);
	vfprintf(stderr, fmt, args);
	fputc('\n', stderr);
}

void die(const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	say(fmt, args);
	va_end(args);
	exit(EXIT_TROUBLE);
}

void die_usage(const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	say(fmt, args);
	va_end(args);
	fputs("Try 'dmaectl help'.\n", stderr);
	exit(EXIT_USAGE);
}
