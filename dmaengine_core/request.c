// SPDX-License-Identifier: GPL-2.0
/*
 * Requests for channels, and channels that are handed back
 */
#define pr_fmt(fmt) KBUILD_MODNAME ": " fmt

#include <linux/export.h>
#include <linux/jiffies.h>
#include <linux/nodemask.h>
#include <linux/sched/signal.h>
#include <linux/topology.h>

#include "client.h"
#include "deal.h"
#include "match.h"
#include "names.h"
#include "queue.h"
#include "tell.h"

/* The errno that is known at once; other results come as events. */
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
	pr_warn_ratelimited("%s: no provider has these types: %s\n", core->name,
			    names);
	return -EOPNOTSUPP;
}

static int dmae_client_request(struct dmae_client_core *core,
			       const struct dmae_chan_request *request)
{
	lockdep_assert_held(&dmae_lock);
	core->request = *request;
	core->near = request->node;
	if (core->near == NUMA_NO_NODE)
		core->near = numa_mem_id();
	dmae_queue_restart(core);
	dmae_deal_request(core);
	return dmae_client_request_errno(core);
}

int dmae_async_client_chan_request_for(struct dmae_client *client,
				       const struct dmae_chan_request *request)
{
	struct dmae_client_core *core;

	if (request->node != NUMA_NO_NODE &&
	    (request->node < 0 || request->node >= MAX_NUMNODES ||
	     !node_online(request->node))) {
		pr_warn_ratelimited("request refused: there is no node %d\n",
				    request->node);
		return -EINVAL;
	}
	guard(dmae_deal)();
	core = dmae_client_find(client);
	if (core)
		return dmae_client_request(core, request);
	pr_warn_ratelimited("request refused: the client is not registered\n");
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

/* Compares pointers only: @chan may have been freed. */
static struct dmae_hold *dmae_client_hold_of(struct dmae_client_core *core,
					     const struct dmae_chan *chan)
{
	struct dmae_hold *hold;

	for (hold = dmae_hold_first(core); hold; hold = dmae_hold_next(hold))
		if (hold->chan == chan)
			return hold;
	return NULL;
}

/*
 * True while another task tells the client of @hold.  The next state is known
 * only when the event callback has returned.
 */
static bool dmae_hold_is_being_told(const struct dmae_hold *hold)
{
	return READ_ONCE(hold->client->told) == hold &&
	       dmae_told_by_other_task(hold->client) &&
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
 * Takes the hold on @chan from its client and sets it to DRAINING; NULL if
 * there is no hold that can be freed.  While another task tells the client of
 * the hold, sets @told and returns the hold unchanged, with references to it
 * and to the client.
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
	dmae_deal_drain(hold, mode, DMAE_HOLD_DECLINED);
}
EXPORT_SYMBOL_GPL(dmae_async_client_chan_free);
