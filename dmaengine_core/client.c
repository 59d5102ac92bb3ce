// SPDX-License-Identifier: GPL-2.0
/*
 * Clients: registration, requests, giving channels back
 */
#define pr_fmt(fmt) KBUILD_MODNAME ": " fmt

#include <linux/export.h>
#include <linux/jiffies.h>
#include <linux/nodemask.h>
#include <linux/sched/signal.h>
#include <linux/slab.h>

#include "channel.h"
#include "core.h"
#include "names.h"
#include "registry.h"

static u64 dmae_clients_registered; /* dmae_lock */

void dmae_client_core_get(struct dmae_client_core *core)
{
	kref_get(&core->ref);
}

static void dmae_client_core_free(struct kref *ref)
{
	kfree(container_of(ref, struct dmae_client_core, ref));
}

void dmae_client_core_put(struct dmae_client_core *core)
{
	kref_put(&core->ref, dmae_client_core_free);
}

static struct dmae_client_core *
dmae_client_core_alloc(struct dmae_client *client)
{
	struct dmae_client_core *core = kzalloc(sizeof(*core), GFP_KERNEL);

	if (!core)
		return NULL;
	kref_init(&core->ref);
	core->client = client;
	core->request.node = NUMA_NO_NODE;
	core->holds = RB_ROOT;
	INIT_LIST_HEAD(&core->events);
	INIT_LIST_HEAD(&core->ask_node);
	INIT_WORK(&core->event_work, dmae_event_work);
	INIT_DELAYED_WORK(&core->deadline_work, dmae_deadline_work);
	if (client->name)
		strscpy(core->name, client->name, sizeof(core->name));
	else
		snprintf(core->name, sizeof(core->name), "%ps",
			 client->event_callback);
	return core;
}

static int dmae_client_check(const struct dmae_client *client)
{
	if (!client || !client->event_callback) {
		pr_warn_ratelimited("client without an event callback\n");
		return -EINVAL;
	}
	if (client->cap_mask.bits & ~GENMASK(DMAE_TX_TYPE_END - 1, 0)) {
		pr_warn_ratelimited("%ps: bits of mask %#lx are no type\n",
				    client->event_callback,
				    client->cap_mask.bits);
		return -EINVAL;
	}
	return 0;
}

int dmae_async_client_register(struct dmae_client *client)
{
	struct dmae_client_core *core;
	int err;

	err = dmae_client_check(client);
	if (err)
		return err;
	core = dmae_client_core_alloc(client);
	if (!core)
		return -ENOMEM;

	guard(mutex)(&dmae_lock);
	if (client->core) {
		pr_warn_ratelimited("%s: registered already\n", core->name);
		dmae_client_core_put(core);
		return -EINVAL;
	}
	client->core = core;
	core->age = dmae_clients_registered++;
	list_add_tail(&core->node, &dmae_clients);
	return 0;
}
EXPORT_SYMBOL_GPL(dmae_async_client_register);

static struct dmae_client_core *dmae_client_find(struct dmae_client *client)
{
	lockdep_assert_held(&dmae_lock);
	return client ? client->core : NULL;
}

static void dmae_client_begin_removal(struct dmae_hold *hold)
{
	if (hold->state == DMAE_HOLD_HELD)
		dmae_hold_set_state(hold, DMAE_HOLD_RECALLED);
	dmae_hold_set_state(hold, hold->state == DMAE_HOLD_RECALLED ?
					  DMAE_HOLD_LEAVING :
					  DMAE_HOLD_DRAINING);
}

/*
 * Takes one hold from a client that unregisters: returns it LEAVING, if the
 * client has the channel and is to be told REMOVED, or for draining, if it is
 * being told AVAILABLE or REMOVED right now.  NULL when none is left.
 */
static struct dmae_hold *dmae_client_give_up(struct dmae_client_core *core)
{
	struct dmae_hold *hold, *after;

	guard(mutex)(&dmae_lock);
	for (hold = dmae_hold_first(core); hold; hold = after) {
		after = dmae_hold_next(hold);
		if (hold->state == DMAE_HOLD_DRAINING)
			continue;
		if (hold->state == DMAE_HOLD_DECLINED ||
		    (hold->state == DMAE_HOLD_OFFERED && core->told != hold)) {
			dmae_hold_recall(hold);
			continue;
		}
		dmae_client_begin_removal(hold);
		return hold;
	}
	return NULL;
}

