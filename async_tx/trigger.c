// SPDX-License-Identifier: GPL-2.0
/*
 * A callback at the end of a chain
 */
#include <linux/export.h>

#include "submit.h"

static const struct dmae_op dmae_async_nothing = { .type = DMAE_INTERRUPT };

struct dmae_async_tx_descriptor *
dmae_async_trigger_callback(enum dmae_async_tx_flags flags,
			    struct dmae_async_tx_descriptor *depend_tx,
			    dmae_async_tx_callback callback, void *param)
{
	const struct dmae_async_args args =
		dmae_async_args(flags, depend_tx, callback, param);

	return dmae_async_submit(&dmae_async_nothing, &args);
}
EXPORT_SYMBOL_GPL(dmae_async_trigger_callback);

/* If @depend_tx has failed, the callback is passed -ECANCELED. */
struct dmae_async_tx_descriptor *
dmae_async_trigger_callback_result(enum dmae_async_tx_flags flags,
				   struct dmae_async_tx_descriptor *depend_tx,
				   dmae_async_tx_callback_result callback,
				   void *param)
{
	struct dmae_async_args args =
		dmae_async_args(flags, depend_tx, NULL, param);

	args.callback_result = callback;
	return dmae_async_submit(&dmae_async_nothing, &args);
}
EXPORT_SYMBOL_GPL(dmae_async_trigger_callback_result);
