// SPDX-License-Identifier: GPL-2.0
#include <stdio.h>

#include "request.h"
#include "say.h"

void request_take_none(const struct request *request)
{
	if (request->words[0])
		die_usage("'%s' is one word too many", request->words[0]);
}

int request_answer(const struct request *request, struct json_object *document,
		   void (*print)(struct json_object *document))
{
	const int style = JSON_C_TO_STRING_PRETTY |
			  JSON_C_TO_STRING_NOSLASHESCAPE;

	if (request->json)
		puts(json_object_to_json_string_ext(document, style));
	else
		print(document);
	json_object_put(document);
	return 0;
}
