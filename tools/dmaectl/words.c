// SPDX-License-Identifier: GPL-2.0
#include <errno.h>
#include <stddef.h>
#include <string.h>

#include "file.h"
#include "words.h"

char *words_of_bytes(double bytes)
{
	static const char *const units[] = { "B",   "KiB", "MiB",
					     "GiB", "TiB", "PiB" };
	unsigned int unit = 0;

	/* A value that would be printed as 1024.0 is 1.0 of the next unit. */
	for (; bytes >= 1023.95 && unit + 1 < ARRAY_SIZE(units); unit++)
		bytes /= 1024;
	return text_format("%.*f %s", unit ? 1 : 0, bytes, units[unit]);
}

char *words_of_rate(double rate)
{
	return text_format("%.*f", rate > 0 && rate < 99.95 ? 1 : 0, rate);
}

static const struct {
	int error;
	const char *words;
} failures[] = {
	{ ECANCELED,
	  "aborted: the channel was removed, or the client asked for it" },
	{ EIO, "failed: the engine reported an error" },
	{ ETIMEDOUT, "failed: the engine timed out" },
	{ ENODEV, "failed: the device is gone" },
};

char *words_of_failure(int error)
{
	size_t i;

	for (i = 0; i < ARRAY_SIZE(failures); i++)
		if (failures[i].error == error)
			return text_copy(failures[i].words);
	return text_format("failed: %s", strerror(error));
}

char *words_of_count(long long count, const char *noun)
{
	return text_format("%lld %s%s", count, noun, count == 1 ? "" : "s");
}
