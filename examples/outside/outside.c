// SPDX-License-Identifier: GPL-2.0
/*
 * outside: a client that is built outside the dmae tree
 *
 * It requests a channel, and copies a page through it on each write:
 *
 *	echo 1 >/sys/module/outside/parameters/copy
 */
#include <linux/gfp.h>
#include <linux/mm.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/string.h>

#include <dmae/client.h>

#define OUTSIDE_TIMEOUT_MS 10000

static DEFINE_MUTEX(outside_lock);
static struct dmae_chan *outside_chan; /* protected by outside_lock */

static enum dmae_state_client outside_event(struct dmae_client *client,
					    struct dmae_chan *chan,
					    enum dmae_state state)
{
	mutex_lock(&outside_lock);
	if (state == DMAE_RESOURCE_AVAILABLE)
		outside_chan = chan;
	else if (state == DMAE_RESOURCE_REMOVED)
		outside_chan = NULL;
	mutex_unlock(&outside_lock);
	return DMAE_ACK;
}

static struct dmae_client outside_client = {
	.event_callback = outside_event,
	.name = KBUILD_MODNAME,
};

static int outside_copy_page(struct page *to, struct page *from)
{
	dmae_cookie_t cookie;
	int err;

	memset(page_address(from), 0x5a, PAGE_SIZE);
	cookie = dmae_async_memcpy_pg_to_pg(outside_chan, to, 0, from, 0,
					    PAGE_SIZE);
	err = dmae_async_op_wait(outside_chan, cookie, OUTSIDE_TIMEOUT_MS);
	if (!err && memchr_inv(page_address(to), 0x5a, PAGE_SIZE))
		err = -EBADMSG;
	return err;
}

static int outside_copy(const char *value, const struct kernel_param *param)
{
	struct page *from = alloc_page(GFP_KERNEL);
	struct page *to = alloc_page(GFP_KERNEL | __GFP_ZERO);
	int err = -ENOMEM;

	if (from && to) {
		mutex_lock(&outside_lock);
		err = outside_chan ? outside_copy_page(to, from) : -ENODEV;
		mutex_unlock(&outside_lock);
	}
	/* The operation is still outstanding and uses the pages: leak them. */
	if (err == -ETIMEDOUT)
		return err;
	if (from)
		__free_page(from);
	if (to)
		__free_page(to);
	return err;
}

static const struct kernel_param_ops outside_copy_ops = {
	.set = outside_copy,
};

module_param_cb(copy, &outside_copy_ops, NULL, 0200);
MODULE_PARM_DESC(copy, "write to copy a page through the channel");

static int __init outside_init(void)
{
	int err;

	dmae_cap_set(DMAE_MEMCPY, &outside_client.cap_mask);
	err = dmae_async_client_register(&outside_client);
	if (err)
		return err;
	dmae_async_client_chan_request_number(&outside_client, 1);
	/* If the wait times out, AVAILABLE may still come later. */
	dmae_async_client_wait(&outside_client, 1, 1000);
	return 0;
}
module_init(outside_init);

static void __exit outside_exit(void)
{
	dmae_async_client_unregister(&outside_client);
}
module_exit(outside_exit);

MODULE_DESCRIPTION("A client of dmae, built outside its tree");
MODULE_AUTHOR("The dmae developers");
MODULE_LICENSE("GPL");
