/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The commands; each returns the exit status
 */
#ifndef DMAECTL_REQUEST_H
#define DMAECTL_REQUEST_H

#include <json.h>
#include <stdbool.h>

/**
 * struct request - what is asked of a command
 * @words: what follows its name, up to NULL
 * @json: for a machine to read
 * @provider: the device to be tested; NULL: the best
 * @only: the cases to be run; NULL: all
 * @thorough: with nothing left out
 * @types: the types to be measured; NULL: all
 * @sizes: in how many bytes; NULL: some
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

int list_run(const struct request *request);
int show_run(const struct request *request);
int clients_run(const struct request *request);
int stat_run(const struct request *request);
int watch_run(const struct request *request);
int log_run(const struct request *request);
int test_run(const struct request *request);
int bench_run(const struct request *request);

/* Ends the program if there are words. */
void request_take_none(const struct request *request);

/* Prints @document, as JSON or by @print, and puts it; returns 0. */
int request_answer(const struct request *request, struct json_object *document,
		   void (*print)(struct json_object *document));

#endif /* DMAECTL_REQUEST_H */
