// SPDX-License-Identifier: GPL-2.0
/*
 * Reports errors of a case
 */
#include <linux/kernel.h>
#include <linux/printk.h>

#include "conform.h"

/* Messages of one case; the rest is only counted. */
#define CONFORM_MESSAGES 8

void conform_fail(struct conform *c, const char *fmt, ...)
{
	struct va_format vaf = { .fmt = fmt };
	va_list args;

	if (c->failures++ >= CONFORM_MESSAGES)
		return;
	va_start(args, fmt);
	vaf.va = &args;
	c->print(c, &vaf);
	va_end(args);
}

bool conform_judge(struct conform *c, bool holds, const char *where,
		   const char *what)
{
	if (!holds)
		conform_fail(c, "%s: condition is false: %s", where, what);
	return holds;
}

bool conform_judge_eq(struct conform *c, long left, long right,
		      const char *where, const char *what)
{
	if (left != right)
		conform_fail(c, "%s: %s is %ld, not %ld", where, what, left,
			     right);
	return left == right;
}
