// SPDX-License-Identifier: GPL-2.0
#include <stdlib.h>
#include <string.h>

#include "client.h"
#include "file.h"
#include "row.h"

/* Cuts @line before @mark; returns the text after @mark, or NULL. */
static char *line_cut(char *line, const char *mark)
{
	char *found = line ? strstr(line, mark) : NULL;

	if (!found)
		return NULL;
	*found = '\0';
	return found + strlen(mark);
}

static void client_add_wants(struct json_object *client, char *wants)
{
	row_add_flag(client, "exclusive", line_cut(wants, " exclusive"));
	if (strcmp(wants, "all"))
		row_add_number(client, "wants", strtoll(wants, NULL, 10));
	else
		row_add_text(client, "wants", wants);
}

/* NAME: types: T...; wants N[ exclusive], holds N[; waits: REASON] */
static struct json_object *client_parse(char *line)
{
	char *types = line_cut(line, ": types: ");
	char *wants = line_cut(types, "; wants ");
	char *holds = line_cut(wants, ", holds ");
	char *waits = line_cut(holds, "; waits: ");
	struct json_object *client;

	if (!holds)
		return NULL;
	client = json_object_new_object();
	row_add_text(client, "name", line);
	row_add(client, "types", words_split(types));
	client_add_wants(client, wants);
	row_add_number(client, "holds", strtoll(holds, NULL, 10));
	row_add_text(client, "waits", waits);
	row_add(client, "channels", json_object_new_array());
	return client;
}

/* CHANNEL STATE */
static void client_add_channel(struct json_object *client, char *line)
{
	char *state = line_cut(line, " ");
	struct json_object *channel;

	if (!client || !state)
		return;
	channel = json_object_new_object();
	row_add_text(channel, "channel", line);
	row_add_text(channel, "state", state);
	json_object_array_add(row_part(client, "channels"), channel);
}

struct json_object *clients_read(void)
{
	char *text = file_read("%s/dmae/clients", root.debugfs);
	struct json_object *clients, *client = NULL;
	char *rest = text;
	char *line;

	if (!text)
		return NULL;
	clients = json_object_new_array();
	while ((line = line_next(&rest))) {
		if (line[0] == '\t') {
			client_add_channel(client, line + 1);
			continue;
		}
		client = client_parse(line);
		if (client)
			json_object_array_add(clients, client);
	}
	free(text);
	return clients;
}
