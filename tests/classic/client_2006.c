// SPDX-License-Identifier: GPL-2.0
/*
 * A client of 2006
 *
 * It behaves like the only client of that time, the network's receive path: it
 * requests a channel for each CPU, is told of them one by one, and polls.  The
 * source does not mention dmae; the command line includes <dmae/classic.h>.
 */
#include <linux/cpumask.h>
#include <linux/dmaengine.h>
#include <linux/module.h>
#include <linux/sched.h>
#include <linux/spinlock.h>
#include <linux/wait.h>

#include "../ktap.h"
#include "pages.h"

/* The largest number of channels that it requests. */
#define COPY_CHANS 64

static struct dma_client *copy_client;

/* Channels that were added and not removed; under copy_event_lock. */
static struct dma_chan *copy_chans[COPY_CHANS];
static DEFINE_SPINLOCK(copy_event_lock);
static DECLARE_WAIT_QUEUE_HEAD(copy_event_wait);

static unsigned int channels;
module_param(channels, uint, 0444);
MODULE_PARM_DESC(channels, "number of its channels (not to be set)");

/* Number of events for a channel in the wrong state. */
static unsigned int copy_events_wrong;

/* Replaces @old by @new; NULL is a free entry.  Fails if there is no @old. */
static bool copy_chan_replace(struct dma_chan *old, struct dma_chan *new)
{
	int i;

	for (i = 0; i < COPY_CHANS; i++)
		if (copy_chans[i] == old) {
			copy_chans[i] = new;
			return true;
		}
	return false;
}

/* In 2006 the caller held a lock, so a client could not sleep. */
static void copy_event(struct dma_client *client, struct dma_chan *chan,
		       enum dma_event event)
{
	spin_lock(&copy_event_lock);
	switch (event) {
	case DMA_RESOURCE_ADDED:
		copy_events_wrong += !copy_chan_replace(NULL, chan);
		channels++;
		break;
	case DMA_RESOURCE_REMOVED:
		copy_events_wrong += !copy_chan_replace(chan, NULL);
		channels--;
		break;
	default:
		break;
	}
	spin_unlock(&copy_event_lock);
	wake_up(&copy_event_wait);
}

static bool copy_wait_for(unsigned int number)
{
	return wait_event_timeout(copy_event_wait,
				  READ_ONCE(channels) == number, 20 * HZ);
}

/* The forms that a copy may have. */
typedef dma_cookie_t (*copy_form)(struct dma_chan *chan, struct pages *pages,
				  int i);

static dma_cookie_t copy_buf_to_buf(struct dma_chan *chan, struct pages *pages,
				    int i)
{
	return dma_async_memcpy_buf_to_buf(chan, pages_destination(pages, i),
					   pages_source(pages, i), PAGES_LEN);
}

static dma_cookie_t copy_buf_to_pg(struct dma_chan *chan, struct pages *pages,
				   int i)
{
	return dma_async_memcpy_buf_to_pg(chan, pages->to[i], PAGES_OFFSET,
					  pages_source(pages, i), PAGES_LEN);
}

static dma_cookie_t copy_pg_to_pg(struct dma_chan *chan, struct pages *pages,
				  int i)
{
	return dma_async_memcpy_pg_to_pg(chan, pages->to[i], PAGES_OFFSET,
					 pages->from[i], PAGES_OFFSET,
					 PAGES_LEN);
}

static int copy_submit(struct dma_chan *chan, copy_form form,
		       struct pages *pages, dma_cookie_t *cookies)
{
	int i;

	for (i = 0; i < PAGES; i++) {
		cookies[i] = form(chan, pages, i);
		if (cookies[i] < 0)
			return cookies[i];
	}
	dma_async_memcpy_issue_pending(chan);
	return 0;
}

/*
 * Waits for the last copy.  Meanwhile the earlier ones are tested with the
 * cookies that each call has returned; copies complete in order.
 */
