// SPDX-License-Identifier: GPL-2.0
/*
 * Registering and unregistering a client
 */
#define pr_fmt(fmt) KBUILD_MODNAME ": " fmt

#include <linux/export.h>
#include <linux/slab.h>

#include "client.h"
#include "deal.h"
#include "queue.h"
#include "tell.h"

static u64 dmae_clients_registered; /* dmae_lock */

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
	INIT_LIST_HEAD(&core->mark_node);
	INIT_LIST_HEAD(&core->events);
	INIT_LIST_HEAD(&core->ask_node);
	/* By this work item queue.c calls upwards, into tell.c. */
	INIT_WORK(&core->event_work, dmae_tell_work);
	INIT_DELAYED_WORK(&core->deadline_work, dmae_queue_deadline_work);
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
		pr_warn_ratelimited("client refused: no event callback\n");
		return -EINVAL;
	}
	if (client->cap_mask.bits & ~GENMASK(DMAE_TX_TYPE_END - 1, 0)) {
		pr_warn_ratelimited("%ps: unknown types: mask %#lx\n",
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
		pr_warn_ratelimited("%s: refused: registered already\n",
				    core->name);
		dmae_client_core_put(core);
		return -EINVAL;
	}
	client->core = core;
	core->age = dmae_clients_registered++;
	list_add_tail(&core->node, &dmae_clients);
	return 0;
}
EXPORT_SYMBOL_GPL(dmae_async_client_register);

static void dmae_client_begin_removal(struct dmae_hold *hold)
{
	if (hold->state == DMAE_HOLD_HELD)
		dmae_hold_set_state(hold, DMAE_HOLD_RECALLED);
	dmae_hold_set_state(hold, hold->state == DMAE_HOLD_RECALLED ?
					  DMAE_HOLD_LEAVING :
					  DMAE_HOLD_DRAINING);
}

/*
 * Takes one hold from a client that unregisters; NULL when none is left.  The
 * hold is LEAVING if the client has to be told REMOVED.  It is DRAINING if the
 * client unregisters in its AVAILABLE or REMOVED callback for this hold.
 */
static struct dmae_hold *dmae_client_give_up(struct dmae_client_core *core)
{
	struct dmae_hold *hold, *after;

	guard(dmae_deal)();
	for (hold = dmae_hold_first(core); hold; hold = after) {
		after = dmae_hold_next(hold);
		if (hold->state == DMAE_HOLD_DRAINING)
			continue;
		if (hold->state == DMAE_HOLD_DECLINED ||
		    (hold->state == DMAE_HOLD_OFFERED && core->told != hold)) {
			dmae_deal_recall(hold);
			continue;
		}
		dmae_client_begin_removal(hold);
		return hold;
	}
	return NULL;
}

/* Returns NULL if @client is not registered.  Stops its offers and events. */
static struct dmae_client_core *dmae_client_delist(struct dmae_client *client)
{
	struct dmae_client_core *core;

	guard(mutex)(&dmae_lock);
	core = dmae_client_find(client);
	if (core) {
		client->core = NULL;
		WRITE_ONCE(core->client, NULL);
		wake_up_all(&dmae_changed);
		dmae_queue_forget_none(core);
		list_del(&core->node);
	}
	return core;
}

void dmae_async_client_unregister(struct dmae_client *client)
{
	struct dmae_client_core *core = dmae_client_delist(client);
	struct dmae_hold *hold;

	if (!core) {
		if (client)
			dmae_tell_flush();
		return;
	}
	cancel_delayed_work_sync(&core->deadline_work);
	wait_event(dmae_changed, !dmae_told_by_other_task(core));
	while ((hold = dmae_client_give_up(core))) {
		if (hold->state == DMAE_HOLD_LEAVING)
			dmae_tell_removed(client, hold);
		else
			dmae_deal_drain(hold, DMAE_FREE_FINISH, DMAE_HOLD_GONE);
	}
	/* Another task may still be in dmae_async_client_chan_free(). */
	wait_event(dmae_changed, RB_EMPTY_ROOT(&core->holds));
	scoped_guard(mutex, &dmae_lock)
		dmae_client_core_put(core);
}
EXPORT_SYMBOL_GPL(dmae_async_client_unregister);
