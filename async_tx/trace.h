/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The trace event of dependencies; see docs/observability.md
 *
 * The core traces submission and completion, as events of a channel.
 */
#undef TRACE_SYSTEM
#define TRACE_SYSTEM dmae

#if !defined(DMAE_ASYNC_TRACE_H) || defined(TRACE_HEADER_MULTI_READ)
#define DMAE_ASYNC_TRACE_H

#include <linux/string.h>
#include <linux/tracepoint.h>

#include "desc.h"

/* Room for "dmaeNchanM" with any numbers, and the terminating 0. */
#define DMAE_ASYNC_TRACE_CHAN_LEN 32

/* Tells programs that read the ring buffer the values of the enum. */
TRACE_DEFINE_ENUM(DMAE_ASYNC_WAITS);
TRACE_DEFINE_ENUM(DMAE_ASYNC_FOLLOWS);
TRACE_DEFINE_ENUM(DMAE_ASYNC_GOES_ON);

/* clang-format would take these macros for calls. */
/* clang-format off */

#define dmae_async_trace_what(what)			\
	__print_symbolic(what,				\
		{ DMAE_ASYNC_WAITS, "waits for" },	\
		{ DMAE_ASYNC_FOLLOWS, "follows" },	\
		{ DMAE_ASYNC_GOES_ON, "goes on after" })

/*
 * @status: the parent's, if it is complete, else 0.  Operations are identified
 * by the addresses of their descriptors, which are reused.
 */
TRACE_EVENT(dmae_dependency,
	TP_PROTO(const struct dmae_async_desc *desc,
		 const struct dmae_async_desc *parent,
		 enum dmae_async_dependency what, const char *chan,
		 int status),
	TP_ARGS(desc, parent, what, chan, status),
	TP_STRUCT__entry(
		__field(const void *, tx)
		__field(const void *, parent)
		__field(u8, what)
		__field(u8, type)
		__field(size_t, len)
		__array(char, chan, DMAE_ASYNC_TRACE_CHAN_LEN)
		__field(int, cookie)
		__field(int, status)
	),
	TP_fast_assign(
		__entry->tx = &desc->tx;
		__entry->parent = &parent->tx;
		__entry->what = what;
		__entry->type = desc->op.type;
		__entry->len = desc->op.len;
		strscpy(__entry->chan, chan, DMAE_ASYNC_TRACE_CHAN_LEN);
		__entry->cookie = chan[0] ? desc->tx.cookie : 0;
		__entry->status = status;
	),
	TP_printk("%p %s %p, type %u, %zu bytes, %s, cookie %d, status %d",
		  __entry->tx, dmae_async_trace_what(__entry->what),
		  __entry->parent, __entry->type, __entry->len,
		  __entry->chan[0] ? __entry->chan : "no channel",
		  __entry->cookie, __entry->status)
);

/* clang-format on */

#endif /* DMAE_ASYNC_TRACE_H */

#undef TRACE_INCLUDE_PATH
#undef TRACE_INCLUDE_FILE
#define TRACE_INCLUDE_PATH .
#define TRACE_INCLUDE_FILE trace
#include <trace/define_trace.h>
