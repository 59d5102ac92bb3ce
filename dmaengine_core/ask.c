// SPDX-License-Identifier: GPL-2.0
/*
 * Asking for a provider
 *
 * Loading a module may take long, so it has a work item of its own, one for all
 * clients: meanwhile they are told of what comes.  A client for whom a provider
 * is asked for is in a list until that is over, and has its NONE told then, if
 * there is still none.  Who comes later is for the next time, as whoever has
 * asked already may have looked too early.
 */
#include <linux/kmod.h>

#include "core.h"
#include "registry.h"

static LIST_HEAD(dmae_askers); /* of dmae_client_core; dmae_lock */

static void dmae_ask_end(struct list_head *askers)
{
	struct dmae_client_core *client, *next;

	guard(mutex)(&dmae_lock);
	list_for_each_entry_safe(client, next, askers, ask_node) {
		list_del_init(&client->ask_node);
		client->asked = true;
		client->told_none = false;
		dmae_event_queue_none(client);
	}
}

static void dmae_ask_work(struct work_struct *work)
{
	LIST_HEAD(askers); /* dmae_lock, as clients may leave it */

	scoped_guard(mutex, &dmae_lock)
		list_splice_init(&dmae_askers, &askers);
	/* A provider that is loaded now registers, and so answers. */
	request_module("dmae-provider");
	dmae_ask_end(&askers);
}

static DECLARE_WORK(dmae_ask, dmae_ask_work);

/* From now on: if it is being asked already, then once more. */
void dmae_ask_for(struct dmae_client_core *client)
{
	lockdep_assert_held(&dmae_lock);
	list_move_tail(&client->ask_node, &dmae_askers);
	dmae_event_queue_work(&dmae_ask);
}

/* There is an offer, or a new request, or the client leaves. */
void dmae_ask_forget(struct dmae_client_core *client)
{
	lockdep_assert_held(&dmae_lock);
	list_del_init(&client->ask_node);
	client->asked = false;
}
