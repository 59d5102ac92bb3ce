// SPDX-License-Identifier: GPL-2.0
/*
 * Requests of a client, and channels that it frees
 */
#include "client.h"

static unsigned int storm_request_number(struct rnd_state *random)
{
	u32 number = storm_random(random, 8);

	if (number == 7)
		return DMAE_CHAN_ALL;
	return number == 6 ? 40 : number;
}

/* After -ENODEV and -EOPNOTSUPP the request stands, and NONE follows. */
void storm_client_request(struct storm_client *client, struct rnd_state *random)
{
	const struct dmae_chan_request request = {
		.number = storm_request_number(random),
		.exclusive = client->exclusive,
		.node = NUMA_NO_NODE,
		.deadline_ms = storm_random(random, 30),
	};
	int err = dmae_async_client_chan_request_for(&client->client, &request);

	if (err && err != -ENODEV && err != -EOPNOTSUPP &&
	    !storm_client_is_leaving(client))
		storm_fail(STORM_REFUSED, "%s: request: %d", client->name, err);
}

void storm_client_free_slot(struct storm_client *client,
			    struct storm_slot *slot, enum dmae_free_mode mode)
{
	storm_count(mode == DMAE_FREE_ABORT ? STORM_FREED_ABORT :
					      STORM_FREED_FINISH);
	if (mode == DMAE_FREE_ABORT)
		WRITE_ONCE(slot->aborting, true);
	dmae_async_client_chan_free(&client->client, slot->chan, mode);
	storm_slot_freed(client, slot);
}

void storm_client_free_one(struct storm_client *client,
			   struct rnd_state *random)
{
	struct storm_slot *slot = storm_slot_free(client, random);

	if (slot)
		storm_client_free_slot(client, slot,
				       storm_one_in(random, 2) ?
					       DMAE_FREE_ABORT :
					       DMAE_FREE_FINISH);
}
