// SPDX-License-Identifier: GPL-2.0
/*
 * Which channel is offered to which client
 *
 * A client that wants channels gets the best ones: of the highest priority, on
 * its NUMA node before others, the least used first.  A channel that becomes
 * free goes to the neediest client: the one with the fewest channels, the one
 * registered longer where these are equal.  So the outcome is the same
 * whenever the history is.
 *
 * What a change costs grows with the channels or with the clients, never with
 * their product: a channel that becomes free is shown to each client; but a
 * client looks at the channels that it has and, on each device, at one more,
 * the first in order.
 */
#include <linux/module.h>
#include <linux/topology.h>

#include "channel.h"
#include "core.h"
#include "device.h"
#include "order.h"
#include "registry.h"

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

/* Why no channel of @device is for @client; SATISFIED if some may be. */
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

/* Why @client is not offered @chan, on which it has no hold, of such a device. */
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
 * The first channel of @device on which @client has no hold.  If that cannot be
 * offered to it, none that follows can.
 */
static struct dmae_chan *dmae_match_first(struct dmae_client_core *client,
					  struct dmae_device *device)
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

/* The obstacle on @device that comes nearest to what @client wants. */
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
	/* Not offered all the same: the client said NAK. */
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

/* The obstacle of the channel that comes nearest to what @client wants. */
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

/* The types that some device has. */
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

/* Who has what @client could have, if one of the two would be alone. */
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

/* How good @chan is for @client: lower is better. */
static u64 dmae_match_rank(const struct dmae_client_core *client,
			   const struct dmae_chan *chan)
{
	const u64 by_priority = (s64)S32_MAX - chan->device->priority;
	const u64 far = !dmae_node_is_near(dev_to_node(chan->device->dev),
					   client->near);

	return by_priority << 32 | far << 31 | chan->core->pins;
}

static u64 dmae_match_best_rank(struct dmae_client_core *client)
{
	struct dmae_device_core *device;
	struct dmae_chan *chan;
	u64 best = U64_MAX;

	list_for_each_entry(device, &dmae_devices, node) {
		if (dmae_match_device_obstacle(client, device->device))
			continue;
		chan = dmae_match_first(client, device->device);
		if (chan && !dmae_match_chan_obstacle(client, chan))
			best = min(best, dmae_match_rank(client, chan));
	}
	return best;
}

static bool dmae_match_wants_more(const struct dmae_client_core *client)
{
	return client->active < client->request.number && !client->declined_all;
}

/* Offers up to @max channels of one rank; returns how many. */
static unsigned int dmae_match_offer(struct dmae_client_core *client, u64 rank,
				     unsigned int max)
{
	struct dmae_device_core *device;
	unsigned int offered = 0;
	struct dmae_chan *chan, *next;

	list_for_each_entry(device, &dmae_devices, node) {
		if (dmae_match_device_obstacle(client, device->device))
			continue;
		for (chan = dmae_order_first(device->device); chan;
		     chan = next) {
			/* An offer moves the channel on. */
			next = dmae_order_next(chan);
			if (dmae_hold_find(client, chan))
				continue;
			if (dmae_match_chan_obstacle(client, chan) ||
			    dmae_match_rank(client, chan) != rank)
				break;
			if (offered == max || !dmae_match_wants_more(client) ||
			    dmae_hold_offer(client, chan))
				return offered;
			offered++;
		}
	}
	return offered;
}

/* Offers up to @max of the best channels; returns how many. */
static unsigned int dmae_match_offer_best(struct dmae_client_core *client,
					  unsigned int max)
{
	u64 rank;

	if (!dmae_match_wants_more(client))
		return 0;
	rank = dmae_match_best_rank(client);
	return rank == U64_MAX ? 0 : dmae_match_offer(client, rank, max);
}

