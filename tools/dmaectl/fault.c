// SPDX-License-Identifier: GPL-2.0
#include <stdlib.h>
#include <time.h>

#include "fault.h"
#include "file.h"
#include "row.h"
#include "words.h"

/* Adds a cell as a number where it is one, else as text. */
static void fault_add(struct json_object *fault, const char *key,
		      const char *text)
{
	char *end;
	long long number = strtoll(text, &end, 10);

	if (*end)
		row_add_text(fault, key, text);
	else
		row_add_number(fault, key, number);
}

/* Returns NULL if the line lacks a cell. */
static struct json_object *fault_parse(struct json_object *heading,
				       const char *line)
{
	struct json_object *cells = words_split(line);
	struct json_object *fault = NULL;
	struct json_object *key;
	size_t i = 0;

	if (json_object_array_length(cells) >=
	    json_object_array_length(heading)) {
		fault = json_object_new_object();
		rows_for_each(key, heading)
			fault_add(fault, json_object_get_string(key),
				  json_object_get_string(rows_at(cells, i++)));
	}
	json_object_put(cells);
	return fault;
}

struct json_object *faults_read(void)
{
	char *text = file_read("%s/dmae/failures", root.debugfs);
	struct json_object *faults, *heading;
	char *rest = text;
	char *line;

	if (!text)
		return NULL;
	faults = json_object_new_array();
	line = line_next(&rest);
	heading = words_split(line ? line : "");
	while ((line = line_next(&rest))) {
		struct json_object *fault = fault_parse(heading, line);

		if (fault)
			json_object_array_add(faults, fault);
	}
	json_object_put(heading);
	free(text);
	return faults;
}

static char *fault_words_of_one(struct json_object *fault, const char *why)
{
	return text_format("%s of %lld bytes, cookie %lld: %s",
			   row_text(fault, "type"), row_number(fault, "bytes"),
			   row_number(fault, "cookie"), why);
}

static char *fault_words_of_many(struct json_object *fault, const char *why)
{
	return text_format("%lld %s operations, from cookie %lld on: %s",
			   row_number(fault, "count"), row_text(fault, "type"),
			   row_number(fault, "cookie"), why);
}

char *fault_words(struct json_object *fault)
{
	char *why = words_of_failure(row_number(fault, "errno"));
	char *words = row_number(fault, "count") == 1 ?
			      fault_words_of_one(fault, why) :
			      fault_words_of_many(fault, why);

	free(why);
	return words;
}

char *fault_time(struct json_object *fault)
{
	time_t seconds = row_number(fault, "time");
	char text[32] = "";
	struct tm tm;

	if (localtime_r(&seconds, &tm))
		strftime(text, sizeof(text), "%F %T", &tm);
	return text_copy(text);
}
