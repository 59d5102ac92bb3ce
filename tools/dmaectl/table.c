// SPDX-License-Identifier: GPL-2.0
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "row.h"
#include "table.h"

#define GAP "  "
#define BOLD "\033[1m"
#define RED "\033[31m"
#define PLAIN "\033[0m"

/* Width of the names that line_print() prints. */
#define NAME_WIDTH 12

static bool colour;

bool table_colour_set(const char *when)
{
	const char *no = getenv("NO_COLOR");

	if (!strcmp(when, "auto"))
		colour = isatty(STDOUT_FILENO) && !(no && no[0]);
	else if (!strcmp(when, "always"))
		colour = true;
	else if (!strcmp(when, "never"))
		colour = false;
	else
		return false;
	return true;
}

static void print_in(const char *how, const char *text)
{
	if (colour && how)
		printf("%s%s%s", how, text, PLAIN);
	else
		fputs(text, stdout);
}

void line_print_title(const char *title)
{
	print_in(BOLD, title);
	putchar('\n');
}

void line_print(const char *name, const char *text)
{
	print_in(BOLD, name);
	printf("%*s" GAP "%s\n", NAME_WIDTH - (int)strlen(name), "", text);
}

static const char *cell_of(const struct table_column *column,
			   struct json_object *row)
{
	const char *text = row ? row_text(row, column->key) : column->heading;

	return text ? text : "";
}

static size_t column_width(const struct table_column *column,
			   struct json_object *rows)
{
	size_t width = strlen(column->heading);
	struct json_object *row;

	rows_for_each(row, rows) {
		size_t len = strlen(cell_of(column, row));

		if (len > width)
			width = len;
	}
	return width;
}

static const char *cell_look(const struct table_column *column,
			     struct json_object *row, const char *text)
{
	if (!row)
		return BOLD;
	return column->look == TABLE_ALARM && strcmp(text, "0") ? RED : NULL;
}

/* Prints no space at the end of the line. @row is NULL for the headings. */
static void row_print(const struct table_column *columns, const size_t *widths,
		      struct json_object *row)
{
	size_t i, owed = 0;

	for (i = 0; columns[i].heading; i++) {
		const char *text = cell_of(&columns[i], row);
		size_t space = widths[i] - strlen(text);

		if (columns[i].look != TABLE_TEXT)
			owed += space;
		if (text[0]) {
			printf("%*s", (int)owed, "");
			print_in(cell_look(&columns[i], row, text), text);
			owed = 0;
		} else if (columns[i].look != TABLE_TEXT) {
			space = 0;
		}
		if (columns[i].look == TABLE_TEXT)
			owed += space;
		owed += strlen(GAP);
	}
	putchar('\n');
}

void table_print(const struct table_column *columns, struct json_object *rows)
{
	size_t count = 0, i;
	struct json_object *row;
	size_t *widths;

	while (columns[count].heading)
		count++;
	widths = calloc(count, sizeof(*widths));
	if (!widths)
		return;
	for (i = 0; i < count; i++)
		widths[i] = column_width(&columns[i], rows);
	row_print(columns, widths, NULL);
	rows_for_each(row, rows)
		row_print(columns, widths, row);
	free(widths);
}
