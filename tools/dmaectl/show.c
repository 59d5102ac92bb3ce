// SPDX-License-Identifier: GPL-2.0
#include <stdlib.h>

#include "channel.h"
#include "device.h"
#include "fault.h"
#include "file.h"
#include "need.h"
#include "request.h"
#include "row.h"
#include "say.h"
#include "stat.h"
#include "table.h"
#include "words.h"

/* Prints and frees @text. */
static void show_line(const char *name, char *text)
{
	line_print(name, text[0] ? text : "-");
	free(text);
}

static void show_device(struct json_object *device)
{
	show_line("served by", device_words(device));
	show_line("types", words_join(row_part(device, "types"), " "));
	show_line("limits", limit_words(device));
}

static char *show_completed(struct json_object *channel)
{
	char *bytes = words_of_bytes(row_number(channel, "bytes"));
	char *types = stat_types(channel);
	char *words = text_format("%lld operations, %s%s%s",
				  stat_operations(channel), bytes,
				  types[0] ? ": " : "", types);

	free(types);
	free(bytes);
	return words;
}

static char *show_outstanding(struct json_object *channel)
{
	return text_format("%lld operations, %lld at most",
			   row_number(channel, "outstanding"),
			   row_number(channel, "outstanding_max"));
}

static char *show_engine(struct json_object *channel)
{
	return text_format("%lld doorbells, %lld interrupts",
			   row_number(channel, "doorbells"),
			   row_number(channel, "interrupts"));
}

static char *show_failed(struct json_object *channel)
{
	return text_format("%lld, and %lld aborted",
			   row_number(channel, "errors"),
			   row_number(channel, "aborted"));
}

static char *show_fault(struct json_object *fault)
{
	char *when = fault_time(fault);
	char *words = fault_words(fault);
	char *text = text_format("%s, %s", when, words);

	free(words);
	free(when);
	return text;
}

static void show_print_channel(struct json_object *channel)
{
	line_print("channel", row_text(channel, "name"));
	line_print("device", row_text(channel, "device"));
	show_device(channel);
	show_line("state", state_words(channel));
	show_line("held by", holder_words(channel));
	show_line("outstanding", show_outstanding(channel));
	show_line("completed", show_completed(channel));
	if (row_part(channel, "doorbells"))
		show_line("engine", show_engine(channel));
	show_line("failed", show_failed(channel));
	if (row_part(channel, "last_fault"))
		show_line("last failure",
			  show_fault(row_part(channel, "last_fault")));
}

static void show_print_device(struct json_object *device)
{
	struct json_object *channel;

	line_print("device", row_text(device, "name"));
	show_device(device);
	rows_for_each(channel, row_part(device, "channels")) {
		char *state = state_words(channel);
		char *holders = holder_words(channel);

		show_line(row_text(channel, "name"),
			  text_format("%s%s%s", state, holders[0] ? " by " : "",
				      holders));
		free(holders);
		free(state);
	}
}

static void show_add_fault(struct json_object *channel)
{
	struct json_object *faults = faults_read();
	struct json_object *fault, *last = NULL;

	rows_for_each(fault, faults)
		if (row_is(fault, "channel", row_text(channel, "name")))
			last = fault;
	if (last)
		row_add(channel, "last_fault", json_object_get(last));
	json_object_put(faults);
}

int show_run(const struct request *request)
{
	const char *name = request->words[0];
	struct json_object *channels, *devices, *channel, *device;

	if (!name)
		die_usage("no device or channel given");
	if (request->words[1])
		die_usage("'%s' is one word too many", request->words[1]);
	need_dmae();
	channels = channels_read();
	channels_add_holders(channels);
	devices = devices_of(channels);
	channel = json_object_get(rows_find(channels, name));
	device = json_object_get(rows_find(devices, name));
	json_object_put(devices);
	json_object_put(channels);
	if (channel) {
		show_add_fault(channel);
		json_object_put(device);
		return request_answer(request, channel, show_print_channel);
	}
	if (!device)
		die("there is no device or channel '%s': see 'dmaectl list'",
		    name);
	return request_answer(request, device, show_print_device);
}
