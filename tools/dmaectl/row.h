/* SPDX-License-Identifier: GPL-2.0 */
/*
 * JSON objects: all data is kept as the document that --json prints
 */
#ifndef DMAECTL_ROW_H
#define DMAECTL_ROW_H

#include <json.h>
#include <stdbool.h>

/* These add a member to @row; row_add() takes the reference to @part over. */
void row_add(struct json_object *row, const char *key,
	     struct json_object *part);
void row_add_text(struct json_object *row, const char *key, const char *text);
void row_add_number(struct json_object *row, const char *key, long long number);
void row_add_real(struct json_object *row, const char *key, double number);
void row_add_flag(struct json_object *row, const char *key, bool flag);

/* A member of @row; NULL, 0 or false if it is missing. */
const char *row_text(struct json_object *row, const char *key);
long long row_number(struct json_object *row, const char *key);
double row_real(struct json_object *row, const char *key);
bool row_flag(struct json_object *row, const char *key);
struct json_object *row_part(struct json_object *row, const char *key);

/* True if the member is @text, false if it is another or missing. */
bool row_is(struct json_object *row, const char *key, const char *text);

/* Splits @text at spaces into an array. */
struct json_object *words_split(const char *text);

/* Joins an array of strings with @between; the caller frees the text. */
char *words_join(struct json_object *words, const char *between);

/* The element of @rows whose "name" is @name; NULL if there is none. */
struct json_object *rows_find(struct json_object *rows, const char *name);

/* The element at @i; NULL past the end, or if @rows is NULL. */
struct json_object *rows_at(struct json_object *rows, size_t i);

#define rows_for_each(row, rows) \
	for (size_t i_ = 0; ((row) = rows_at(rows, i_)); i_++)

#endif /* DMAECTL_ROW_H */
