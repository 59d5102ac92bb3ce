// SPDX-License-Identifier: GPL-2.0
/*
 * Tests of rates: over time, from 0, and of a channel that was registered anew
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
	expect("only new failures count",
	       rate(rates, "dmae0chan0", "errors") == 2);
	expect("outstanding is that of the last sample",
	       rate(rates, "dmae0chan0", "outstanding") == 7);
	expect("a channel that was registered anew counts from 0",
	       rate(rates, "dmae0chan1", "operations") == 4);
	expect("a new channel counts from 0",
	       rate(rates, "dmae1chan0", "operations") == 1);
	expect("the total is that of all channels",
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

	/* The clock was set between the samples. */
	rates = rates_of(after, after);
	expect("no time between samples counts as a second",
	       row_real(rates, "seconds") == 1);
	json_object_put(rates);
	json_object_put(before);
	json_object_put(after);
	return failed;
}
