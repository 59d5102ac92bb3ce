// SPDX-License-Identifier: GPL-2.0
/*
 * Which channel is offered to a client that requests a NUMA node, and which to a
 * client that does not
 *
 * Device 0 is on a node that the machine does not have, device 1 on the node of
 * the CPU.  So one node is enough, but the kernel must support NUMA.
 */
#include <linux/completion.h>
#include <linux/module.h>
#include <linux/topology.h>

#include <dmae/client.h>

#include "../ktap.h"
#include "node.h"

#define NODE_EVENTS 8

/* Events in order.  Needs no lock: a client gets one event at a time. */
static struct {
	enum dmae_state state;
	struct dmae_chan *chan;
} node_told[NODE_EVENTS];

static unsigned int node_count;
static unsigned int node_seen;
static DECLARE_COMPLETION(node_event_came);

static enum dmae_state_client node_event(struct dmae_client *client,
					 struct dmae_chan *chan,
					 enum dmae_state state)
{
	if (node_count < NODE_EVENTS) {
		node_told[node_count].state = state;
		node_told[node_count].chan = chan;
		node_count++;
	}
	complete(&node_event_came);
	return DMAE_ACK;
}

static struct dmae_client node_client = {
	.event_callback = node_event,
	.name = KBUILD_MODNAME,
};

static bool node_next_is(enum dmae_state state, struct dmae_chan *chan)
{
	const unsigned int next = node_seen++;

	if (!wait_for_completion_timeout(&node_event_came, 20 * HZ))
		return false;
	return node_told[next].state == state && node_told[next].chan == chan;
}

static void node_request(unsigned int number, int node)
{
	const struct dmae_chan_request request = {
		.number = number,
		.node = node,
	};

	dmae_async_client_chan_request_for(&node_client, &request);
}

static bool node_reason_is(enum dmae_reason reason)
{
	struct dmae_client_status status;

	dmae_async_client_status(&node_client, &status);
	return status.reason == reason;
}

static void node_run_named(struct ktap *ktap, int near)
{
	struct dmae_chan *near_chan = node_provider_chan(1);

	node_request(1, near);
	ktap_check(ktap, "a channel of another node is not offered",
		   node_next_is(DMAE_RESOURCE_NONE, NULL));
	ktap_check(ktap, "the reason is the constraint",
		   node_reason_is(DMAE_REASON_CONSTRAINT));
	ktap_check(ktap, "a device of the node is registered",
		   !node_provider_come(1, near));
	ktap_check(ktap, "its channel is offered",
		   node_next_is(DMAE_RESOURCE_AVAILABLE, near_chan));
	node_request(0, NUMA_NO_NODE);
	ktap_check(ktap, "and recalled after a request for none",
		   node_next_is(DMAE_RESOURCE_REMOVED, near_chan));
}

static void node_run_unnamed(struct ktap *ktap)
{
	node_request(1, NUMA_NO_NODE);
	ktap_check(ktap, "a request without a node gets a near channel first",
		   node_next_is(DMAE_RESOURCE_AVAILABLE,
				node_provider_chan(1)));
	node_request(2, NUMA_NO_NODE);
	ktap_check(ktap, "and then a far one",
		   node_next_is(DMAE_RESOURCE_AVAILABLE,
				node_provider_chan(0)));
}

static int node_run(struct ktap *ktap, int near)
{
	int err = dmae_async_client_register(&node_client);

	if (err)
		return err;
	ktap_plan(7);
	node_run_named(ktap, near);
	/* A freed channel is not offered again until it is drained: start afresh. */
	dmae_async_client_unregister(&node_client);

	err = dmae_async_client_register(&node_client);
	if (err)
		return err;
	node_run_unnamed(ktap);
	dmae_async_client_unregister(&node_client);
	return ktap->failed ? -EIO : 0;
}

static int __init node_init(void)
{
	const int near = numa_mem_id();
	struct ktap ktap = {};
	int err;

	err = node_provider_come(0, near + 1);
	if (err)
		return err;
	dmae_cap_set(NODE_TYPE, &node_client.cap_mask);
	err = node_run(&ktap, near);
	node_provider_go(0);
	node_provider_go(1);
	return err;
}
module_init(node_init);

static void __exit node_exit(void)
{
}
module_exit(node_exit);

MODULE_VERSION(DMAE_VERSION);
MODULE_DESCRIPTION("Test of requests for a NUMA node");
MODULE_AUTHOR("The dmae developers");
MODULE_LICENSE("GPL");
