// SPDX-License-Identifier: GPL-2.0
/*
 * bench: loads dmae_bench and shows its figures: the time of operations on a
 * channel, and of the same operations on the processor
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "channel.h"
#include "device.h"
#include "file.h"
#include "need.h"
#include "request.h"
#include "row.h"
#include "say.h"
#include "table.h"
#include "tool.h"
#include "words.h"

#define MODULE "dmae_bench"

/* The limits of the module. */
#define SIZES 16
#define SIZE_MAX_BYTES (4UL << 20)

#define ROUNDS "11"

/* The names in dmae_bench of a type on a channel and on the processor. */
static const struct bench_type {
	const char *name;
	const char *on_channel;
	const char *on_cpu;
} bench_types[] = {
	{ "memcpy", "dmae", "memcpy" },
	{ "xor", "dmae_xor", "cpu_xor" },
	{ "pq", "dmae_pq", "cpu_pq" },
};

static const struct bench_type *bench_type_find(const char *name)
{
	size_t i;

	for (i = 0; i < ARRAY_SIZE(bench_types); i++)
		if (!strcmp(bench_types[i].name, name))
			return &bench_types[i];
	die_usage("bench measures memcpy, xor and pq, not '%s'", name);
}

/* Words that are separated by commas. */
static struct json_object *bench_list(const char *text)
{
	char *copy = text_copy(text);
	struct json_object *words;
	char *comma;

	while ((comma = strchr(copy, ',')))
		*comma = ' ';
	words = words_split(copy);
	free(copy);
	return words;
}

/* The value of dmae_bench's parameter "ways"; the caller frees it. */
static char *bench_ways(const struct request *request)
{
	struct json_object *names =
		bench_list(request->types ? request->types : "memcpy,xor,pq");
	char *ways = text_copy("");
	struct json_object *name;

	rows_for_each(name, names) {
		const struct bench_type *type =
			bench_type_find(json_object_get_string(name));
		char *more = text_format("%s%s%s,%s", ways, ways[0] ? "," : "",
					 type->on_channel, type->on_cpu);

		free(ways);
		ways = more;
	}
	if (!ways[0])
		die_usage("--types is empty");
	json_object_put(names);
	return ways;
}

/* "4096", "64k", "1M" */
static unsigned long bench_size(const char *text)
{
	char *end;
	unsigned long size = strtoul(text, &end, 10);

	if (text[0] < '0' || text[0] > '9' || size > SIZE_MAX_BYTES)
		size = 0;
	if (*end == 'k' || *end == 'K')
		size <<= 10, end++;
	else if (*end == 'm' || *end == 'M')
		size <<= 20, end++;
	if (*end || !size || size > SIZE_MAX_BYTES)
		die_usage("a size is 1 to 4M bytes, not '%s'", text);
	return size;
}

/* The value of dmae_bench's parameter "sizes"; the caller frees it. */
static char *bench_sizes(const struct request *request)
{
	struct json_object *words =
		bench_list(request->sizes ? request->sizes : "4k,64k,1M");
	char *sizes = text_copy("");
	struct json_object *word;

	if (json_object_array_length(words) > SIZES)
		die_usage("too many sizes: at most %d", SIZES);
	rows_for_each(word, words) {
		char *more =
			text_format("%s%s%lu", sizes, sizes[0] ? "," : "",
				    bench_size(json_object_get_string(word)));

		free(sizes);
		sizes = more;
	}
	if (!sizes[0])
		die_usage("--sizes is empty");
	json_object_put(words);
	return sizes;
}

/* The channel of that name, or the first channel of the device of that name. */
static struct json_object *bench_find(struct json_object *channels,
				      const char *name)
{
	struct json_object *channel = rows_find(channels, name);

	if (channel)
		return channel;
	rows_for_each(channel, channels)
		if (row_is(channel, "device", name))
			return channel;
	die("there is no device or channel '%s': see 'dmaectl list'", name);
}

/* The channel that the core would offer first. */
static struct json_object *bench_find_best(struct json_object *channels)
{
	struct json_object *best = rows_at(channels, 0);
	struct json_object *channel;

	rows_for_each(channel, channels)
		if (row_number(channel, "priority") >
		    row_number(best, "priority"))
			best = channel;
	if (!best)
		die("there are no channels: try 'modprobe swdma'");
	return best;
}

/* The names of the channels to measure. */
static struct json_object *bench_choose(char **words)
{
	struct json_object *channels = channels_read();
	struct json_object *names = json_object_new_array();
	struct json_object *channel;
	const char *name;

	do {
		channel = words[0] ? bench_find(channels, words[0]) :
				     bench_find_best(channels);
		name = row_text(channel, "name");
		json_object_array_add(names, json_object_new_string(name));
	} while (words[0] && *++words);
	json_object_put(channels);
	return names;
}

__noreturn static void die_of_load(const char *channel, int error)
{
	if (error == ETIMEDOUT)
		die("%s is not available: 'dmaectl show %s' lists its holders",
		    channel, channel);
	die_without_module(MODULE, error);
}

__noreturn static void die_of_run(const char *channel, int error)
{
	if (error == ENOMEM)
		die("not enough contiguous memory: try smaller --sizes");
	if (error == ENODEV)
		die("%s was removed", channel);
	if (error == EIO)
		die("an operation on %s has failed: see 'dmaectl log'",
		    channel);
	die_without_debugfs("the benchmark", error);
}

/* The samples, one a line; the caller frees them. */
static char *bench_measure(const char *channel, const char *options)
{
	char *text, *all;
	int err;

	if (!root.copied) {
		all = text_format("channel=%s %s", channel, options);
		err = tool_load(MODULE, all);
		free(all);
		if (err)
			die_of_load(channel, err);
	}
	text = file_read("%s/dmae-bench", root.debugfs);
	err = errno;
	if (!root.copied)
		tool_unload(MODULE);
	if (!text)
		die_of_run(channel, err);
	return text;
}

