// SPDX-License-Identifier: GPL-2.0
/*
 * Asking user space for a provider, before a client is told NONE
 *
 * Loading a module may take long, so it has a work item of its own, one for all
 * clients.  A client waits in a list until the module has loaded or has failed
 * to load; then NONE is queued for it, unless an offer or a request came
 * meanwhile.  A client that asks during a round waits for the next one, because
 * the search for modules may already be over.
 */
#include <linux/kmod.h>

#include "ask.h"
#include "client.h"
#include "queue.h"

static LIST_HEAD(dmae_askers); /* of dmae_client_core; dmae_lock */

static void dmae_ask_end(struct list_head *askers)
{
	struct dmae_client_core *client, *next;

	guard(mutex)(&dmae_lock);
	list_for_each_entry_safe(client, next, askers, ask_node) {
		list_del_init(&client->ask_node);
		client->asked = true;
		client->told_none = false;
		dmae_queue_none(client);
	}
}

static void dmae_ask_work(struct work_struct *work)
{
	LIST_HEAD(askers); /* dmae_lock; an offer removes its client */

	scoped_guard(mutex, &dmae_lock)
		list_splice_init(&dmae_askers, &askers);
	/* A provider that loads registers its device, which makes offers. */
	request_module("dmae-provider");
	dmae_ask_end(&askers);
}

static DECLARE_WORK(dmae_ask, dmae_ask_work);

void dmae_ask_for(struct dmae_client_core *client)
{
	lockdep_assert_held(&dmae_lock);
	list_move_tail(&client->ask_node, &dmae_askers);
	dmae_queue_work(&dmae_ask);
}
