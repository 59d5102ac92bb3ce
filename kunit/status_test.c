// SPDX-License-Identifier: GPL-2.0
/*
 * The status of a cookie: where the counter wraps, and after failures
 */
#include <kunit/test.h>

#include "support/fake.h"
#include "support/listener.h"
#include "support/outcome.h"
#include "support/rig.h"

#define LAST DMAE_MAX_COOKIE

/* Number of operations that a test has outstanding at a time. */
#define FLIGHT 6

/* More separate failures than a channel remembers exactly. */
#define MANY 50

/* Takes an idle channel whose last operation had @cookie. */
static struct dmae_chan *status_start(struct kunit *test, dmae_cookie_t cookie)
{
	struct dmae_chan *chan;

	fake_start(test, 1);
	chan = listener_take_one(listener_start(test));
	fake_preset_cookie(to_fake_chan(chan), cookie);
	return chan;
}

static void status_submit(struct kunit *test, struct dmae_chan *chan,
			  dmae_cookie_t *cookies, unsigned int number)
{
	unsigned int i;

	for (i = 0; i < number; i++)
		cookies[i] = rig_submit(test, chan, NULL);
	dmae_async_op_issue_pending(chan);
}

/* Submits an operation and completes it with @status. */
static dmae_cookie_t status_do(struct kunit *test, struct dmae_chan *chan,
			       int status)
{
	dmae_cookie_t cookie;

	status_submit(test, chan, &cookie, 1);
	KUNIT_ASSERT_TRUE(test, fake_complete_next(to_fake_chan(chan), status));
	return cookie;
}

static enum dmae_status status_of(struct dmae_chan *chan, dmae_cookie_t cookie)
{
	return dmae_async_op_complete(chan, cookie, NULL, NULL);
}

static void after_the_largest_cookie_comes_1(struct kunit *test)
{
	struct dmae_chan *chan = status_start(test, LAST - 1);
	dmae_cookie_t cookies[3];

	status_submit(test, chan, cookies, ARRAY_SIZE(cookies));
	KUNIT_EXPECT_EQ(test, cookies[0], LAST);
	KUNIT_EXPECT_EQ(test, cookies[1], 1);
	KUNIT_EXPECT_EQ(test, cookies[2], 2);
	fake_complete_all(to_fake_chan(chan), 0);
}

/* Expects that both status functions report the first @complete as complete. */
static void status_check(struct kunit *test, struct dmae_chan *chan,
			 const dmae_cookie_t *cookies, unsigned int complete)
{
	dmae_cookie_t last, used;
	unsigned int i;

	dmae_async_op_complete(chan, cookies[0], &last, &used);
	for (i = 0; i < FLIGHT; i++) {
		enum dmae_status truth = i < complete ? DMAE_SUCCESS :
							DMAE_IN_PROGRESS;
		enum dmae_status told;

		KUNIT_EXPECT_EQ_MSG(test, status_of(chan, cookies[i]), truth,
				    "cookie %d, %u complete", cookies[i],
				    complete);
		told = dmae_async_is_complete(cookies[i], last, used);
		KUNIT_EXPECT_EQ_MSG(test, told, truth, "cookie %d, %u complete",
				    cookies[i], complete);
	}
}

static void
statuses_are_right_at_every_step_where_the_cookie_wraps(struct kunit *test)
{
	struct dmae_chan *chan = status_start(test, LAST - 3);
	dmae_cookie_t cookies[FLIGHT];
	unsigned int complete;

	status_submit(test, chan, cookies, FLIGHT);
	for (complete = 0; complete < FLIGHT; complete++) {
		status_check(test, chan, cookies, complete);
		fake_complete_next(to_fake_chan(chan), 0);
	}
	status_check(test, chan, cookies, FLIGHT);
}

static void last_and_used_are_those_of_the_channel(struct kunit *test)
{
	struct dmae_chan *chan = status_start(test, LAST - 1);
	dmae_cookie_t cookies[3], last, used;

	status_submit(test, chan, cookies, ARRAY_SIZE(cookies));
	fake_complete_next(to_fake_chan(chan), 0);
	fake_complete_next(to_fake_chan(chan), 0);
	dmae_async_op_complete(chan, cookies[2], &last, &used);
	KUNIT_EXPECT_EQ(test, last, cookies[1]);
	KUNIT_EXPECT_EQ(test, used, cookies[2]);
	fake_complete_all(to_fake_chan(chan), 0);
}

/* Fails the operations around the wrap that have a bit in @failing. */
static void status_fail(struct kunit *test, unsigned long failing)
{
	struct dmae_chan *chan = status_start(test, LAST - 3);
	dmae_cookie_t cookies[FLIGHT];
	unsigned int i;

	status_submit(test, chan, cookies, FLIGHT);
	for (i = 0; i < FLIGHT; i++)
		fake_complete_next(to_fake_chan(chan),
				   failing & BIT(i) ? -EIO : 0);
	for (i = 0; i < FLIGHT; i++)
		KUNIT_EXPECT_EQ_MSG(test, status_of(chan, cookies[i]),
				    failing & BIT(i) ? DMAE_ERROR :
						       DMAE_SUCCESS,
				    "cookie %d", cookies[i]);
}

