// SPDX-License-Identifier: GPL-2.0
/*
 * Operations of a client, submitted in each way that the API has
 */
#include <linux/delay.h>
#include <linux/err.h>
#include <linux/preempt.h>

#include "client.h"

/* How long a client waits for an operation. */
#define STORM_WAIT_MS 20

static struct dmae_async_tx_descriptor *storm_op_prep(struct storm_op *op,
						      unsigned int flags)
{
	struct dmae_chan *chan = op->slot->chan;

	switch (op->type) {
	case DMAE_MEMCPY:
		return dmae_prep_memcpy(chan, op->dst, op->dst_off, op->src,
					op->src_off, op->len, flags);
	case DMAE_MEMSET:
		return dmae_prep_memset(chan, op->dst, op->dst_off, op->value,
					op->len, flags);
	default:
		return dmae_prep_interrupt(chan, flags);
	}
}

/* Only a full or a leaving channel may refuse an operation. */
static void storm_op_refused(struct storm_op *op, int err)
{
	if (err == -EBUSY)
		storm_count(STORM_OP_BUSY);
	else if (err != -ENODEV)
		storm_fail(STORM_REFUSED, "%s: %s: %d", op->client->name,
			   dmae_transaction_type_name(op->type), err);
}

static void storm_op_check_status(struct storm_op *op, int status)
{
	const struct storm_provider *provider = op->slot->provider;

	if (!status)
		return;
	if (status == -EIO && provider && storm_provider_may_fail(provider))
		return;
	/* A provider outside the storm may be leaving at any time. */
	if (status == -ECANCELED &&
	    (!provider || storm_provider_may_abort(provider) ||
	     READ_ONCE(op->slot->aborting)))
		return;
	storm_fail(STORM_STATUS, "%s: completed with %d", op->client->name,
		   status);
}

static void storm_op_called_back(void *param);
static void storm_op_called_back_result(void *param, int status);

/* @op must not be used after this, as its callback may run. */
static void storm_op_submit(struct storm_op *op,
			    struct dmae_async_tx_descriptor *tx, bool result)
{
	op->tx = tx;
	if (result)
		tx->callback_result = storm_op_called_back_result;
	else
		tx->callback = storm_op_called_back;
	tx->callback_param = op;
	atomic_inc(&op->submits);
	dmae_submit(tx);
}

/* Submits a completed operation once more; returns false if it cannot. */
static bool storm_op_again(struct storm_op *op)
{
	struct storm_slot *slot = op->slot;
	struct dmae_async_tx_descriptor *tx;

	if (!op->again || !storm_slot_get(slot))
		return false;
	op->again--;
	storm_op_poison(op);
	tx = storm_op_prep(op, DMAE_CTRL_ACK);
	if (IS_ERR(tx)) {
		storm_op_refused(op, PTR_ERR(tx));
		/* The destination was poisoned: there is no data to check. */
		op->type = DMAE_INTERRUPT;
	} else {
		storm_op_submit(op, tx, op->again % 2);
		dmae_async_op_issue_pending(slot->chan);
		storm_count(STORM_OP_AGAIN);
	}
	storm_slot_put(slot);
	return !IS_ERR(tx);
}

static void storm_op_called(struct storm_op *op, int status)
{
	struct storm_slot *slot = op->slot;
	int calls = atomic_inc_return(&op->calls);

	if (calls > atomic_read(&op->submits)) {
		storm_fail(STORM_CALLBACKS, "%s: called back too often",
			   op->client->name);
		return;
	}
	if (in_hardirq())
		storm_fail(STORM_CALLBACKS, "%s: called back in an interrupt",
			   op->client->name);
	if (calls == 1 && op->number <= slot->called)
		storm_fail(STORM_ORDER, "%s: %u after %u", op->client->name,
			   op->number, slot->called);
	if (calls == 1)
		slot->called = op->number;
	storm_op_check_status(op, status);
	if (!status && storm_op_again(op))
		return;
	op->status = status;
	/* Pairs with the acquire in storm_op_is(): the thread may use @op. */
	smp_store_release(&op->state, STORM_OP_CALLED);
	atomic_dec(&slot->busy);
}

static void storm_op_called_back(void *param)
{
	struct storm_op *op = param;

	storm_op_called(op, op->tx->status);
}

static void storm_op_called_back_result(void *param, int status)
{
	storm_op_called(param, status);
}

static void storm_op_go_with_callback(struct storm_op *op, bool result)
{
	struct dmae_async_tx_descriptor *tx = storm_op_prep(op, DMAE_CTRL_ACK);

	if (IS_ERR(tx)) {
		storm_op_refused(op, PTR_ERR(tx));
		return;
	}
	op->number = ++op->slot->submitted;
	op->state = STORM_OP_OUT;
	atomic_inc(&op->slot->busy);
	storm_op_submit(op, tx, result);
}

static void storm_op_go_callback(struct storm_op *op)
{
	storm_op_go_with_callback(op, false);
}

static void storm_op_go_result(struct storm_op *op)
{
	storm_op_go_with_callback(op, true);
}

static void storm_op_go_abandon(struct storm_op *op)
{
	struct dmae_async_tx_descriptor *tx = storm_op_prep(op, DMAE_CTRL_ACK);

	if (IS_ERR(tx)) {
		storm_op_refused(op, PTR_ERR(tx));
		return;
	}
	dmae_abandon(tx);
	storm_count(STORM_OP_ABANDONED);
}

