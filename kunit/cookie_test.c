// SPDX-License-Identifier: GPL-2.0
/*
 * Which cookies are outstanding, also where the counter wraps
 */
#include <kunit/test.h>

#include <dmae/types.h>

#define LAST DMAE_MAX_COOKIE

static const dmae_cookie_t cookie_edges[] = { 1, 2, LAST - 1, LAST };

#define IS(edge) BIT(edge)

/* By last_complete and last_used: the edges that are outstanding, as bits. */
static const u8 cookie_edge_truth[4][4] = {
	{ 0, IS(1), IS(1) | IS(2), IS(1) | IS(2) | IS(3) },
	{ IS(2) | IS(3) | IS(0), 0, IS(2), IS(2) | IS(3) },
	{ IS(3) | IS(0), IS(3) | IS(0) | IS(1), 0, IS(3) },
	{ IS(0), IS(0) | IS(1), IS(0) | IS(1) | IS(2), 0 },
};

static void cookie_check_edge(struct kunit *test, unsigned int complete,
			      unsigned int used, unsigned int edge)
{
	const dmae_cookie_t cookie = cookie_edges[edge];
	const dmae_cookie_t last_complete = cookie_edges[complete];
	const dmae_cookie_t last_used = cookie_edges[used];
	enum dmae_status truth = DMAE_SUCCESS, status;

	if (cookie_edge_truth[complete][used] & IS(edge))
		truth = DMAE_IN_PROGRESS;
	status = dmae_async_is_complete(cookie, last_complete, last_used);
	KUNIT_EXPECT_EQ_MSG(test, status, truth,
			    "cookie %d, last complete %d, last used %d", cookie,
			    last_complete, last_used);
}

static void
cookies_at_the_edges_of_the_outstanding_range_are_right(struct kunit *test)
{
	unsigned int complete, used, edge;

	for (complete = 0; complete < ARRAY_SIZE(cookie_edges); complete++)
		for (used = 0; used < ARRAY_SIZE(cookie_edges); used++)
			for (edge = 0; edge < ARRAY_SIZE(cookie_edges); edge++)
				cookie_check_edge(test, complete, used, edge);
}

static void nothing_is_outstanding_before_the_first_submit(struct kunit *test)
{
	unsigned int edge;

	for (edge = 0; edge < ARRAY_SIZE(cookie_edges); edge++)
		KUNIT_EXPECT_EQ(test, DMAE_SUCCESS,
				dmae_async_is_complete(cookie_edges[edge], 0,
						       0));
}

/* A model with cookies of 8 bits, which notes the outstanding ones. */
#define NARROW_MAX S8_MAX

static s8 narrow_next(s8 cookie)
{
	return cookie % NARROW_MAX + 1;
}

/* Returns for how many cookies the core disagrees with @outstanding. */
static unsigned int narrow_mismatches(const bool *outstanding, s8 complete,
				      s8 used)
{
	unsigned int mismatches = 0;
	int cookie;

	for (cookie = 1; cookie <= NARROW_MAX; cookie++)
		mismatches += outstanding[cookie] ==
			      dmae_cookie_ended((s8)cookie, complete, used);
	return mismatches;
}

/* Tries every number of outstanding cookies after @complete. */
static unsigned int narrow_walk(s8 complete)
{
	bool outstanding[NARROW_MAX + 1] = {};
	unsigned int mismatches = 0;
	s8 used = complete;
	int size;

	for (size = 0; size < NARROW_MAX; size++) {
		mismatches += narrow_mismatches(outstanding, complete, used);
		used = narrow_next(used);
		outstanding[used] = true;
	}
	return mismatches;
}

static void
every_number_of_outstanding_cookies_is_counted_right(struct kunit *test)
{
	int complete;

	for (complete = 0; complete <= NARROW_MAX; complete++)
		KUNIT_EXPECT_EQ_MSG(test, narrow_walk(complete), 0,
				    "last complete %d of %d", complete,
				    NARROW_MAX);
}

static void cookies_visit_every_positive_value_in_order(struct kunit *test)
{
	s8 cookie = NARROW_MAX;
	int i;

	for (i = 1; i <= NARROW_MAX; i++) {
		cookie = dmae_cookie_after(cookie, NARROW_MAX);
		KUNIT_EXPECT_EQ(test, cookie, i);
	}
	KUNIT_EXPECT_EQ(test, dmae_cookie_after(cookie, NARROW_MAX), 1);
}

static void the_cookie_after_the_largest_is_the_smallest(struct kunit *test)
{
	KUNIT_EXPECT_EQ(test, dmae_cookie_after(0, LAST), 1);
	KUNIT_EXPECT_EQ(test, dmae_cookie_after(LAST - 1, LAST), LAST);
	KUNIT_EXPECT_EQ(test, dmae_cookie_after(LAST, LAST), 1);
}

static void only_a_negative_cookie_is_an_error(struct kunit *test)
{
	KUNIT_EXPECT_TRUE(test, dmae_submit_error(-ENOMEM));
	KUNIT_EXPECT_FALSE(test, dmae_submit_error(DMAE_MIN_COOKIE));
	KUNIT_EXPECT_FALSE(test, dmae_submit_error(DMAE_MAX_COOKIE));
}

static struct kunit_case cookie_cases[] = {
	KUNIT_CASE(cookies_at_the_edges_of_the_outstanding_range_are_right),
	KUNIT_CASE(nothing_is_outstanding_before_the_first_submit),
	KUNIT_CASE(every_number_of_outstanding_cookies_is_counted_right),
	KUNIT_CASE(cookies_visit_every_positive_value_in_order),
	KUNIT_CASE(the_cookie_after_the_largest_is_the_smallest),
	KUNIT_CASE(only_a_negative_cookie_is_an_error),
	{}
};

static struct kunit_suite cookie_suite = {
	.name = "dmae_cookie",
	.test_cases = cookie_cases,
};

kunit_test_suite(cookie_suite);
