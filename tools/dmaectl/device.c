// SPDX-License-Identifier: GPL-2.0
#include <stdlib.h>
#include <string.h>

#include "device.h"
#include "file.h"
#include "row.h"
#include "words.h"

static void row_copy(struct json_object *row, const char *key,
		     struct json_object *from)
{
	struct json_object *part = row_part(from, key);

	if (part)
		row_add(row, key, json_object_get(part));
}

static struct json_object *device_of(struct json_object *channel)
{
	static const char *const common[] = { "provider", "node", "priority",
					      "types", "limits" };
	struct json_object *device = json_object_new_object();
	size_t i;

	row_add_text(device, "name", row_text(channel, "device"));
	for (i = 0; i < ARRAY_SIZE(common); i++)
		row_copy(device, common[i], channel);
	row_add(device, "channels", json_object_new_array());
	return device;
}

struct json_object *devices_of(struct json_object *channels)
{
	struct json_object *devices = json_object_new_array();
	struct json_object *channel;

	rows_for_each(channel, channels) {
		struct json_object *device =
			rows_find(devices, row_text(channel, "device"));

		if (!device) {
			device = device_of(channel);
			json_object_array_add(devices, device);
		}
		json_object_array_add(row_part(device, "channels"),
				      json_object_get(channel));
	}
	return devices;
}

char *device_words(struct json_object *device)
{
	const char *provider = row_text(device, "provider");
	char *where = row_part(device, "node") ?
			      text_format("node %s", row_text(device, "node")) :
			      text_copy("any node");
	char *words = text_format("%s%s%spriority %lld, %s",
				  provider ? "provider " : "",
				  provider ? provider : "",
				  provider ? ", " : "",
				  row_number(device, "priority"), where);

	free(where);
	return words;
}

/* Appends the limit, as ", xor of 16", to @words if it is above @least. */
static char *limit_add(char *words, struct json_object *limits, const char *key,
		       long long least, const char *what)
{
	long long limit = row_number(limits, key);
	char *more;

	if (limit <= least)
		return words;
	more = text_format("%s, %s %lld", words, what, limit);
	free(words);
	return more;
}

char *limit_words(struct json_object *device)
{
	struct json_object *limits = row_part(device, "limits");
	char *len = words_of_bytes(row_number(limits, "max_len"));
	char *words = text_format("%s an operation", len);

	words = limit_add(words, limits, "max_xor", 0, "xor of");
	words = limit_add(words, limits, "max_pq", 0, "pq of");
	words = limit_add(words, limits, "align", 1, "aligned to");
	free(len);
	return words;
}

/* The name of a holder, followed by its state unless that is "held". */
static struct json_object *holder_word(struct json_object *holder)
{
	struct json_object *word;
	char *text;

	if (row_is(holder, "state", "held"))
		return json_object_get(row_part(holder, "client"));
	text = text_format("%s (%s)", row_text(holder, "client"),
			   row_text(holder, "state"));
	word = json_object_new_string(text);
	free(text);
	return word;
}

char *holder_words(struct json_object *channel)
{
	struct json_object *holders = row_part(channel, "holders");
	struct json_object *words, *holder;
	char *text;

	if (!holders)
		return row_number(channel, "in_use") ?
			       words_of_count(row_number(channel, "in_use"),
					      "client") :
			       text_copy("");
	words = json_object_new_array();
	rows_for_each(holder, holders)
		json_object_array_add(words, holder_word(holder));
	text = words_join(words, ", ");
	json_object_put(words);
	return text;
}

char *state_words(struct json_object *channel)
{
	const char *state = row_text(channel, "state");
	const char *use = row_flag(channel, "exclusive") ? "held exclusively" :
			  row_number(channel, "in_use")	 ? "held" :
							   "free";

	if (!state || !strcmp(state, "ready"))
		return text_copy(use);
	return text_format("%s, %s", use, state);
}
