// SPDX-License-Identifier: GPL-2.0
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

#include "fault.h"
#include "need.h"
#include "request.h"
#include "row.h"

static void log_print(struct json_object *document)
{
	struct json_object *faults = row_part(document, "faults");
	struct json_object *fault;

	if (!json_object_array_length(faults))
		puts("No operation has failed.");
	rows_for_each(fault, faults) {
		char *when = fault_time(fault);
		char *words = fault_words(fault);

		printf("%s  %s: %s\n", when, row_text(fault, "channel"), words);
		free(words);
		free(when);
	}
}

int log_run(const struct request *request)
{
	struct json_object *document, *faults;

	request_take_none(request);
	need_dmae();
	faults = faults_read();
	if (!faults)
		die_without_debugfs("the failures", errno);
	document = json_object_new_object();
	row_add(document, "faults", faults);
	return request_answer(request, document, log_print);
}
