// SPDX-License-Identifier: GPL-2.0
/*
 * Faults to be injected
 */
#include "fault.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

#include "regs.h"

#define FAULT_WORDS 128

static const char *const fault_names[FAULT_KINDS] = {
	[FAULT_CHANERR] = "chanerr",
	[FAULT_LOST_INTERRUPT] = "lost-interrupt",
	[FAULT_LATE_COMPLETION] = "late-completion",
	[FAULT_TORN_COMPLETION] = "torn-completion",
	[FAULT_STUCK_SUSPEND] = "stuck-suspend",
	[FAULT_STUCK_RESET] = "stuck-reset",
	[FAULT_ALL_ONES] = "all-ones",
	[FAULT_STAYS_AWAY] = "stays-away",
	[FAULT_SLOW_START] = "slow-start",
	[FAULT_SILENT_HALT] = "silent-halt",
	[FAULT_IDLE_HALT] = "idle-halt",
	[FAULT_DROPPED_INTERRUPT] = "dropped-interrupt",
};

static bool fault_parse_number(const char *text, u64 *number)
{
	char *end;

	errno = 0;
	*number = strtoull(text, &end, 0);
	return *text >= '0' && *text <= '9' && !*end && !errno;
}

static const char *fault_parse_kind(struct fault *fault, const char *word)
{
	int kind;

	for (kind = 0; kind < FAULT_KINDS; kind++) {
		if (word && !strcmp(fault_names[kind], word)) {
			fault->kind = kind;
			return NULL;
		}
	}
	return "unknown kind of fault";
}

static const char *fault_parse_setting(struct fault *fault, char *word)
{
	char *value = strchr(word, '=');
	u64 number;

	if (!value)
		return "a setting needs a value";
	*value++ = 0;
	if (!fault_parse_number(value, &number))
		return "a value is not a number";
	if (!strcmp(word, "nth") && number)
		fault->first = number;
	else if (!strcmp(word, "times"))
		fault->times = number;
	else if (!strcmp(word, "channel") && number < 4)
		fault->channel = number;
	else if (!strcmp(word, "bit") && number < ERR_BITS)
		fault->bit = number;
	else if (!strcmp(word, "us") && number <= 60000000)
		fault->us = number;
	else
		return "unknown setting, or value out of range";
	return NULL;
}

const char *fault_parse(struct fault_plan *plan, const char *words)
{
	struct fault fault = {
		.channel = -1, .first = 1, .times = 1, .us = 100000
	};
	char buffer[FAULT_WORDS], *word, *rest;
	const char *wrong;

	if (plan->faults == FAULTS)
		return "too many faults";
	if (snprintf(buffer, sizeof(buffer), "%s", words) >= FAULT_WORDS)
		return "too long";
	word = strtok_r(buffer, ",", &rest);
	wrong = fault_parse_kind(&fault, word);
	while (!wrong && (word = strtok_r(NULL, ",", &rest)))
		wrong = fault_parse_setting(&fault, word);
	if (!wrong)
		plan->fault[plan->faults++] = fault;
	return wrong;
}

const struct fault *fault_hit(struct fault_plan *plan, enum fault_kind kind,
			      unsigned int channel)
{
	const struct fault *hit = NULL;
	unsigned int i;

	for (i = 0; i < plan->faults; i++) {
		struct fault *fault = &plan->fault[i];

		if (fault->kind != kind ||
		    (fault->channel >= 0 && (u32)fault->channel != channel))
			continue;
		fault->seen++;
		if (fault->seen >= fault->first &&
		    fault->seen - fault->first < fault->times)
			hit = fault;
	}
	return hit;
}
