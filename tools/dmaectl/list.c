// SPDX-License-Identifier: GPL-2.0
#include <stdio.h>
#include <stdlib.h>

#include "channel.h"
#include "device.h"
#include "file.h"
#include "need.h"
#include "request.h"
#include "row.h"
#include "table.h"
#include "words.h"

static struct json_object *list_row(struct json_object *channel)
{
	struct json_object *row = json_object_new_object();
	char *state = state_words(channel);
	char *holders = holder_words(channel);

	row_add_text(row, "name", row_text(channel, "name"));
	row_add_text(row, "state", state);
	row_add_text(row, "holders", holders);
	free(holders);
	free(state);
	return row;
}

static void list_print_channels(struct json_object *channels)
{
	static const struct table_column columns[] = {
		{ "CHANNEL", "name", TABLE_TEXT },
		{ "STATE", "state", TABLE_TEXT },
		{ "HELD BY", "holders", TABLE_TEXT },
		{},
	};
	struct json_object *rows = json_object_new_array();
	struct json_object *channel;

	rows_for_each(channel, channels)
		json_object_array_add(rows, list_row(channel));
	table_print(columns, rows);
	json_object_put(rows);
}

static void list_print_device(struct json_object *device)
{
	struct json_object *channels = row_part(device, "channels");
	char *words = device_words(device);
	char *count =
		words_of_count(json_object_array_length(channels), "channel");
	char *types = words_join(row_part(device, "types"), " ");
	char *title = text_format("%s: %s, %s", row_text(device, "name"), count,
				  words);

	line_print_title(title);
	printf("%s\n", types);
	list_print_channels(channels);
	free(title);
	free(types);
	free(count);
	free(words);
}

static void list_print(struct json_object *document)
{
	struct json_object *devices = row_part(document, "devices");
	const char *between = "";
	struct json_object *device;

	if (!json_object_array_length(devices))
		puts("There are no channels, as no provider is loaded: try 'modprobe swdma'.");
	rows_for_each(device, devices) {
		fputs(between, stdout);
		list_print_device(device);
		between = "\n";
	}
}

int list_run(const struct request *request)
{
	struct json_object *document = json_object_new_object();
	struct json_object *channels;

	request_take_none(request);
	need_dmae();
	channels = channels_read();
	/* Without debugfs only the number of holders is shown. */
	channels_add_holders(channels);
	row_add(document, "devices", devices_of(channels));
	json_object_put(channels);
	return request_answer(request, document, list_print);
}
