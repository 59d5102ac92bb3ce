// SPDX-License-Identifier: GPL-2.0
/*
 * Random graphs: submits their nodes, waits for them, and acks
 */
#include <linux/delay.h>
#include <linux/jiffies.h>
#include <linux/kernel.h>
#include <linux/mm.h>
#include <linux/sched.h>

#include "conform.h"
#include "graph.h"

/* Time limit for a graph. */
#define GRAPH_PATIENCE_MS 60000

/* Constant pages that are sources of a node besides graph_source(). */
#define GRAPH_FIRST 1
#define GRAPH_SECOND 2

static void graph_called_back(void *param);

/**
 * struct graph_call - the arguments that all operations have
 * @node: the node
 * @flags: enum dmae_async_tx_flags
 * @depend_tx: the parent
 */
struct graph_call {
	struct graph_node *node;
	unsigned int flags;
	struct dmae_async_tx_descriptor *depend_tx;
};

static struct dmae_async_tx_descriptor *
graph_submit_fill(const struct graph_call *call, const struct graph *graph)
{
	return dmae_async_memset(call->node->page, graph_fill(call->node),
				 graph->offset, graph->len, call->flags,
				 call->depend_tx, graph_called_back,
				 call->node);
}

static struct dmae_async_tx_descriptor *
graph_submit_copy(const struct graph_call *call, const struct graph *graph)
{
	return dmae_async_memcpy(call->node->page, graph_source(call->node),
				 graph->offset, graph->offset, graph->len,
				 call->flags, call->depend_tx,
				 graph_called_back, call->node);
}

static struct dmae_async_tx_descriptor *
graph_submit_copy_crc(const struct graph_call *call, const struct graph *graph)
{
	struct page *from = graph_source(call->node);

	return dmae_async_memcpy_crc32c(call->node->page, from, graph->offset,
					graph->offset, graph->len, ~0U,
					&call->node->result, call->flags,
					call->depend_tx, graph_called_back,
					call->node);
}

static struct dmae_async_tx_descriptor *
graph_submit_xor(const struct graph_call *call, const struct graph *graph)
{
	struct page *srcs[] = { graph_source(call->node),
				graph->constants[GRAPH_FIRST],
				graph->constants[GRAPH_SECOND] };

	return dmae_async_xor(call->node->page, srcs, graph->offset,
			      ARRAY_SIZE(srcs), graph->len, call->flags,
			      call->depend_tx, graph_called_back, call->node);
}

static struct dmae_async_tx_descriptor *
graph_submit_xor_to(const struct graph_call *call, const struct graph *graph)
{
	struct graph_call to = *call;

	to.flags |= DMAE_ASYNC_TX_XOR_ZERO_DST;
	return graph_submit_xor(&to, graph);
}

static struct dmae_async_tx_descriptor *
graph_submit_sum(const struct graph_call *call, const struct graph *graph)
{
	struct page *blocks[] = { graph_source(call->node),
				  graph->constants[GRAPH_FIRST],
				  graph->constants[GRAPH_SECOND], NULL,
				  call->node->page };

	return dmae_async_gen_syndrome(blocks, graph->offset,
				       ARRAY_SIZE(blocks), graph->len,
				       call->flags, call->depend_tx,
				       graph_called_back, call->node);
}

static struct dmae_async_tx_descriptor *
graph_submit_check(const struct graph_call *call, const struct graph *graph)
{
	struct page *srcs[] = { graph_source(call->node),
				graph->constants[GRAPH_FIRST] };

	return dmae_async_xor_zero_sum(srcs[0], srcs, graph->offset,
				       ARRAY_SIZE(srcs), graph->len,
				       &call->node->result, call->flags,
				       call->depend_tx, graph_called_back,
				       call->node);
}

static struct dmae_async_tx_descriptor *
graph_submit_nothing(const struct graph_call *call, const struct graph *graph)
{
	return dmae_async_trigger_callback(call->flags, call->depend_tx,
					   graph_called_back, call->node);
}

static typeof(graph_submit_fill) *const graph_submits[GRAPH_KINDS] = {
	[GRAPH_FILL] = graph_submit_fill,
	[GRAPH_COPY] = graph_submit_copy,
	[GRAPH_COPY_CRC] = graph_submit_copy_crc,
	[GRAPH_XOR] = graph_submit_xor_to,
	[GRAPH_XOR_ONTO] = graph_submit_xor,
	[GRAPH_SUM] = graph_submit_sum,
	[GRAPH_CHECK] = graph_submit_check,
	[GRAPH_NOTHING] = graph_submit_nothing,
};

static void graph_submit_node(struct graph_node *node,
			      struct dmae_async_tx_descriptor *depend_tx)
{
	struct graph_node *parent = node->parent;
	struct graph_call call = { .node = node, .depend_tx = depend_tx };

	if (node->acked)
		call.flags |= DMAE_ASYNC_TX_ACK;
	if (depend_tx && parent->last_child == node) {
		call.flags |= DMAE_ASYNC_TX_DEP_ACK;
		parent->acked = true;
	}
	node->tx = graph_submits[node->kind](&call, node->graph);
}

/* The callback may run before the call that submits has returned. */
static void graph_called_back(void *param)
{
	struct graph_node *node = param, *child;

	atomic_inc(&node->calls);
	node->stamp = atomic_inc_return(&node->graph->called);
	if (!node->first_child)
		return;
	for (child = node->first_child; child; child = child->sibling)
		graph_submit_node(child, NULL);
	dmae_async_tx_issue_pending_all();
}

static void graph_submit_all(struct graph *graph)
{
	struct graph_node *node = graph->nodes;

	for (; node < graph->nodes + graph->count; node++) {
		if (node->in_callback)
			continue;
		graph_submit_node(node, node->parent ? node->parent->tx : NULL);
		if (!graph_below(graph, 64))
			dmae_async_tx_issue_pending_all();
		cond_resched();
	}
	dmae_async_tx_issue_pending_all();
}

static void graph_await(struct graph *graph)
{
	const unsigned long end = jiffies + msecs_to_jiffies(GRAPH_PATIENCE_MS);

	while (atomic_read(&graph->called) < graph->count) {
		if (time_after(jiffies, end)) {
			conform_fail(graph->c, "%d of %u called back in time",
				     atomic_read(&graph->called), graph->count);
			graph->c->stuck = true;
			return;
		}
		usleep_range(100, 1000);
	}
}

/* Waits for some nodes: their callbacks must have returned then. */
static void graph_wait_some(struct graph *graph)
{
	struct graph_node *node;
	unsigned int i;

	for (i = 0; i < 4; i++) {
		node = &graph->nodes[graph_below(graph, graph->count)];
		if (node->acked || node->in_callback || IS_ERR(node->tx))
			continue;
		dmae_async_tx_wait(node->tx, GRAPH_PATIENCE_MS);
		conform_expect(graph->c, atomic_read(&node->calls) == 1);
	}
}

void graph_run(struct graph *graph)
{
	graph_submit_all(graph);
	graph_wait_some(graph);
	graph_await(graph);
}
