// SPDX-License-Identifier: GPL-2.0
/*
 * Random graphs: making their nodes, dependencies, acks and pages
 */
#include <linux/mm.h>
#include <linux/slab.h>

#include "graph.h"

/* Most parents are this close before a child: smaller makes deeper graphs. */
#define GRAPH_NEAR 16

static struct graph_node *graph_pick_parent(struct graph *graph,
					    unsigned int index)
{
	const unsigned int near = min(index, GRAPH_NEAR + 0U);
	struct graph_node *parent;

	if (!index || !graph_below(graph, 10))
		return NULL;
	if (graph_below(graph, 4))
		parent = &graph->nodes[index - 1 - graph_below(graph, near)];
	else
		parent = &graph->nodes[graph_below(graph, index)];
	return parent->children < GRAPH_FAN_OUT ? parent : NULL;
}

static bool graph_has_block(const struct graph_node *node)
{
	return node->kind != GRAPH_CHECK && node->kind != GRAPH_NOTHING;
}

/*
 * An operation that a callback submits has no parent in async_tx, so it would
 * run even if the operation of the callback has failed.  So callbacks submit
 * only in graphs without failures.
 */
static void graph_adopt(struct graph *graph, struct graph_node *parent,
			struct graph_node *child)
{
	child->parent = parent;
	child->source = graph_has_block(parent) ? parent : parent->source;
	parent->children++;
	child->in_callback = parent->in_callback ||
			     (!graph->may_fail && !graph_below(graph, 16));
	if (child->in_callback) {
		child->sibling = parent->first_child;
		parent->first_child = child;
	} else {
		parent->last_child = child;
	}
}

/* A node is acked by its own flag, by its last child, or at the end. */
static void graph_choose_acks(struct graph *graph, struct graph_node *node)
{
	if (graph_below(graph, 4))
		node->last_child = NULL;
	else if (!node->last_child)
		node->acked = true;
}

static bool graph_alloc_pages(struct graph *graph)
{
	unsigned int i;

	for (i = 0; i < GRAPH_CONSTANTS; i++) {
		graph->constants[i] = alloc_page(GFP_KERNEL);
		if (!graph->constants[i])
			return false;
		prandom_bytes_state(&graph->rnd,
				    page_address(graph->constants[i]),
				    PAGE_SIZE);
	}
	for (i = 0; i < graph->count; i++) {
		graph->nodes[i].page = alloc_page(GFP_KERNEL);
		if (!graph->nodes[i].page)
			return false;
		memset(page_address(graph->nodes[i].page), i, PAGE_SIZE);
	}
	return true;
}

bool graph_make(struct graph *graph, unsigned int count, u64 seed)
{
	struct graph_node *parent;
	unsigned int i;

	prandom_seed_state(&graph->rnd, seed);
	graph->count = count;
	graph->len = 1 + graph_below(graph, PAGE_SIZE);
	/* Half of the graphs have a length that the kernel's SIMD code takes. */
	if (graph_below(graph, 2))
		graph->len = round_up(graph->len, 512);
	graph->offset = graph_below(graph, PAGE_SIZE - graph->len + 1);
	graph->nodes = kvcalloc(count, sizeof(*graph->nodes), GFP_KERNEL);
	if (!graph->nodes)
		return false;
	for (i = 0; i < count; i++) {
		graph->nodes[i].graph = graph;
		graph->nodes[i].kind = graph_below(graph, GRAPH_KINDS);
		parent = graph_pick_parent(graph, i);
		if (parent)
			graph_adopt(graph, parent, &graph->nodes[i]);
	}
	for (i = 0; i < count; i++)
		graph_choose_acks(graph, &graph->nodes[i]);
	return graph_alloc_pages(graph);
}

void graph_free(struct graph *graph)
{
	unsigned int i;

	for (i = 0; i < GRAPH_CONSTANTS; i++)
		if (graph->constants[i])
			__free_page(graph->constants[i]);
	for (i = 0; graph->nodes && i < graph->count; i++)
		if (graph->nodes[i].page)
			__free_page(graph->nodes[i].page);
	kvfree(graph->nodes);
}
