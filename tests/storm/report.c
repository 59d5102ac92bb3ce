// SPDX-License-Identifier: GPL-2.0
/*
 * The checks and their results, and the counts of events
 */
#define pr_fmt(fmt) KBUILD_MODNAME ": " fmt

#include <linux/atomic.h>
#include <linux/printk.h>
#include <linux/seq_file.h>

#include "storm.h"

static const char *const storm_check_names[STORM_CHECKS] = {
	[STORM_DATA] = "every successful operation moved its bytes only",
	[STORM_CALLBACKS] = "every operation was called back once",
	[STORM_ORDER] = "callbacks came in the order of submission",
	[STORM_STATUS] = "operations failed or were aborted only for a reason",
	[STORM_REMOVED] = "every REMOVED came once, for a held channel",
	[STORM_EVENTS] = "the other events fitted the state of the client",
	[STORM_EXCLUSIVE] = "an exclusive channel had one holder",
	[STORM_RETURNED] = "no operation outlived chan_free or unregister",
	[STORM_RESOURCES] = "channels had resources while they were held",
	[STORM_STUCK] = "no thread was stuck",
	[STORM_REFUSED] = "no valid call was refused",
};

static const char *const storm_event_names[STORM_EVENTS_END] = {
	[STORM_OP_RIGHT] = "operations succeeded",
	[STORM_OP_FAILED] = "operations failed",
	[STORM_OP_ABORTED] = "operations aborted",
	[STORM_OP_AGAIN] = "operations submitted by a callback",
	[STORM_OP_ABANDONED] = "operations abandoned",
	[STORM_OP_BUSY] = "times that a channel was full",
	[STORM_TOLD_AVAILABLE] = "AVAILABLE",
	[STORM_TOLD_REMOVED] = "REMOVED",
	[STORM_TOLD_SUSPEND] = "SUSPEND",
	[STORM_TOLD_RESUME] = "RESUME",
	[STORM_TOLD_NONE] = "NONE",
	[STORM_TOLD_SHORT] = "SHORT",
	[STORM_TAKEN_EXCLUSIVELY] = "channels taken exclusively",
	[STORM_FREED_FINISH] = "channels freed to finish",
	[STORM_FREED_ABORT] = "channels freed to abort",
	[STORM_FREED_BESIDE] = "channels freed while unregistering",
	[STORM_LEFT] = "clients unregistered",
	[STORM_LEFT_IN_EVENT] = "clients unregistered in a callback",
	[STORM_PROVIDER_LEFT] = "providers unregistered",
	[STORM_PROVIDER_LOST] = "providers lost",
};

/* Messages that are kept for a check; further failures are only counted. */
#define STORM_MESSAGES 10

/**
 * struct storm_failures - failures of one check
 * @count: number of failures
 * @messages: messages of the first ones; only read when the storm is over
 */
struct storm_failures {
	atomic_t count;
	char messages[STORM_MESSAGES][96];
};

static struct storm_failures storm_failures[STORM_CHECKS];
static atomic_long_t storm_events[STORM_EVENTS_END];

void storm_fail(enum storm_check check, const char *fmt, ...)
{
	struct storm_failures *failures = &storm_failures[check];
	const int number = atomic_fetch_inc(&failures->count);
	va_list args;

	if (number >= STORM_MESSAGES)
		return;
	va_start(args, fmt);
	vsnprintf(failures->messages[number],
		  sizeof(failures->messages[number]), fmt, args);
	va_end(args);
	pr_err("failed: %s: %s\n", storm_check_names[check],
	       failures->messages[number]);
}

void storm_count(enum storm_event event)
{
	atomic_long_inc(&storm_events[event]);
}

/* Returns whether each event has happened. */
bool storm_has_had_all(void)
{
	int i;

	for (i = 0; i < STORM_EVENTS_END; i++)
		if (!atomic_long_read(&storm_events[i]))
			return false;
	return true;
}

static void storm_report_events(struct seq_file *file)
{
	int i;

	for (i = 0; i < STORM_EVENTS_END; i++)
		seq_printf(file, "# %ld %s\n",
			   atomic_long_read(&storm_events[i]),
			   storm_event_names[i]);
}

static void storm_report_check(struct seq_file *file, int check)
{
	const struct storm_failures *failures = &storm_failures[check];
	const int count = atomic_read(&failures->count);
	int i;

	seq_printf(file, "%s %d %s\n", count ? "not ok" : "ok", check + 1,
		   storm_check_names[check]);
	for (i = 0; i < min(count, STORM_MESSAGES); i++)
		seq_printf(file, "# %s\n", failures->messages[i]);
	if (count > STORM_MESSAGES)
		seq_printf(file, "# %d failures in all\n", count);
}

void storm_report_show(struct seq_file *file, bool over)
{
	int i;

	storm_report_events(file);
	if (!over)
		return;
	seq_printf(file, "KTAP version 1\n1..%d\n", STORM_CHECKS + 1);
	for (i = 0; i < STORM_CHECKS; i++)
		storm_report_check(file, i);
	seq_printf(file, "%s %d each event has happened\n",
		   storm_has_had_all() ? "ok" : "not ok", i + 1);
}
