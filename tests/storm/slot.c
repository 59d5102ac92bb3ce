// SPDX-License-Identifier: GPL-2.0
/*
 * Channels of a client, as the client knows them
 *
 * The thread and the completion callbacks get a slot before they use its
 * channel, and put it afterwards.  A slot is closed before its channel is freed
 * and before REMOVED returns: all users have put it then, and no user can get
 * it.
 */
#include <linux/sched.h>
#include <linux/stddef.h>
#include <linux/string.h>
#include <linux/wait.h>

#include "client.h"

static DECLARE_WAIT_QUEUE_HEAD(storm_slots_closed);

bool storm_slot_get(struct storm_slot *slot)
{
	return atomic_inc_unless_negative(&slot->users);
}

void storm_slot_put(struct storm_slot *slot)
{
	if (atomic_dec_return(&slot->users) == STORM_CLOSED)
		wake_up_all(&storm_slots_closed);
}

static void storm_slot_await_closed(struct storm_slot *slot)
{
	wait_event(storm_slots_closed,
		   atomic_read(&slot->users) == STORM_CLOSED);
}

/* Closes a slot that is held; the caller then waits for its users. */
static bool storm_slot_close(struct storm_slot *slot,
			     enum storm_slot_state state)
{
	if (slot->state != STORM_SLOT_HELD)
		return false;
	slot->state = state;
	atomic_add(STORM_CLOSED, &slot->users);
	storm_ledger_leave(slot->chan);
	return true;
}

struct storm_slot *storm_slot_find(struct storm_client *client,
				   const struct dmae_chan *chan)
{
	int i;

	for (i = 0; i < STORM_CLIENT_SLOTS; i++)
		if (client->slots[i].chan == chan)
			return &client->slots[i];
	return NULL;
}

/* After chan_free no operation may be outstanding, unless REMOVED has come. */
static void storm_slot_check_freed(struct storm_client *client,
				   struct storm_slot *slot)
{
	if (slot->state == STORM_SLOT_FREED && slot->busy_when_freed)
		storm_fail(STORM_RETURNED, "%s: chan_free returned too early",
			   client->name);
}

/* @users may be read at any time without a lock, so it is not cleared. */
static void storm_slot_clear(struct storm_slot *slot)
{
	const size_t kept = offsetofend(struct storm_slot, users);

	memset((void *)slot + kept, 0, sizeof(*slot) - kept);
}

static void storm_slot_open(struct storm_client *client,
			    struct storm_slot *slot, struct dmae_chan *chan)
{
	lockdep_assert_held(&client->slots_lock);
	storm_slot_check_freed(client, slot);
	if (slot->state == STORM_SLOT_HELD)
		storm_fail(STORM_EVENTS, "%s: offered a channel that it holds",
			   client->name);
	if (atomic_read(&slot->busy))
		storm_fail(STORM_RETURNED, "%s: offered again too early",
			   client->name);
	storm_slot_clear(slot);
	slot->chan = chan;
	slot->provider = storm_provider_of(dmae_chan_device(chan));
	slot->hold = ++client->holds;
	WRITE_ONCE(slot->state, STORM_SLOT_HELD);
	storm_ledger_enter(chan, client->exclusive);
	/* Pairs with storm_slot_get(): its caller sees the members above. */
	atomic_set_release(&slot->users, 0);
}

/*
 * Called by the event that offers @chan.  Returns false if the client is
 * unregistering, or if its chan_free of the same channel has not returned.
 */
bool storm_slot_take(struct storm_client *client, struct dmae_chan *chan)
{
	struct storm_slot *slot;
	bool taken;

	spin_lock(&client->slots_lock);
	slot = storm_slot_find(client, chan);
	if (!slot)
		slot = storm_slot_find(client, NULL);
	taken = slot && !slot->freeing && !storm_client_is_leaving(client);
	if (taken)
		storm_slot_open(client, slot, chan);
	spin_unlock(&client->slots_lock);
	return taken;
}

