// SPDX-License-Identifier: GPL-2.0
#include "rate.h"
#include "row.h"
#include "stat.h"

/* The counters of a channel that was registered anew begin at 0. */
static long long since(long long before, long long after)
{
	return after < before ? after : after - before;
}

static void rate_add_failures(struct json_object *rate, const char *key,
			      struct json_object *before,
			      struct json_object *after)
{
	long long failures =
		since(row_number(before, key), row_number(after, key));

	row_add_number(rate, key, row_number(rate, key) + failures);
}

/* Adds the rates of a channel to @rate. */
static void rate_add_channel(struct json_object *rate,
			     struct json_object *before,
			     struct json_object *after, double seconds)
{
	long long operations = since(before ? stat_operations(before) : 0,
				     stat_operations(after));
	long long bytes =
		since(row_number(before, "bytes"), row_number(after, "bytes"));

	row_add_real(rate, "operations",
		     row_real(rate, "operations") + operations / seconds);
	row_add_real(rate, "bytes", row_real(rate, "bytes") + bytes / seconds);
	rate_add_failures(rate, "errors", before, after);
	rate_add_failures(rate, "aborted", before, after);
	row_add_number(rate, "outstanding",
		       row_number(rate, "outstanding") +
			       row_number(after, "outstanding"));
}

static struct json_object *rate_new(const char *name)
{
	struct json_object *rate = json_object_new_object();

	row_add_text(rate, "name", name);
	return rate;
}

struct json_object *rates_of(struct json_object *before,
			     struct json_object *after)
{
	struct json_object *document = json_object_new_object();
	struct json_object *rates = json_object_new_array();
	struct json_object *total = rate_new("total");
	struct json_object *channel;
	double seconds =
		(row_number(after, "time_ms") - row_number(before, "time_ms")) /
		1000.0;

	/* The clock may have been set between the samples. */
	if (seconds <= 0)
		seconds = 1;
	rows_for_each(channel, row_part(after, "channels")) {
		const char *name = row_text(channel, "name");
		struct json_object *old =
			rows_find(row_part(before, "channels"), name);
		struct json_object *rate = rate_new(name);

		rate_add_channel(rate, old, channel, seconds);
		rate_add_channel(total, old, channel, seconds);
		json_object_array_add(rates, rate);
	}
	row_add_number(document, "time_ms", row_number(after, "time_ms"));
	row_add_real(document, "seconds", seconds);
	row_add(document, "rates", rates);
	row_add(document, "total", total);
	return document;
}
