// SPDX-License-Identifier: GPL-2.0
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "channel.h"
#include "file.h"
#include "need.h"
#include "request.h"
#include "row.h"
#include "stat.h"
#include "table.h"
#include "words.h"

/* Lines of "NUMBER WORDS": counters of async_tx. */
static struct json_object *stat_read_async(const char *name)
{
	char *text = file_read("%s/dmae-async/%s", root.debugfs, name);
	struct json_object *numbers;
	char *rest = text;
	char *line;

	if (!text)
		return NULL;
	numbers = json_object_new_object();
	while ((line = line_next(&rest))) {
		char *words;
		long long number = strtoll(line, &words, 10);

		if (*words == ' ')
			row_add_number(numbers, words + 1, number);
	}
	free(text);
	return numbers;
}

struct json_object *stat_read(void)
{
	struct json_object *document = json_object_new_object();
	struct json_object *ways = stat_read_async("operations");
	struct json_object *fallbacks = stat_read_async("fallbacks");
	struct timespec now;

	clock_gettime(CLOCK_REALTIME, &now);
	row_add_number(document, "time_ms",
		       (long long)now.tv_sec * 1000 + now.tv_nsec / 1000000);
	row_add(document, "channels", channels_read());
	if (ways)
		row_add(document, "async", ways);
	if (fallbacks)
		row_add(document, "fallbacks", fallbacks);
	return document;
}

long long stat_operations(struct json_object *channel)
{
	struct json_object *counts = row_part(channel, "counts");
	long long sum = 0;

	json_object_object_foreach(counts, type, count) {
		(void)type;
		sum += json_object_get_int64(count);
	}
	return sum;
}

/* "5 memcpy, 2 xor": the counts that are not 0. */
static char *stat_counts(struct json_object *counts)
{
	struct json_object *words = json_object_new_array();
	char *text;

	json_object_object_foreach(counts, name, count) {
		if (!json_object_get_int64(count))
			continue;
		text = text_format("%s %s", json_object_get_string(count),
				   name);
		json_object_array_add(words, json_object_new_string(text));
		free(text);
	}
	text = words_join(words, ", ");
	json_object_put(words);
	return text;
}

char *stat_types(struct json_object *channel)
{
	return stat_counts(row_part(channel, "counts"));
}

static struct json_object *stat_row(struct json_object *channel)
{
	struct json_object *row = json_object_new_object();
	char *bytes = words_of_bytes(row_number(channel, "bytes"));
	char *types = stat_types(channel);

	row_add_text(row, "name", row_text(channel, "name"));
	row_add_number(row, "operations", stat_operations(channel));
	row_add_text(row, "bytes", bytes);
	row_add_number(row, "errors", row_number(channel, "errors"));
	row_add_number(row, "aborted", row_number(channel, "aborted"));
	row_add_number(row, "outstanding", row_number(channel, "outstanding"));
	row_add_number(row, "most", row_number(channel, "outstanding_max"));
	row_add_text(row, "types", types);
	free(types);
	free(bytes);
	return row;
}

/* Prints counters of async_tx, if that is loaded. */
static void stat_print_async(const char *title, struct json_object *counts)
{
	char *words;

	if (!counts)
		return;
	words = stat_counts(counts);
	printf("%s: %s\n", title, words[0] ? words : "nothing yet");
	free(words);
}

static void stat_print(struct json_object *document)
{
	static const struct table_column columns[] = {
		{ "CHANNEL", "name", TABLE_TEXT },
		{ "OPERATIONS", "operations", TABLE_NUMBER },
		{ "BYTES", "bytes", TABLE_NUMBER },
		{ "FAILED", "errors", TABLE_ALARM },
		{ "ABORTED", "aborted", TABLE_ALARM },
		{ "OUTSTANDING", "outstanding", TABLE_NUMBER },
		{ "MOST", "most", TABLE_NUMBER },
		{ "TYPES", "types", TABLE_TEXT },
		{},
	};
	struct json_object *rows = json_object_new_array();
	struct json_object *channel;

	rows_for_each(channel, row_part(document, "channels"))
		json_object_array_add(rows, stat_row(channel));
	table_print(columns, rows);
	json_object_put(rows);
	stat_print_async("async_tx", row_part(document, "async"));
	stat_print_async("fallbacks", row_part(document, "fallbacks"));
}

int stat_run(const struct request *request)
{
	request_take_none(request);
	need_dmae();
	return request_answer(request, stat_read(), stat_print);
}
