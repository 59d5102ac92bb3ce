// SPDX-License-Identifier: GPL-2.0
/*
 * Telling clients
 *
 * Each client has a list of holds with something to tell and one work item,
 * so it is told one thing at a time, in order for each channel, in process
 * context and with no lock held.  What there is to tell follows from the state
 * of the hold, so nothing is allocated and no event can be lost.
 */
#include <linux/sched.h>

#include "channel.h"
#include "core.h"
#include "device.h"
#include "registry.h"
#include "trace.h"

static struct workqueue_struct *dmae_event_wq;

int dmae_events_init(void)
{
	dmae_event_wq = alloc_workqueue("dmae_events", WQ_UNBOUND, 0);
	return dmae_event_wq ? 0 : -ENOMEM;
}

void dmae_events_fini(void)
{
	destroy_workqueue(dmae_event_wq);
}

/*
 * Returns when no event callback runs, but for the one it is called from, and
 * no provider is being asked for.
 */
void dmae_events_flush(void)
{
	const struct work_struct *work = current_work();

	if (!work || work->func != dmae_event_work)
		flush_workqueue(dmae_event_wq);
}

/* What clients are told because of @work is told after it. */
void dmae_event_queue_work(struct work_struct *work)
{
	queue_work(dmae_event_wq, work);
}

static void dmae_event_kick(struct dmae_client_core *client)
{
	lockdep_assert_held(&dmae_lock);
	dmae_client_core_get(client);
	if (!queue_work(dmae_event_wq, &client->event_work))
		dmae_client_core_put(client);
}

void dmae_event_queue(struct dmae_hold *hold)
{
	lockdep_assert_held(&dmae_lock);
	if (list_empty(&hold->event_node))
		list_add_tail(&hold->event_node, &hold->client->events);
	dmae_event_kick(hold->client);
}

/* Once only, until it is forgotten. */
void dmae_event_queue_none(struct dmae_client_core *client)
{
	lockdep_assert_held(&dmae_lock);
	if (client->told_none)
		return;
	client->tell_none = true;
	dmae_event_kick(client);
}

/* There is an offer, or a new request. */
void dmae_event_forget_none(struct dmae_client_core *client)
{
	lockdep_assert_held(&dmae_lock);
	client->tell_none = false;
	client->told_none = false;
	dmae_ask_forget(client);
}

void dmae_deadline_work(struct work_struct *work)
{
	struct dmae_client_core *client =
		container_of(work, struct dmae_client_core, deadline_work.work);

	guard(mutex)(&dmae_lock);
	/* The request may have been replaced while we waited for the lock. */
	if (!client->request.deadline_ms ||
	    time_before(jiffies, client->deadline))
		return;
	client->tell_short = true;
	dmae_event_kick(client);
}

/* Starts the clock of a new request, and stops that of the last one. */
void dmae_deadline_set(struct dmae_client_core *client)
{
	unsigned long delay = msecs_to_jiffies(client->request.deadline_ms);

	lockdep_assert_held(&dmae_lock);
	client->tell_short = false;
	client->deadline = jiffies + delay;
	if (client->request.deadline_ms)
		mod_delayed_work(dmae_event_wq, &client->deadline_work, delay);
	else
		cancel_delayed_work(&client->deadline_work);
}

/* The names are copied before, as the callback may unregister its client. */
static noinline enum dmae_state_client
dmae_tell_traced(struct dmae_client *client,
		 const struct dmae_client_core *core, struct dmae_chan *chan,
		 enum dmae_state state)
{
	char who[DMAE_NAME_LEN], which[DMAE_TRACE_CHAN_LEN];
	enum dmae_state_client answer;

