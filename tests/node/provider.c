// SPDX-License-Identifier: GPL-2.0
/*
 * Devices on a given node, which carry out no operation
 */
#include <linux/device.h>
#include <linux/err.h>
#include <linux/module.h>

#include <dmae/provider.h>

#include "node.h"

/**
 * struct node_provider - one device
 * @dev: its struct device, which is on the node
 * @device: the core's part
 * @chan: its channel
 */
struct node_provider {
	struct device *dev;
	struct dmae_device device;
	struct dmae_chan chan;
};

static struct node_provider node_providers[NODE_DEVICES];

static struct dmae_async_tx_descriptor *node_prep(struct dmae_chan *chan,
						  const struct dmae_op *op)
{
	return ERR_PTR(-EBUSY);
}

static dmae_cookie_t node_submit(struct dmae_async_tx_descriptor *tx)
{
	return dmae_cookie_assign(tx);
}

static void node_nothing(struct dmae_chan *chan)
{
}

static const struct dmae_device_ops node_ops = {
	.prep[NODE_TYPE] = node_prep,
	.submit = node_submit,
	.issue_pending = node_nothing,
	.terminate = node_nothing,
	.synchronize = node_nothing,
};

struct dmae_chan *node_provider_chan(unsigned int number)
{
	return &node_providers[number].chan;
}

int node_provider_come(unsigned int number, int node)
{
	struct node_provider *provider = &node_providers[number];
	int err;

	*provider = (struct node_provider){};
	provider->dev =
		root_device_register(number ? "dmae-node1" : "dmae-node0");
	if (IS_ERR(provider->dev))
		return PTR_ERR(provider->dev);
	set_dev_node(provider->dev, node);
	provider->device = (struct dmae_device){
		.dev = provider->dev,
		.owner = THIS_MODULE,
		.ops = &node_ops,
		.limits = { .max_len = PAGE_SIZE, .align = 1 },
	};
	dmae_cap_set(NODE_TYPE, &provider->device.cap_mask);
	dmae_device_init(&provider->device);
	dmae_chan_add(&provider->device, &provider->chan);
	err = dmae_async_device_register(&provider->device);
	if (err)
		root_device_unregister(provider->dev);
	return err;
}

/* No effect if the device is not registered. */
void node_provider_go(unsigned int number)
{
	if (!node_providers[number].device.core)
		return;
	dmae_async_device_unregister(&node_providers[number].device);
	root_device_unregister(node_providers[number].dev);
}
