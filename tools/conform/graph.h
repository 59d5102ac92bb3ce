/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Random graphs of operations
 *
 * Each node is an operation that writes a block of its own.  Its sources are
 * constant pages and one block: that of the nearest ancestor that has one.  So
 * its expected data follow from the graph alone, in whatever order unrelated
 * nodes run.
 */
#ifndef CONFORM_GRAPH_H
#define CONFORM_GRAPH_H

#include <linux/atomic.h>
#include <linux/prandom.h>
#include <linux/types.h>

#include <dmae/async_tx.h>

struct conform;

#define GRAPH_CONSTANTS 3
#define GRAPH_FAN_OUT 8

enum graph_kind {
	GRAPH_FILL,
	GRAPH_COPY,
	GRAPH_COPY_CRC,
	GRAPH_XOR,
	GRAPH_XOR_ONTO,
	GRAPH_SUM,
	GRAPH_CHECK,
	GRAPH_NOTHING,
	GRAPH_KINDS,
};

/**
 * struct graph_node - one operation
 * @graph: the graph
 * @parent: the node it depends on; NULL: none
 * @source: the node whose block it reads; NULL: it reads a constant page
 * @kind: its operation
 * @children: number of its dependents
 * @first_child: the dependents that its callback submits, linked by @sibling
 * @sibling: next dependent that the callback of @parent submits
 * @last_child: the dependent that acks it; NULL: it is acked at the end
 * @in_callback: the callback of @parent submits it
 * @acked: @tx must not be used any more
 * @failed: it has failed, or must have
 * @tx: descriptor that the call returned
 * @page: the page with its block
 * @result: result of a check or a CRC
 * @calls: number of calls of its callback
 * @stamp: place of the callback in the order of all callbacks
 */
struct graph_node {
	struct graph *graph;
	struct graph_node *parent;
	struct graph_node *source;
	enum graph_kind kind;
	unsigned int children;
	struct graph_node *first_child;
	struct graph_node *sibling;
	struct graph_node *last_child;
	bool in_callback;
	bool acked;
	bool failed;
	struct dmae_async_tx_descriptor *tx;
	struct page *page;
	u32 result;
	atomic_t calls;
	int stamp;
};

/**
 * struct graph - a graph of operations
 * @c: the case
 * @rnd: random number generator
 * @nodes: the nodes, parents before children
 * @count: number of nodes
 * @offset: offset of each block in its page
 * @len: length of each block
 * @constants: pages that no node writes
 * @called: number of callbacks so far
 * @failed: number of nodes that failed or were aborted
 * @may_fail: operations may fail, or be aborted; set before graph_make()
 */
struct graph {
	struct conform *c;
	struct rnd_state rnd;
	struct graph_node *nodes;
	unsigned int count;
	unsigned int offset;
	size_t len;
	struct page *constants[GRAPH_CONSTANTS];
	atomic_t called;
	unsigned int failed;
	bool may_fail;
};

static inline unsigned int graph_below(struct graph *graph, unsigned int limit)
{
	return prandom_u32_state(&graph->rnd) % limit;
}

static inline struct page *graph_source(const struct graph_node *node)
{
	return node->source ? node->source->page : node->graph->constants[0];
}

static inline u8 graph_fill(const struct graph_node *node)
{
	return node - node->graph->nodes;
}

/* graph_make.c */
bool graph_make(struct graph *graph, unsigned int count, u64 seed);
void graph_free(struct graph *graph);

/* graph_run.c */
void graph_run(struct graph *graph);

/* graph_check.c */
void graph_check(struct graph *graph);

#endif /* CONFORM_GRAPH_H */
