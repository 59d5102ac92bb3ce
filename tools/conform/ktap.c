// SPDX-License-Identifier: GPL-2.0
/*
 * Runs the cases for a KTAP report in debugfs
 */
#include <linux/debugfs.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/seq_file.h>
#include <linux/sizes.h>
#include <linux/slab.h>
#include <linux/vmalloc.h>

#include "conform.h"

#define KTAP_SIZE SZ_64K

static DEFINE_MUTEX(ktap_lock);
static char *ktap_text; /* protected by ktap_lock */
static size_t ktap_len; /* protected by ktap_lock */
static struct dentry *ktap_dir;

__printf(1, 2) static void ktap_add(const char *fmt, ...)
{
	va_list args;

	lockdep_assert_held(&ktap_lock);
	va_start(args, fmt);
	ktap_len += vscnprintf(ktap_text + ktap_len, KTAP_SIZE - ktap_len, fmt,
			       args);
	va_end(args);
}

static void ktap_print(struct conform *c, struct va_format *vaf)
{
	ktap_add("# %pV\n", vaf);
}

static void ktap_judge(const struct conform *c, const struct conform_case *cs,
		       unsigned int number)
{
	if (c->failures)
		ktap_add("# %u failures\nnot ok %u %s\n", c->failures, number,
			 cs->name);
	else
		ktap_add("ok %u %s\n", number, cs->name);
}

/* Returns false if no other case can be run. */
static bool ktap_run_case(const struct conform_case *cs, unsigned int number)
{
	struct conform *c = kzalloc(sizeof(*c), GFP_KERNEL);
	bool stuck;

	if (!c)
		return false;
	pr_info("dmae_test: %s\n", cs->name);
	c->print = ktap_print;
	conform_run(c, cs);
	ktap_judge(c, cs, number);
	stuck = c->stuck;
	if (!stuck)
		kfree(c);
	return !stuck;
}

static int ktap_run(void)
{
	const struct conform_case *cs;
	unsigned int number = 0;
	int err;

	ktap_len = 0;
	err = conform_plan_make();
	if (err)
		return err;
	ktap_add("KTAP version 1\n1..%u\n", conform_plan_count());
	for (cs = conform_case_next(NULL); cs; cs = conform_case_next(cs)) {
		if (ktap_run_case(cs, ++number))
			continue;
		/* The stuck operation uses our memory and our callback. */
		__module_get(THIS_MODULE);
		ktap_add("Bail out! an operation does not complete\n");
		break;
	}
	return 0;
}

static ssize_t ktap_write(struct file *file, const char __user *text,
			  size_t len, loff_t *pos)
{
	int err;

	guard(mutex)(&ktap_lock);
	err = ktap_run();
	return err ?: len;
}

static const struct file_operations ktap_run_fops = {
	.owner = THIS_MODULE,
	.write = ktap_write,
};

static int ktap_results_show(struct seq_file *file, void *unused)
{
	guard(mutex)(&ktap_lock);
	seq_write(file, ktap_text, ktap_len);
	return 0;
}
DEFINE_SHOW_ATTRIBUTE(ktap_results);

int conform_ktap_init(void)
{
	ktap_text = vmalloc(KTAP_SIZE);
	if (!ktap_text)
		return -ENOMEM;
	ktap_dir = debugfs_create_dir("dmae-test", NULL);
	debugfs_create_file("run", 0200, ktap_dir, NULL, &ktap_run_fops);
	debugfs_create_file("results", 0400, ktap_dir, NULL,
			    &ktap_results_fops);
	conform_forget_init(ktap_dir);
	return 0;
}

void conform_ktap_fini(void)
{
	debugfs_remove_recursive(ktap_dir);
	conform_forget_fini();
	vfree(ktap_text);
}
