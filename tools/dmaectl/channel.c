// SPDX-License-Identifier: GPL-2.0
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "channel.h"
#include "file.h"
#include "row.h"

static long long channel_number(const char *name, const char *attribute)
{
	char *text =
		file_read("%s/class/dmae/%s/%s", root.sysfs, name, attribute);
	long long number = text ? strtoll(text, NULL, 10) : 0;

	free(text);
	return number;
}

static struct json_object *channel_types(const char *name)
{
	char *text = file_read("%s/class/dmae/%s/types", root.sysfs, name);
	struct json_object *types = words_split(text ? text : "");

	free(text);
	return types;
}

static struct json_object *channel_counts(const char *name,
					  struct json_object *types)
{
	struct json_object *counts = json_object_new_object();
	struct json_object *type;

	rows_for_each(type, types) {
		const char *word = json_object_get_string(type);
		char *attribute = text_format("%s_count", word);

		row_add_number(counts, word, channel_number(name, attribute));
		free(attribute);
	}
	return counts;
}

static void channel_add_link(struct json_object *channel, const char *key,
			     const char *name, const char *link)
{
	char *target =
		file_link_name("%s/class/dmae/%s/%s", root.sysfs, name, link);

	row_add_text(channel, key, target);
	free(target);
}

/* A device without a node, or with node -1, is near all CPUs. */
static void channel_add_node(struct json_object *channel, const char *name)
{
	char *text = file_read("%s/class/dmae/%s/device/numa_node", root.sysfs,
			       name);

	if (text && text[0] != '-')
		row_add_number(channel, "node", strtoll(text, NULL, 10));
	free(text);
}

static struct json_object *channel_limits(const char *name)
{
	static const char *const limits[] = { "max_len", "max_xor", "max_pq",
					      "align" };
	struct json_object *row = json_object_new_object();
	size_t i;

	for (i = 0; i < ARRAY_SIZE(limits); i++)
		row_add_number(row, limits[i], channel_number(name, limits[i]));
	return row;
}

/* Only channels of hardware have these files. */
static void channel_add_engine(struct json_object *channel, const char *name)
{
	if (!file_exists("%s/class/dmae/%s/doorbell_count", root.sysfs, name))
		return;
	row_add_number(channel, "doorbells",
		       channel_number(name, "doorbell_count"));
	row_add_number(channel, "interrupts",
		       channel_number(name, "irq_count"));
}

/*
 * A channel that leaves while it is read lacks a device, or some of the numbers
 * are 0.  The link to the device goes before the numbers.
 */
static bool channel_has_left(struct json_object *channel, const char *name)
{
	return !row_part(channel, "device") ||
	       !file_exists("%s/class/dmae/%s/device", root.sysfs, name);
}

static struct json_object *channel_read(const char *name)
{
	struct json_object *channel = json_object_new_object();
	struct json_object *types = channel_types(name);

	row_add_text(channel, "name", name);
	channel_add_link(channel, "device", name, "device");
	channel_add_link(channel, "provider", name, "device/driver");
	channel_add_node(channel, name);
	row_add_number(channel, "priority", channel_number(name, "priority"));
	row_add(channel, "types", types);
	row_add(channel, "limits", channel_limits(name));
	row_add_number(channel, "in_use", channel_number(name, "in_use"));
	row_add_number(channel, "outstanding",
		       channel_number(name, "outstanding"));
	row_add_number(channel, "outstanding_max",
		       channel_number(name, "outstanding_max"));
	channel_add_engine(channel, name);
	row_add(channel, "counts", channel_counts(name, types));
	row_add_number(channel, "bytes",
		       channel_number(name, "bytes_transferred"));
	row_add_number(channel, "errors", channel_number(name, "error_count"));
	row_add_number(channel, "aborted", channel_number(name, "abort_count"));
	return channel;
}

static int is_channel(const struct dirent *entry)
{
	return entry->d_name[0] != '.';
}

struct json_object *channels_read(void)
{
	struct json_object *channels = json_object_new_array();
	char *dir = text_format("%s/class/dmae", root.sysfs);
	struct dirent **entries;
	int count = scandir(dir, &entries, is_channel, versionsort);
	int i;

	for (i = 0; i < count; i++) {
		struct json_object *channel = channel_read(entries[i]->d_name);

		if (channel_has_left(channel, entries[i]->d_name))
			json_object_put(channel);
		else
			json_object_array_add(channels, channel);
		free(entries[i]);
	}
	if (count >= 0)
		free(entries);
	free(dir);
	return channels;
}

/* NAME: DEVICE, priority N[, held exclusively][, suspended][, leaving]; ... */
static struct json_object *channel_add_state(struct json_object *channels,
					     char *line)
{
	char *name = strsep(&line, ":");
	struct json_object *channel = rows_find(channels, name);
	char *end = line ? strchr(line, ';') : NULL;

	if (!channel || !end)
		return NULL;
	*end = '\0';
	row_add_text(channel, "state",
		     strstr(line, ", leaving")	 ? "leaving" :
		     strstr(line, ", suspended") ? "suspended" :
						   "ready");
	row_add_flag(channel, "exclusive", strstr(line, ", held exclusively"));
	row_add(channel, "holders", json_object_new_array());
	return channel;
}

/* CLIENT STATE */
static void channel_add_holder(struct json_object *channel, char *line)
{
	struct json_object *holder;
	char *space = strrchr(line, ' ');

	if (!channel || !space)
		return;
	*space = '\0';
	holder = json_object_new_object();
	row_add_text(holder, "client", line);
	row_add_text(holder, "state", space + 1);
	json_object_array_add(row_part(channel, "holders"), holder);
}

int channels_add_holders(struct json_object *channels)
{
	char *text = file_read("%s/dmae/channels", root.debugfs);
	struct json_object *channel = NULL;
	char *rest = text;
	char *line;

	if (!text)
		return errno;
	while ((line = line_next(&rest))) {
		if (line[0] == '\t')
			channel_add_holder(channel, line + 1);
		else
			channel = channel_add_state(channels, line);
	}
	free(text);
	return 0;
}
