// SPDX-License-Identifier: GPL-2.0
/*
 * Deals: which client is offered which channel, and which has to give one up
 *
 * A change - a request, an answer, a channel that becomes free, a device that
 * comes or leaves - only marks the clients and channels that it may affect.
 * They are settled at one point, dmae_deal_end(), just before dmae_lock is
 * released: so no deal is made within another, and the lock is never released
 * with a deal outstanding.
 *
 * A channel that becomes free is offered to the neediest client: the one with
 * the fewest channels, among these the one that registered first.  So the same
 * history always leads to the same deals.
 *
 * The cost of a change grows with the number of clients plus that of channels,
 * never with their product.
 */
#include <linux/rbtree.h>

#include "channel.h"
#include "deal.h"
#include "device.h"
#include "match.h"
#include "queue.h"

/* The marks; protected by dmae_lock.  None is set while the lock is free. */
static LIST_HEAD(dmae_deal_chans); /* of dmae_chan_core */
static LIST_HEAD(dmae_deal_clients); /* of dmae_client_core */
static bool dmae_deal_everyone;

static void dmae_deal_mark_client(struct dmae_client_core *client)
{
	lockdep_assert_held(&dmae_lock);
	if (list_empty(&client->mark_node))
		list_add_tail(&client->mark_node, &dmae_deal_clients);
}

/*
 * Skips a channel whose device leaves: no client can get it, and a search for
 * one after each hold would make removal quadratic in the number of clients.
 */
static void dmae_deal_mark_chan(struct dmae_chan *chan)
{
	lockdep_assert_held(&dmae_lock);
	if (list_empty(&chan->core->mark_node) && !chan->device->core->leaving)
		list_add_tail(&chan->core->mark_node, &dmae_deal_chans);
}

/* Called when @device was registered or was marked as leaving. */
void dmae_deal_device(struct dmae_device *device)
{
	struct dmae_hold *hold, *next;
	struct dmae_chan *chan;

	lockdep_assert_held(&dmae_lock);
	dmae_deal_everyone = true;
	if (!device->core->leaving)
		return;
	list_for_each_entry(chan, &device->channels, node)
		list_for_each_entry_safe(hold, next, &chan->core->holds,
					 chan_node)
			dmae_deal_recall(hold);
}

static void dmae_deal_unlink(struct dmae_hold *hold)
{
	struct dmae_chan *chan = hold->chan;
	bool pinned = dmae_hold_pins(hold->state);

	dmae_hold_unlink(hold);
	if (pinned)
		dmae_deal_mark_chan(chan);
}

/*
 * Takes the channel of @hold back.  The client is told REMOVED if it has
 * answered ACK.  While the client is being told AVAILABLE, the recall waits for
 * its answer; see dmae_deal_accept().
 */
void dmae_deal_recall(struct dmae_hold *hold)
{
	lockdep_assert_held(&dmae_lock);
	switch (hold->state) {
	case DMAE_HOLD_OFFERED:
		if (hold->client->told == hold)
			break;
		fallthrough;
	case DMAE_HOLD_DECLINED:
		dmae_deal_unlink(hold);
		break;
	case DMAE_HOLD_HELD:
		dmae_hold_set_state(hold, DMAE_HOLD_RECALLED);
		dmae_queue_hold(hold);
		break;
	default:
		break;
	}
}

static void dmae_deal_recall_all(struct dmae_client_core *client,
				 enum dmae_hold_state state)
{
	struct dmae_hold *hold, *after;

	for (hold = dmae_hold_first(client); hold; hold = after) {
		after = dmae_hold_next(hold);
		if (hold->state == state)
			dmae_deal_recall(hold);
	}
}

/* A new request: channels that the client has declined may be offered again. */
void dmae_deal_request(struct dmae_client_core *client)
{
	client->declined_all = false;
	dmae_deal_recall_all(client, DMAE_HOLD_DECLINED);
	dmae_deal_mark_client(client);
}

/* The client has answered ACK to an offer. */
void dmae_deal_accept(struct dmae_hold *hold)
{
	struct dmae_client_core *client = hold->client;

	guard(dmae_deal)();
	/* The callback may have unregistered its client. */
	if (hold->state != DMAE_HOLD_OFFERED)
		return;
	dmae_hold_set_state(hold, DMAE_HOLD_HELD);
	if (hold->chan->device->core->leaving ||
	    client->active > client->request.number)
		dmae_deal_recall(hold);
	else if (hold->chan->device->core->suspended)
		dmae_queue_hold(hold);
}

/* The channel is not offered to the client again before its next request. */
static void dmae_deal_set_declined(struct dmae_hold *hold)
{
	struct dmae_chan *chan = hold->chan;

	dmae_hold_set_state(hold, DMAE_HOLD_DECLINED);
	dmae_deal_mark_chan(chan);
	if (!hold->client->client || chan->device->core->leaving)
		dmae_deal_unlink(hold);
}

/*
 * The client has answered DUP to an offer, or NAK if @all is true.  Called
 * without dmae_lock, because the channel may have to drain.
 */
void dmae_deal_decline(struct dmae_hold *hold, bool all)
{
	struct dmae_client_core *client = hold->client;

	if (hold->has_resources)
		dmae_chan_put_resources(hold->chan, DMAE_FREE_FINISH);
	hold->has_resources = false;

	guard(dmae_deal)();
	/* The callback may have unregistered its client. */
	if (hold->state != DMAE_HOLD_OFFERED)
		return;
	client->declined_all |= all;
	if (all)
		dmae_deal_recall_all(client, DMAE_HOLD_OFFERED);
	dmae_deal_set_declined(hold);
	dmae_deal_mark_client(client);
}