/* Called by REMOVED.  Returns whether the client held the channel until now. */
bool storm_slot_remove(struct storm_client *client, struct storm_slot *slot)
{
	enum storm_slot_state state;
	bool held;

	spin_lock(&client->slots_lock);
	state = slot->state;
	held = storm_slot_close(slot, STORM_SLOT_REMOVED);
	slot->state = STORM_SLOT_REMOVED;
	spin_unlock(&client->slots_lock);
	if (state == STORM_SLOT_UNUSED || state == STORM_SLOT_REMOVED)
		storm_fail(STORM_REMOVED, "%s: removed from state %d",
			   client->name, state);
	storm_slot_await_closed(slot);
	return held;
}

/* Closes a random held slot, whose channel the caller frees; NULL: none. */
struct storm_slot *storm_slot_free(struct storm_client *client,
				   struct rnd_state *random)
{
	u32 first = storm_random(random, STORM_CLIENT_SLOTS);
	struct storm_slot *slot = NULL;
	int i;

	spin_lock(&client->slots_lock);
	for (i = 0; i < STORM_CLIENT_SLOTS; i++) {
		slot = &client->slots[(first + i) % STORM_CLIENT_SLOTS];
		if (storm_slot_close(slot, STORM_SLOT_FREED))
			break;
		slot = NULL;
	}
	if (slot)
		slot->freeing = true;
	spin_unlock(&client->slots_lock);
	if (slot)
		storm_slot_await_closed(slot);
	return slot;
}

/* Called after chan_free, which need not wait while the client unregisters. */
void storm_slot_freed(struct storm_client *client, struct storm_slot *slot)
{
	bool busy = atomic_read(&slot->busy);

	spin_lock(&client->slots_lock);
	if (slot->state == STORM_SLOT_FREED && !storm_client_is_leaving(client))
		slot->busy_when_freed = busy;
	slot->freeing = false;
	spin_unlock(&client->slots_lock);
}

/* Gets a random held slot; NULL: there is none. */
struct storm_slot *storm_slot_get_any(struct storm_client *client)
{
	u32 first = storm_random(&client->random, STORM_CLIENT_SLOTS);
	int i;

	for (i = 0; i < STORM_CLIENT_SLOTS; i++) {
		struct storm_slot *slot =
			&client->slots[(first + i) % STORM_CLIENT_SLOTS];

		if (READ_ONCE(slot->state) == STORM_SLOT_HELD &&
		    storm_slot_get(slot))
			return slot;
	}
	return NULL;
}

/*
 * Closes all slots before the client is unregistered.  REMOVED will come for
 * each but the one that is being offered.
 */
void storm_slots_leave(struct storm_client *client,
		       const struct dmae_chan *offered)
{
	int i;

	spin_lock(&client->slots_lock);
	for (i = 0; i < STORM_CLIENT_SLOTS; i++) {
		struct storm_slot *slot = &client->slots[i];

		storm_slot_close(slot, offered && slot->chan == offered ?
					       STORM_SLOT_FREED :
					       STORM_SLOT_LEFT);
	}
	spin_unlock(&client->slots_lock);
	for (i = 0; i < STORM_CLIENT_SLOTS; i++)
		if (client->slots[i].state != STORM_SLOT_UNUSED)
			storm_slot_await_closed(&client->slots[i]);
}

void storm_slots_init(struct storm_client *client)
{
	int i;

	for (i = 0; i < STORM_CLIENT_SLOTS; i++)
		atomic_set(&client->slots[i].users, STORM_CLOSED);
}

/* The client is unregistered: checks its slots and makes them unused. */
void storm_slots_end(struct storm_client *client)
{
	int i;

	for (i = 0; i < STORM_CLIENT_SLOTS; i++) {
		struct storm_slot *slot = &client->slots[i];

		storm_slot_check_freed(client, slot);
		if (slot->state == STORM_SLOT_LEFT)
			storm_fail(STORM_REMOVED,
				   "%s: unregistered without REMOVED",
				   client->name);
		if (atomic_read(&slot->busy))
			storm_fail(STORM_RETURNED,
				   "%s: unregister returned too early",
				   client->name);
		storm_slot_clear(slot);
	}
}

unsigned int storm_slots_held(struct storm_client *client)
{
	unsigned int held = 0;
	int i;

	for (i = 0; i < STORM_CLIENT_SLOTS; i++)
		held += READ_ONCE(client->slots[i].state) == STORM_SLOT_HELD;
	return held;
}
