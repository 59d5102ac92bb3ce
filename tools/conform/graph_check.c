// SPDX-License-Identifier: GPL-2.0
/*
 * Random graphs: checking the data, status and callback of each node
 */
#include <linux/mm.h>
#include <linux/string.h>

#include "conform.h"
#include "graph.h"
#include "products.h"
#include "reference.h"

static const u8 *graph_bytes(const struct graph *graph, struct page *page)
{
	return page_address(page) + graph->offset;
}

/* The expected byte @i of a node's block, computed from its source. */
static u8 graph_byte(const struct graph_node *node, size_t i)
{
	const struct graph *graph = node->graph;
	const u8 src = graph_bytes(graph, graph_source(node))[i];
	const u8 first = graph_bytes(graph, graph->constants[1])[i];
	const u8 second = graph_bytes(graph, graph->constants[2])[i];

	switch (node->kind) {
	case GRAPH_FILL:
		return graph_fill(node);
	case GRAPH_COPY:
	case GRAPH_COPY_CRC:
		return src;
	case GRAPH_XOR:
		return src ^ first ^ second;
	case GRAPH_XOR_ONTO:
		return graph_fill(node) ^ src ^ first ^ second;
	case GRAPH_SUM:
		return src ^ products_multiply(2, first) ^
		       products_multiply(4, second);
	default:
		/* A node without a block leaves the page as it was filled. */
		return graph_fill(node);
	}
}

static bool graph_block_is_right(const struct graph_node *node)
{
	const u8 *block = graph_bytes(node->graph, node->page);
	size_t i;

	for (i = 0; i < node->graph->len; i++)
		if (block[i] != graph_byte(node, i))
			return false;
	return true;
}

/* True if the page around the block is untouched. */
static bool graph_rest_is_right(const struct graph_node *node)
{
	const u8 *page = page_address(node->page);
	const struct graph *graph = node->graph;
	const u8 fill = graph_fill(node);

	return !memchr_inv(page, fill, graph->offset) &&
	       !memchr_inv(page + graph->offset + graph->len, fill,
			   PAGE_SIZE - graph->offset - graph->len);
}

static bool graph_result_is_right(const struct graph_node *node)
{
	const struct graph *graph = node->graph;
	const u8 *src = graph_bytes(graph, graph_source(node));
	bool same;

	if (node->kind == GRAPH_COPY_CRC)
		return node->result == reference_crc32c(~0U, src, graph->len);
	if (node->kind != GRAPH_CHECK)
		return true;
	same = !memcmp(src, graph_bytes(graph, graph->constants[1]),
		       graph->len);
	return node->result == (same ? 0 : DMAE_CHECK_P_BAD);
}

static bool graph_is_right(const struct graph_node *node)
{
	return graph_block_is_right(node) && graph_result_is_right(node);
}

/* A node may fail only with @may_fail, and must fail if its parent did. */
static void graph_check_status(struct graph_node *node, int status)
{
	struct graph *graph = node->graph;
	const bool must_fail = node->parent && node->parent->failed;

	node->failed = status;
	if (must_fail && status != -ECANCELED)
		conform_fail(graph->c, "node %zd: %d, though %zd failed",
			     node - graph->nodes, status,
			     node->parent - graph->nodes);
	if (status && !must_fail && !graph->may_fail)
		conform_fail(graph->c, "node %zd failed: %d",
			     node - graph->nodes, status);
	if (!status && !graph_is_right(node))
		conform_fail(graph->c, "node %zd, kind %d: wrong data",
			     node - graph->nodes, node->kind);
}

/* The status of an acked node is not known, so only its data is checked. */
static void graph_check_data(struct graph_node *node)
{
	struct graph *graph = node->graph;

	node->failed = (node->parent && node->parent->failed) ||
		       !graph_is_right(node);
	if (node->failed && !graph->may_fail)
		conform_fail(graph->c, "node %zd, kind %d: wrong data",
			     node - graph->nodes, node->kind);
}

static void graph_check_callback(const struct graph_node *node)
{
	struct graph *graph = node->graph;

	if (atomic_read(&node->calls) != 1)
		conform_fail(graph->c, "node %zd: called back %d times",
			     node - graph->nodes, atomic_read(&node->calls));
	if (node->parent && node->parent->stamp > node->stamp)
		conform_fail(graph->c, "node %zd was called back before %zd",
			     node - graph->nodes, node->parent - graph->nodes);
}

static void graph_check_node(struct graph_node *node)
{
	struct dmae_async_tx_descriptor *tx = node->tx;

	graph_check_callback(node);
	if (node->acked && tx)
		graph_check_data(node);
	else if (IS_ERR(tx))
		conform_fail(node->graph->c, "node %zd refused: %ld",
			     node - node->graph->nodes, PTR_ERR(tx));
	else
		graph_check_status(node,
				   dmae_async_tx_wait(tx, CONFORM_TIMEOUT_MS));
	if (!graph_rest_is_right(node))
		conform_fail(node->graph->c, "node %zd wrote beside its block",
			     node - node->graph->nodes);
	if (!node->acked && !IS_ERR_OR_NULL(tx))
		dmae_async_tx_ack(tx);
}

/* Parents come before children, so a source is checked before it is used. */
void graph_check(struct graph *graph)
{
	unsigned int i;

	for (i = 0; i < graph->count; i++) {
		graph_check_node(&graph->nodes[i]);
		graph->failed += graph->nodes[i].failed;
	}
}
