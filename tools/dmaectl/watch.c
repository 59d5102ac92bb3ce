// SPDX-License-Identifier: GPL-2.0
#include <errno.h>
#include <limits.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "need.h"
#include "rate.h"
#include "request.h"
#include "row.h"
#include "say.h"
#include "stat.h"
#include "table.h"
#include "words.h"

static struct json_object *watch_row(struct json_object *rate)
{
	struct json_object *row = json_object_new_object();
	char *operations = words_of_rate(row_real(rate, "operations"));
	char *bytes = words_of_bytes(row_real(rate, "bytes"));

	row_add_text(row, "name", row_text(rate, "name"));
	row_add_text(row, "operations", operations);
	row_add_text(row, "bytes", bytes);
	row_add_number(row, "errors", row_number(rate, "errors"));
	row_add_number(row, "aborted", row_number(rate, "aborted"));
	row_add_number(row, "outstanding", row_number(rate, "outstanding"));
	free(bytes);
	free(operations);
	return row;
}

static void watch_print(struct json_object *document)
{
	static const struct table_column columns[] = {
		{ "CHANNEL", "name", TABLE_TEXT },
		{ "OPERATIONS/S", "operations", TABLE_NUMBER },
		{ "BYTES/S", "bytes", TABLE_NUMBER },
		{ "FAILED", "errors", TABLE_ALARM },
		{ "ABORTED", "aborted", TABLE_ALARM },
		{ "OUTSTANDING", "outstanding", TABLE_NUMBER },
		{},
	};
	struct json_object *rates = row_part(document, "rates");
	struct json_object *rows = json_object_new_array();
	struct json_object *rate;

	rows_for_each(rate, rates)
		json_object_array_add(rows, watch_row(rate));
	if (json_object_array_length(rates) != 1)
		json_object_array_add(rows,
				      watch_row(row_part(document, "total")));
	table_print(columns, rows);
	putchar('\n');
	json_object_put(rows);
}

/* Parses a number of at least @least; returns @otherwise if @word is NULL. */
static double watch_number(const char *word, double least, double otherwise)
{
	char *end;
	double number;

	if (!word)
		return otherwise;
	number = strtod(word, &end);
	if (end == word || *end || !isfinite(number) || number < least ||
	    number > INT_MAX)
		die_usage("'%s' is not a number of at least %g", word, least);
	return number;
}

static void watch_sleep(double seconds)
{
	struct timespec left = {
		.tv_sec = (time_t)seconds,
		.tv_nsec = (long)((seconds - (double)(time_t)seconds) * 1e9),
	};

	while (nanosleep(&left, &left) && errno == EINTR)
		;
}

int watch_run(const struct request *request)
{
	const char *first = request->words[0];
	const char *second = first ? request->words[1] : NULL;
	double seconds = watch_number(first, 0.01, 1);
	double count = watch_number(second, 1, INFINITY);
	struct json_object *before, *after;

	if (second && request->words[2])
		die_usage("'%s' is one word too many", request->words[2]);
	need_dmae();
	before = stat_read();
	for (; count >= 1; count--) {
		watch_sleep(seconds);
		/* dmae may have been unloaded since. */
		need_dmae();
		after = stat_read();
		request_answer(request, rates_of(before, after), watch_print);
		fflush(stdout);
		json_object_put(before);
		before = after;
	}
	json_object_put(before);
	return 0;
}
