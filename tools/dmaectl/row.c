// SPDX-License-Identifier: GPL-2.0
#include <stdlib.h>
#include <string.h>

#include "file.h"
#include "row.h"

void row_add(struct json_object *row, const char *key, struct json_object *part)
{
	json_object_object_add(row, key, part);
}

void row_add_text(struct json_object *row, const char *key, const char *text)
{
	if (text)
		row_add(row, key, json_object_new_string(text));
}

void row_add_number(struct json_object *row, const char *key, long long number)
{
	row_add(row, key, json_object_new_int64(number));
}

void row_add_real(struct json_object *row, const char *key, double number)
{
	row_add(row, key, json_object_new_double(number));
}

void row_add_flag(struct json_object *row, const char *key, bool flag)
{
	row_add(row, key, json_object_new_boolean(flag));
}

struct json_object *row_part(struct json_object *row, const char *key)
{
	struct json_object *part = NULL;

	json_object_object_get_ex(row, key, &part);
	return part;
}

const char *row_text(struct json_object *row, const char *key)
{
	struct json_object *part = row_part(row, key);

	return part ? json_object_get_string(part) : NULL;
}

bool row_is(struct json_object *row, const char *key, const char *text)
{
	const char *found = row_text(row, key);

	return found && text && !strcmp(found, text);
}

long long row_number(struct json_object *row, const char *key)
{
	return json_object_get_int64(row_part(row, key));
}

double row_real(struct json_object *row, const char *key)
{
	return json_object_get_double(row_part(row, key));
}

bool row_flag(struct json_object *row, const char *key)
{
	return json_object_get_boolean(row_part(row, key));
}

struct json_object *words_split(const char *text)
{
	struct json_object *words = json_object_new_array();
	char *copy = text_copy(text);
	char *rest = copy;
	char *word;

	while ((word = strsep(&rest, " ")))
		if (word[0])
			json_object_array_add(words,
					      json_object_new_string(word));
	free(copy);
	return words;
}

char *words_join(struct json_object *words, const char *between)
{
	char *all = text_copy("");
	struct json_object *word;

	rows_for_each(word, words) {
		char *more = text_format("%s%s%s", all, all[0] ? between : "",
					 json_object_get_string(word));

		free(all);
		all = more;
	}
	return all;
}

struct json_object *rows_at(struct json_object *rows, size_t i)
{
	if (!rows || i >= json_object_array_length(rows))
		return NULL;
	return json_object_array_get_idx(rows, i);
}

struct json_object *rows_find(struct json_object *rows, const char *name)
{
	struct json_object *row;

	rows_for_each(row, rows)
		if (row_is(row, "name", name))
			return row;
	return NULL;
}
