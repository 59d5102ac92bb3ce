/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The core's trace events; see docs/observability.md
 *
 * Names are arrays of a fixed size, because the macros for strings differ
 * between kernel versions.
 */
#undef TRACE_SYSTEM
#define TRACE_SYSTEM dmae

#if !defined(DMAE_CORE_TRACE_H) || defined(TRACE_HEADER_MULTI_READ)
#define DMAE_CORE_TRACE_H

#include <linux/string.h>
#include <linux/tracepoint.h>

#include <dmae/client.h>

/* Room for "dmaeNchanM" with any numbers and its NUL. */
#define DMAE_TRACE_CHAN_LEN 32

/* Tells programs that read the ring buffer the values of the enumerators. */
#define DMAE_TRACE_TYPE_ENUM(type, ...) TRACE_DEFINE_ENUM(type);
DMAE_TYPES(DMAE_TRACE_TYPE_ENUM)
TRACE_DEFINE_ENUM(DMAE_TX_TYPE_END);

TRACE_DEFINE_ENUM(DMAE_RESOURCE_SUSPEND);
TRACE_DEFINE_ENUM(DMAE_RESOURCE_RESUME);
TRACE_DEFINE_ENUM(DMAE_RESOURCE_AVAILABLE);
TRACE_DEFINE_ENUM(DMAE_RESOURCE_REMOVED);
TRACE_DEFINE_ENUM(DMAE_RESOURCE_NONE);
TRACE_DEFINE_ENUM(DMAE_RESOURCE_SHORT);

TRACE_DEFINE_ENUM(DMAE_ACK);
TRACE_DEFINE_ENUM(DMAE_DUP);
TRACE_DEFINE_ENUM(DMAE_NAK);

/* clang-format would take these macros for calls. */
/* clang-format off */

#define DMAE_TRACE_TYPE_NAME(type, name, ...) { type, name },
#define dmae_trace_type(type)				\
	__print_symbolic(type,				\
		DMAE_TYPES(DMAE_TRACE_TYPE_NAME)	\
		{ DMAE_TX_TYPE_END, "invalid" })

#define dmae_trace_state(state)				\
	__print_symbolic(state,				\
		{ DMAE_RESOURCE_SUSPEND, "SUSPEND" },	\
		{ DMAE_RESOURCE_RESUME, "RESUME" },	\
		{ DMAE_RESOURCE_AVAILABLE, "AVAILABLE" }, \
		{ DMAE_RESOURCE_REMOVED, "REMOVED" },	\
		{ DMAE_RESOURCE_NONE, "NONE" },		\
		{ DMAE_RESOURCE_SHORT, "SHORT" })

#define dmae_trace_answer(answer)			\
	__print_symbolic(answer,			\
		{ DMAE_ACK, "ACK" },			\
		{ DMAE_DUP, "DUP" },			\
		{ DMAE_NAK, "NAK" })

/* A client prepares an operation; @status: 0, or the errno of its refusal. */
TRACE_EVENT(dmae_prep,
	TP_PROTO(const struct dmae_chan *chan, const struct dmae_op *op,
		 int status),
	TP_ARGS(chan, op, status),
	TP_STRUCT__entry(
		__array(char, chan, DMAE_TRACE_CHAN_LEN)
		__field(u8, type)
		__field(unsigned int, flags)
		__field(size_t, len)
		__field(unsigned int, src_cnt)
		__field(int, status)
	),
	TP_fast_assign(
		strscpy(__entry->chan, dmae_chan_name(chan),
			DMAE_TRACE_CHAN_LEN);
		__entry->type = op->type;
		__entry->flags = op->flags;
		__entry->len = op->len;
		__entry->src_cnt = op->src_cnt;
		__entry->status = status;
	),
	TP_printk("%s %s, %zu bytes, %u sources, flags %#x, status %d",
		  __entry->chan, dmae_trace_type(__entry->type), __entry->len,
		  __entry->src_cnt, __entry->flags, __entry->status)
);