static const struct status_failures {
	const char *name;
	unsigned long failing;
} status_failures[] = {
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

KUNIT_ARRAY_PARAM_DESC(status_failures, status_failures, name);

static void
exactly_the_failed_cookies_around_the_wrap_are_errors(struct kunit *test)
{
	const struct status_failures *param = test->param_value;

	status_fail(test, param->failing);
}

static void an_aborted_operation_is_an_error(struct kunit *test)
{
	struct dmae_chan *chan = status_start(test, 0);
	dmae_cookie_t aborted = status_do(test, chan, -ECANCELED);

	KUNIT_EXPECT_EQ(test, status_of(chan, aborted), DMAE_ERROR);
}

static void a_cookie_used_again_after_a_failure_may_succeed(struct kunit *test)
{
	struct dmae_chan *chan = status_start(test, 0);
	dmae_cookie_t failed = status_do(test, chan, -EIO);

	fake_preset_cookie(to_fake_chan(chan), LAST);
	KUNIT_EXPECT_EQ(test, status_do(test, chan, 0), failed);
	KUNIT_EXPECT_EQ(test, status_of(chan, failed), DMAE_SUCCESS);
}

static void
a_failure_is_known_until_its_cookie_is_used_again(struct kunit *test)
{
	struct dmae_chan *chan = status_start(test, 9);
	dmae_cookie_t failed = status_do(test, chan, -EIO);

	fake_preset_cookie(to_fake_chan(chan), LAST);
	status_do(test, chan, 0);
	KUNIT_EXPECT_EQ(test, status_of(chan, failed), DMAE_ERROR);
}

static void no_failure_of_many_is_forgotten(struct kunit *test)
{
	struct dmae_chan *chan = status_start(test, LAST - MANY);
	dmae_cookie_t failed[MANY];
	unsigned int i;

	for (i = 0; i < MANY; i++) {
		failed[i] = status_do(test, chan, -EIO);
		status_do(test, chan, 0);
	}
	for (i = 0; i < MANY; i++)
		KUNIT_EXPECT_EQ_MSG(test, status_of(chan, failed[i]),
				    DMAE_ERROR, "failure %u of %u", i, MANY);
}

static void a_success_after_many_failures_is_a_success(struct kunit *test)
{
	struct dmae_chan *chan = status_start(test, LAST - MANY);
	dmae_cookie_t succeeded = 0;
	unsigned int i;

	for (i = 0; i < MANY; i++) {
		status_do(test, chan, -EIO);
		succeeded = status_do(test, chan, 0);
	}
	KUNIT_EXPECT_EQ(test, status_of(chan, succeeded), DMAE_SUCCESS);
}

static void
the_cookies_beside_a_row_of_failures_are_successes(struct kunit *test)
{
	struct dmae_chan *chan = status_start(test, LAST - MANY / 2);
	dmae_cookie_t before, after;
	unsigned int i;

	before = status_do(test, chan, 0);
	for (i = 0; i < MANY; i++)
		status_do(test, chan, -EIO);
	after = status_do(test, chan, 0);
	KUNIT_EXPECT_EQ(test, status_of(chan, before), DMAE_SUCCESS);
	KUNIT_EXPECT_EQ(test, status_of(chan, after), DMAE_SUCCESS);
}

static void a_failure_with_any_errno_is_an_error(struct kunit *test)
{
	struct dmae_chan *chan = status_start(test, 0);
	dmae_cookie_t cookie = status_do(test, chan, -EILSEQ);

	KUNIT_EXPECT_EQ(test, dmae_async_op_wait(chan, cookie, 0), -EIO);
}

static struct kunit_case status_cases[] = {
	KUNIT_CASE(after_the_largest_cookie_comes_1),
	KUNIT_CASE(statuses_are_right_at_every_step_where_the_cookie_wraps),
	KUNIT_CASE(last_and_used_are_those_of_the_channel),
	KUNIT_CASE_PARAM(exactly_the_failed_cookies_around_the_wrap_are_errors,
			 status_failures_gen_params),
	KUNIT_CASE(an_aborted_operation_is_an_error),
	KUNIT_CASE(a_cookie_used_again_after_a_failure_may_succeed),
	KUNIT_CASE(a_failure_is_known_until_its_cookie_is_used_again),
	KUNIT_CASE(no_failure_of_many_is_forgotten),
	KUNIT_CASE(a_success_after_many_failures_is_a_success),
	KUNIT_CASE(the_cookies_beside_a_row_of_failures_are_successes),
	KUNIT_CASE(a_failure_with_any_errno_is_an_error),
	{}
};

static struct kunit_suite status_suite = {
	.name = "dmae_status",
	.init = rig_init,
	.exit = rig_exit,
	.test_cases = status_cases,
};

kunit_test_suite(status_suite);
