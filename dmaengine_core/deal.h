/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Deals: which client is offered which channel, and which has to give one up
 *
 * Every change that may lead to a deal is made within guard(dmae_deal)().
 */
#ifndef DMAE_CORE_DEAL_H
#define DMAE_CORE_DEAL_H

#include <linux/cleanup.h>
#include <linux/mutex.h>

#include <dmae/client.h>

#include "hold.h"
#include "registry.h"

static inline void dmae_deal_begin(void)
{
	mutex_lock(&dmae_lock);
}

void dmae_deal_end(void);

/* Holds dmae_lock, and makes all deals before it releases the lock. */
DEFINE_LOCK_GUARD_0(dmae_deal, dmae_deal_begin(), dmae_deal_end())

void dmae_deal_device(struct dmae_device *device);
void dmae_deal_request(struct dmae_client_core *client);
void dmae_deal_recall(struct dmae_hold *hold);
void dmae_deal_accept(struct dmae_hold *hold);
void dmae_deal_decline(struct dmae_hold *hold, bool all);
void dmae_deal_drain(struct dmae_hold *hold, enum dmae_free_mode mode,
		     enum dmae_hold_state end);

#endif /* DMAE_CORE_DEAL_H */
