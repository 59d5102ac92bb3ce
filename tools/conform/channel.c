// SPDX-License-Identifier: GPL-2.0
/*
 * Operations on a channel: of the device in the parameter provider, or the best
 */
#include <linux/device.h>
#include <linux/err.h>
#include <linux/slab.h>

#include "buffer.h"
#include "channel.h"
#include "conform.h"
#include "op.h"

/* How long to wait for a channel of the provider asked for. */
#define CHANNEL_WAIT_MS 1000

/**
 * struct conform_user - the client that holds the channel
 * @client: what the core sees
 * @chan: the channel; written by the event callback, until it has taken one
 */
struct conform_user {
	struct dmae_client client;
	struct dmae_chan *chan;
};

static bool channel_is_wanted(struct dmae_chan *chan)
{
	return !conform_provider ||
	       !strcmp(dev_name(dmae_chan_device(chan)), conform_provider);
}

/* Takes the first channel offered, which is the best. */
static enum dmae_state_client channel_event(struct dmae_client *client,
					    struct dmae_chan *chan,
					    enum dmae_state state)
{
	struct conform_user *user =
		container_of(client, struct conform_user, client);

	if (state != DMAE_RESOURCE_AVAILABLE)
		return DMAE_ACK;
	if (user->chan || !channel_is_wanted(chan))
		return DMAE_DUP;
	user->chan = chan;
	return DMAE_ACK;
}

/* Checks first, as a request would load a provider where there is none. */
static bool channel_may_request(struct conform_user *user)
{
	struct dmae_client_status status;

	dmae_async_client_status(&user->client, &status);
	return status.types.bits;
}

static struct conform_user *channel_user_create(void)
{
	struct conform_user *user = kzalloc(sizeof(*user), GFP_KERNEL);

	if (!user)
		return NULL;
	user->client.event_callback = channel_event;
	user->client.channels_only = true;
	user->client.name = "dmae_test";
	if (!dmae_async_client_register(&user->client))
		return user;
	kfree(user);
	return NULL;
}

/* Without a channel the case fails, as it should not have been planned. */
struct dmae_chan *conform_channel_get(struct conform *c)
{
	struct conform_user *user;

	if (c->user)
		return c->user->chan;
	user = channel_user_create();
	if (!user) {
		conform_fail(c, "no memory for a client");
		return NULL;
	}
	c->user = user;
	if (channel_may_request(user) &&
	    !dmae_async_client_chan_request(&user->client) &&
	    !dmae_async_client_wait(&user->client, 1, CHANNEL_WAIT_MS))
		return user->chan;
	conform_fail(c, "no channel of %s", conform_provider ?: "any provider");
	return NULL;
}

void conform_channel_put(struct conform *c)
{
	if (!c->user)
		return;
	dmae_async_client_unregister(&c->user->client);
	kfree(c->user);
	c->user = NULL;
}

static bool channel_begin(struct conform *c, enum dmae_transaction_type type)
{
	struct dmae_chan *chan = conform_channel_get(c);
	dmae_cap_mask_t caps;

	if (!chan)
		return false;
	caps = dmae_chan_caps(chan);
	if (!dmae_has_cap(type, &caps)) {
		conform_fail(c, "%s lacks %s", dev_name(dmae_chan_device(chan)),
			     dmae_transaction_type_name(type));
		return false;
	}
	c->limits = *dmae_chan_limits(chan);
	return true;
}

static struct dmae_buf channel_dst(const struct conform_op *op, unsigned int i)
{
	if (!op->dst[i])
		return (struct dmae_buf){};
	return (struct dmae_buf){
		.page = op->dst[i]->page,
		.offset = op->dst_off[i],
	};
}

static struct dmae_async_tx_descriptor *
channel_prep(struct conform *c, const struct conform_op *op, u32 *result,
	     unsigned int flags)
{
	struct dmae_op dmae_op = {
		.type = op->type,
		.flags = flags | op->flags,
		.len = op->len,
		.dst = { channel_dst(op, 0), channel_dst(op, 1) },
		.srcs = c->pages,
		.src_offs = op->src_offs,
		.src_off = op->src_off,
		.coefs = c->coefs,
		.value = op->value,
		.seed = op->seed,
		.result = result,
	};
	unsigned int i;

	for (i = 0; i < op->src_cnt; i++) {
		if (!op->srcs[i])
			continue;
		c->coefs[dmae_op.src_cnt] = conform_op_coef(op, i);
		c->pages[dmae_op.src_cnt++] = op->srcs[i]->page;
	}
	return dmae_async_prep(c->user->chan, &dmae_op);
}

static int channel_called_back(struct conform *c, const struct conform_op *op,
			       u32 *result)
{
	struct dmae_async_tx_descriptor *tx;

	tx = channel_prep(c, op, result, DMAE_CTRL_ACK);
	if (IS_ERR(tx))
		return PTR_ERR(tx);
	tx->callback_result = conform_ticket_call_result;
	tx->callback_param = conform_ticket_take(c);
	dmae_submit(tx);
	dmae_async_op_issue_pending(c->user->chan);
	return conform_ticket_wait(c);
}

static int channel_waited_for(struct conform *c, const struct conform_op *op,
			      u32 *result)
{
	struct dmae_async_tx_descriptor *tx;
	int err;

	tx = channel_prep(c, op, result, DMAE_CTRL_FENCE);
	if (IS_ERR(tx))
		return PTR_ERR(tx);
	err = dmae_async_op_wait(c->user->chan, dmae_submit(tx),
				 CONFORM_TIMEOUT_MS);
	c->stuck = err == -ETIMEDOUT;
	if (!c->stuck && tx->status != err)
		conform_fail(c, "its status is %d", tx->status);
	if (!c->stuck)
		dmae_async_tx_ack(tx);
	return err;
}

static int channel_run(struct conform *c, const struct conform_op *op,
		       u32 *result)
{
	if (c->turn++ % 2)
		return channel_waited_for(c, op, result);
	return channel_called_back(c, op, result);
}

const struct conform_way conform_by_channel = {
	.begin = channel_begin,
	.run = channel_run,
};
