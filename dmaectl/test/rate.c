// SPDX-License-Identifier: GPL-2.0
/*
 * Are rates right: over time, from zero, and of a channel that has come back?
 */
#include <stdbool.h>
#include <stdio.h>

#include "rate.h"
#include "row.h"

static unsigned int number;
static bool failed;

static void expect(const char *what, bool good)
{
	printf("%sok %u rate: %s\n", good ? "" : "not ", ++number, what);
	failed |= !good;
}

static double rate(struct json_object *document, const char *name,
		   const char *key)
{
	struct json_object *row = rows_find(row_part(document, "rates"), name);

	return row_real(row, key);
}

static void expect_rates(struct json_object *rates)
{
	struct json_object *total = row_part(rates, "total");

	expect("operations of all types, in a second",
	       rate(rates, "dmae0chan0", "operations") == 15);
	expect("bytes in a second", rate(rates, "dmae0chan0", "bytes") == 2048);
	expect("failures are those since",
	       rate(rates, "dmae0chan0", "errors") == 2);
	expect("outstanding is what is now",
	       rate(rates, "dmae0chan0", "outstanding") == 7);
	expect("a channel that has come back counts from zero",
	       rate(rates, "dmae0chan1", "operations") == 4);
	expect("so does one that is new",
	       rate(rates, "dmae1chan0", "operations") == 1);
	expect("the total is of all",
	       row_real(total, "operations") == 20 &&
		       row_number(total, "outstanding") == 8);
}

static struct json_object *sample(long long time_ms,
				  const char *const *channels)
{
	struct json_object *document = json_object_new_object();
	struct json_object *array = json_object_new_array();

	for (; *channels; channels++)
		json_object_array_add(array, json_tokener_parse(*channels));
	row_add_number(document, "time_ms", time_ms);
	row_add(document, "channels", array);
	return document;
}

static const char *const first[] = {
	"{'name': 'dmae0chan0', 'counts': {'xor': 15}, 'bytes': 4096, 'errors': 1}",
	"{'name': 'dmae0chan1', 'counts': {'memcpy': 100}}",
	NULL,
};

static const char *const second[] = {
	"{'name': 'dmae0chan0', 'counts': {'memcpy': 30, 'xor': 15}, 'bytes': 8192, 'errors': 3, 'outstanding': 7}",
	"{'name': 'dmae0chan1', 'counts': {'memcpy': 8}}",
	"{'name': 'dmae1chan0', 'counts': {'memcpy': 2}, 'outstanding': 1}",
	NULL,
};

int main(void)
{
	struct json_object *before = sample(1000, first);
	struct json_object *after = sample(3000, second);
	struct json_object *rates = rates_of(before, after);

	puts("KTAP version 1\n1..8");
	expect_rates(rates);
	json_object_put(rates);

	/* Somebody has set the clock. */
	rates = rates_of(after, after);
	expect("no time is a second", row_real(rates, "seconds") == 1);
	json_object_put(rates);
	json_object_put(before);
	json_object_put(after);
	return failed;
}
