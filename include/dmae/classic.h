/* SPDX-License-Identifier: GPL-2.0 */
/*
 * dmae: the names of the documents of 2006 and 2007
 *
 * A client that uses these names compiles unmodified if this header is included
 * before all others:
 *
 *	CFLAGS_old.o := -include $(path)/dmae/classic.h -DDMAE_CLASSIC=2006
 *
 * DMAE_CLASSIC is 2006 or 2007; the default is 2007.  In 2006
 * dma_async_client_register() took the callback, and a number of channels was
 * requested.  In 2007 the client passed a struct dma_client with its mask, and
 * was told of every matching channel.
 *
 * <linux/dmaengine.h> and <linux/async_tx.h> are empty in such a source.  A
 * source that needs one of them uses the names with dmae_ instead.
 *
 * New since 2007: a call that refuses an operation returns an ERR_PTR, and the
 * callback is not called.  As a client can depend on an ERR_PTR, wait for it
 * and ack it like a descriptor, it need check only the end of a chain.
 */
#ifndef DMAE_CLASSIC_H
#define DMAE_CLASSIC_H

#if defined(LINUX_DMAENGINE_H) || defined(_ASYNC_TX_H_)
#error "<dmae/classic.h> comes before <linux/dmaengine.h> and <linux/async_tx.h>"
#endif

/* The include guards of the stock headers. */
#define LINUX_DMAENGINE_H
#define _ASYNC_TX_H_

#ifndef DMAE_CLASSIC
#define DMAE_CLASSIC 2007
#endif

#include <linux/slab.h>

#include <dmae/async_tx.h>
#include <dmae/client.h>

/* Cookies and statuses (A9-A11) */
#define dma_cookie_t dmae_cookie_t
#define DMA_MIN_COOKIE DMAE_MIN_COOKIE
#define dma_submit_error dmae_submit_error
#define dma_status dmae_status
#define DMA_SUCCESS DMAE_SUCCESS
#define DMA_IN_PROGRESS DMAE_IN_PROGRESS
#define DMA_ERROR DMAE_ERROR
#define dma_async_is_complete dmae_async_is_complete

/* Channels (A6-A8, G4) */
#define dma_chan dmae_chan
#define dma_async_memcpy_buf_to_buf dmae_async_memcpy_buf_to_buf
#define dma_async_memcpy_buf_to_pg dmae_async_memcpy_buf_to_pg
#define dma_async_memcpy_pg_to_pg dmae_async_memcpy_pg_to_pg
#define dma_async_memcpy_issue_pending dmae_async_memcpy_issue_pending
#define dma_async_memcpy_complete dmae_async_memcpy_complete
#define dma_async_op_buf_to_buf dmae_async_op_buf_to_buf
#define dma_async_op_buf_to_pg dmae_async_op_buf_to_pg
#define dma_async_op_pg_to_pg dmae_async_op_pg_to_pg
#define dma_async_op_issue_pending dmae_async_op_issue_pending
#define dma_async_op_complete dmae_async_op_complete

/* Operation types (G2); the last three have another name in dmae. */
#define dma_transaction_type dmae_transaction_type
#define DMA_MEMCPY DMAE_MEMCPY
#define DMA_MEMSET DMAE_MEMSET
#define DMA_XOR DMAE_XOR
#define DMA_DUAL_XOR DMAE_DUAL_XOR
#define DMA_PQ_UPDATE DMAE_PQ_UPDATE
#define DMA_MEMCPY_CRC32C DMAE_MEMCPY_CRC32C
#define DMA_CRYPTO_AES DMAE_CRYPTO_AES
#define DMA_INTERRUPT DMAE_INTERRUPT
#define DMA_TX_TYPE_END DMAE_TX_TYPE_END
#define DMA_ZERO_SUM DMAE_XOR_VAL
#define DMA_PQ_XOR DMAE_PQ
#define DMA_PQ_ZERO_SUM DMAE_PQ_VAL

/* Events (A4, B16) */
#define DMA_RESOURCE_SUSPEND DMAE_RESOURCE_SUSPEND
#define DMA_RESOURCE_RESUME DMAE_RESOURCE_RESUME
#define DMA_RESOURCE_REMOVED DMAE_RESOURCE_REMOVED

#if DMAE_CLASSIC == 2006

#define dma_event dmae_state
#define DMA_RESOURCE_ADDED DMAE_RESOURCE_AVAILABLE
#define dma_client dmae_client_2006
#define dma_event_callback dmae_event_callback_2006
#define dma_async_client_register dmae_client_register_2006
#define dma_async_client_unregister dmae_client_unregister_2006
#define dma_async_client_chan_request dmae_client_chan_request_2006
#define dma_async_client_chan_free dmae_client_chan_free_2006

struct dmae_client_2006;
typedef void (*dmae_event_callback_2006)(struct dmae_client_2006 *client,
					 struct dmae_chan *chan,
					 enum dmae_state event);

