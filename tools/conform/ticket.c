// SPDX-License-Identifier: GPL-2.0
/*
 * The callback of a case's operations, which is called once for each of them
 */
#include <linux/jiffies.h>

#include "conform.h"
#include "op.h"

void conform_ticket_init(struct conform_ticket *ticket)
{
	*ticket = (struct conform_ticket){};
	init_completion(&ticket->called);
}

/* Takes the callback argument of the next operation. */
struct conform_ticket *conform_ticket_take(struct conform *c)
{
	reinit_completion(&c->ticket.called);
	c->ticket.due++;
	return &c->ticket;
}

/* The operation was refused, so no callback is due. */
int conform_ticket_give_back(struct conform *c, int err)
{
	c->ticket.due--;
	return err;
}

void conform_ticket_call_result(void *param, int status)
{
	struct conform_ticket *ticket = param;

	ticket->status = status;
	atomic_inc(&ticket->calls);
	complete(&ticket->called);
}

void conform_ticket_call(void *param)
{
	conform_ticket_call_result(param, 0);
}

/* Waits for the callback; returns the status passed to it. */
int conform_ticket_wait(struct conform *c)
{
	const unsigned long timeout = msecs_to_jiffies(CONFORM_TIMEOUT_MS);

	if (!wait_for_completion_timeout(&c->ticket.called, timeout)) {
		c->stuck = true;
		return -ETIMEDOUT;
	}
	return c->ticket.status;
}

/* At the end of the case each operation has called back once. */
void conform_ticket_expect_called(struct conform *c)
{
	conform_expect_eq(c, atomic_read(&c->ticket.calls), c->ticket.due);
}
