// SPDX-License-Identifier: GPL-2.0
/*
 * Which channel is offered to which client
 *
 * A client that wants channels gets the best ones: of the highest priority, on
 * its NUMA node before others, the least used first.  A channel that becomes
 * free goes to the neediest client: the one with the fewest channels, the one
 * registered longer where these are equal.  So the outcome is the same
 * whenever the history is.  What a change costs grows with the channels, for
 * a client, or with the clients, for a channel.
 */
#include <linux/module.h>
#include <linux/topology.h>

#include "core.h"

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

/* Why @chan cannot be offered to @client; SATISFIED if it can. */
static enum dmae_reason dmae_match_obstacle(struct dmae_client_core *client,
					    struct dmae_chan *chan)
{
	struct dmae_device *device = chan->device;
	const struct dmae_chan_request *request = &client->request;
	struct dmae_hold *hold;

	if (client->client->cap_mask.bits & ~device->cap_mask.bits)
		return DMAE_REASON_NO_TYPE;
	if (device->core->leaving || !dmae_module_is_live(device->owner))
		return DMAE_REASON_LEAVING;
	hold = xa_load(&client->holds, chan->core->index);
	if (hold)
		return hold->state == DMAE_HOLD_DECLINED ?
			       DMAE_REASON_CONSTRAINT :
			       DMAE_REASON_NO_MORE;
	if (chan->core->exclusive || (request->exclusive && chan->core->pins))
		return DMAE_REASON_HELD;
	if (!dmae_node_is_near(dev_to_node(device->dev), request->node))
		return DMAE_REASON_CONSTRAINT;
	return DMAE_REASON_SATISFIED;
}

static bool dmae_match_is_satisfied(const struct dmae_client_core *client)
{
	if (client->request.number == DMAE_CHAN_ALL)
		return client->active;
	return client->active >= client->request.number;
}

/* The obstacle of the channel that comes nearest to what @client wants. */
enum dmae_reason dmae_match_reason(struct dmae_client_core *client)
{
	enum dmae_reason obstacle, nearest = DMAE_REASON_NO_PROVIDER;
	struct dmae_device_core *device;
	struct dmae_chan *chan;

	lockdep_assert_held(&dmae_lock);
	if (!client->client || dmae_match_is_satisfied(client))
		return DMAE_REASON_SATISFIED;
	list_for_each_entry(device, &dmae_devices, node) {
		list_for_each_entry(chan, &device->device->channels, node) {
			obstacle = dmae_match_obstacle(client, chan);
			/* Not offered all the same: the client said NAK. */
			if (obstacle == DMAE_REASON_SATISFIED)
				obstacle = DMAE_REASON_CONSTRAINT;
			nearest = max(nearest, obstacle);
		}
	}
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

/* Who has exclusively what @client could have; NULL where nobody. */
const char *dmae_match_holder(struct dmae_client_core *client)
{
	struct dmae_device_core *device;
	struct dmae_chan *chan;

	lockdep_assert_held(&dmae_lock);
	list_for_each_entry(device, &dmae_devices, node)
		list_for_each_entry(chan, &device->device->channels, node)
			if (dmae_match_obstacle(client, chan) ==
				    DMAE_REASON_HELD &&
			    !list_empty(&chan->core->holds))
				return list_first_entry(&chan->core->holds,
							struct dmae_hold,
							chan_node)
					->client->name;
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

	list_for_each_entry(device, &dmae_devices, node)
		list_for_each_entry(chan, &device->device->channels, node)
			if (!dmae_match_obstacle(client, chan))
				best = min(best, dmae_match_rank(client, chan));
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
	struct dmae_chan *chan;

	list_for_each_entry(device, &dmae_devices, node) {
		list_for_each_entry(chan, &device->device->channels, node) {
			if (offered == max || !dmae_match_wants_more(client))
				return offered;
			if (dmae_match_obstacle(client, chan) ||
			    dmae_match_rank(client, chan) != rank)
				continue;
			if (dmae_hold_offer(client, chan))
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

static struct dmae_hold *dmae_match_surplus(struct dmae_client_core *client)
{
	struct dmae_hold *hold, *surplus = NULL;
	unsigned long index;

	xa_for_each(&client->holds, index, hold)
		if (hold->state == DMAE_HOLD_HELD ||
		    (hold->state == DMAE_HOLD_OFFERED && client->told != hold))
			surplus = hold;
	return surplus;
}

/* Brings what @client has towards what it has asked for. */
void dmae_match_client(struct dmae_client_core *client)
{
	struct dmae_hold *surplus;

	lockdep_assert_held(&dmae_lock);
	if (!client->client)
		return;
	while (client->active > client->request.number &&
	       (surplus = dmae_match_surplus(client)))
		dmae_hold_recall(surplus);

	while (dmae_match_offer_best(client, UINT_MAX))
		;
	if (client->request.number && !client->active && !client->declined_all)
		dmae_event_queue_none(client);
}

static bool dmae_match_could_take(struct dmae_client_core *client,
				  struct dmae_chan *chan)
{
	return dmae_match_wants_more(client) &&
	       !dmae_match_obstacle(client, chan);
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
	client = dmae_match_neediest(chan);
	if (!client || dmae_hold_offer(client, chan))
		return;
	/* Unless that one wants to be alone, there is room for all. */
	list_for_each_entry(client, &dmae_clients, node)
		if (dmae_match_could_take(client, chan) &&
		    dmae_hold_offer(client, chan))
			return;
}

/*
 * One channel to each exclusive client that has @number; returns whether any
 * such client has more.
 */
static bool dmae_match_exclusive(unsigned int number)
{
	struct dmae_client_core *client;
	bool more = false;

	list_for_each_entry(client, &dmae_clients, node) {
		if (!client->request.exclusive)
			continue;
		if (client->active == number)
			dmae_match_offer_best(client, 1);
		more |= client->active > number;
	}
	return more;
}

/*
 * After devices have come or gone.  Who has nothing comes first; then those
 * who keep a channel to themselves, evenly; then there is room for all.
 */
void dmae_match_all(void)
{
	struct dmae_client_core *client;
	unsigned int number = 0;

	lockdep_assert_held(&dmae_lock);
	list_for_each_entry(client, &dmae_clients, node)
		if (!client->active)
			dmae_match_offer_best(client, 1);
	while (dmae_match_exclusive(number))
		number++;
	list_for_each_entry(client, &dmae_clients, node)
		dmae_match_client(client);
}