static bool copy_wait(struct dma_chan *chan, const dma_cookie_t *cookies)
{
	unsigned long deadline = jiffies + 20 * HZ;
	dma_cookie_t done, used;
	enum dma_status status;
	int i = 0;

	do {
		status = dma_async_memcpy_complete(chan, cookies[PAGES - 1],
						   &done, &used);
		while (i < PAGES && dma_async_is_complete(cookies[i], done,
							  used) == DMA_SUCCESS)
			i++;
		cond_resched();
	} while (status == DMA_IN_PROGRESS && time_before(jiffies, deadline));
	return status == DMA_SUCCESS && i == PAGES;
}

static bool copy_on(struct dma_chan *chan, copy_form form, struct pages *pages)
{
	dma_cookie_t cookies[PAGES];

	pages_fill(pages);
	return !copy_submit(chan, form, pages, cookies) &&
	       copy_wait(chan, cookies) && pages_are_copied(pages);
}

/* Without the lock, as only copy_run() has channels removed. */
static bool copy_on_each(copy_form form, struct pages *pages)
{
	int i, copied = 0;

	for (i = 0; i < COPY_CHANS; i++)
		if (copy_chans[i]) {
			if (!copy_on(copy_chans[i], form, pages))
				return false;
			copied++;
		}
	return copied;
}

static bool copy_free_one(void)
{
	struct dma_chan *chan;

	spin_lock(&copy_event_lock);
	chan = copy_chans[0];
	copy_chan_replace(chan, NULL);
	channels--;
	spin_unlock(&copy_event_lock);
	dma_async_client_chan_free(copy_client, chan);
	return !copy_events_wrong;
}

static bool copy_refused(struct dma_chan *chan, struct pages *pages)
{
	return dma_async_memcpy_buf_to_buf(chan, pages_destination(pages, 0),
					   pages_source(pages, 0), 0) < 0;
}

static void copy_run(struct ktap *ktap, struct pages *pages)
{
	unsigned int number =
		min_t(unsigned int, num_online_cpus(), COPY_CHANS);

	dma_async_client_chan_request(copy_client, number);
	ktap_check(ktap, "the requested channels are added",
		   copy_wait_for(number));
	ktap_check(ktap, "copies from buffer to buffer are right",
		   copy_on_each(copy_buf_to_buf, pages));
	ktap_check(ktap, "copies from buffer to page are right",
		   copy_on_each(copy_buf_to_pg, pages));
	ktap_check(ktap, "copies from page to page are right",
		   copy_on_each(copy_pg_to_pg, pages));
	ktap_check(ktap, "a copy of 0 bytes has a negative cookie",
		   copy_refused(copy_chans[0], pages));
	ktap_check(ktap, "one channel is freed", copy_free_one());
	dma_async_client_chan_request(copy_client, 0);
	ktap_check(ktap, "a request for 0 channels removes the rest",
		   copy_wait_for(0));
	dma_async_client_chan_request(copy_client, number);
	ktap_check(ktap, "the channels are added again", copy_wait_for(number));
	ktap_check(ktap, "copies are right again",
		   copy_on_each(copy_pg_to_pg, pages));
	ktap_check(ktap, "each event fitted the state of its channel",
		   !copy_events_wrong);
}

static int __init copy_init(void)
{
	static struct pages pages;
	struct ktap ktap = {};
	int err;

	err = pages_alloc(&pages);
	if (err)
		return err;
	channels = 0;
	copy_client = dma_async_client_register(copy_event);
	if (!copy_client) {
		pages_free(&pages);
		return -ENOMEM;
	}
	ktap_plan(10);
	copy_run(&ktap, &pages);
	if (ktap.failed)
		dma_async_client_unregister(copy_client);
	pages_free(&pages);
	return ktap.failed ? -EIO : 0;
}
module_init(copy_init);

static void __exit copy_exit(void)
{
	dma_async_client_unregister(copy_client);
}
module_exit(copy_exit);

MODULE_VERSION(DMAE_VERSION);
MODULE_DESCRIPTION("A client with the names of 2006");
MODULE_AUTHOR("The dmae developers");
MODULE_LICENSE("GPL");
