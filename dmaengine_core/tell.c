// SPDX-License-Identifier: GPL-2.0
/*
 * Calling the clients' event callbacks
 *
 * A client is told one event at a time, in process context and with no lock
 * held.  Its callback may do anything, even unregister the client, so the state
 * of the hold is read again after every callback.
 */
#include "tell.h"
#include "ask.h"
#include "channel.h"
#include "deal.h"
#include "device.h"
#include "match.h"
#include "queue.h"
#include "trace.h"

/*
 * Waits until no event callback runs and no provider is being asked for.  Does
 * not wait if it is called from an event callback.
 */
void dmae_tell_flush(void)
{
	const struct work_struct *work = current_work();

	if (!work || work->func != dmae_tell_work)
		dmae_queue_flush();
}

/* Copies the names before the call: the callback may unregister its client. */
static noinline enum dmae_state_client
dmae_tell_traced(struct dmae_client *client,
		 const struct dmae_client_core *core, struct dmae_chan *chan,
		 enum dmae_state state)
{
	char client_name[DMAE_NAME_LEN], chan_name[DMAE_TRACE_CHAN_LEN];
	enum dmae_state_client answer;

	strscpy(client_name, core->name, sizeof(client_name));
	strscpy(chan_name, chan ? dmae_chan_name(chan) : "", sizeof(chan_name));
	answer = client->event_callback(client, chan, state);
	trace_dmae_client_event(client_name, chan_name, state, answer);
	return answer;
}

static enum dmae_state_client dmae_tell(struct dmae_client *client,
					const struct dmae_client_core *core,
					struct dmae_chan *chan,
					enum dmae_state state)
{
	lockdep_assert_not_held(&dmae_lock);
	if (trace_dmae_client_event_enabled())
		return dmae_tell_traced(client, core, chan, state);
	return client->event_callback(client, chan, state);
}

static void dmae_tell_available(struct dmae_client *client,
				struct dmae_hold *hold)
{
	enum dmae_state_client answer = DMAE_DUP;
	int err = dmae_chan_get_resources(hold->chan);

	if (err) {
		dev_warn(&hold->chan->core->dev,
			 "not offered to %s: no resources (%d)\n",
			 hold->client->name, err);
	} else {
		hold->has_resources = true;
		answer = dmae_tell(client, hold->client, hold->chan,
				   DMAE_RESOURCE_AVAILABLE);
	}
	if (answer == DMAE_ACK)
		dmae_deal_accept(hold);
	else
		dmae_deal_decline(hold, answer == DMAE_NAK);
}

/* @hold is LEAVING.  Returns when its operations have completed. */
void dmae_tell_removed(struct dmae_client *client, struct dmae_hold *hold)
{
	dmae_tell(client, hold->client, hold->chan, DMAE_RESOURCE_REMOVED);

	scoped_guard(mutex, &dmae_lock) {
		/* The callback may have unregistered its client. */
		if (hold->state != DMAE_HOLD_LEAVING)
			return;
		dmae_hold_set_state(hold, DMAE_HOLD_DRAINING);
	}
	dmae_deal_drain(hold, DMAE_FREE_FINISH, DMAE_HOLD_GONE);
}

/* Tells SUSPEND or RESUME, unless that is what the client was told last. */
static void dmae_tell_power(struct dmae_client *client, struct dmae_hold *hold)
{
	bool suspended, changed;

	scoped_guard(mutex, &dmae_lock) {
		suspended = hold->chan->device->core->suspended;
		changed = hold->told_suspended != suspended;
		hold->told_suspended = suspended;
	}
	if (changed)
		dmae_tell(client, hold->client, hold->chan,
			  suspended ? DMAE_RESOURCE_SUSPEND :
				      DMAE_RESOURCE_RESUME);
}

/* True if loading a provider might satisfy the request. */
static bool dmae_reason_asks_for_provider(enum dmae_reason reason)
{
	return reason == DMAE_REASON_NO_PROVIDER ||
	       reason == DMAE_REASON_NO_TYPE || reason == DMAE_REASON_LEAVING;
}

/*
 * True if the client wants a channel and has none.  But if loading a provider
 * might help, this asks for one and returns false; NONE is queued again if that
 * was in vain.
 */
