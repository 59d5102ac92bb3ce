// SPDX-License-Identifier: GPL-2.0
/*
 * A client of dmae, from registration to unregistration
 *
 * Each copy registers as a client and requests one channel, so two copies use
 * two channels where there are two.
 *
 * chan_lock is held while the channel is used, and is taken by the event
 * callback before it changes the channel.  So REMOVED returns only when the
 * channel is not in use any more, as the core requires.  The lock is a mutex,
 * as only processes submit here.  The completion callback must not take it, as
 * copybox_client_close() holds it while it waits for completion callbacks.
 */
#define pr_fmt(fmt) KBUILD_MODNAME ": " fmt

#include <linux/mm.h>
#include <linux/printk.h>
#include <linux/sched/signal.h>

#include "copybox.h"

/* A file has any length, so the channel must take any length and alignment. */
static bool copybox_chan_suits(const struct dmae_chan *chan)
{
	const struct dmae_limits *limits = dmae_chan_limits(chan);

	return limits->align == 1 && limits->max_len >= PAGE_SIZE;
}

static enum dmae_state_client copybox_available(struct copybox_copy *copy,
						struct dmae_chan *chan)
{
	if (!copybox_chan_suits(chan))
		return DMAE_DUP;
	mutex_lock(&copy->chan_lock);
	copy->chan = chan;
	copy->none = false;
	mutex_unlock(&copy->chan_lock);
	return DMAE_ACK;
}

/*
 * Outstanding operations complete or are aborted after this has returned.
 * The next event is AVAILABLE for another channel, or NONE.
 */
static void copybox_removed(struct copybox_copy *copy, struct dmae_chan *chan)
{
	mutex_lock(&copy->chan_lock);
	if (copy->chan == chan)
		copy->chan = NULL;
	mutex_unlock(&copy->chan_lock);
}

/* The request stands: AVAILABLE follows when there is a channel. */
static void copybox_none(struct copybox_copy *copy)
{
	struct dmae_client_status status;

	dmae_async_client_status(&copy->client, &status);
	pr_warn_ratelimited("no channel: %s\n",
			    dmae_reason_name(status.reason));
	mutex_lock(&copy->chan_lock);
	copy->none = !copy->chan;
	mutex_unlock(&copy->chan_lock);
}

/* Called for one event at a time, in process context, with no lock held. */
static enum dmae_state_client copybox_event(struct dmae_client *client,
					    struct dmae_chan *chan,
					    enum dmae_state state)
{
	struct copybox_copy *copy =
		container_of(client, struct copybox_copy, client);
	enum dmae_state_client answer = DMAE_ACK;

	switch (state) {
	case DMAE_RESOURCE_AVAILABLE:
		answer = copybox_available(copy, chan);
		break;
	case DMAE_RESOURCE_REMOVED:
		copybox_removed(copy, chan);
		break;
	case DMAE_RESOURCE_NONE:
		copybox_none(copy);
		break;
	default:
		/* SUSPEND, RESUME: operations wait, and the pages with them. */
		break;
	}
	wake_up(&copybox_changed);
	return answer;
}

int copybox_client_open(struct copybox_copy *copy)
{
	int err;

	copy->client.event_callback = copybox_event;
	copy->client.name = KBUILD_MODNAME;
	dmae_cap_set(DMAE_MEMCPY, &copy->client.cap_mask);
	err = dmae_async_client_register(&copy->client);
	if (err)
		return err;
	/*
	 * The return value can be ignored: an event, AVAILABLE or NONE, follows
	 * in any case.  Where no provider is loaded, the core loads one first.
	 */
	dmae_async_client_chan_request_number(&copy->client, 1);
	return 0;
}

/*
 * On return no operation is outstanding and no callback runs.  Operations are
 * outstanding only if the writer was interrupted, so they are aborted.
 */
void copybox_client_close(struct copybox_copy *copy)
{
	mutex_lock(&copy->chan_lock);
	if (copy->chan)
		dmae_async_client_chan_free(&copy->client, copy->chan,
					    DMAE_FREE_ABORT);
	copy->chan = NULL;
	mutex_unlock(&copy->chan_lock);
	dmae_async_client_unregister(&copy->client);
}

/* The completion callback: in process or softirq context. */
static void copybox_done(void *param, int status)
{
	if (status == -ECANCELED)
		copybox_page_retry(param);
	else
		copybox_page_complete(param, status);
}

static int copybox_chan_submit(struct dmae_chan *chan,
			       struct copybox_page *page)
{
	struct dmae_async_tx_descriptor *tx;

	tx = dmae_prep_memcpy(chan, page->dst, 0, page->src, 0, page->len,
			      DMAE_CTRL_ACK);
	if (IS_ERR(tx))
		return PTR_ERR(tx);
	tx->callback_result = copybox_done;
	tx->callback_param = page;
	dmae_submit(tx);
	return 0;
}

/* Returns -EAGAIN if a later attempt may succeed. */
static int copybox_client_try(struct copybox_copy *copy,
			      struct copybox_page *page)
{
	int err;

	lockdep_assert_held(&copy->chan_lock);
	if (!copy->chan)
		return copy->none ? -ENODEV : -EAGAIN;
	err = copybox_chan_submit(copy->chan, page);
	switch (err) {
	case -EBUSY: /* The channel is full, perhaps with our own operations. */
		dmae_async_op_issue_pending(copy->chan);
		return -EAGAIN;
	case -ENODEV: /* The channel leaves: REMOVED follows. */
		return -EAGAIN;
	default:
		return err;
	}
}

/* Waits while there is no channel, or while it is full. */
int copybox_client_submit(struct copybox_copy *copy, struct copybox_page *page,
			  bool nonblock)
{
	int err;

	for (;;) {
		mutex_lock(&copy->chan_lock);
		err = copybox_client_try(copy, page);
		mutex_unlock(&copy->chan_lock);
		if (err != -EAGAIN || nonblock)
			return err;
		schedule_timeout_interruptible(1);
		if (signal_pending(current))
			return -ERESTARTSYS;
	}
}

void copybox_client_issue(struct copybox_copy *copy)
{
	mutex_lock(&copy->chan_lock);
	if (copy->chan)
		dmae_async_op_issue_pending(copy->chan);
	mutex_unlock(&copy->chan_lock);
}
