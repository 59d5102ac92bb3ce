/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The command line
 */
#ifndef MODEL_OPTIONS_H
#define MODEL_OPTIONS_H

#include "fault.h"
#include "variant.h"

struct options {
	const struct variant *variant;
	unsigned int channels;
	const char *socket;
	const char *control;
	const char *report;
	struct fault_plan plan;
};

/* Exits on an error. */
void options_parse(struct options *options, int argc, char **argv);

#endif /* MODEL_OPTIONS_H */
