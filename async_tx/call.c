// SPDX-License-Identifier: GPL-2.0
/*
 * Running the client's callbacks
 *
 * A callback may submit operations.  If the fallback ran them inside the
 * callback, and their callbacks inside that, a long chain would overflow the
 * stack.  So each CPU counts the callbacks that it is running, with bottom
 * halves off; while there are any, an operation that is submitted goes to a
 * channel or to the workqueue.
 */
#include <linux/bottom_half.h>
#include <linux/percpu.h>

#include "call.h"

static DEFINE_PER_CPU(unsigned int, dmae_async_callbacks);

void dmae_async_call_back(dmae_async_tx_callback callback,
			  dmae_async_tx_callback_result callback_result,
			  void *param, int status)
{
	if (!callback && !callback_result)
		return;
	local_bh_disable();
	__this_cpu_inc(dmae_async_callbacks);
	if (callback)
		callback(param);
	else
		callback_result(param, status);
	__this_cpu_dec(dmae_async_callbacks);
	local_bh_enable();
}

/* A task that migrates meanwhile may get true; then it uses the workqueue. */
bool dmae_async_in_callback(void)
{
	return raw_cpu_read(dmae_async_callbacks);
}