static int compare(const void *a, const void *b)
{
	const double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

/* Median in nanoseconds; 0 if there are no samples. */
static double bench_median(struct json_object *samples)
{
	const size_t count = samples ? json_object_array_length(samples) : 0;
	double *all, median;
	size_t i;

	if (!count)
		return 0;
	all = calloc(count, sizeof(*all));
	if (!all)
		die("out of memory");
	for (i = 0; i < count; i++)
		all[i] = json_object_get_double(rows_at(samples, i)) / 1000;
	qsort(all, count, sizeof(*all), compare);
	median = all[count / 2];
	free(all);
	return median;
}

static void bench_add_time(struct json_object *row, const char *ns_key,
			   const char *rate_key, struct json_object *sample)
{
	const double ns = bench_median(row_part(sample, "ps"));

	if (!ns)
		return;
	row_add_real(row, ns_key, ns);
	row_add_real(row, rate_key, row_number(sample, "bytes") * 1e9 / ns);
}

static struct json_object *bench_row(struct json_object *results,
				     const char *channel, const char *type,
				     long long bytes)
{
	struct json_object *row;

	rows_for_each(row, results)
		if (row_is(row, "channel", channel) &&
		    row_is(row, "type", type) &&
		    row_number(row, "bytes") == bytes)
			return row;
	row = json_object_new_object();
	row_add_text(row, "channel", channel);
	row_add_text(row, "type", type);
	row_add_number(row, "bytes", bytes);
	json_object_array_add(results, row);
	return row;
}

/* A type that the channel lacks has a figure for the processor only. */
static void bench_add_sample(struct json_object *results, const char *channel,
			     struct json_object *sample)
{
	const char *way = row_text(sample, "way");
	const long long bytes = row_number(sample, "bytes");
	size_t i;

	for (i = 0; way && i < ARRAY_SIZE(bench_types); i++) {
		const struct bench_type *type = &bench_types[i];

		if (!strcmp(way, type->on_channel))
			bench_add_time(bench_row(results, channel, type->name,
						 bytes),
				       "ns", "bytes_per_s", sample);
		else if (!strcmp(way, type->on_cpu))
			bench_add_time(bench_row(results, channel, type->name,
						 bytes),
				       "cpu_ns", "cpu_bytes_per_s", sample);
	}
}

static void bench_add(struct json_object *results, const char *channel,
		      char *text)
{
	char *rest = text;
	char *line;

	while ((line = line_next(&rest))) {
		struct json_object *sample = json_tokener_parse(line);

		bench_add_sample(results, channel, sample);
		json_object_put(sample);
	}
}

static void bench_row_text(struct json_object *row, const char *key, char *text)
{
	row_add_text(row, key, text);
	free(text);
}

static struct json_object *bench_print_row(struct json_object *result)
{
	struct json_object *row = json_object_new_object();
	const double ns = row_real(result, "ns");
	const double cpu_ns = row_real(result, "cpu_ns");

	row_add_text(row, "channel", row_text(result, "channel"));
	row_add_text(row, "type", row_text(result, "type"));
	bench_row_text(row, "bytes",
		       words_of_bytes(row_number(result, "bytes")));
	bench_row_text(row, "ns", ns ? words_of_rate(ns) : text_copy("-"));
	bench_row_text(row, "rate",
		       ns ? words_of_bytes(row_real(result, "bytes_per_s")) :
			    text_copy("-"));
	bench_row_text(row, "cpu_ns", words_of_rate(cpu_ns));
	bench_row_text(row, "cpu_rate",
		       words_of_bytes(row_real(result, "cpu_bytes_per_s")));
	bench_row_text(row, "gain",
		       ns ? text_format("%.2f", cpu_ns / ns) : text_copy("-"));
	return row;
}

static void bench_print(struct json_object *document)
{
	static const struct table_column columns[] = {
		{ "CHANNEL", "channel", TABLE_TEXT },
		{ "TYPE", "type", TABLE_TEXT },
		{ "BYTES", "bytes", TABLE_NUMBER },
		{ "NS", "ns", TABLE_NUMBER },
		{ "BYTES/S", "rate", TABLE_NUMBER },
		{ "CPU NS", "cpu_ns", TABLE_NUMBER },
		{ "CPU BYTES/S", "cpu_rate", TABLE_NUMBER },
		{ "TIMES", "gain", TABLE_NUMBER },
		{},
	};
	struct json_object *rows = json_object_new_array();
	struct json_object *result;

	rows_for_each(result, row_part(document, "results"))
		json_object_array_add(rows, bench_print_row(result));
	table_print(columns, rows);
	json_object_put(rows);
}

int bench_run(const struct request *request)
{
	struct json_object *document = json_object_new_object();
	struct json_object *results = json_object_new_array();
	char *ways = bench_ways(request);
	char *sizes = bench_sizes(request);
	char *options =
		text_format("rounds=%s ways=%s sizes=%s", ROUNDS, ways, sizes);
	struct json_object *names, *name;

	need_dmae();
	names = bench_choose(request->words);
	if (isatty(STDERR_FILENO))
		fputs("dmaectl: measuring, takes some seconds\n", stderr);
	rows_for_each(name, names) {
		const char *channel = json_object_get_string(name);
		char *text = bench_measure(channel, options);

		bench_add(results, channel, text);
		free(text);
	}
	json_object_put(names);
	row_add(document, "results", results);
	request_answer(request, document, bench_print);
	free(options);
	free(sizes);
	free(ways);
	return 0;
}
