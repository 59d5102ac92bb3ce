/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Tables on standard output, coloured where that is a terminal
 */
#ifndef DMAECTL_TABLE_H
#define DMAECTL_TABLE_H

#include <json.h>
#include <stdbool.h>
#include <stddef.h>

/**
 * enum table_look - what a column's cells look like
 * @TABLE_TEXT: to the left
 * @TABLE_NUMBER: to the right
 * @TABLE_ALARM: to the right, and red unless it's 0
 */
enum table_look {
	TABLE_TEXT,
	TABLE_NUMBER,
	TABLE_ALARM,
};

/**
 * struct table_column - one column
 * @heading: its heading
 * @key: where the rows have its cells; they are shown as JSON has them
 * @look: what these look like
 */
struct table_column {
	const char *heading;
	const char *key;
	enum table_look look;
};

/* @columns end with one without a heading. */
void table_print(const struct table_column *columns, struct json_object *rows);

/* What must be first: "always", "never", or "auto"; false for another word. */
bool table_colour_set(const char *when);

/* Prints a line that stands out, or NAME: TEXT where the name does. */
void line_print_title(const char *title);
void line_print(const char *name, const char *text);

#endif /* DMAECTL_TABLE_H */
