/* SPDX-License-Identifier: GPL-2.0 */
/*
 * JSON objects: what the kernel shows is kept as the document that --json prints
 */
#ifndef DMAECTL_ROW_H
#define DMAECTL_ROW_H

#include <json.h>
#include <stdbool.h>

/* Each of these adds to @row; row_add() takes @part over. */
void row_add(struct json_object *row, const char *key,
	     struct json_object *part);
void row_add_text(struct json_object *row, const char *key, const char *text);
void row_add_number(struct json_object *row, const char *key, long long number);
void row_add_real(struct json_object *row, const char *key, double number);
void row_add_flag(struct json_object *row, const char *key, bool flag);

/* What @row has; NULL, 0 or false if it hasn't. */
const char *row_text(struct json_object *row, const char *key);
long long row_number(struct json_object *row, const char *key);
double row_real(struct json_object *row, const char *key);
bool row_flag(struct json_object *row, const char *key);
struct json_object *row_part(struct json_object *row, const char *key);

/* The words of @text, as an array. */
struct json_object *words_split(const char *text);

/* The strings of an array with @between them; the caller frees it. */
char *words_join(struct json_object *words, const char *between);

/* The element of @rows of that name; NULL if there is none. */
struct json_object *rows_find(struct json_object *rows, const char *name);

/* NULL past the end, and where there are none. */
struct json_object *rows_at(struct json_object *rows, size_t i);

#define rows_for_each(row, rows) \
	for (size_t i_ = 0; ((row) = rows_at(rows, i_)); i_++)

#endif /* DMAECTL_ROW_H */