/* One that is being offered right now is recalled when it has been taken. */
static void dmae_match_recall_surplus(struct dmae_client_core *client)
{
	unsigned int number = 0;
	struct dmae_hold *hold, *after;

	if (client->active <= client->request.number)
		return;
	for (hold = dmae_hold_first(client); hold; hold = after) {
		after = dmae_hold_next(hold);
		if (dmae_hold_is_active(hold->state) &&
		    number++ >= client->request.number)
			dmae_hold_recall(hold);
	}
}

/* Brings what @client has towards what it has asked for. */
void dmae_match_client(struct dmae_client_core *client)
{
	lockdep_assert_held(&dmae_lock);
	if (!client->client)
		return;
	dmae_match_recall_surplus(client);
	while (dmae_match_offer_best(client, UINT_MAX))
		;
	if (client->request.number && !client->active && !client->declined_all)
		dmae_event_queue_none(client);
}

static bool dmae_match_could_take(struct dmae_client_core *client,
				  struct dmae_chan *chan)
{
	return dmae_match_wants_more(client) && !dmae_hold_find(client, chan) &&
	       !dmae_match_device_obstacle(client, chan->device) &&
	       !dmae_match_chan_obstacle(client, chan);
}

static struct dmae_client_core *dmae_match_neediest(struct dmae_chan *chan)
{
	struct dmae_client_core *client, *neediest = NULL;

	list_for_each_entry(client, &dmae_clients, node)
		if ((!neediest || client->active < neediest->active) &&
		    dmae_match_could_take(client, chan))
			neediest = client;
	return neediest;
}

/* Offers a channel that became free, or that was given up, to who wants it. */
void dmae_match_chan(struct dmae_chan *chan)
{
	struct dmae_client_core *client;

	lockdep_assert_held(&dmae_lock);
	/* So that what leaves doesn't cost its clients times the clients. */
	if (chan->device->core->leaving)
		return;
	client = dmae_match_neediest(chan);
	if (!client || dmae_hold_offer(client, chan))
		return;
	/* Unless that one wants to be alone, there is room for all. */
	list_for_each_entry(client, &dmae_clients, node)
		if (dmae_match_could_take(client, chan) &&
		    dmae_hold_offer(client, chan))
			return;
}

static bool dmae_match_is_needier(struct rb_node *node,
				  const struct rb_node *other_node)
{
	const struct dmae_client_core *client, *other;

	client = rb_entry(node, struct dmae_client_core, need_node);
	other = rb_entry(other_node, struct dmae_client_core, need_node);
	if (client->active != other->active)
		return client->active < other->active;
	return client->age < other->age;
}

static void dmae_match_add_needy(struct rb_root_cached *needy,
				 struct dmae_client_core *client)
{
	if (dmae_match_wants_more(client))
		rb_add_cached(&client->need_node, needy, dmae_match_is_needier);
}

/* To those who keep channels to themselves, always one to the neediest. */
static void dmae_match_exclusive(void)
{
	struct rb_root_cached needy = RB_ROOT_CACHED;
	struct dmae_client_core *client;
	struct rb_node *node;

	list_for_each_entry(client, &dmae_clients, node)
		if (client->request.exclusive)
			dmae_match_add_needy(&needy, client);
	while ((node = rb_first_cached(&needy))) {
		rb_erase_cached(node, &needy);
		client = rb_entry(node, struct dmae_client_core, need_node);
		if (dmae_match_offer_best(client, 1))
			dmae_match_add_needy(&needy, client);
	}
}

/*
 * After devices have come or gone.  Who has nothing comes first; then those
 * who keep a channel to themselves, evenly; then there is room for all.
 */
void dmae_match_all(void)
{
	struct dmae_client_core *client;

	lockdep_assert_held(&dmae_lock);
	list_for_each_entry(client, &dmae_clients, node)
		if (!client->active)
			dmae_match_offer_best(client, 1);
	dmae_match_exclusive();
	list_for_each_entry(client, &dmae_clients, node)
		dmae_match_client(client);
}
