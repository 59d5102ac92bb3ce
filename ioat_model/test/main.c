// SPDX-License-Identifier: GPL-2.0
/*
 * Runs the suites
 */
#include <stdio.h>

#include "test.h"
#include "types.h"

static const struct test_suite *const suites[] = {
	&suite_memory, &suite_register, &suite_channel,	  &suite_copy,
	&suite_parity, &suite_error,	&suite_interrupt, &suite_fault,
	&suite_pci,    &suite_protocol,
};

static bool suite_run(const struct test_suite *suite)
{
	const struct test_case *one;
	bool failed = false;
	int number = 0;

	printf("  KTAP version 1\n");
	for (one = suite->cases; one->name; one++) {
		struct test test = {};

		one->run(&test);
		number++;
		printf("  %s %d %s\n", test.failed ? "not ok" : "ok", number,
		       one->name);
		failed |= test.failed;
	}
	printf("  1..%d\n", number);
	return failed;
}

int main(void)
{
	bool failed = false;
	unsigned int i;

	printf("KTAP version 1\n1..%zu\n", ARRAY_SIZE(suites));
	for (i = 0; i < ARRAY_SIZE(suites); i++) {
		const bool one = suite_run(suites[i]);

		printf("%s %u %s\n", one ? "not ok" : "ok", i + 1,
		       suites[i]->name);
		failed |= one;
	}
	return failed;
}
