// SPDX-License-Identifier: GPL-2.0
/*
 * The log of failed operations in debugfs
 */
#include <kunit/test.h>
#include <linux/fs.h>
#include <linux/seq_file.h>
#include <linux/string.h>

#include "support/fake.h"
#include "support/listener.h"
#include "support/outcome.h"
#include "support/rig.h"

#define LOG_FILE "/sys/kernel/debug/dmae/failures"
#define LOG_SIZE 16384

static struct fake_chan *log_start(struct kunit *test)
{
	fake_start(test, 1);
	return to_fake_chan(listener_take_one(listener_start(test)));
}

static dmae_cookie_t log_do(struct kunit *test, struct fake_chan *chan,
			    int status)
{
	dmae_cookie_t cookie = rig_submit(test, &chan->chan, NULL);

	dmae_async_op_issue_pending(&chan->chan);
	KUNIT_ASSERT_TRUE(test, fake_complete_next(chan, status));
	return cookie;
}

/* The file cannot be read into a kernel buffer, so this calls its show(). */
static char *log_read(struct kunit *test)
{
	struct seq_file copy = { .size = LOG_SIZE - 1 };
	struct file *file = filp_open(LOG_FILE, O_RDONLY, 0);
	const struct seq_file *shown;

	KUNIT_ASSERT_FALSE(test, IS_ERR(file));
	copy.buf = kunit_kzalloc(test, LOG_SIZE, GFP_KERNEL);
	if (copy.buf) {
		shown = file->private_data;
		shown->op->show(&copy, NULL);
	}
	filp_close(file, NULL);
	KUNIT_ASSERT_NOT_NULL(test, copy.buf);
	return copy.buf;
}

/* Returns the log from its nth last entry on, without that entry's time. */
static const char *log_tail(struct kunit *test, unsigned int nth)
{
	char *text = log_read(test);
	size_t i = strlen(text);

	while (i && nth)
		if (text[--i - 1] == '\n')
			nth--;
	return strchr(text + i, ' ') + 1;
}

static void log_expect(struct kunit *test, const char *got,
		       struct fake_chan *chan, dmae_cookie_t cookie,
		       unsigned int count, int error)
{
	char line[128];

	snprintf(line, sizeof(line), "%s memcpy %u %d %u %d\n",
		 dmae_chan_name(&chan->chan), RIG_LEN, cookie, count, error);
	KUNIT_EXPECT_TRUE_MSG(test, strstarts(got, line), "%s is not %s", got,
			      line);
}

static void a_failure_is_logged(struct kunit *test)
{
	struct fake_chan *chan = log_start(test);
	dmae_cookie_t cookie = log_do(test, chan, -EIO);

	log_expect(test, log_tail(test, 1), chan, cookie, 1, EIO);
}

static void a_success_is_not_logged(struct kunit *test)
{
	struct fake_chan *chan = log_start(test);
	dmae_cookie_t cookie = log_do(test, chan, -ENXIO);

	log_do(test, chan, 0);
	log_expect(test, log_tail(test, 1), chan, cookie, 1, ENXIO);
}

static void failures_in_a_row_are_one_entry(struct kunit *test)
{
	struct fake_chan *chan = log_start(test);
	dmae_cookie_t first;

	log_do(test, chan, -EIO);
	first = log_do(test, chan, -ECANCELED);
	log_do(test, chan, -ECANCELED);
	log_do(test, chan, -ECANCELED);
	log_expect(test, log_tail(test, 1), chan, first, 3, ECANCELED);
}

static void only_the_last_failures_are_kept(struct kunit *test)
{
	static const int errors[] = { -EIO, -ENXIO };
	struct fake_chan *chan = log_start(test);
	unsigned int i, lines = 0;
	dmae_cookie_t cookie = 0;
	const char *text;

	for (i = 0; i < 200; i++)
		cookie = log_do(test, chan, errors[i % 2]);
	text = log_read(test);
	for (i = 0; text[i]; i++)
		lines += text[i] == '\n';
	KUNIT_EXPECT_EQ(test, lines, 65);
	log_expect(test, log_tail(test, 1), chan, cookie, 1, ENXIO);
	log_expect(test, log_tail(test, 2), chan, cookie - 1, 1, EIO);
}

static struct kunit_case failure_log_cases[] = {
	KUNIT_CASE(a_failure_is_logged),
	KUNIT_CASE(a_success_is_not_logged),
	KUNIT_CASE(failures_in_a_row_are_one_entry),
	KUNIT_CASE(only_the_last_failures_are_kept),
	{}
};

static struct kunit_suite failure_log_suite = {
	.name = "dmae_failure_log",
	.init = rig_init,
	.exit = rig_exit,
	.test_cases = failure_log_cases,
};

kunit_test_suite(failure_log_suite);
