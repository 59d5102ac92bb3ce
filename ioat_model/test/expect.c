// SPDX-License-Identifier: GPL-2.0
/*
 * Reports failed expectations
 */
#include <stdio.h>

#include "test.h"

void test_expect(struct test *test, bool holds, const char *what,
		 const char *file, int line)
{
	if (holds)
		return;
	printf("  # %s:%d: failed: %s\n", file, line, what);
	test->failed = true;
}
