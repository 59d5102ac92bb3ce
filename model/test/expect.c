// SPDX-License-Identifier: GPL-2.0
/*
 * What a test expects
 */
#include <stdio.h>

#include "test.h"

void test_expect(struct test *test, bool holds, const char *what,
		 const char *file, int line)
{
	if (holds)
		return;
	printf("  # %s:%d: not so: %s\n", file, line, what);
	test->failed = true;
}
