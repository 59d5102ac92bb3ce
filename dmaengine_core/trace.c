// SPDX-License-Identifier: GPL-2.0
/*
 * The trace events, and the functions by which providers raise two of them
 */
#include <linux/export.h>

#include <dmae/provider.h>

#define CREATE_TRACE_POINTS
#include "trace.h"

/* Providers test inline whether these are enabled. */
EXPORT_TRACEPOINT_SYMBOL_GPL(dmae_submit);
EXPORT_TRACEPOINT_SYMBOL_GPL(dmae_start);

void dmae_trace_submit(const struct dmae_async_tx_descriptor *tx)
{
	trace_dmae_submit(tx);
}
EXPORT_SYMBOL_GPL(dmae_trace_submit);

void dmae_trace_start(const struct dmae_async_tx_descriptor *tx)
{
	trace_dmae_start(tx);
}
EXPORT_SYMBOL_GPL(dmae_trace_start);
