/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Which channel suits which client; changes nothing
 */
#ifndef DMAE_CORE_MATCH_H
#define DMAE_CORE_MATCH_H

#include <dmae/types.h>

#include "client.h"

struct dmae_chan;

/* True if @client would take more channels than it has or is being offered. */
static inline bool dmae_match_wants_more(const struct dmae_client_core *client)
{
	return client->active < client->request.number && !client->declined_all;
}

struct dmae_chan *dmae_match_best(struct dmae_client_core *client);
bool dmae_match_could_take(const struct dmae_client_core *client,
			   const struct dmae_chan *chan);
struct dmae_client_core *dmae_match_neediest(const struct dmae_chan *chan);

enum dmae_reason dmae_match_reason(struct dmae_client_core *client);
const char *dmae_match_holder(struct dmae_client_core *client);
dmae_cap_mask_t dmae_match_types(void);

#endif /* DMAE_CORE_MATCH_H */
