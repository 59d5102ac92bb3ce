/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Callbacks of clients
 */
#ifndef DMAE_ASYNC_CALL_H
#define DMAE_ASYNC_CALL_H

#include <dmae/async_tx.h>

void dmae_async_call_back(dmae_async_tx_callback callback,
			  dmae_async_tx_callback_result callback_result,
			  void *param, int status);
bool dmae_async_in_callback(void);

#endif /* DMAE_ASYNC_CALL_H */
