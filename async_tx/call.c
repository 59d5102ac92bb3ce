// SPDX-License-Identifier: GPL-2.0
/*
 * Calling the client back
 *
 * A callback may submit (B11, lifted).  If what it submits were carried out and
 * called back within, and so on, the stack would end before the chain does.  So
 * while a callback runs, which is with bottom halves off, its CPU is marked,
 * and operations submitted there are handed to a channel or to the workqueue.
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

/* May also be true of who was just moved away from such a CPU: no harm. */
bool dmae_async_in_callback(void)
{
	return raw_cpu_read(dmae_async_callbacks);
}
