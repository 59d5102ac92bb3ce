// SPDX-License-Identifier: GPL-2.0
/*
 * The events that clients are to be told
 *
 * A client has a list of the holds with an event, a flag each for NONE and
 * SHORT, and one work item.  The state of the hold when the work item runs says
 * which event to tell, so an event needs no memory and cannot be lost.
 *
 * The work item calls upwards: client.c sets its function to dmae_tell_work(),
 * which is in tell.c.
 */
#include <linux/jiffies.h>
#include <linux/workqueue.h>

#include "client.h"
#include "hold.h"
#include "queue.h"

static struct workqueue_struct *dmae_queue_wq;

int dmae_queue_init(void)
{
	dmae_queue_wq = alloc_workqueue("dmae_events", WQ_UNBOUND, 0);
	return dmae_queue_wq ? 0 : -ENOMEM;
}

void dmae_queue_fini(void)
{
	destroy_workqueue(dmae_queue_wq);
}

/* Returns when all work that was queued before has run. */
void dmae_queue_flush(void)
{
	flush_workqueue(dmae_queue_wq);
}

/* For work that queues events; dmae_queue_flush() waits for it too. */
void dmae_queue_work(struct work_struct *work)
{
	queue_work(dmae_queue_wq, work);
}

static void dmae_queue_run(struct dmae_client_core *client)
{
	lockdep_assert_held(&dmae_lock);
	dmae_client_core_get(client);
	if (!queue_work(dmae_queue_wq, &client->event_work))
		dmae_client_core_put(client);
}

void dmae_queue_hold(struct dmae_hold *hold)
{
	lockdep_assert_held(&dmae_lock);
	if (list_empty(&hold->event_node))
		list_add_tail(&hold->event_node, &hold->client->events);
	dmae_queue_run(hold->client);
}

/* A new offer makes an earlier NONE obsolete. */
void dmae_queue_offer(struct dmae_hold *hold)
{
	dmae_queue_forget_none(hold->client);
	dmae_queue_hold(hold);
}

/* The client is told NONE once only, until the next offer or request. */
void dmae_queue_none(struct dmae_client_core *client)
{
	lockdep_assert_held(&dmae_lock);
	if (client->told_none)
		return;
	client->tell_none = true;
	dmae_queue_run(client);
}

/* Called when NONE, and asking for a provider before it, become obsolete. */
void dmae_queue_forget_none(struct dmae_client_core *client)
{
	lockdep_assert_held(&dmae_lock);
	client->tell_none = false;
	client->told_none = false;
	client->asked = false;
	list_del_init(&client->ask_node);
}

/* Forgets NONE and SHORT of the last request; starts the new one's deadline. */
void dmae_queue_restart(struct dmae_client_core *client)
{
	unsigned long delay = msecs_to_jiffies(client->request.deadline_ms);

	dmae_queue_forget_none(client);
	client->tell_short = false;
	client->deadline = jiffies + delay;
	if (client->request.deadline_ms)
		mod_delayed_work(dmae_queue_wq, &client->deadline_work, delay);
	else
		cancel_delayed_work(&client->deadline_work);
}

void dmae_queue_deadline_work(struct work_struct *work)
{
	struct dmae_client_core *client =
		container_of(work, struct dmae_client_core, deadline_work.work);

	guard(mutex)(&dmae_lock);
	/* A new request may have come while this waited for the lock. */
	if (!client->request.deadline_ms ||
	    time_before(jiffies, client->deadline))
		return;
	client->tell_short = true;
	dmae_queue_run(client);
}