DECLARE_EVENT_CLASS(dmae_tx,
	TP_PROTO(const struct dmae_async_tx_descriptor *tx),
	TP_ARGS(tx),
	TP_STRUCT__entry(
		__array(char, chan, DMAE_TRACE_CHAN_LEN)
		__field(u8, type)
		__field(int, cookie)
		__field(size_t, len)
	),
	TP_fast_assign(
		strscpy(__entry->chan, dmae_chan_name(tx->chan),
			DMAE_TRACE_CHAN_LEN);
		__entry->type = tx->type;
		__entry->cookie = tx->cookie;
		__entry->len = tx->len;
	),
	TP_printk("%s %s, cookie %d, %zu bytes",
		  __entry->chan, dmae_trace_type(__entry->type),
		  __entry->cookie, __entry->len)
);

/* An operation is submitted: it has its cookie, which fixes its order. */
DEFINE_EVENT(dmae_tx, dmae_submit,
	TP_PROTO(const struct dmae_async_tx_descriptor *tx),
	TP_ARGS(tx)
);

/* The engine starts an operation; see dmae_tx_start(). */
DEFINE_EVENT(dmae_tx, dmae_start,
	TP_PROTO(const struct dmae_async_tx_descriptor *tx),
	TP_ARGS(tx)
);

/* A client issues all operations submitted up to @cookie. */
TRACE_EVENT(dmae_issue,
	TP_PROTO(const struct dmae_chan *chan, dmae_cookie_t cookie),
	TP_ARGS(chan, cookie),
	TP_STRUCT__entry(
		__array(char, chan, DMAE_TRACE_CHAN_LEN)
		__field(int, cookie)
	),
	TP_fast_assign(
		strscpy(__entry->chan, dmae_chan_name(chan),
			DMAE_TRACE_CHAN_LEN);
		__entry->cookie = cookie;
	),
	TP_printk("%s up to cookie %d", __entry->chan, __entry->cookie)
);

DECLARE_EVENT_CLASS(dmae_end,
	TP_PROTO(const struct dmae_async_tx_descriptor *tx),
	TP_ARGS(tx),
	TP_STRUCT__entry(
		__array(char, chan, DMAE_TRACE_CHAN_LEN)
		__field(u8, type)
		__field(int, cookie)
		__field(size_t, len)
		__field(int, status)
	),
	TP_fast_assign(
		strscpy(__entry->chan, dmae_chan_name(tx->chan),
			DMAE_TRACE_CHAN_LEN);
		__entry->type = tx->type;
		__entry->cookie = tx->cookie;
		__entry->len = tx->len;
		__entry->status = tx->status;
	),
	TP_printk("%s %s, cookie %d, %zu bytes, status %d",
		  __entry->chan, dmae_trace_type(__entry->type),
		  __entry->cookie, __entry->len, __entry->status)
);

/* An operation completes, with any status; its callback has not run yet. */
DEFINE_EVENT(dmae_end, dmae_complete,
	TP_PROTO(const struct dmae_async_tx_descriptor *tx),
	TP_ARGS(tx)
);

/* Raised before dmae_complete if the operation has failed or was aborted. */
DEFINE_EVENT(dmae_end, dmae_error,
	TP_PROTO(const struct dmae_async_tx_descriptor *tx),
	TP_ARGS(tx)
);

/* An event callback has returned; @chan is "" for NONE and SHORT. */
TRACE_EVENT(dmae_client_event,
	TP_PROTO(const char *client, const char *chan, enum dmae_state state,
		 enum dmae_state_client answer),
	TP_ARGS(client, chan, state, answer),
	TP_STRUCT__entry(
		__array(char, client, DMAE_NAME_LEN)
		__array(char, chan, DMAE_TRACE_CHAN_LEN)
		__field(u8, state)
		__field(u8, answer)
	),
	TP_fast_assign(
		strscpy(__entry->client, client, DMAE_NAME_LEN);
		strscpy(__entry->chan, chan, DMAE_TRACE_CHAN_LEN);
		__entry->state = state;
		__entry->answer = answer;
	),
	TP_printk("%s told %s of %s, answers %s",
		  __entry->client, dmae_trace_state(__entry->state),
		  __entry->chan[0] ? __entry->chan : "no channel",
		  dmae_trace_answer(__entry->answer))
);

/* clang-format on */

#endif /* DMAE_CORE_TRACE_H */

#undef TRACE_INCLUDE_PATH
#undef TRACE_INCLUDE_FILE
#define TRACE_INCLUDE_PATH .
#define TRACE_INCLUDE_FILE trace
#include <trace/define_trace.h>
