// SPDX-License-Identifier: GPL-2.0
/*
 * The command line
 */
#include "options.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <stdnoreturn.h>

#include "model.h"

static const struct option options_long[] = {
	{ "variant", required_argument, NULL, 'v' },
	{ "channels", required_argument, NULL, 'c' },
	{ "socket", required_argument, NULL, 's' },
	{ "control", required_argument, NULL, 'o' },
	{ "report", required_argument, NULL, 'r' },
	{ "fault", required_argument, NULL, 'f' },
	{ "help", no_argument, NULL, 'h' },
	{},
};

static void options_usage(FILE *file)
{
	const struct variant *variant;

	fputs("usage: ioat-model --socket PATH [OPTION...]\n"
	      "An I/OAT device behind vfio-user, for one virtual machine.\n"
	      "  --variant NAME   the chip (default: skx)\n"
	      "  --channels N     1 to 4 channels (default: 1)\n"
	      "  --control PATH   socket for orders to the running model\n"
	      "  --report FILE    file for the counters (default: standard output)\n"
	      "  --fault KIND[,nth=N][,times=N][,channel=N][,bit=N][,us=N]\n"
	      "      KIND: chanerr lost-interrupt late-completion\n"
	      "            torn-completion stuck-suspend stuck-reset all-ones\n"
	      "            stays-away slow-start silent-halt idle-halt\n"
	      "            dropped-interrupt\n"
	      "variants:\n",
	      file);
	for (variant = variants; variant->name; variant++)
		fprintf(file, "  %-8s %04x %s\n", variant->name, variant->id,
			variant->remark);
}

static noreturn void options_refuse(const char *what, const char *why)
{
	fprintf(stderr, "ioat-model: %s: %s\n", what, why);
	exit(2);
}

static void options_set_channels(struct options *options, const char *text)
{
	options->channels = atoi(text);
	if (options->channels < 1 || options->channels > CHANNELS)
		options_refuse(text, "not a number from 1 to 4");
}

static void options_add_fault(struct options *options, const char *text)
{
	const char *wrong = fault_parse(&options->plan, text);

	if (wrong)
		options_refuse(text, wrong);
}

static void options_set(struct options *options, int letter, const char *value)
{
	switch (letter) {
	case 'v':
		options->variant = variant_find(value);
		if (!options->variant)
			options_refuse(value, "unknown variant");
		break;
	case 'c':
		options_set_channels(options, value);
		break;
	case 's':
		options->socket = value;
		break;
	case 'o':
		options->control = value;
		break;
	case 'r':
		options->report = value;
		break;
	case 'f':
		options_add_fault(options, value);
		break;
	case 'h':
		options_usage(stdout);
		exit(0);
	default:
		options_usage(stderr);
		exit(2);
	}
}

void options_parse(struct options *options, int argc, char **argv)
{
	int letter;

	*options = (struct options){
		.variant = variant_find("skx"),
		.channels = 1,
	};
	while ((letter = getopt_long(argc, argv, "", options_long, NULL)) != -1)
		options_set(options, letter, optarg);
	if (!options->socket || optind < argc) {
		options_usage(stderr);
		exit(2);
	}
}
