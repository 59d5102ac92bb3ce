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
 * enum table_look - alignment and colour of a column's cells
 * @TABLE_TEXT: aligned to the left
 * @TABLE_NUMBER: aligned to the right
 * @TABLE_ALARM: aligned to the right, and red unless 0
 */
enum table_look {
	TABLE_TEXT,
	TABLE_NUMBER,
	TABLE_ALARM,
};

/**
 * struct table_column - one column
 * @heading: its heading
 * @key: member of the rows that has the cells
 * @look: of the cells
 */
struct table_column {
	const char *heading;
	const char *key;
	enum table_look look;
};

/* The last of @columns has no heading and is not printed. */
void table_print(const struct table_column *columns, struct json_object *rows);

/* To be called first, with "always", "never" or "auto"; else returns false. */
bool table_colour_set(const char *when);

/* Print a line in bold, and a line "NAME TEXT" with the name in bold. */
void line_print_title(const char *title);
void line_print(const char *name, const char *text);

#endif /* DMAECTL_TABLE_H */