struct dmae_client_2006 {
	struct dmae_client client;
	dmae_event_callback_2006 event_callback;
};

/* In 2006 a client could not decline a channel. */
static inline enum dmae_state_client
dmae_client_event_2006(struct dmae_client *client, struct dmae_chan *chan,
		       enum dmae_state state)
{
	struct dmae_client_2006 *classic =
		container_of(client, struct dmae_client_2006, client);

	classic->event_callback(classic, chan, state);
	return DMAE_ACK;
}

static inline struct dmae_client_2006 *
dmae_client_register_2006(dmae_event_callback_2006 event_callback)
{
	struct dmae_client_2006 *classic =
		kzalloc(sizeof(*classic), GFP_KERNEL);

	if (!classic)
		return NULL;
	classic->event_callback = event_callback;
	classic->client.event_callback = dmae_client_event_2006;
	classic->client.channels_only = true;
	classic->client.name = KBUILD_MODNAME;
	dmae_cap_set(DMAE_MEMCPY, &classic->client.cap_mask);
	if (dmae_async_client_register(&classic->client)) {
		kfree(classic);
		return NULL;
	}
	return classic;
}

static inline void dmae_client_unregister_2006(struct dmae_client_2006 *classic)
{
	if (!classic)
		return;
	dmae_async_client_unregister(&classic->client);
	kfree(classic);
}

static inline void
dmae_client_chan_request_2006(struct dmae_client_2006 *classic,
			      unsigned int number)
{
	dmae_async_client_chan_request_number(&classic->client, number);
}

static inline void dmae_client_chan_free_2006(struct dmae_client_2006 *classic,
					      struct dmae_chan *chan)
{
	dmae_async_client_chan_free(&classic->client, chan, DMAE_FREE_FINISH);
}

#elif DMAE_CLASSIC == 2007

#define dma_state dmae_state
#define DMA_RESOURCE_AVAILABLE DMAE_RESOURCE_AVAILABLE
#define dma_state_client dmae_state_client
#define DMA_ACK DMAE_ACK
#define DMA_DUP DMAE_DUP
#define DMA_NAK DMAE_NAK
#define dma_client dmae_client
#define dma_event_callback dmae_event_callback
#define dma_async_client_register dmae_client_register_2007
#define dma_async_client_unregister dmae_async_client_unregister
#define dma_async_client_chan_request dmae_async_client_chan_request

/* In 2007 there was no NONE and no SHORT. */
static inline int dmae_client_register_2007(struct dmae_client *client)
{
	client->channels_only = true;
	return dmae_async_client_register(client);
}

/* In 2007 masks were passed by name, not by pointer. */
#define dma_cap_mask_t dmae_cap_mask_t
#define dma_cap_zero(mask) dmae_cap_zero(&(mask))
#define dma_cap_set(type, mask) dmae_cap_set(type, &(mask))
#define dma_cap_clear(type, mask) dmae_cap_clear(type, &(mask))
#define dma_has_cap(type, mask) dmae_has_cap(type, &(mask))

#define dma_async_tx_descriptor dmae_async_tx_descriptor
#define dma_async_tx_callback dmae_async_tx_callback
#define dma_async_issue_pending dmae_async_op_issue_pending
#define dma_async_is_tx_complete dmae_async_op_complete

/* Chains (B1-B9) */
#define async_tx_flags dmae_async_tx_flags
#define ASYNC_TX_XOR_ZERO_DST DMAE_ASYNC_TX_XOR_ZERO_DST
#define ASYNC_TX_XOR_DROP_DST DMAE_ASYNC_TX_XOR_DROP_DST
#define ASYNC_TX_ASSUME_COHERENT DMAE_ASYNC_TX_ASSUME_COHERENT
#define ASYNC_TX_ACK DMAE_ASYNC_TX_ACK
#define ASYNC_TX_DEP_ACK DMAE_ASYNC_TX_DEP_ACK
#define ASYNC_TX_KMAP_SRC DMAE_ASYNC_TX_KMAP_SRC
#define ASYNC_TX_KMAP_DST DMAE_ASYNC_TX_KMAP_DST
#define async_memcpy dmae_async_memcpy
#define async_memset dmae_async_memset
#define async_xor dmae_async_xor
#define async_xor_zero_sum dmae_async_xor_zero_sum
#define async_trigger_callback dmae_async_trigger_callback
#define async_tx_issue_pending_all dmae_async_tx_issue_pending_all
#define async_tx_ack dmae_async_tx_ack_2007
#define dma_wait_for_async_tx dmae_wait_for_async_tx

/* Code of 2007 tests for NULL only, not for an ERR_PTR. */
static inline void dmae_async_tx_ack_2007(struct dmae_async_tx_descriptor *tx)
{
	if (!IS_ERR_OR_NULL(tx))
		dmae_async_tx_ack(tx);
}

#else
#error "DMAE_CLASSIC is 2006 or 2007"
#endif

#endif /* DMAE_CLASSIC_H */
