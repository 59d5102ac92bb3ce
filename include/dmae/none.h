/* SPDX-License-Identifier: GPL-2.0 */
/*
 * dmae: stubs for a client that is built without dmaengine_core (A16)
 *
 * One file of the client's module includes this header.  The module then has
 * the functions of <dmae/client.h> itself and does not depend on
 * dmaengine_core.  Registration fails with -ENODEV, as does every later call.
 */
#ifndef DMAE_NONE_H
#define DMAE_NONE_H

#include <linux/errno.h>

#include <dmae/client.h>

int dmae_async_client_register(struct dmae_client *client)
{
	return -ENODEV;
}

void dmae_async_client_unregister(struct dmae_client *client)
{
}

int dmae_async_client_chan_request_for(struct dmae_client *client,
				       const struct dmae_chan_request *request)
{
	return -ENODEV;
}

void dmae_async_client_status(struct dmae_client *client,
			      struct dmae_client_status *status)
{
	*status = (struct dmae_client_status){
		.reason = DMAE_REASON_NO_PROVIDER,
	};
}

int dmae_async_client_wait(struct dmae_client *client, unsigned int number,
			   unsigned int timeout_ms)
{
	return -ENODEV;
}

void dmae_async_client_chan_free(struct dmae_client *client,
				 struct dmae_chan *chan,
				 enum dmae_free_mode mode)
{
}

void dmae_async_op_issue_pending(struct dmae_chan *chan)
{
}

enum dmae_status dmae_async_op_complete(struct dmae_chan *chan,
					dmae_cookie_t cookie,
					dmae_cookie_t *last,
					dmae_cookie_t *used)
{
	return DMAE_ERROR;
}

int dmae_async_op_wait(struct dmae_chan *chan, dmae_cookie_t cookie,
		       unsigned int timeout_ms)
{
	return -ENODEV;
}

dmae_cookie_t dmae_async_op_buf_to_buf(struct dmae_chan *chan,
				       enum dmae_transaction_type op,
				       void *dest, void *src, size_t len)
{
	return -ENODEV;
}

dmae_cookie_t dmae_async_op_buf_to_pg(struct dmae_chan *chan,
				      enum dmae_transaction_type op,
				      struct page *page, unsigned int offset,
				      void *kdata, size_t len)
{
	return -ENODEV;
}

dmae_cookie_t dmae_async_op_pg_to_pg(struct dmae_chan *chan,
				     enum dmae_transaction_type op,
				     struct page *dest_pg,
				     unsigned int dest_off, struct page *src_pg,
				     unsigned int src_off, size_t len)
{
	return -ENODEV;
}

int dmae_op_check(const struct dmae_op *op)
{
	return -ENODEV;
}

struct dmae_async_tx_descriptor *dmae_async_prep(struct dmae_chan *chan,
						 const struct dmae_op *op)
{
	return ERR_PTR(-ENODEV);
}

dmae_cookie_t dmae_submit(struct dmae_async_tx_descriptor *tx)
{
	return -ENODEV;
}

void dmae_abandon(struct dmae_async_tx_descriptor *tx)
{
}

void dmae_async_tx_ack(struct dmae_async_tx_descriptor *tx)
{
}

const char *dmae_reason_name(enum dmae_reason reason)
{
	return "no provider is registered";
}

const char *dmae_transaction_type_name(enum dmae_transaction_type type)
{
	return "invalid";
}

const char *dmae_chan_name(const struct dmae_chan *chan)
{
	return "none";
}

dmae_cap_mask_t dmae_chan_caps(const struct dmae_chan *chan)
{
	return (dmae_cap_mask_t){};
}

const struct dmae_limits *dmae_chan_limits(const struct dmae_chan *chan)
{
	static const struct dmae_limits nothing = { .align = 1 };

	return &nothing;
}

int dmae_chan_priority(const struct dmae_chan *chan)
{
	return 0;
}

struct device *dmae_chan_device(const struct dmae_chan *chan)
{
	return NULL;
}

#endif /* DMAE_NONE_H */
