// SPDX-License-Identifier: GPL-2.0
/*
 * dmae_test_node: the channels that are offered to a client that names a NUMA
 * node, and to one that does not
 *
 * The devices are mocks: the far one is on a node without processors, the near
 * one on the node of this processor.  One node is enough, but the kernel must
 * support NUMA.
 */
#include <linux/completion.h>
#include <linux/err.h>
#include <linux/module.h>
#include <linux/topology.h>

#include <dmae/client.h>

#include "../../tools/mock/dmae_mock.h"
#include "../ktap.h"

/* A type that no other provider has. */
#define NODE_TYPE DMAE_CRYPTO_AES

#define NODE_EVENTS 8

static struct dmae_mock *node_far;
static struct dmae_mock *node_near;

/* The events of the client, in order; the core calls one at a time. */
static struct {
	enum dmae_state state;
	struct device *dev;
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
		node_told[node_count].dev = chan ? dmae_chan_device(chan) :
						   NULL;
		node_count++;
	}
	complete(&node_event_came);
	return DMAE_ACK;
}

static struct dmae_client node_client = {
	.event_callback = node_event,
	.name = KBUILD_MODNAME,
};

/* Waits for the next event.  @mock is NULL for an event without a channel. */
static bool node_next_is(enum dmae_state state, const struct dmae_mock *mock)
{
	struct device *dev = mock ? dmae_mock_device(mock) : NULL;
	const unsigned int next = node_seen++;

	if (!wait_for_completion_timeout(&node_event_came, 20 * HZ))
		return false;
	return node_told[next].state == state && node_told[next].dev == dev;
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

static struct dmae_mock *node_mock(int node)
{
	struct dmae_mock_config config;

	dmae_mock_config_get(&config);
	config.chans = 1;
	config.types.bits = BIT(NODE_TYPE);
	config.node = node;
	return dmae_mock_create(&config);
}

static void node_run_named(struct ktap *ktap, int near)
{
	node_request(1, near);
	ktap_check(ktap, "a channel of another node is not offered",
		   node_next_is(DMAE_RESOURCE_NONE, NULL));
	ktap_check(ktap, "the reason is CONSTRAINT",
		   node_reason_is(DMAE_REASON_CONSTRAINT));
	node_near = node_mock(near);
	ktap_check(ktap, "a device of the node comes", !IS_ERR(node_near));
	if (IS_ERR(node_near))
		return;
	ktap_check(ktap, "a channel of the node is offered",
		   node_next_is(DMAE_RESOURCE_AVAILABLE, node_near));
	node_request(0, NUMA_NO_NODE);
	ktap_check(ktap, "a request for 0 channels removes the channel",
		   node_next_is(DMAE_RESOURCE_REMOVED, node_near));
}

static void node_run_unnamed(struct ktap *ktap)
{
	node_request(1, NUMA_NO_NODE);
	ktap_check(ktap,
		   "a client that names no node is offered a near channel",
		   node_next_is(DMAE_RESOURCE_AVAILABLE, node_near));
	node_request(2, NUMA_NO_NODE);
	ktap_check(ktap, "the client is then offered a far channel",
		   node_next_is(DMAE_RESOURCE_AVAILABLE, node_far));
}

static int node_run(struct ktap *ktap, int near)
{
	int err = dmae_async_client_register(&node_client);

	if (err)
		return err;
	ktap_plan(7);
	node_run_named(ktap, near);
	/*
	 * A channel that a client gives up is not offered to it again until it
	 * has drained, so the client registers anew.
	 */
	dmae_async_client_unregister(&node_client);
	if (IS_ERR(node_near))
		return PTR_ERR(node_near);

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

	node_far = node_mock(near + 1);
	if (IS_ERR(node_far))
		return PTR_ERR(node_far);
	dmae_cap_set(NODE_TYPE, &node_client.cap_mask);
	err = node_run(&ktap, near);
	if (!IS_ERR_OR_NULL(node_near))
		dmae_mock_destroy(node_near);
	dmae_mock_destroy(node_far);
	return err;
}
module_init(node_init);

static void __exit node_exit(void)
{
}
module_exit(node_exit);

MODULE_VERSION(DMAE_VERSION);
MODULE_DESCRIPTION("A client that names a NUMA node");
MODULE_AUTHOR("The dmae developers");
MODULE_LICENSE("GPL");
