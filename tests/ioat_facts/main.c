// SPDX-License-Identifier: GPL-2.0
/*
 * ioat-facts: compares the layouts of the driver with those of the model
 *
 * Neither includes the other's headers, so each has its own register and
 * descriptor layouts.  Prints KTAP, a result for each fact.
 */
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "facts.h"

#define FACTS_MAX 256

static struct fact {
	const char *name;
	unsigned long value;
} facts[2][FACTS_MAX];

static unsigned int fact_cnt[2];
static unsigned int side; /* 0: the driver; 1: the model */

static void fact_keep(const char *name, unsigned long value)
{
	if (fact_cnt[side] < FACTS_MAX)
		facts[side][fact_cnt[side]++] = (struct fact){ name, value };
}

static bool fact_agrees(unsigned int i)
{
	const struct fact *driver = &facts[0][i], *model = &facts[1][i];

	if (i >= fact_cnt[0] || i >= fact_cnt[1]) {
		printf("# either the driver or the model lacks it\n");
		return false;
	}
	if (!strcmp(driver->name, model->name) && driver->value == model->value)
		return true;
	printf("# driver: %s is %#lx, model: %s is %#lx\n", driver->name,
	       driver->value, model->name, model->value);
	return false;
}

int main(void)
{
	const unsigned int *cnt = fact_cnt;
	unsigned int i, most;
	bool all = true;

	driver_facts(fact_keep);
	side = 1;
	model_facts(fact_keep);
	most = cnt[0] > cnt[1] ? cnt[0] : cnt[1];
	printf("KTAP version 1\n1..%u\n", most);
	for (i = 0; i < most; i++) {
		const bool agrees = fact_agrees(i);

		printf("%sok %u %s\n", agrees ? "" : "not ", i + 1,
		       facts[i >= cnt[0]][i].name);
		all &= agrees;
	}
	return !all;
}
