// SPDX-License-Identifier: GPL-2.0
/*
 * Statuses by cookie on a channel: over the wrap, and of what has failed
 */
#include <kunit/test.h>

#include "support/fake.h"
#include "support/listener.h"
#include "support/outcome.h"
#include "support/rig.h"

#define LAST DMAE_MAX_COOKIE

/* Operations that a test has in flight at a time. */
#define FLIGHT 6

/* More failures apart from each other than a channel has room for. */
#define MANY 50

/* A channel that has just handed out, and ended, @cookie. */
static struct dmae_chan *wrap_start(struct kunit *test, dmae_cookie_t cookie)
{
	struct dmae_chan *chan;

	fake_start(test, 1);
	chan = listener_take_one(listener_start(test));
	fake_preset_cookie(to_fake_chan(chan), cookie);
	return chan;
}

static void wrap_submit(struct kunit *test, struct dmae_chan *chan,
			dmae_cookie_t *cookies, unsigned int number)
{
	unsigned int i;

	for (i = 0; i < number; i++)
		cookies[i] = rig_submit(test, chan, NULL);
	dmae_async_op_issue_pending(chan);
}

/* Does one operation, which ends with @status. */
static dmae_cookie_t wrap_do(struct kunit *test, struct dmae_chan *chan,
			     int status)
{
	dmae_cookie_t cookie;

	wrap_submit(test, chan, &cookie, 1);
	KUNIT_ASSERT_TRUE(test, fake_complete_next(to_fake_chan(chan), status));
	return cookie;
}

static enum dmae_status wrap_status(struct dmae_chan *chan,
				    dmae_cookie_t cookie)
{
	return dmae_async_op_complete(chan, cookie, NULL, NULL);
}

static void cookies_go_on_at_one_after_the_largest(struct kunit *test)
{
	struct dmae_chan *chan = wrap_start(test, LAST - 1);
	dmae_cookie_t cookies[3];

	wrap_submit(test, chan, cookies, ARRAY_SIZE(cookies));
	KUNIT_EXPECT_EQ(test, cookies[0], LAST);
	KUNIT_EXPECT_EQ(test, cookies[1], 1);
	KUNIT_EXPECT_EQ(test, cookies[2], 2);
	fake_complete_all(to_fake_chan(chan), 0);
}

/* The first @ended of @cookies have ended, says each way of asking. */
static void wrap_check(struct kunit *test, struct dmae_chan *chan,
		       const dmae_cookie_t *cookies, unsigned int ended)
{
	dmae_cookie_t last, used;
	unsigned int i;

	dmae_async_op_complete(chan, cookies[0], &last, &used);
	for (i = 0; i < FLIGHT; i++) {
		enum dmae_status truth = i < ended ? DMAE_SUCCESS :
						     DMAE_IN_PROGRESS;

		KUNIT_EXPECT_EQ_MSG(test, wrap_status(chan, cookies[i]), truth,
				    "cookie %d, %u ended", cookies[i], ended);
		KUNIT_EXPECT_EQ_MSG(test, truth,
				    dmae_async_is_complete(cookies[i], last,
							   used),
				    "cookie %d, %u ended", cookies[i], ended);
	}
}

static void statuses_are_right_at_every_step_over_the_wrap(struct kunit *test)
{
	struct dmae_chan *chan = wrap_start(test, LAST - 3);
	dmae_cookie_t cookies[FLIGHT];
	unsigned int ended;

	wrap_submit(test, chan, cookies, FLIGHT);
	for (ended = 0; ended < FLIGHT; ended++) {
		wrap_check(test, chan, cookies, ended);
		fake_complete_next(to_fake_chan(chan), 0);
	}
	wrap_check(test, chan, cookies, FLIGHT);
}

static void last_and_used_are_those_of_the_channel(struct kunit *test)
{
	struct dmae_chan *chan = wrap_start(test, LAST - 1);
	dmae_cookie_t cookies[3], last, used;

	wrap_submit(test, chan, cookies, ARRAY_SIZE(cookies));
	fake_complete_next(to_fake_chan(chan), 0);
	fake_complete_next(to_fake_chan(chan), 0);
	dmae_async_op_complete(chan, cookies[2], &last, &used);
	KUNIT_EXPECT_EQ(test, last, cookies[1]);
	KUNIT_EXPECT_EQ(test, used, cookies[2]);
	fake_complete_all(to_fake_chan(chan), 0);
}

/* Some of FLIGHT operations over the wrap fail: bit for each. */
static void wrap_fail(struct kunit *test, unsigned long failing)
{
	struct dmae_chan *chan = wrap_start(test, LAST - 3);
	dmae_cookie_t cookies[FLIGHT];
	unsigned int i;

	wrap_submit(test, chan, cookies, FLIGHT);
	for (i = 0; i < FLIGHT; i++)
		fake_complete_next(to_fake_chan(chan),
				   failing & BIT(i) ? -EIO : 0);
	for (i = 0; i < FLIGHT; i++)
		KUNIT_EXPECT_EQ_MSG(test, wrap_status(chan, cookies[i]),
				    failing & BIT(i) ? DMAE_ERROR :
						       DMAE_SUCCESS,
				    "cookie %d", cookies[i]);
}

