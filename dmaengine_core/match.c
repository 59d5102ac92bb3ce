// SPDX-License-Identifier: GPL-2.0
/*
 * Which channel suits which client
 *
 * Answers questions about the registry and changes nothing; dmae_lock is held
 * throughout.
 *
 * A client wants the best channels: of the highest priority, among these on its
 * NUMA node, among these the least used.  On each device the search considers
 * only the first channel in order on which the client has no hold.
 */
#include <linux/module.h>
#include <linux/topology.h>

#include "device.h"
#include "hold.h"
#include "match.h"
#include "order.h"

static bool dmae_module_is_live(struct module *module)
{
	return !module || module_is_live(module);
}

/* A device that belongs to no node is near all of them. */
static bool dmae_node_is_near(int device_node, int node)
{
	return node == NUMA_NO_NODE || device_node == NUMA_NO_NODE ||
	       device_node == node;
}

/* The reason why @client can get no channel of @device, or SATISFIED. */
static enum dmae_reason
dmae_match_device_obstacle(const struct dmae_client_core *client,
			   const struct dmae_device *device)
{
	if (client->client->cap_mask.bits & ~device->cap_mask.bits)
		return DMAE_REASON_NO_TYPE;
	if (device->core->leaving || !dmae_module_is_live(device->owner))
		return DMAE_REASON_LEAVING;
	return DMAE_REASON_SATISFIED;
}

/*
 * The reason why @client cannot be offered @chan, or SATISFIED.  Called for a
 * channel on which @client has no hold, of a device without an obstacle.
 */
static enum dmae_reason
dmae_match_chan_obstacle(const struct dmae_client_core *client,
			 const struct dmae_chan *chan)
{
	const struct dmae_chan_request *request = &client->request;
	const int node = dev_to_node(chan->device->dev);

	if (chan->core->exclusive || (request->exclusive && chan->core->pins))
		return DMAE_REASON_HELD;
	if (!dmae_node_is_near(node, request->node))
		return DMAE_REASON_CONSTRAINT;
	return DMAE_REASON_SATISFIED;
}

/*
 * The first channel of @device on which @client has no hold.  If this one
 * cannot be offered to the client, none after it can.
 */
static struct dmae_chan *dmae_match_first(const struct dmae_client_core *client,
					  const struct dmae_device *device)
{
	struct dmae_chan *chan = dmae_order_first(device);

	while (chan && dmae_hold_find(client, chan))
		chan = dmae_order_next(chan);
	return chan;
}

static bool dmae_match_is_satisfied(const struct dmae_client_core *client)
{
	if (client->request.number == DMAE_CHAN_ALL)
		return client->active;
	return client->active >= client->request.number;
}

/* The reason why @client gets no more channels of @device. */
static enum dmae_reason dmae_match_obstacle(struct dmae_client_core *client,
					    struct dmae_device *device)
{
	enum dmae_reason obstacle = dmae_match_device_obstacle(client, device);
	struct dmae_chan *chan;

	if (obstacle)
		return obstacle;
	chan = dmae_match_first(client, device);
	if (!chan)
		return DMAE_REASON_NO_MORE;
	/* No obstacle, but no offer either: the client answered NAK. */
	return dmae_match_chan_obstacle(client, chan) ?: DMAE_REASON_CONSTRAINT;
}

static bool dmae_match_has_declined(struct dmae_client_core *client)
{
	struct dmae_hold *hold;

	for (hold = dmae_hold_first(client); hold; hold = dmae_hold_next(hold))
		if (hold->state == DMAE_HOLD_DECLINED &&
		    !dmae_match_device_obstacle(client, hold->chan->device))
			return true;
	return false;
}

/* The reason on the device that came nearest to satisfying @client. */
enum dmae_reason dmae_match_reason(struct dmae_client_core *client)
{
	enum dmae_reason nearest = DMAE_REASON_NO_PROVIDER;
	struct dmae_device_core *device;

	lockdep_assert_held(&dmae_lock);
	if (!client->client || dmae_match_is_satisfied(client))
		return DMAE_REASON_SATISFIED;
	if (dmae_match_has_declined(client))
		return DMAE_REASON_CONSTRAINT;
	list_for_each_entry(device, &dmae_devices, node)
		nearest = max(nearest,
			      dmae_match_obstacle(client, device->device));
	return nearest;
}

/* The types that at least one device has. */
dmae_cap_mask_t dmae_match_types(void)
{
	struct dmae_device_core *device;
	dmae_cap_mask_t types = {};

	lockdep_assert_held(&dmae_lock);
	list_for_each_entry(device, &dmae_devices, node)
		types.bits |= device->device->cap_mask.bits;
	return types;
}

static const char *dmae_match_user(struct dmae_client_core *client,
				   struct dmae_device *device)
{
	struct dmae_chan *chan = dmae_match_first(client, device);
	const struct dmae_hold *hold;

	list_for_each_entry(hold, &chan->core->holds, chan_node)
		if (dmae_hold_pins(hold->state))
			return hold->client->name;
	return NULL;
}

/*
 * For DMAE_REASON_HELD: the name of a client with a channel that @client cannot
 * share only because one of the two wants it exclusively.
 */
const char *dmae_match_holder(struct dmae_client_core *client)
{
	struct dmae_device_core *device;

	lockdep_assert_held(&dmae_lock);
	list_for_each_entry(device, &dmae_devices, node)
		if (dmae_match_obstacle(client, device->device) ==
		    DMAE_REASON_HELD)
			return dmae_match_user(client, device->device);
	return NULL;
}

/* The lower the rank, the better @chan suits @client. */
static u64 dmae_match_rank(const struct dmae_client_core *client,
			   const struct dmae_chan *chan)
{
	const u64 by_priority = (s64)S32_MAX - chan->device->priority;
	const u64 far = !dmae_node_is_near(dev_to_node(chan->device->dev),
					   client->near);

	return by_priority << 32 | far << 31 | chan->core->pins;
}

/* The best channel that can be offered to @client, or NULL. */
struct dmae_chan *dmae_match_best(struct dmae_client_core *client)
{
	struct dmae_chan *chan, *best = NULL;
	struct dmae_device_core *device;

	lockdep_assert_held(&dmae_lock);
	list_for_each_entry(device, &dmae_devices, node) {
		if (dmae_match_device_obstacle(client, device->device))
			continue;
		chan = dmae_match_first(client, device->device);
		if (!chan || dmae_match_chan_obstacle(client, chan))
			continue;
		if (!best || dmae_match_rank(client, chan) <
				     dmae_match_rank(client, best))
			best = chan;
	}
	return best;
}

/* True if @client wants more channels and @chan can be offered to it. */
bool dmae_match_could_take(const struct dmae_client_core *client,
			   const struct dmae_chan *chan)
{
	return dmae_match_wants_more(client) && !dmae_hold_find(client, chan) &&
	       !dmae_match_device_obstacle(client, chan->device) &&
	       !dmae_match_chan_obstacle(client, chan);
}

/* Of the clients that could take @chan, the oldest with the fewest channels. */
struct dmae_client_core *dmae_match_neediest(const struct dmae_chan *chan)
{
	struct dmae_client_core *client, *neediest = NULL;

	lockdep_assert_held(&dmae_lock);
	list_for_each_entry(client, &dmae_clients, node)
		if ((!neediest || client->active < neediest->active) &&
		    dmae_match_could_take(client, chan))
			neediest = client;
	return neediest;
}
