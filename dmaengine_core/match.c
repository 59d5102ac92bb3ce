// SPDX-License-Identifier: GPL-2.0
/*
 * Which channel is offered to which client
 */
#include <linux/topology.h>

#include "core.h"

/* Why @chan cannot be offered to @client; SATISFIED if it can. */
static enum dmae_reason dmae_match_obstacle(struct dmae_client_core *client,
					    struct dmae_chan *chan)
{
	struct dmae_device *device = chan->device;
	const struct dmae_chan_request *request = &client->request;
	unsigned long lacking = client->client->cap_mask.bits &
				~device->cap_mask.bits;

	if (lacking)
		return DMAE_REASON_NO_TYPE;
	if (chan->core->exclusive || (request->exclusive && chan->core->active))
		return DMAE_REASON_HELD;
	if (device->core->leaving)
		return DMAE_REASON_LEAVING;
	if (request->node != NUMA_NO_NODE &&
	    request->node != dev_to_node(device->dev))
		return DMAE_REASON_CONSTRAINT;
	if (xa_load(&client->holds, chan->core->index))
		return DMAE_REASON_CONSTRAINT;
	return DMAE_REASON_SATISFIED;
}

/* The obstacle of the channel that comes nearest to what @client wants. */
enum dmae_reason dmae_match_reason(struct dmae_client_core *client)
{
	enum dmae_reason nearest = DMAE_REASON_NO_PROVIDER;
	struct dmae_device_core *device;
	struct dmae_chan *chan;

	lockdep_assert_held(&dmae_lock);
	if (!client->client || client->active >= client->request.number)
		return DMAE_REASON_SATISFIED;
	if (client->active && client->request.number == DMAE_CHAN_ALL)
		return DMAE_REASON_SATISFIED;
	list_for_each_entry(device, &dmae_devices, node)
		list_for_each_entry(chan, &device->device->channels, node)
			nearest = max(nearest,
				      dmae_match_obstacle(client, chan));
	return nearest;
}

/* The types of @mask that no device has. */
dmae_cap_mask_t dmae_match_missing(dmae_cap_mask_t mask)
{
	struct dmae_device_core *device;

	lockdep_assert_held(&dmae_lock);
	list_for_each_entry(device, &dmae_devices, node)
		mask.bits &= ~device->device->cap_mask.bits;
	return mask;
}

/* The least used channel of the highest priority that suits @client. */
static struct dmae_chan *dmae_match_best(struct dmae_client_core *client)
{
	struct dmae_chan *chan, *best = NULL;
	struct dmae_device_core *device;

	list_for_each_entry(device, &dmae_devices, node) {
		if (best && best->device->priority > device->device->priority)
			break;
		list_for_each_entry(chan, &device->device->channels, node) {
			if (dmae_match_obstacle(client, chan))
				continue;
			if (!best || chan->core->active < best->core->active)
				best = chan;
		}
	}
	return best;
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

/* Brings what @client holds towards what it has asked for. */
void dmae_match_client(struct dmae_client_core *client)
{
	struct dmae_hold *surplus;
	struct dmae_chan *chan;

	lockdep_assert_held(&dmae_lock);
	while (client->active > client->request.number &&
	       (surplus = dmae_match_surplus(client)))
		dmae_hold_recall(surplus);

	while (client->active < client->request.number &&
	       !client->declined_all && (chan = dmae_match_best(client)))
		if (dmae_hold_offer(client, chan))
			break;
}

void dmae_match_all(void)
{
	struct dmae_client_core *client;

	list_for_each_entry(client, &dmae_clients, node)
		dmae_match_client(client);
}