/* From here on nothing is offered or told to @client. */
static struct dmae_client_core *dmae_client_delist(struct dmae_client *client)
{
	struct dmae_client_core *core;

	guard(mutex)(&dmae_lock);
	core = dmae_client_find(client);
	if (core) {
		client->core = NULL;
		WRITE_ONCE(core->client, NULL);
		wake_up_all(&dmae_changed);
		dmae_ask_forget(core);
		list_del(&core->node);
	}
	return core;
}

/* Not where the callback itself asks. */
static bool dmae_client_is_being_told(const struct dmae_client_core *core)
{
	struct task_struct *telling = READ_ONCE(core->telling);

	return telling && telling != current;
}

void dmae_async_client_unregister(struct dmae_client *client)
{
	struct dmae_client_core *core = dmae_client_delist(client);
	struct dmae_hold *hold;

	if (!core) {
		if (client)
			dmae_events_flush();
		return;
	}
	cancel_delayed_work_sync(&core->deadline_work);
	wait_event(dmae_changed, !dmae_client_is_being_told(core));
	while ((hold = dmae_client_give_up(core))) {
		if (hold->state == DMAE_HOLD_LEAVING)
			dmae_tell_removed(client, hold);
		else
			dmae_hold_drain(hold, DMAE_FREE_FINISH, DMAE_HOLD_GONE);
	}
	/* Others may be in dmae_async_client_chan_free(), to the unlock. */
	wait_event(dmae_changed, RB_EMPTY_ROOT(&core->holds));
	scoped_guard(mutex, &dmae_lock)
		dmae_client_core_put(core);
}
EXPORT_SYMBOL_GPL(dmae_async_client_unregister);

static void dmae_client_forget_declined(struct dmae_client_core *core)
{
	struct dmae_hold *hold, *after;

	core->declined_all = false;
	for (hold = dmae_hold_first(core); hold; hold = after) {
		after = dmae_hold_next(hold);
		if (hold->state == DMAE_HOLD_DECLINED)
			dmae_hold_recall(hold);
	}
}

/* What can be said of a request at once; the rest comes by event. */
static int dmae_client_request_errno(struct dmae_client_core *core)
{
	dmae_cap_mask_t lacking = core->client->cap_mask;
	char names[DMAE_TYPE_NAMES_LEN];

	if (!core->request.number)
		return 0;
	if (list_empty(&dmae_devices))
		return -ENODEV;
	if (dmae_match_reason(core) != DMAE_REASON_NO_TYPE)
		return 0;
	if (lacking.bits & ~dmae_match_types().bits)
		lacking.bits &= ~dmae_match_types().bits;
	dmae_cap_mask_names(lacking, names, sizeof(names));
	pr_warn_ratelimited("%s: no provider has: %s\n", core->name, names);
	return -EOPNOTSUPP;
}

static int dmae_client_request(struct dmae_client_core *core,
			       const struct dmae_chan_request *request)
{
	lockdep_assert_held(&dmae_lock);
	core->request = *request;
	dmae_event_forget_none(core);
	core->near = request->node;
	if (core->near == NUMA_NO_NODE)
		core->near = numa_mem_id();
	dmae_client_forget_declined(core);
	dmae_match_client(core);
	dmae_deadline_set(core);
	return dmae_client_request_errno(core);
}

int dmae_async_client_chan_request_for(struct dmae_client *client,
				       const struct dmae_chan_request *request)
{
	struct dmae_client_core *core;

	if (request->node != NUMA_NO_NODE &&
	    (request->node < 0 || request->node >= MAX_NUMNODES ||
	     !node_online(request->node))) {
		pr_warn_ratelimited("request for node %d: no such node\n",
				    request->node);
		return -EINVAL;
	}
	guard(mutex)(&dmae_lock);
	core = dmae_client_find(client);
	if (core)
		return dmae_client_request(core, request);
	pr_warn_ratelimited("request by a client that is not registered\n");
	return -EINVAL;
}
EXPORT_SYMBOL_GPL(dmae_async_client_chan_request_for);

