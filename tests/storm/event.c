// SPDX-License-Identifier: GPL-2.0
/*
 * The event callback of a client
 */
#include "client.h"

/* How long a client waits in REMOVED for its last operation. */
#define STORM_LAST_WAIT_MS 30

static bool storm_event_one_in(struct storm_client *client, u32 number)
{
	return storm_one_in(&client->event_random, number);
}

static enum dmae_state_client storm_available(struct storm_client *client,
					      struct dmae_chan *chan)
{
	storm_count(STORM_TOLD_AVAILABLE);
	if (storm_event_one_in(client, 40))
		return DMAE_NAK;
	if (storm_event_one_in(client, 10) || !storm_slot_take(client, chan))
		return DMAE_DUP;
	if (client->exclusive)
		storm_count(STORM_TAKEN_EXCLUSIVELY);
	return DMAE_ACK;
}

/* The client may use the channel until this function returns. */
static enum dmae_state_client storm_removed(struct storm_client *client,
					    struct dmae_chan *chan)
{
	struct storm_slot *slot = storm_slot_find(client, chan);

	storm_count(STORM_TOLD_REMOVED);
	if (!slot) {
		storm_fail(STORM_REMOVED, "%s: never took the channel",
			   client->name);
		return DMAE_DUP;
	}
	if (!storm_slot_remove(client, slot))
		return DMAE_DUP;
	if (slot->cookie && storm_event_one_in(client, 4))
		dmae_async_op_wait(chan, slot->cookie, STORM_LAST_WAIT_MS);
	return DMAE_ACK;
}

static void storm_power(struct storm_client *client, struct dmae_chan *chan,
			bool suspended)
{
	struct storm_slot *slot = storm_slot_find(client, chan);

	storm_count(suspended ? STORM_TOLD_SUSPEND : STORM_TOLD_RESUME);
	if (!slot || slot->suspended == suspended)
		storm_fail(STORM_EVENTS, "%s: unexpected %s", client->name,
			   suspended ? "suspend" : "resume");
	else
		slot->suspended = suspended;
}

static void storm_lacking(struct storm_client *client, struct dmae_chan *chan,
			  bool none)
{
	struct dmae_client_status status;
	unsigned int held = storm_slots_held(client);

	storm_count(none ? STORM_TOLD_NONE : STORM_TOLD_SHORT);
	if (chan || client->client.channels_only)
		storm_fail(STORM_EVENTS, "%s: unexpected NONE or SHORT",
			   client->name);
	if (none && held)
		storm_fail(STORM_EVENTS, "%s: NONE, but it holds %u channels",
			   client->name, held);
	dmae_async_client_status(&client->client, &status);
}

static enum dmae_state_client storm_told(struct storm_client *client,
					 struct dmae_chan *chan,
					 enum dmae_state state)
{
	switch (state) {
	case DMAE_RESOURCE_AVAILABLE:
		return storm_available(client, chan);
	case DMAE_RESOURCE_REMOVED:
		return storm_removed(client, chan);
	case DMAE_RESOURCE_SUSPEND:
	case DMAE_RESOURCE_RESUME:
		storm_power(client, chan, state == DMAE_RESOURCE_SUSPEND);
		break;
	case DMAE_RESOURCE_NONE:
	case DMAE_RESOURCE_SHORT:
		storm_lacking(client, chan, state == DMAE_RESOURCE_NONE);
		break;
	}
	return DMAE_DUP;
}

/* An event callback may request and free channels. */
static void storm_event_act(struct storm_client *client)
{
	if (storm_event_one_in(client, 16))
		storm_client_request(client, &client->event_random);
	if (storm_event_one_in(client, 16))
		storm_client_free_one(client, &client->event_random);
}

/*
 * Within unregister REMOVED comes for each held channel, but not for the one
 * that is being offered.
 */
static void storm_event_leave(struct storm_client *client,
			      struct dmae_chan *offered)
{
	storm_slots_leave(client, offered);
	atomic_dec(&client->in_event);
	dmae_async_client_unregister(&client->client);
	atomic_inc(&client->in_event);
	WRITE_ONCE(client->registered, false);
	storm_count(STORM_LEFT_IN_EVENT);
}

enum dmae_state_client storm_client_event(struct dmae_client *dmae_client,
					  struct dmae_chan *chan,
					  enum dmae_state state)
{
	struct storm_client *client =
		container_of(dmae_client, struct storm_client, client);
	struct dmae_chan *offered = state == DMAE_RESOURCE_AVAILABLE ? chan :
								       NULL;
	enum dmae_state_client answer;
	bool leave;

	storm_at(&client->event_seat, "event");
	if (!READ_ONCE(client->registered))
		storm_fail(STORM_RETURNED, "%s: an event after unregister",
			   client->name);
	if (atomic_inc_return(&client->in_event) != 1)
		storm_fail(STORM_EVENTS, "%s: two events at a time",
			   client->name);
	storm_event_act(client);
	answer = storm_told(client, chan, state);
	leave = READ_ONCE(client->leave_in_event) &&
		storm_client_may_leave(client);
	if (leave)
		storm_event_leave(client, offered);
	storm_at(&client->event_seat, NULL);
	atomic_dec(&client->in_event);
	/* The thread may register the client again. */
	if (leave)
		complete(&client->left);
	return answer;
}
