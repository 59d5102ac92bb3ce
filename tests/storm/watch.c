// SPDX-License-Identifier: GPL-2.0
/*
 * Finds stuck threads
 */
#include "storm.h"

#define STORM_SEATS (2 * STORM_CLIENTS + STORM_PROVIDERS)

static struct storm_seat *storm_seats[STORM_SEATS];
static unsigned int storm_seats_count;

/* Called before the threads start. */
void storm_watch(struct storm_seat *seat)
{
	storm_seats[storm_seats_count++] = seat;
}

/* Reports each thread once that is in a call for longer than @seconds. */
void storm_watch_look(unsigned int seconds)
{
	unsigned int i;

	for (i = 0; i < storm_seats_count; i++) {
		struct storm_seat *seat = storm_seats[i];
		/* Pairs with the release in storm_at(). */
		const char *place = smp_load_acquire(&seat->place);
		unsigned long since = READ_ONCE(seat->since);

		if (!place || seat->stuck ||
		    time_before(jiffies, since + seconds * HZ))
			continue;
		seat->stuck = true;
		storm_fail(STORM_STUCK, "%s: %s, for %u s", seat->name, place,
			   jiffies_to_msecs(jiffies - since) / 1000);
	}
}