void dmae_async_client_status(struct dmae_client *client,
			      struct dmae_client_status *status)
{
	struct dmae_client_core *core;
	const char *holder;

	*status = (struct dmae_client_status){};
	guard(mutex)(&dmae_lock);
	core = dmae_client_find(client);
	if (!core)
		return;
	status->wanted = core->request.number;
	status->held = core->held;
	status->reason = dmae_match_reason(core);
	status->types = dmae_match_types();
	if (status->reason != DMAE_REASON_HELD)
		return;
	holder = dmae_match_holder(core);
	if (holder)
		strscpy(status->holder, holder, sizeof(status->holder));
}
EXPORT_SYMBOL_GPL(dmae_async_client_status);

int dmae_async_client_wait(struct dmae_client *client, unsigned int number,
			   unsigned int timeout_ms)
{
	struct dmae_client_core *core;
	long left;

	scoped_guard(mutex, &dmae_lock) {
		core = dmae_client_find(client);
		if (core)
			dmae_client_core_get(core);
	}
	if (!core)
		return -EINVAL;

	left = wait_event_killable_timeout(dmae_changed,
					   READ_ONCE(core->held) >= number,
					   msecs_to_jiffies(timeout_ms));
	dmae_client_core_put(core);
	if (left < 0)
		return -EINTR;
	return left ? 0 : -ETIMEDOUT;
}
EXPORT_SYMBOL_GPL(dmae_async_client_wait);

/* @chan may be gone, so it is not looked into. */
static struct dmae_hold *dmae_client_hold_of(struct dmae_client_core *core,
					     const struct dmae_chan *chan)
{
	struct dmae_hold *hold;

	for (hold = dmae_hold_first(core); hold; hold = dmae_hold_next(hold))
		if (hold->chan == chan)
			return hold;
	return NULL;
}

/* How that ends is known when the callback has returned. */
static bool dmae_hold_is_being_told(const struct dmae_hold *hold)
{
	return READ_ONCE(hold->client->told) == hold &&
	       dmae_client_is_being_told(hold->client) &&
	       READ_ONCE(hold->client->client);
}

static bool dmae_hold_can_be_freed(const struct dmae_hold *hold)
{
	switch (hold->state) {
	case DMAE_HOLD_HELD:
	case DMAE_HOLD_RECALLED:
		return true;
	case DMAE_HOLD_OFFERED:
		return dmae_hold_is_being_told(hold);
	default:
		return false;
	}
}

/*
 * Takes a hold from its client, for draining; NULL where there is none.  Where
 * another task is telling the client about it, @told is true, and the hold is
 * returned as it is, with references.
 */
static struct dmae_hold *dmae_client_take_back(struct dmae_client *client,
					       struct dmae_chan *chan,
					       bool *told)
{
	struct dmae_client_core *core;
	struct dmae_hold *hold;

	guard(mutex)(&dmae_lock);
	core = dmae_client_find(client);
	hold = core ? dmae_client_hold_of(core, chan) : NULL;
	if (!hold || !dmae_hold_can_be_freed(hold))
		return NULL;
	*told = dmae_hold_is_being_told(hold);
	if (*told) {
		dmae_client_core_get(core);
		dmae_hold_get(hold);
		return hold;
	}
	if (hold->state == DMAE_HOLD_HELD && core->request.number &&
	    core->request.number != DMAE_CHAN_ALL)
		core->request.number--;
	dmae_hold_set_state(hold, DMAE_HOLD_DRAINING);
	return hold;
}

static void dmae_hold_await_told(struct dmae_hold *hold)
{
	struct dmae_client_core *core = hold->client;

	wait_event(dmae_changed, !dmae_hold_is_being_told(hold));
	dmae_hold_put(hold);
	dmae_client_core_put(core);
}

void dmae_async_client_chan_free(struct dmae_client *client,
				 struct dmae_chan *chan,
				 enum dmae_free_mode mode)
{
	struct dmae_hold *hold;
	bool told;

	for (;;) {
		hold = dmae_client_take_back(client, chan, &told);
		if (!hold)
			return;
		if (!told)
			break;
		dmae_hold_await_told(hold);
	}
	dmae_hold_drain(hold, mode, DMAE_HOLD_DECLINED);
}
EXPORT_SYMBOL_GPL(dmae_async_client_chan_free);
