// SPDX-License-Identifier: GPL-2.0
/*
 * Random graphs, on mock devices or on the other channels
 *
 * The seed of a graph determines it; seeds count up from the parameter seed.
 * With the parameter thorough a case makes graphs of any size for some seconds,
 * otherwise a few of one size.
 */
#include <linux/jiffies.h>
#include <linux/kernel.h>
#include <linux/module.h>

#include "../mock/dmae_mock.h"
#include "conform.h"
#include "graph.h"

#define GRAPH_CASE_MOCKS 2

/* Graphs of a case, and the nodes of each. */
#define GRAPH_CASE_COUNT 6
#define GRAPH_CASE_NODES 500
#define GRAPH_CASE_NODES_THOROUGH 10000

static unsigned long long graph_case_seed = 7;
module_param_named(seed, graph_case_seed, ullong, 0644);
MODULE_PARM_DESC(seed, "seed of the first random graph of a case");

static unsigned int graph_case_seconds = 60;
module_param_named(seconds, graph_case_seconds, uint, 0644);
MODULE_PARM_DESC(seconds, "how long a case makes random graphs, if thorough");

/* Above the priority of every other provider. */
#define GRAPH_CASE_PRIORITY 1000

/**
 * struct graph_case_trouble - how the mock devices behave
 * @fail_every: every nth operation fails; 0: none
 * @leave_after: number of operations after which the first device leaves,
 *	aborts outstanding operations, and comes back soon; 0: it stays
 */
struct graph_case_trouble {
	unsigned int fail_every;
	unsigned int leave_after;
};

/* Other types go to a third provider or to the processor. */
static const unsigned long graph_case_types[GRAPH_CASE_MOCKS] = {
	BIT(DMAE_MEMCPY) | BIT(DMAE_XOR_VAL),
	BIT(DMAE_XOR) | BIT(DMAE_PQ),
};

static struct dmae_mock *graph_case_mock(unsigned long types)
{
	struct dmae_mock_config config;

	dmae_mock_config_get(&config);
	config.slots = 32;
	config.priority = GRAPH_CASE_PRIORITY;
	config.types.bits = types;
	return dmae_mock_create(&config);
}

/* Returns how many operations of the graph have failed. */
static unsigned int graph_case_run_one(struct conform *c,
				       const struct graph_case_trouble *trouble,
				       struct dmae_mock *first,
				       unsigned int count, u64 seed)
{
	struct graph graph = {
		.c = c,
		.may_fail = trouble->fail_every || trouble->leave_after,
	};

	if (!graph_make(&graph, count, seed)) {
		conform_fail(c, "no memory for a graph");
	} else {
		if (trouble->leave_after)
			dmae_mock_leave_after(first, trouble->leave_after,
					      DMAE_MOCK_EXIT_ABRUPT, 2);
		graph_run(&graph);
		if (!c->stuck)
			graph_check(&graph);
	}
	if (c->failures)
		conform_fail(c, "seed %llu, %u nodes, %zu bytes at %u", seed,
			     count, graph.len, graph.offset);
	if (!c->stuck)
		graph_free(&graph);
	return graph.failed;
}

static unsigned int graph_case_nodes(u64 seed)
{
	struct rnd_state rnd;

	if (!conform_thorough)
		return GRAPH_CASE_NODES;
	/* Salted, so that these are not the numbers that graph_make() draws. */
	prandom_seed_state(&rnd, ~seed);
	return 1 + prandom_u32_state(&rnd) % GRAPH_CASE_NODES_THOROUGH;
}

/* Returns how many operations have failed. */
static unsigned int
graph_case_run_some(struct conform *c, const struct graph_case_trouble *trouble,
		    struct dmae_mock *first)
{
	const unsigned long end = jiffies + graph_case_seconds * HZ;
	unsigned int i, count, failed = 0;
	u64 nodes = 0;

	for (i = 0; !c->failures; i++) {
		if (conform_thorough ? time_after(jiffies, end) :
				       i == GRAPH_CASE_COUNT)
			break;
		count = graph_case_nodes(graph_case_seed + i);
		failed += graph_case_run_one(c, trouble, first, count,
					     graph_case_seed + i);
		nodes += count;
	}
	pr_info("dmae_test: %u graphs, the seed of the first one is %llu, %llu nodes, %u of them failed\n",
		i, graph_case_seed, nodes, failed);
	return failed;
}

/* Waits until async_tx, which learns of channels by events, uses the mocks. */
static bool graph_case_await(struct conform *c, struct dmae_mock **mocks)
{
	static const struct graph_case_trouble none;
	unsigned int i;

	for (i = 0; i < 10000 && !c->failures; i++) {
		if (dmae_mock_carried_out(mocks[0]) &&
		    dmae_mock_carried_out(mocks[1]))
			return true;
		graph_case_run_one(c, &none, NULL, 32, i);
	}
	conform_fail(c, "async_tx does not use the mock devices");
	return false;
}

static void graph_case_run_on(struct conform *c,
			      const struct graph_case_trouble *trouble,
			      struct dmae_mock **mocks)
{
	unsigned int i, failed;

	if (!graph_case_await(c, mocks))
		return;
	for (i = 0; i < GRAPH_CASE_MOCKS; i++)
		dmae_mock_fail_every(mocks[i], trouble->fail_every);
	failed = graph_case_run_some(c, trouble, mocks[0]);
	if (trouble->fail_every)
		conform_expect(c, failed > 0);
}

static void graph_case_run(struct conform *c,
			   const struct graph_case_trouble *trouble)
{
	struct dmae_mock *mocks[GRAPH_CASE_MOCKS];
	unsigned int made;

	for (made = 0; made < GRAPH_CASE_MOCKS; made++) {
		mocks[made] = graph_case_mock(graph_case_types[made]);
		if (!IS_ERR(mocks[made]))
			continue;
		conform_fail(c, "no mock device: %ld", PTR_ERR(mocks[made]));
		break;
	}
	if (made == GRAPH_CASE_MOCKS)
		graph_case_run_on(c, trouble, mocks);
	while (made-- && !c->stuck)
		dmae_mock_destroy(mocks[made]);
}

static void a_graph_has_the_expected_results(struct conform *c)
{
	static const struct graph_case_trouble none;

	graph_case_run(c, &none);
}

/* Runs without mocks: on other providers, or on the processor. */
static void a_graph_without_mocks(struct conform *c)
{
	static const struct graph_case_trouble none;

	graph_case_run_some(c, &none, NULL);
}

static void a_graph_with_failures_completes(struct conform *c)
{
	static const struct graph_case_trouble trouble = { .fail_every = 97 };

	graph_case_run(c, &trouble);
}

static void a_graph_survives_a_device_that_leaves(struct conform *c)
{
	static const struct graph_case_trouble trouble = { .leave_after = 50 };

	graph_case_run(c, &trouble);
}

static void a_graph_survives_failures_and_removal(struct conform *c)
{
	static const struct graph_case_trouble trouble = { .fail_every = 331,
							   .leave_after = 100 };

	graph_case_run(c, &trouble);
}

static const struct conform_case conform_graph_cases[] = {
	{ "graph: a graph has the expected results",
	  a_graph_has_the_expected_results },
	{ "async: a graph without mocks has the expected results",
	  a_graph_without_mocks },
	{ "graph: a graph with failures completes",
	  a_graph_with_failures_completes },
	{ "graph: a graph survives a device that leaves",
	  a_graph_survives_a_device_that_leaves },
	{ "graph: a graph survives failures and a device that leaves",
	  a_graph_survives_failures_and_removal },
};

CONFORM_GROUP(conform_graph);