	strscpy(who, core->name, sizeof(who));
	strscpy(which, chan ? dmae_chan_name(chan) : "", sizeof(which));
	answer = client->event_callback(client, chan, state);
	trace_dmae_client_event(who, which, state, answer);
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

static void dmae_settle_taken(struct dmae_hold *hold)
{
	struct dmae_client_core *client = hold->client;

	guard(mutex)(&dmae_lock);
	/* The callback may have unregistered its client. */
	if (hold->state != DMAE_HOLD_OFFERED)
		return;
	dmae_hold_set_state(hold, DMAE_HOLD_HELD);
	if (hold->chan->device->core->leaving ||
	    client->active > client->request.number)
		dmae_hold_recall(hold);
	else if (hold->chan->device->core->suspended)
		dmae_event_queue(hold);
}

static void dmae_client_withdraw_offers(struct dmae_client_core *client)
{
	struct dmae_hold *hold, *after;

	lockdep_assert_held(&dmae_lock);
	for (hold = dmae_hold_first(client); hold; hold = after) {
		after = dmae_hold_next(hold);
		if (hold->state == DMAE_HOLD_OFFERED)
			dmae_hold_recall(hold);
	}
}

static void dmae_settle_declined(struct dmae_hold *hold, bool all)
{
	struct dmae_client_core *client = hold->client;

	if (hold->has_resources)
		dmae_chan_put_resources(hold->chan, DMAE_FREE_FINISH);
	hold->has_resources = false;

	guard(mutex)(&dmae_lock);
	if (hold->state != DMAE_HOLD_OFFERED)
		return;
	client->declined_all |= all;
	if (all)
		dmae_client_withdraw_offers(client);
	dmae_hold_decline(hold);
	dmae_match_client(client);
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
		dmae_settle_taken(hold);
	else
		dmae_settle_declined(hold, answer == DMAE_NAK);
}

/* @hold is LEAVING; it ends. */
void dmae_tell_removed(struct dmae_client *client, struct dmae_hold *hold)
{
	dmae_tell(client, hold->client, hold->chan, DMAE_RESOURCE_REMOVED);

	scoped_guard(mutex, &dmae_lock) {
		/* The callback may have unregistered its client. */
		if (hold->state != DMAE_HOLD_LEAVING)
			return;
		dmae_hold_set_state(hold, DMAE_HOLD_DRAINING);
	}
	dmae_hold_drain(hold, DMAE_FREE_FINISH, DMAE_HOLD_GONE);
}

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

static enum dmae_reason dmae_client_reason(struct dmae_client_core *core)
{
	guard(mutex)(&dmae_lock);
	return dmae_match_reason(core);
}

static bool dmae_reason_asks_for_provider(enum dmae_reason reason)
{
	return reason == DMAE_REASON_NO_PROVIDER ||
	       reason == DMAE_REASON_NO_TYPE || reason == DMAE_REASON_LEAVING;
}

/*
 * The client has no channel at all, though it wants one.  Where a provider that
 * is loaded now might answer, one is asked for first: then it is true later.
 */
static bool dmae_none_is_true(struct dmae_client_core *core)
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
	if (dmae_none_is_true(core) && !client->channels_only)
		dmae_tell(client, core, NULL, DMAE_RESOURCE_NONE);
}

static void dmae_tell_short(struct dmae_client *client,
			    struct dmae_client_core *core)
{
	if (dmae_client_reason(core) != DMAE_REASON_SATISFIED &&
	    !client->channels_only)
		dmae_tell(client, core, NULL, DMAE_RESOURCE_SHORT);
}

/* What a hold in each state has its client told. */
static void (*const dmae_tell_by_state[])(struct dmae_client *client,
					  struct dmae_hold *hold) = {
	[DMAE_HOLD_OFFERED] = dmae_tell_available,
	[DMAE_HOLD_HELD] = dmae_tell_power,
	[DMAE_HOLD_RECALLED] = dmae_tell_removed,
};

/**
 * struct dmae_event - what is told next
 * @client: whom
 * @hold: about which channel, with a reference; NULL when it is about none
 * @tell_hold: how, if it is about a channel
 * @tell: how, if it is about none
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

/* Returns false when there is nothing to tell. */
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

void dmae_event_work(struct work_struct *work)
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