/*
 * Waits for the operation, reads the status of its descriptor, and acks it.  If
 * the wait returns 0, the operation has succeeded.  The wait may return an
 * error for an operation that succeeded long ago.
 */
static void storm_op_go_unacked(struct storm_op *op)
{
	struct dmae_async_tx_descriptor *tx = storm_op_prep(op, 0);
	dmae_cookie_t cookie;
	int err;

	if (IS_ERR(tx)) {
		storm_op_refused(op, PTR_ERR(tx));
		return;
	}
	op->state = STORM_OP_POLLED;
	cookie = dmae_submit(tx);
	op->cookie = cookie;
	err = dmae_async_op_wait(op->slot->chan, cookie, STORM_WAIT_MS);
	op->status = READ_ONCE(tx->status);
	dmae_async_tx_ack(tx);
	if (err == -ETIMEDOUT)
		return;
	if (!err && op->status)
		storm_fail(STORM_STATUS, "%s: the wait returned 0, not %d",
			   op->client->name, op->status);
	storm_op_check_status(op, op->status);
	storm_op_reap(op);
}

static dmae_cookie_t storm_op_submit_cookie(struct storm_op *op)
{
	struct dmae_chan *chan = op->slot->chan;

	if (op->value % 2)
		return dmae_async_memcpy_buf_to_buf(chan, storm_op_dst(op),
						    storm_op_src(op), op->len);
	return dmae_async_memcpy_pg_to_pg(chan, op->dst, op->dst_off, op->src,
					  op->src_off, op->len);
}

static void storm_op_go_polled(struct storm_op *op)
{
	if (op->type != DMAE_MEMCPY)
		return;
	op->cookie = storm_op_submit_cookie(op);
	if (dmae_submit_error(op->cookie)) {
		storm_op_refused(op, op->cookie);
		return;
	}
	op->state = STORM_OP_POLLED;
	op->slot->cookie = op->cookie;
}

static void (*const storm_op_ways[])(struct storm_op *op) = {
	storm_op_go_callback, storm_op_go_result,  storm_op_go_unacked,
	storm_op_go_polled,   storm_op_go_abandon,
};

/*
 * If the channel was given up since the submission, its cookies are no longer
 * valid, so the status of the operation is lost.
 */
static void storm_op_poll(struct storm_op *op)
{
	struct storm_slot *slot = op->slot;
	enum dmae_status status = DMAE_IN_PROGRESS;

	if (!storm_slot_get(slot))
		return;
	if (op->hold == slot->hold)
		status = dmae_async_op_complete(slot->chan, op->cookie, NULL,
						NULL);
	else
		op->state = STORM_OP_IDLE;
	storm_slot_put(slot);
	if (status == DMAE_IN_PROGRESS)
		return;
	op->status = status == DMAE_SUCCESS ? 0 : -EIO;
	storm_op_reap(op);
}

static enum storm_op_state storm_op_is(const struct storm_op *op)
{
	/* Pairs with the release in storm_op_called(). */
	return smp_load_acquire(&op->state);
}

static struct storm_op *storm_ops_idle(struct storm_client *client)
{
	int i;

	for (i = 0; i < STORM_CLIENT_OPS; i++) {
		struct storm_op *op = &client->ops[i];

		if (storm_op_is(op) == STORM_OP_CALLED)
			storm_op_reap(op);
		if (storm_op_is(op) == STORM_OP_POLLED)
			storm_op_poll(op);
		if (storm_op_is(op) == STORM_OP_IDLE)
			return op;
	}
	return NULL;
}

/* Chooses a type that the channel has. */
static enum dmae_transaction_type storm_ops_type(struct storm_client *client,
						 struct storm_slot *slot)
{
	static const enum dmae_transaction_type types[] = {
		DMAE_MEMCPY,
		DMAE_MEMSET,
		DMAE_INTERRUPT,
	};
	dmae_cap_mask_t caps = dmae_chan_caps(slot->chan);
	enum dmae_transaction_type type;

	do {
		type = types[storm_random(&client->random, ARRAY_SIZE(types))];
	} while (!dmae_has_cap(type, &caps));
	return type;
}

static void storm_ops_submit(struct storm_client *client,
			     struct storm_slot *slot)
{
	u32 number = 1 + storm_random(&client->random, 6);
	struct storm_op *op;

	while (number-- && (op = storm_ops_idle(client))) {
		storm_op_choose(op, slot, storm_ops_type(client, slot));
		storm_op_ways[storm_random(&client->random,
					   ARRAY_SIZE(storm_op_ways))](op);
	}
}

/* Submits some operations on some channel. */
void storm_ops_work(struct storm_client *client)
{
	struct storm_slot *slot = storm_slot_get_any(client);

	if (slot) {
		storm_ops_submit(client, slot);
		/* Sometimes left out, as chan_free issues, too. */
		if (!storm_one_in(&client->random, 8))
			dmae_async_op_issue_pending(slot->chan);
		storm_slot_put(slot);
	}
	usleep_range(100, 2000);
}

/* The client is unregistered, so all its operations are complete. */
void storm_ops_end(struct storm_client *client)
{
	int i;

	for (i = 0; i < STORM_CLIENT_OPS; i++) {
		struct storm_op *op = &client->ops[i];

		if (storm_op_is(op) == STORM_OP_OUT)
			storm_fail(STORM_CALLBACKS, "%s: not called back",
				   client->name);
		if (storm_op_is(op) == STORM_OP_CALLED)
			storm_op_reap(op);
		op->state = STORM_OP_IDLE;
	}
}
