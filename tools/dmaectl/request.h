/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The commands and their arguments
 */
#ifndef DMAECTL_REQUEST_H
#define DMAECTL_REQUEST_H

#include <json.h>
#include <stdbool.h>

/**
 * struct request - arguments of a command
 * @words: the words after the command's name, up to a NULL
 * @json: print JSON
 * @provider: device to test; NULL: that of the best channel
 * @only: run only cases with this in their names; NULL: all
 * @thorough: run the long forms of cases
 * @types: types to measure, separated by commas; NULL: all
 * @sizes: sizes to measure, likewise; NULL: a few
 */
struct request {
	char **words;
	bool json;
	const char *provider;
	const char *only;
	bool thorough;
	const char *types;
	const char *sizes;
};

/* Each returns the exit status. */
int list_run(const struct request *request);
int show_run(const struct request *request);
int clients_run(const struct request *request);
int stat_run(const struct request *request);
int watch_run(const struct request *request);
int log_run(const struct request *request);
int test_run(const struct request *request);
int bench_run(const struct request *request);

/* Ends the program if the command was given words. */
void request_take_none(const struct request *request);

/* Prints @document, as JSON or by @print, and releases it; returns 0. */
int request_answer(const struct request *request, struct json_object *document,
		   void (*print)(struct json_object *document));

#endif /* DMAECTL_REQUEST_H */
