// SPDX-License-Identifier: GPL-2.0
/*
 * dmae_test_none: a client that was built with <dmae/none.h>
 *
 * It loads without dmaengine_core, and its registration fails.
 */
#include <linux/module.h>

#include <dmae/none.h>

#include "../ktap.h"

static enum dmae_state_client none_event(struct dmae_client *client,
					 struct dmae_chan *chan,
					 enum dmae_state state)
{
	return DMAE_ACK;
}

static struct dmae_client none_client = {
	.event_callback = none_event,
	.name = KBUILD_MODNAME,
};

static bool none_status_has_reason(void)
{
	struct dmae_client_status status;

	dmae_async_client_status(&none_client, &status);
	return status.reason == DMAE_REASON_NO_PROVIDER && !status.held &&
	       !status.types.bits;
}

/* A client may call these even if its registration has failed. */
static void none_leave(void)
{
	dmae_async_client_chan_free(&none_client, NULL, DMAE_FREE_ABORT);
	dmae_async_client_unregister(&none_client);
}

static int __init none_init(void)
{
	struct ktap ktap = {};

	ktap_plan(5);
	ktap_check(&ktap, "the registration fails",
		   dmae_async_client_register(&none_client) == -ENODEV);
	ktap_check(&ktap, "a request fails",
		   dmae_async_client_chan_request(&none_client) == -ENODEV);
	ktap_check(&ktap, "waiting returns at once",
		   dmae_async_client_wait(&none_client, 1, UINT_MAX) ==
			   -ENODEV);
	ktap_check(&ktap, "the status has the reason",
		   none_status_has_reason());
	ktap_check(&ktap, "no operation is supported",
		   dmae_op_check(&(struct dmae_op){}) == -ENODEV &&
			   !dmae_chan_priority(NULL));
	none_leave();
	return ktap.failed ? -EIO : 0;
}
module_init(none_init);

static void __exit none_exit(void)
{
	none_leave();
}
module_exit(none_exit);

MODULE_VERSION(DMAE_VERSION);
MODULE_DESCRIPTION("A client that was built with dmae/none.h");
MODULE_AUTHOR("The dmae developers");
MODULE_LICENSE("GPL");