static const struct wrap_failures {
	const char *name;
	unsigned long failing;
} wrap_failures[] = {
	{ "none", 0 },
	{ "the first before the wrap", BIT(0) },
	{ "the last before the wrap", BIT(2) },
	{ "the first after the wrap", BIT(3) },
	{ "the last after the wrap", BIT(5) },
	{ "both next to the wrap", BIT(2) | BIT(3) },
	{ "a row over the wrap", GENMASK(4, 1) },
	{ "every second", BIT(0) | BIT(2) | BIT(4) },
	{ "all", GENMASK(5, 0) },
};

KUNIT_ARRAY_PARAM_DESC(wrap_failures, wrap_failures, name);

static void just_what_failed_around_the_wrap_is_an_error(struct kunit *test)
{
	const struct wrap_failures *param = test->param_value;

	wrap_fail(test, param->failing);
}

static void an_aborted_operation_is_an_error(struct kunit *test)
{
	struct dmae_chan *chan = wrap_start(test, 0);
	dmae_cookie_t aborted = wrap_do(test, chan, -ECANCELED);

	KUNIT_EXPECT_EQ(test, wrap_status(chan, aborted), DMAE_ERROR);
}

static void a_failure_is_not_held_against_the_next_round(struct kunit *test)
{
	struct dmae_chan *chan = wrap_start(test, 0);
	dmae_cookie_t failed = wrap_do(test, chan, -EIO);

	fake_preset_cookie(to_fake_chan(chan), LAST);
	KUNIT_EXPECT_EQ(test, wrap_do(test, chan, 0), failed);
	KUNIT_EXPECT_EQ(test, wrap_status(chan, failed), DMAE_SUCCESS);
}

static void a_failure_is_known_until_its_cookie_comes_again(struct kunit *test)
{
	struct dmae_chan *chan = wrap_start(test, 9);
	dmae_cookie_t failed = wrap_do(test, chan, -EIO);

	fake_preset_cookie(to_fake_chan(chan), LAST);
	wrap_do(test, chan, 0);
	KUNIT_EXPECT_EQ(test, wrap_status(chan, failed), DMAE_ERROR);
}

static void no_failure_is_forgotten_when_there_are_many(struct kunit *test)
{
	struct dmae_chan *chan = wrap_start(test, LAST - MANY);
	dmae_cookie_t failed[MANY];
	unsigned int i;

	for (i = 0; i < MANY; i++) {
		failed[i] = wrap_do(test, chan, -EIO);
		wrap_do(test, chan, 0);
	}
	for (i = 0; i < MANY; i++)
		KUNIT_EXPECT_EQ_MSG(test, wrap_status(chan, failed[i]),
				    DMAE_ERROR, "failure %u of %u", i, MANY);
}

static void what_succeeds_after_many_failures_is_a_success(struct kunit *test)
{
	struct dmae_chan *chan = wrap_start(test, LAST - MANY);
	dmae_cookie_t succeeded = 0;
	unsigned int i;

	for (i = 0; i < MANY; i++) {
		wrap_do(test, chan, -EIO);
		succeeded = wrap_do(test, chan, 0);
	}
	KUNIT_EXPECT_EQ(test, wrap_status(chan, succeeded), DMAE_SUCCESS);
}

static void a_long_row_of_failures_leaves_its_neighbours(struct kunit *test)
{
	struct dmae_chan *chan = wrap_start(test, LAST - MANY / 2);
	dmae_cookie_t before, after;
	unsigned int i;

	before = wrap_do(test, chan, 0);
	for (i = 0; i < MANY; i++)
		wrap_do(test, chan, -EIO);
	after = wrap_do(test, chan, 0);
	KUNIT_EXPECT_EQ(test, wrap_status(chan, before), DMAE_SUCCESS);
	KUNIT_EXPECT_EQ(test, wrap_status(chan, after), DMAE_SUCCESS);
}

static void a_failure_is_one_whatever_its_errno(struct kunit *test)
{
	struct dmae_chan *chan = wrap_start(test, 0);
	dmae_cookie_t cookie = wrap_do(test, chan, -EILSEQ);

	KUNIT_EXPECT_EQ(test, dmae_async_op_wait(chan, cookie, 0), -EIO);
}

static struct kunit_case status_cases[] = {
	KUNIT_CASE(cookies_go_on_at_one_after_the_largest),
	KUNIT_CASE(statuses_are_right_at_every_step_over_the_wrap),
	KUNIT_CASE(last_and_used_are_those_of_the_channel),
	KUNIT_CASE_PARAM(just_what_failed_around_the_wrap_is_an_error,
			 wrap_failures_gen_params),
	KUNIT_CASE(an_aborted_operation_is_an_error),
	KUNIT_CASE(a_failure_is_not_held_against_the_next_round),
	KUNIT_CASE(a_failure_is_known_until_its_cookie_comes_again),
	KUNIT_CASE(no_failure_is_forgotten_when_there_are_many),
	KUNIT_CASE(what_succeeds_after_many_failures_is_a_success),
	KUNIT_CASE(a_long_row_of_failures_leaves_its_neighbours),
	KUNIT_CASE(a_failure_is_one_whatever_its_errno),
	{}
};

static struct kunit_suite status_suite = {
	.name = "dmae_status",
	.init = rig_init,
	.exit = rig_exit,
	.test_cases = status_cases,
};

kunit_test_suite(status_suite);
