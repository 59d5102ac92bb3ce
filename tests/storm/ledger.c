// SPDX-License-Identifier: GPL-2.0
/*
 * Who holds which channel, by the clients' word
 *
 * A client enters before it has said that it takes a channel, and leaves
 * before it gives it up, so what the ledger knows is always held.
 */
#include <linux/spinlock.h>

#include "storm.h"

/* More than there are channels. */
#define STORM_LEDGER 128

/**
 * struct storm_entry - one channel
 * @chan: the channel; only its address is used
 * @holders: how many hold it
 * @exclusive: of these, how many want to be alone
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
		storm_fail(STORM_EXCLUSIVE, "%u hold a channel, %u exclusively",
			   entry->holders, entry->exclusive);
}

/* Of an exclusive channel there is one holder, so which one does not matter. */
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