static bool dmae_none_is_due(struct dmae_client_core *core)
{
	enum dmae_reason reason;

	guard(mutex)(&dmae_lock);
	reason = dmae_match_reason(core);
	if (core->active || reason == DMAE_REASON_SATISFIED)
		return false;
	if (core->asked || !dmae_reason_asks_for_provider(reason))
		return true;
	dmae_ask_for(core);
	return false;
}

static void dmae_tell_none(struct dmae_client *client,
			   struct dmae_client_core *core)
{
	if (dmae_none_is_due(core) && !client->channels_only)
		dmae_tell(client, core, NULL, DMAE_RESOURCE_NONE);
}

static bool dmae_short_is_due(struct dmae_client_core *core)
{
	guard(mutex)(&dmae_lock);
	return dmae_match_reason(core) != DMAE_REASON_SATISFIED;
}

static void dmae_tell_short(struct dmae_client *client,
			    struct dmae_client_core *core)
{
	if (dmae_short_is_due(core) && !client->channels_only)
		dmae_tell(client, core, NULL, DMAE_RESOURCE_SHORT);
}

/* The event that a queued hold stands for, by its state. */
static void (*const dmae_tell_by_state[])(struct dmae_client *client,
					  struct dmae_hold *hold) = {
	[DMAE_HOLD_OFFERED] = dmae_tell_available,
	[DMAE_HOLD_HELD] = dmae_tell_power,
	[DMAE_HOLD_RECALLED] = dmae_tell_removed,
};

/**
 * struct dmae_event - one event, taken from the queue
 * @client: the client to be told
 * @hold: the hold concerned, with a reference; NULL for NONE and SHORT
 * @tell_hold: tells the event, if it concerns a hold
 * @tell: tells the event otherwise
 */
struct dmae_event {
	struct dmae_client *client;
	struct dmae_hold *hold;
	void (*tell_hold)(struct dmae_client *client, struct dmae_hold *hold);
	void (*tell)(struct dmae_client *client, struct dmae_client_core *core);
};

static bool dmae_event_take(struct dmae_client_core *core,
			    struct dmae_event *event)
{
	struct dmae_hold *hold;

	lockdep_assert_held(&dmae_lock);
	hold = list_first_entry_or_null(&core->events, struct dmae_hold,
					event_node);
	*event = (struct dmae_event){ .client = core->client, .hold = hold };
	if (hold) {
		list_del_init(&hold->event_node);
		dmae_hold_get(hold);
		event->tell_hold = dmae_tell_by_state[hold->state];
		if (hold->state == DMAE_HOLD_RECALLED)
			dmae_hold_set_state(hold, DMAE_HOLD_LEAVING);
	} else if (core->tell_none) {
		core->tell_none = false;
		core->told_none = true;
		event->tell = dmae_tell_none;
	} else if (core->tell_short) {
		core->tell_short = false;
		event->tell = dmae_tell_short;
	}
	return event->tell_hold || event->tell;
}

/* Returns false when there is no event. */
static bool dmae_event_begin(struct dmae_client_core *core,
			     struct dmae_event *event)
{
	guard(mutex)(&dmae_lock);
	if (!core->client || !dmae_event_take(core, event))
		return false;
	WRITE_ONCE(core->told, event->hold);
	WRITE_ONCE(core->telling, current);
	return true;
}

static void dmae_event_end(struct dmae_client_core *core,
			   struct dmae_event *event)
{
	scoped_guard(mutex, &dmae_lock) {
		WRITE_ONCE(core->told, NULL);
		WRITE_ONCE(core->telling, NULL);
		wake_up_all(&dmae_changed);
	}
	if (event->hold)
		dmae_hold_put(event->hold);
}

void dmae_tell_work(struct work_struct *work)
{
	struct dmae_client_core *core =
		container_of(work, struct dmae_client_core, event_work);
	struct dmae_event event;

	while (dmae_event_begin(core, &event)) {
		if (event.hold)
			event.tell_hold(event.client, event.hold);
		else
			event.tell(event.client, core);
		dmae_event_end(core, &event);
	}
	dmae_client_core_put(core);
}
