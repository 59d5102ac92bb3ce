// SPDX-License-Identifier: GPL-2.0
/*
 * test: loads dmae_test, runs its cases and prints their results as KTAP
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
#include "tool.h"

#define MODULE "dmae_test"

/* The module's parameters; the caller frees them. */
static char *test_options(const struct request *request)
{
	const char *provider = request->provider;
	const char *only = request->only;

	/* The kernel has no way to quote a quotation mark. */
	if (only && strchr(only, '"'))
		die_usage("no case has a quotation mark in its name");
	return text_format("%s%s %s%s%s %s", provider ? "provider=" : "",
			   provider ? provider : "", only ? "only=\"" : "",
			   only ? only : "", only ? "\"" : "",
			   request->thorough ? "thorough=1" : "");
}

/* Ends the program if there is no such device: all cases would be skipped. */
static void test_need_device(const char *name)
{
	struct json_object *channels = channels_read();
	struct json_object *devices = devices_of(channels);

	if (!rows_find(devices, name))
		die("there is no device '%s': see 'dmaectl list'", name);
	json_object_put(devices);
	json_object_put(channels);
}

/* Runs the cases and returns their KTAP; the caller frees it. */
static char *test_results(void)
{
	char *path = text_format("%s/dmae-test/run", root.debugfs);
	int err;
	char *results;

	if (isatty(STDERR_FILENO))
		fputs("dmaectl: running the tests, takes about a minute\n",
		      stderr);
	err = file_write(path, "1");
	free(path);
	if (err)
		die_without_debugfs("the tests", err);
	results = file_read("%s/dmae-test/results", root.debugfs);
	if (!results)
		die_without_debugfs("the results", errno);
	return results;
}

/* ok|not ok N NAME[ # SKIP WHY] */
static struct json_object *test_case(char *line)
{
	struct json_object *row = json_object_new_object();
	char *why = strstr(line, " # SKIP ");
	const char *result = why		       ? "skipped" :
			     !strncmp(line, "not ", 4) ? "failed" :
							 "passed";

	if (why) {
		*why = '\0';
		why += strlen(" # SKIP ");
	}
	/* The name may begin with a digit. */
	line += strcspn(line, "0123456789");
	line += strspn(line, "0123456789");
	line += strspn(line, " ");
	row_add_text(row, "name", line);
	row_add_text(row, "result", result);
	row_add_text(row, "why", why);
	return row;
}

static bool starts_with(const char *text, const char *start)
{
	return !strncmp(text, start, strlen(start));
}

/* "cases", "passed", "failed", "skipped", "complete" */
static struct json_object *test_document(const char *results)
{
	static const char *const sums[] = { "passed", "failed", "skipped" };
	struct json_object *document = json_object_new_object();
	struct json_object *cases = json_object_new_array();
	char *text = text_copy(results);
	char *rest = text;
	size_t planned = 0, i;
	char *line;

	for (i = 0; i < ARRAY_SIZE(sums); i++)
		row_add_number(document, sums[i], 0);
	while ((line = line_next(&rest))) {
		if (starts_with(line, "1.."))
			planned = strtoul(line + 3, NULL, 10);
		if (!starts_with(line, "ok ") && !starts_with(line, "not ok "))
			continue;
		struct json_object *row = test_case(line);
		const char *sum = row_text(row, "result");

		row_add_number(document, sum, row_number(document, sum) + 1);
		json_object_array_add(cases, row);
	}
	row_add_flag(document, "complete",
		     planned && json_object_array_length(cases) == planned);
	row_add(document, "cases", cases);
	free(text);
	return document;
}

static void test_print(struct json_object *document)
{
	printf("# %s passed, %s failed, %s skipped%s\n",
	       row_text(document, "passed"), row_text(document, "failed"),
	       row_text(document, "skipped"),
	       row_flag(document, "complete") ? "" :
						"; some cases did not run");
}

int test_run(const struct request *request)
{
	char *options = test_options(request);
	struct json_object *document;
	char *results;
	bool good;
	int err;

	request_take_none(request);
	need_dmae();
	if (request->provider)
		test_need_device(request->provider);
	err = root.copied ? 0 : tool_load(MODULE, options);
	if (err)
		die_without_module(MODULE, err);
	results = test_results();
	if (!root.copied)
		tool_unload(MODULE);
	document = test_document(results);
	good = row_flag(document, "complete") &&
	       !row_number(document, "failed");
	if (!request->json)
		puts(results);
	request_answer(request, document, test_print);
	free(results);
	free(options);
	return good ? 0 : EXIT_TROUBLE;
}
