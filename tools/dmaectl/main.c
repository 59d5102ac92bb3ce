// SPDX-License-Identifier: GPL-2.0
/*
 * dmaectl: shows, tests and measures the channels of dmae
 */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "file.h"
#include "request.h"
#include "say.h"
#include "table.h"

static int help_run(const struct request *request);

static const struct command {
	const char *name;
	const char *words;
	const char *summary;
	int (*run)(const struct request *request);
} commands[] = {
	{ "list", "", "devices, channels and their holders", list_run },
	{ "show", "DEVICE|CHANNEL", "everything about a device or channel",
	  show_run },
	{ "clients", "", "the channels of each client, and why it waits",
	  clients_run },
	{ "stat", "", "counters of each channel", stat_run },
	{ "watch", "[SECONDS [COUNT]]", "rates of each channel, per second",
	  watch_run },
	{ "log", "", "the last operations that failed", log_run },
	{ "test", "[--provider=DEVICE] [--only=WORDS] [--thorough]",
	  "run the conformance tests", test_run },
	{ "bench", "[DEVICE|CHANNEL...] [--types=LIST] [--sizes=LIST]",
	  "measure channels, and the processor for comparison", bench_run },
	{ "help", "", "this text", help_run },
};

static const struct option options[] = {
	{ "json", no_argument, NULL, 'j' },
	{ "color", required_argument, NULL, 'c' },
	{ "provider", required_argument, NULL, 'p' },
	{ "only", required_argument, NULL, 'o' },
	{ "thorough", no_argument, NULL, 't' },
	{ "types", required_argument, NULL, 'y' },
	{ "sizes", required_argument, NULL, 'z' },
	{ "sysfs", required_argument, NULL, 's' },
	{ "debugfs", required_argument, NULL, 'd' },
	{ "version", no_argument, NULL, 'V' },
	{ "help", no_argument, NULL, 'h' },
	{},
};

static int help_run(const struct request *request)
{
	size_t i;

	(void)request;
	puts("usage: dmaectl [OPTION...] COMMAND [WORD...]\n");
	for (i = 0; i < ARRAY_SIZE(commands); i++)
		printf("  %-8s%s%s\n          %s\n", commands[i].name,
		       commands[i].words[0] ? " " : "", commands[i].words,
		       commands[i].summary);
	puts("\n"
	     "  --json               print JSON\n"
	     "  --color=WHEN         always, never, or auto: on a terminal\n"
	     "  --sysfs=DIR          read DIR instead of /sys (DMAECTL_SYSFS)\n"
	     "  --debugfs=DIR        instead of /sys/kernel/debug (DMAECTL_DEBUGFS)\n"
	     "  --version, --help");
	return 0;
}

static int version_print(void)
{
	puts("dmaectl " DMAE_VERSION);
	return 0;
}

/* Output that cannot be written is a failure. */
static int output_end(int status)
{
	if (fflush(stdout) || ferror(stdout))
		die("the output cannot be written");
	return status;
}

static void root_set(const char **dir, const char *path)
{
	if (!path)
		return;
	*dir = path;
	root.copied = true;
}

static int command_run(const char *name, const struct request *request)
{
	size_t i;

	for (i = 0; i < ARRAY_SIZE(commands); i++)
		if (!strcmp(commands[i].name, name))
			return commands[i].run(request);
	die_usage("there is no command '%s'", name);
}

static void option_take(struct request *request, int option)
{
	switch (option) {
	case 'j':
		request->json = true;
		break;
	case 'c':
		if (!table_colour_set(optarg))
			die_usage("the colour is always, never or auto, not %s",
				  optarg);
		break;
	case 'p':
		request->provider = optarg;
		break;
	case 'o':
		request->only = optarg;
		break;
	case 't':
		request->thorough = true;
		break;
	case 'y':
		request->types = optarg;
		break;
	case 'z':
		request->sizes = optarg;
		break;
	case 's':
		root_set(&root.sysfs, optarg);
		break;
	case 'd':
		root_set(&root.debugfs, optarg);
		break;
	default:
		exit(EXIT_USAGE);
	}
}

int main(int argc, char **argv)
{
	struct request request = {};
	int option;

	table_colour_set("auto");
	root_set(&root.sysfs, getenv("DMAECTL_SYSFS"));
	root_set(&root.debugfs, getenv("DMAECTL_DEBUGFS"));
	while ((option = getopt_long(argc, argv, "jhV", options, NULL)) >= 0) {
		if (option == 'h')
			return help_run(&request);
		if (option == 'V')
			return version_print();
		option_take(&request, option);
	}
	if (!argv[optind])
		die_usage("no command given");
	request.words = &argv[optind + 1];
	return output_end(command_run(argv[optind], &request));
}
