// SPDX-License-Identifier: GPL-2.0
/*
 * dmae_waiter: a client that may be loaded before there is a device
 *
 * It makes one request when it is loaded, and lists its events, one per line,
 * with the reason for NONE and SHORT:
 *
 *	/sys/kernel/debug/dmae-waiter
 *
 * It copies a page on each channel that it is offered.
 */
#include <linux/debugfs.h>
#include <linux/mm.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/seq_file.h>
#include <linux/string.h>

#include <dmae/client.h>

static unsigned int channels = 1;
module_param(channels, uint, 0444);
MODULE_PARM_DESC(channels, "number of channels that it requests");

static unsigned int deadline_ms;
module_param(deadline_ms, uint, 0444);
MODULE_PARM_DESC(deadline_ms, "deadline of its request (0: none)");

static bool exclusive;
module_param(exclusive, bool, 0444);
MODULE_PARM_DESC(exclusive, "whether it requests exclusive channels");

#define WAITER_LINES 64

static DEFINE_MUTEX(waiter_lock);

/* The events so far; under waiter_lock. */
static char waiter_lines[WAITER_LINES][96];
static unsigned int waiter_count;

static struct page *waiter_from, *waiter_to;

__printf(1, 2) static void waiter_write(const char *fmt, ...)
{
	va_list args;

	guard(mutex)(&waiter_lock);
	if (waiter_count == WAITER_LINES)
		return;
	va_start(args, fmt);
	vsnprintf(waiter_lines[waiter_count++], sizeof(waiter_lines[0]), fmt,
		  args);
	va_end(args);
}

static void waiter_copy(struct dmae_chan *chan)
{
	static u8 seed;
	dmae_cookie_t cookie;
	int err;

	memset(page_address(waiter_from), ++seed, PAGE_SIZE);
	cookie = dmae_async_memcpy_pg_to_pg(chan, waiter_to, 0, waiter_from, 0,
					    PAGE_SIZE);
	err = dmae_async_op_wait(chan, cookie, 10000);
	if (!err && memchr_inv(page_address(waiter_to), seed, PAGE_SIZE))
		err = -EBADMSG;
	if (err)
		waiter_write("copied: error %d", err);
	else
		waiter_write("copied");
}

static void waiter_lacks(struct dmae_client *client, const char *event)
{
	struct dmae_client_status status;

	dmae_async_client_status(client, &status);
	waiter_write("%s: %u of %u: %s", event, status.held, status.wanted,
		     dmae_reason_name(status.reason));
}

static enum dmae_state_client waiter_event(struct dmae_client *client,
					   struct dmae_chan *chan,
					   enum dmae_state state)
{
	switch (state) {
	case DMAE_RESOURCE_AVAILABLE:
		waiter_write("available: %s", dmae_chan_name(chan));
		waiter_copy(chan);
		break;
	case DMAE_RESOURCE_REMOVED:
		waiter_write("removed: %s", dmae_chan_name(chan));
		break;
	case DMAE_RESOURCE_SUSPEND:
		waiter_write("suspend: %s", dmae_chan_name(chan));
		break;
	case DMAE_RESOURCE_RESUME:
		waiter_write("resume: %s", dmae_chan_name(chan));
		break;
	case DMAE_RESOURCE_NONE:
		waiter_lacks(client, "none");
		break;
	case DMAE_RESOURCE_SHORT:
		waiter_lacks(client, "short");
		break;
	}
	return DMAE_ACK;
}

static struct dmae_client waiter_client = {
	.event_callback = waiter_event,
	.name = KBUILD_MODNAME,
};

static int waiter_show(struct seq_file *file, void *unused)
{
	unsigned int i;

	guard(mutex)(&waiter_lock);
	for (i = 0; i < waiter_count; i++)
		seq_printf(file, "%s\n", waiter_lines[i]);
	return 0;
}
DEFINE_SHOW_ATTRIBUTE(waiter);

static struct dentry *waiter_file;

static void waiter_free_pages(void)
{
	if (waiter_from)
		__free_page(waiter_from);
	if (waiter_to)
		__free_page(waiter_to);
}

static int __init waiter_init(void)
{
	const struct dmae_chan_request request = {
		.number = channels,
		.exclusive = exclusive,
		.node = NUMA_NO_NODE,
		.deadline_ms = deadline_ms,
	};
	int err = -ENOMEM;

	waiter_from = alloc_page(GFP_KERNEL);
	waiter_to = alloc_page(GFP_KERNEL);
	dmae_cap_set(DMAE_MEMCPY, &waiter_client.cap_mask);
	if (waiter_from && waiter_to)
		err = dmae_async_client_register(&waiter_client);
	if (err) {
		waiter_free_pages();
		return err;
	}
	waiter_file = debugfs_create_file("dmae-waiter", 0444, NULL, NULL,
					  &waiter_fops);
	/* Events tell the outcome of the request, so its result is ignored. */
	dmae_async_client_chan_request_for(&waiter_client, &request);
	return 0;
}
module_init(waiter_init);

static void __exit waiter_exit(void)
{
	debugfs_remove(waiter_file);
	dmae_async_client_unregister(&waiter_client);
	waiter_free_pages();
}
module_exit(waiter_exit);

MODULE_VERSION(DMAE_VERSION);
MODULE_DESCRIPTION("A client that lists its events");
MODULE_AUTHOR("The dmae developers");
MODULE_LICENSE("GPL");
