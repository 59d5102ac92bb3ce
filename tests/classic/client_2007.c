// SPDX-License-Identifier: GPL-2.0
/*
 * Clients of 2007
 *
 * One takes every channel that can copy, as the network's receive path did.
 * The other filters, as section 4.2 of the document of 2007 describes: it takes
 * every second channel that it is offered, until it has two.  The source does
 * not mention dmae; the command line includes <dmae/classic.h>.
 */
#include <linux/dmaengine.h>
#include <linux/kernel.h>
#include <linux/module.h>
#include <linux/sched.h>
#include <linux/spinlock.h>
#include <linux/wait.h>

#include "../ktap.h"
#include "pages.h"

#define COPY_CHANS 64

static DECLARE_WAIT_QUEUE_HEAD(copy_event_wait);

/* A client itself keeps track of its channels. */
struct copy_client {
	struct dma_client client;
	spinlock_t lock; /* protects the rest */
	struct dma_chan *chans[COPY_CHANS];
	unsigned int taken;
	unsigned int told;
	unsigned int wrong;
};

static struct copy_client copy_all;
static struct copy_client copy_some;

static unsigned int expect = 1;
module_param(expect, uint, 0444);
MODULE_PARM_DESC(expect, "number of existing channels that can copy");

static int channels_get(char *buf, const struct kernel_param *param)
{
	return sprintf(buf, "%u\n", READ_ONCE(copy_all.taken));
}

static const struct kernel_param_ops channels_ops = { .get = channels_get };
module_param_cb(channels, &channels_ops, NULL, 0444);
MODULE_PARM_DESC(channels, "number of its channels (not to be set)");

static int copy_find(struct copy_client *copy, struct dma_chan *chan)
{
	int i;

	for (i = 0; i < COPY_CHANS; i++)
		if (copy->chans[i] == chan)
			return i;
	return -1;
}

static enum dma_state_client copy_take(struct copy_client *copy,
				       struct dma_chan *chan)
{
	int i = copy_find(copy, NULL);

	if (i < 0)
		return DMA_NAK;
	copy->wrong += copy_find(copy, chan) >= 0;
	copy->chans[i] = chan;
	copy->taken++;
	return DMA_ACK;
}

static enum dma_state_client copy_drop(struct copy_client *copy,
				       struct dma_chan *chan)
{
	int i = copy_find(copy, chan);

	if (i < 0) {
		copy->wrong++;
		return DMA_DUP;
	}
	copy->chans[i] = NULL;
	copy->taken--;
	return DMA_ACK;
}

static enum dma_state_client copy_all_event(struct dma_client *client,
					    struct dma_chan *chan,
					    enum dma_state state)
{
	struct copy_client *copy =
		container_of(client, struct copy_client, client);
	enum dma_state_client ack = DMA_DUP;

	spin_lock(&copy->lock);
	copy->told++;
	switch (state) {
	case DMA_RESOURCE_AVAILABLE:
		ack = copy_take(copy, chan);
		break;
	case DMA_RESOURCE_REMOVED:
		ack = copy_drop(copy, chan);
		break;
	case DMA_RESOURCE_SUSPEND:
	case DMA_RESOURCE_RESUME:
		break;
	default:
		copy->wrong++;
		break;
	}
	spin_unlock(&copy->lock);
	wake_up(&copy_event_wait);
	return ack;
}

#define COPY_SOME 2

/* The filter: takes every second channel until it has enough. */
static enum dma_state_client copy_some_event(struct dma_client *client,
					     struct dma_chan *chan,
					     enum dma_state state)
{
	struct copy_client *copy =
		container_of(client, struct copy_client, client);
	enum dma_state_client ack = DMA_DUP;

	spin_lock(&copy->lock);
	copy->told++;
	if (state == DMA_RESOURCE_REMOVED)
		ack = copy_drop(copy, chan);
	else if (state == DMA_RESOURCE_AVAILABLE && copy->taken == COPY_SOME)
		ack = DMA_NAK;
	else if (state == DMA_RESOURCE_AVAILABLE && copy->told % 2 == 0)
		ack = copy_take(copy, chan);
	spin_unlock(&copy->lock);
	wake_up(&copy_event_wait);
	return ack;
}

static void copy_register(struct copy_client *copy, dma_event_callback event)
{
	spin_lock_init(&copy->lock);
	copy->client.event_callback = event;
	dma_cap_zero(copy->client.cap_mask);
	dma_cap_set(DMA_MEMCPY, copy->client.cap_mask);
	dma_async_client_register(&copy->client);
}

static bool copy_wait_told(struct copy_client *copy, unsigned int number)
{
	return wait_event_timeout(copy_event_wait,
				  READ_ONCE(copy->told) >= number, 20 * HZ);
}

