/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Unit tests of the model, as KTAP
 */
#ifndef MODEL_TEST_H
#define MODEL_TEST_H

#include <stdbool.h>

struct test {
	bool failed;
};

/* The last entry has no name. */
struct test_case {
	const char *name;
	void (*run)(struct test *test);
};

struct test_suite {
	const char *name;
	const struct test_case *cases;
};

#define TEST_CASE(function) { #function, function }

#define EXPECT(test, condition) \
	test_expect(test, condition, #condition, __FILE__, __LINE__)

void test_expect(struct test *test, bool holds, const char *what,
		 const char *file, int line);

extern const struct test_suite suite_memory;
extern const struct test_suite suite_register;
extern const struct test_suite suite_channel;
extern const struct test_suite suite_copy;
extern const struct test_suite suite_parity;
extern const struct test_suite suite_error;
extern const struct test_suite suite_interrupt;
extern const struct test_suite suite_fault;
extern const struct test_suite suite_pci;
extern const struct test_suite suite_protocol;

#endif /* MODEL_TEST_H */
