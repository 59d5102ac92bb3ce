/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The arguments that all operations have in common
 */
#ifndef DMAE_ASYNC_ARGS_H
#define DMAE_ASYNC_ARGS_H

#include <linux/compiler.h>
#include <linux/kernel.h>

#include <dmae/async_tx.h>

/**
 * struct dmae_async_args - arguments common to all operations
 * @flags: enum dmae_async_tx_flags
 * @depend_tx: the operation that this one depends on
 * @callback: called when the operation is complete
 * @callback_result: like @callback, and is passed the status
 * @param: passed to either callback
 * @caller: address in the client that submitted the operation, for messages
 */
struct dmae_async_args {
	unsigned int flags;
	struct dmae_async_tx_descriptor *depend_tx;
	dmae_async_tx_callback callback;
	dmae_async_tx_callback_result callback_result;
	void *param;
	unsigned long caller;
};

/* Inlined, so that _RET_IP_ is an address in the client. */
static __always_inline struct dmae_async_args
dmae_async_args(unsigned int flags, struct dmae_async_tx_descriptor *depend_tx,
		dmae_async_tx_callback callback, void *param)
{
	return (struct dmae_async_args){
		.flags = flags,
		.depend_tx = depend_tx,
		.callback = callback,
		.param = param,
		.caller = _RET_IP_,
	};
}

#endif /* DMAE_ASYNC_ARGS_H */