/*
 * The client has given the channel up; @hold is DRAINING.  Returns when the
 * operations have completed and other clients can have the channel.  @end is
 * GONE, or DECLINED if the client is not to be offered the channel again before
 * its next request.
 */
void dmae_deal_drain(struct dmae_hold *hold, enum dmae_free_mode mode,
		     enum dmae_hold_state end)
{
	struct dmae_client_core *client = hold->client;

	if (hold->has_resources)
		dmae_chan_put_resources(hold->chan, mode);
	hold->has_resources = false;

	guard(dmae_deal)();
	if (end == DMAE_HOLD_DECLINED)
		dmae_deal_set_declined(hold);
	else
		dmae_deal_unlink(hold);
	dmae_deal_mark_client(client);
}

static bool dmae_deal_offer(struct dmae_client_core *client,
			    struct dmae_chan *chan)
{
	struct dmae_hold *hold = dmae_hold_create(client, chan);

	if (hold)
		dmae_queue_offer(hold);
	return hold;
}

static bool dmae_deal_offer_best(struct dmae_client_core *client)
{
	struct dmae_chan *chan;

	if (!dmae_match_wants_more(client))
		return false;
	chan = dmae_match_best(client);
	return chan && dmae_deal_offer(client, chan);
}

static void dmae_deal_recall_surplus(struct dmae_client_core *client)
{
	unsigned int number = 0;
	struct dmae_hold *hold, *after;

	if (client->active <= client->request.number)
		return;
	for (hold = dmae_hold_first(client); hold; hold = after) {
		after = dmae_hold_next(hold);
		if (dmae_hold_is_active(hold->state) &&
		    number++ >= client->request.number)
			dmae_deal_recall(hold);
	}
}

/* Offers or recalls channels until @client has the number that it requested. */
static void dmae_deal_client(struct dmae_client_core *client)
{
	if (!client->client)
		return;
	dmae_deal_recall_surplus(client);
	while (dmae_deal_offer_best(client))
		;
	if (client->request.number && !client->active && !client->declined_all)
		dmae_queue_none(client);
}

/*
 * The neediest client comes first.  If its request is exclusive, the channel is
 * offered to no other client; if not, to every client that could take it.
 */
static void dmae_deal_chan(struct dmae_chan *chan)
{
	struct dmae_client_core *client = dmae_match_neediest(chan);

	if (!client || !dmae_deal_offer(client, chan))
		return;
	list_for_each_entry(client, &dmae_clients, node)
		if (dmae_match_could_take(client, chan) &&
		    !dmae_deal_offer(client, chan))
			return;
}

static bool dmae_deal_is_needier(struct rb_node *node,
				 const struct rb_node *other_node)
{
	const struct dmae_client_core *client, *other;

	client = rb_entry(node, struct dmae_client_core, need_node);
	other = rb_entry(other_node, struct dmae_client_core, need_node);
	if (client->active != other->active)
		return client->active < other->active;
	return client->age < other->age;
}

static void dmae_deal_add_needy(struct rb_root_cached *needy,
				struct dmae_client_core *client)
{
	if (dmae_match_wants_more(client))
		rb_add_cached(&client->need_node, needy, dmae_deal_is_needier);
}

/* Serves exclusive requests: one channel at a time, to the neediest client. */
static void dmae_deal_exclusive(void)
{
	struct rb_root_cached needy = RB_ROOT_CACHED;
	struct dmae_client_core *client;
	struct rb_node *node;

	list_for_each_entry(client, &dmae_clients, node)
		if (client->request.exclusive)
			dmae_deal_add_needy(&needy, client);
	while ((node = rb_first_cached(&needy))) {
		rb_erase_cached(node, &needy);
		client = rb_entry(node, struct dmae_client_core, need_node);
		if (dmae_deal_offer_best(client))
			dmae_deal_add_needy(&needy, client);
	}
}

/*
 * After a device has come or while one leaves: offers a channel to each client
 * without one, then serves the exclusive requests evenly, then all clients.
 */
static void dmae_deal_all(void)
{
	struct dmae_client_core *client;

	list_for_each_entry(client, &dmae_clients, node)
		if (!client->active)
			dmae_deal_offer_best(client);
	dmae_deal_exclusive();
	list_for_each_entry(client, &dmae_clients, node)
		dmae_deal_client(client);
}

/* Returns false when no mark is left. */
static bool dmae_deal_next(void)
{
	struct dmae_client_core *client;
	struct dmae_chan_core *chan;

	chan = list_first_entry_or_null(&dmae_deal_chans, struct dmae_chan_core,
					mark_node);
	if (chan) {
		list_del_init(&chan->mark_node);
		dmae_deal_chan(chan->chan);
		return true;
	}
	if (dmae_deal_everyone) {
		dmae_deal_everyone = false;
		dmae_deal_all();
		return true;
	}
	client = list_first_entry_or_null(&dmae_deal_clients,
					  struct dmae_client_core, mark_node);
	if (!client)
		return false;
	list_del_init(&client->mark_node);
	dmae_deal_client(client);
	return true;
}

/*
 * Makes the deals that the changes since dmae_deal_begin() call for.  A recall
 * of surplus channels may mark channels again, but an offer marks nothing, so
 * the loop ends.
 */
static void dmae_deal_settle(void)
{
	while (dmae_deal_next())
		;
}

void dmae_deal_end(void)
{
	dmae_deal_settle();
	mutex_unlock(&dmae_lock);
}
