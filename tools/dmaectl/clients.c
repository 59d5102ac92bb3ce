// SPDX-License-Identifier: GPL-2.0
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

#include "client.h"
#include "file.h"
#include "need.h"
#include "request.h"
#include "row.h"
#include "table.h"

/* Names of a client's channels, each with its state unless that is "held". */
static char *clients_channels(struct json_object *client)
{
	struct json_object *words = json_object_new_array();
	struct json_object *channel;
	char *text;

	rows_for_each(channel, row_part(client, "channels")) {
		const char *name = row_text(channel, "channel");

		text = row_is(channel, "state", "held") ?
			       text_copy(name) :
			       text_format("%s (%s)", name,
					   row_text(channel, "state"));
		json_object_array_add(words, json_object_new_string(text));
		free(text);
	}
	text = words_join(words, ", ");
	json_object_put(words);
	return text;
}

static struct json_object *clients_row(struct json_object *client)
{
	struct json_object *row = json_object_new_object();
	char *wants =
		text_format("%s%s", row_text(client, "wants"),
			    row_flag(client, "exclusive") ? " exclusive" : "");
	char *types = words_join(row_part(client, "types"), " ");
	char *channels = clients_channels(client);

	row_add_text(row, "name", row_text(client, "name"));
	row_add_text(row, "wants", wants);
	row_add_number(row, "holds", row_number(client, "holds"));
	row_add_text(row, "types", types);
	row_add_text(row, "channels", channels);
	free(channels);
	free(types);
	free(wants);
	return row;
}

static void clients_print(struct json_object *document)
{
	static const struct table_column columns[] = {
		{ "CLIENT", "name", TABLE_TEXT },
		{ "WANTS", "wants", TABLE_TEXT },
		{ "HAS", "holds", TABLE_NUMBER },
		{ "TYPES", "types", TABLE_TEXT },
		{ "CHANNELS", "channels", TABLE_TEXT },
		{},
	};
	struct json_object *clients = row_part(document, "clients");
	struct json_object *rows = json_object_new_array();
	struct json_object *client;

	rows_for_each(client, clients)
		json_object_array_add(rows, clients_row(client));
	if (json_object_array_length(rows))
		table_print(columns, rows);
	else
		puts("There are no clients.");
	rows_for_each(client, clients)
		if (row_text(client, "waits"))
			printf("%s waits: %s\n", row_text(client, "name"),
			       row_text(client, "waits"));
	json_object_put(rows);
}

int clients_run(const struct request *request)
{
	struct json_object *document, *clients;

	request_take_none(request);
	need_dmae();
	clients = clients_read();
	if (!clients)
		die_without_debugfs("the clients", errno);
	document = json_object_new_object();
	row_add(document, "clients", clients);
	return request_answer(request, document, clients_print);
}