/* Returns the number of events in a tenth of a second. */
static unsigned int copy_count_events(struct copy_client *copy)
{
	unsigned int told = READ_ONCE(copy->told);

	schedule_timeout_uninterruptible(HZ / 10);
	return READ_ONCE(copy->told) - told;
}

static dma_cookie_t copy_submit(struct dma_chan *chan, struct pages *pages,
				int i)
{
	switch (i % 3) {
	case 0:
		return dma_async_memcpy_buf_to_buf(chan,
						   pages_destination(pages, i),
						   pages_source(pages, i),
						   PAGES_LEN);
	case 1:
		return dma_async_memcpy_buf_to_pg(chan, pages->to[i],
						  PAGES_OFFSET,
						  pages_source(pages, i),
						  PAGES_LEN);
	default:
		return dma_async_memcpy_pg_to_pg(chan, pages->to[i],
						 PAGES_OFFSET, pages->from[i],
						 PAGES_OFFSET, PAGES_LEN);
	}
}

static enum dma_status copy_wait_last(struct dma_chan *chan, dma_cookie_t last)
{
	unsigned long deadline = jiffies + 20 * HZ;
	dma_cookie_t done, used;
	enum dma_status status;

	dma_async_issue_pending(chan);
	do {
		status = dma_async_is_tx_complete(chan, last, &done, &used);
		cond_resched();
	} while (status == DMA_IN_PROGRESS && time_before(jiffies, deadline));
	if (dma_async_is_complete(last, done, used) != DMA_SUCCESS)
		return DMA_ERROR;
	return status;
}

static bool copy_on(struct dma_chan *chan, struct pages *pages)
{
	dma_cookie_t cookie = 0;
	int i;

	pages_fill(pages);
	for (i = 0; i < PAGES; i++) {
		cookie = copy_submit(chan, pages, i);
		if (dma_submit_error(cookie))
			return false;
	}
	return copy_wait_last(chan, cookie) == DMA_SUCCESS &&
	       pages_are_copied(pages);
}

static bool copy_on_each(struct copy_client *copy, struct pages *pages)
{
	unsigned int i;

	for (i = 0; i < COPY_CHANS; i++)
		if (copy->chans[i] && !copy_on(copy->chans[i], pages))
			return false;
	return true;
}

static void copy_run_all(struct ktap *ktap, struct pages *pages)
{
	ktap_check(ktap, "no event comes before a request",
		   !copy_count_events(&copy_all));
	dma_async_client_chan_request(&copy_all.client);
	ktap_check(ktap, "a request brings every channel",
		   copy_wait_told(&copy_all, expect) &&
			   copy_all.taken == expect);
	ktap_check(ktap, "copies are right on each channel",
		   copy_on_each(&copy_all, pages));
	dma_async_client_chan_request(&copy_all.client);
	ktap_check(ktap, "a second request offers no channel again",
		   !copy_count_events(&copy_all));
	ktap_check(ktap, "each event fitted the state of its channel",
		   !copy_all.wrong);
}

static void copy_run_some(struct ktap *ktap, struct pages *pages)
{
	unsigned int taken = min_t(unsigned int, COPY_SOME, expect / 2);
	unsigned int told = min_t(unsigned int, 2 * COPY_SOME + 1, expect);

	dma_async_client_chan_request(&copy_some.client);
	ktap_check(ktap, "a filter is offered channels until it has enough",
		   copy_wait_told(&copy_some, told));
	ktap_check(ktap, "the filter is offered no further channel",
		   !copy_count_events(&copy_some));
	ktap_check(ktap, "the filter has the channels that it took",
		   copy_some.taken == taken);
	ktap_check(ktap, "copies are right on the filter's channels",
		   copy_on_each(&copy_some, pages));
	ktap_check(ktap, "the filter's events fitted its channels",
		   !copy_some.wrong);
}

static int __init copy_init(void)
{
	static struct pages pages;
	struct ktap ktap = {};
	int err;

	err = pages_alloc(&pages);
	if (err)
		return err;
	copy_register(&copy_all, copy_all_event);
	copy_register(&copy_some, copy_some_event);
	ktap_plan(10);
	copy_run_all(&ktap, &pages);
	copy_run_some(&ktap, &pages);
	dma_async_client_unregister(&copy_some.client);
	err = ktap.failed ? -EIO : 0;
	if (err)
		dma_async_client_unregister(&copy_all.client);
	pages_free(&pages);
	return err;
}
module_init(copy_init);

static void __exit copy_exit(void)
{
	dma_async_client_unregister(&copy_all.client);
}
module_exit(copy_exit);

MODULE_VERSION(DMAE_VERSION);
MODULE_DESCRIPTION("Clients with the names of 2007");
MODULE_AUTHOR("The dmae developers");
MODULE_LICENSE("GPL");
