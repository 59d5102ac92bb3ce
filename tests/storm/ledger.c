// SPDX-License-Identifier: GPL-2.0
/*
 * The number of holders of each channel, as the clients report it
 *
 * A client enters a channel before it answers ACK, and leaves it before it
 * gives the channel up, so each holder in the ledger may use the channel.
 */
#include <linux/spinlock.h>

#include "storm.h"

/* More entries than there are channels. */
#define STORM_LEDGER 128

/**
 * struct storm_entry - one channel
 * @chan: the channel, which is not dereferenced
 * @holders: number of holders
 * @exclusive: number of holders that requested it exclusively
 */
struct storm_entry {
	const struct dmae_chan *chan;
	unsigned int holders;
	unsigned int exclusive;
};

static struct storm_entry storm_ledger[STORM_LEDGER];
static DEFINE_SPINLOCK(storm_ledger_lock);

static struct storm_entry *storm_ledger_find(const struct dmae_chan *chan)
{
	struct storm_entry *unused = NULL;
	int i;

	lockdep_assert_held(&storm_ledger_lock);
	for (i = 0; i < STORM_LEDGER; i++) {
		if (storm_ledger[i].chan == chan)
			return &storm_ledger[i];
		if (!storm_ledger[i].holders && !unused)
			unused = &storm_ledger[i];
	}
	if (unused)
		*unused = (struct storm_entry){ .chan = chan };
	return unused;
}

void storm_ledger_enter(const struct dmae_chan *chan, bool exclusive)
{
	struct storm_entry *entry;

	guard(spinlock)(&storm_ledger_lock);
	entry = storm_ledger_find(chan);
	if (!entry)
		return;
	entry->holders++;
	entry->exclusive += exclusive;
	if (entry->exclusive && entry->holders > 1)
		storm_fail(STORM_EXCLUSIVE, "%u holders, %u of them exclusive",
			   entry->holders, entry->exclusive);
}

/* An exclusive channel has one holder, so @exclusive is 0 without holders. */
void storm_ledger_leave(const struct dmae_chan *chan)
{
	struct storm_entry *entry;

	guard(spinlock)(&storm_ledger_lock);
	entry = storm_ledger_find(chan);
	if (!entry || !entry->holders)
		return;
	entry->holders--;
	if (!entry->holders)
		entry->exclusive = 0;
}

unsigned int storm_ledger_holders(const struct dmae_chan *chan)
{
	struct storm_entry *entry;

	guard(spinlock)(&storm_ledger_lock);
	entry = storm_ledger_find(chan);
	return entry ? entry->holders : 0;
}
