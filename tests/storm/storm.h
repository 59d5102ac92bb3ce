/* SPDX-License-Identifier: GPL-2.0 */
/*
 * dmae_storm: clients and providers that register and unregister at random
 *
 *   run		the seed, the workqueue, the flag to stop
 *   report	the checks and their results, the counts of events
 *   watch	finds stuck threads
 *   ledger	the number of holders of each channel
 *   provider	the operations of a provider
 *   stay	the thread of a provider
 *   slot	the channels of a client
 *   request	requests of a client, and channels that it frees
 *   event	the event callback of a client
 *   buffer	the buffers of operations
 *   op		the operations of a client
 *   client	the thread of a client
 *   main	starts and stops the threads, shows the result
 *
 * Clients and providers share only this header, and call each other only
 * through dmae; the ledger and storm_provider_of() serve the checks.
 */
#ifndef DMAE_STORM_H
#define DMAE_STORM_H

#include <linux/jiffies.h>
#include <linux/kernel.h>
#include <linux/prandom.h>
#include <linux/types.h>

struct device;
struct dmae_chan;
struct seq_file;
struct storm_provider;
struct workqueue_struct;

#define STORM_CLIENTS 64
#define STORM_PROVIDERS 8

/* run.c; @storm_over is set when every thread is to stop. */
extern unsigned int storm_seed;
extern bool storm_over;
extern struct workqueue_struct *storm_wq;
int storm_run_init(void);
void storm_run_fini(void);

static inline bool storm_goes_on(void)
{
	return !READ_ONCE(storm_over);
}

/* Each thread has a generator of its own, seeded from @storm_seed. */
void storm_random_init(struct rnd_state *random, unsigned int number);

static inline u32 storm_random(struct rnd_state *random, u32 below)
{
	return prandom_u32_state(random) % below;
}

static inline bool storm_one_in(struct rnd_state *random, u32 number)
{
	return !storm_random(random, number);
}

/**
 * enum storm_check - the checks
 * @STORM_DATA: a successful operation has moved its bytes, and no others
 * @STORM_CALLBACKS: each operation is called back once
 * @STORM_ORDER: callbacks come in the order of submission
 * @STORM_STATUS: operations fail or are aborted only for a reason
 * @STORM_REMOVED: each REMOVED comes once, for a channel that was taken
 * @STORM_EVENTS: the other events fit the state of the client
 * @STORM_EXCLUSIVE: an exclusive channel has one holder
 * @STORM_RETURNED: nothing is outstanding when unregister or chan_free returns
 * @STORM_RESOURCES: a channel has resources while it has holders, and no
 *	operation is outstanding when they are freed
 * @STORM_STUCK: no thread is stuck
 * @STORM_REFUSED: valid calls are not refused
 * @STORM_CHECKS: number of checks
 */
enum storm_check {
	STORM_DATA,
	STORM_CALLBACKS,
	STORM_ORDER,
	STORM_STATUS,
	STORM_REMOVED,
	STORM_EVENTS,
	STORM_EXCLUSIVE,
	STORM_RETURNED,
	STORM_RESOURCES,
	STORM_STUCK,
	STORM_REFUSED,
	STORM_CHECKS,
};

/* Events that are counted; each must happen before the storm is over. */
enum storm_event {
	STORM_OP_RIGHT,
	STORM_OP_FAILED,
	STORM_OP_ABORTED,
	STORM_OP_AGAIN,
	STORM_OP_ABANDONED,
	STORM_OP_BUSY,
	STORM_TOLD_AVAILABLE,
	STORM_TOLD_REMOVED,
	STORM_TOLD_SUSPEND,
	STORM_TOLD_RESUME,
	STORM_TOLD_NONE,
	STORM_TOLD_SHORT,
	STORM_TAKEN_EXCLUSIVELY,
	STORM_FREED_FINISH,
	STORM_FREED_ABORT,
	STORM_FREED_BESIDE,
	STORM_LEFT,
	STORM_LEFT_IN_EVENT,
	STORM_PROVIDER_LEFT,
	STORM_PROVIDER_LOST,
	STORM_EVENTS_END,
};

/* report.c */
__printf(2, 3) void storm_fail(enum storm_check check, const char *fmt, ...);
void storm_count(enum storm_event event);
bool storm_has_had_all(void);
void storm_report_show(struct seq_file *file, bool over);

/**
 * struct storm_seat - the call that a thread or an event callback is in
 * @name: name of the thread or callback, in messages
 * @place: name of the call; NULL: none that could hang
 * @since: start of the call, in jiffies
 * @stuck: it was reported as stuck
 */
struct storm_seat {
	char name[32];
	const char *place;
	unsigned long since;
	bool stuck;
};

/* watch.c */
void storm_watch(struct storm_seat *seat);
void storm_watch_look(unsigned int seconds);

static inline void storm_at(struct storm_seat *seat, const char *place)
{
	WRITE_ONCE(seat->since, jiffies);
	/* Pairs with the acquire in storm_watch_look(). */
	smp_store_release(&seat->place, place);
}

/* ledger.c */
void storm_ledger_enter(const struct dmae_chan *chan, bool exclusive);
void storm_ledger_leave(const struct dmae_chan *chan);
unsigned int storm_ledger_holders(const struct dmae_chan *chan);

/* stay.c */
void storm_providers_init(void);
void storm_provider_live(unsigned int number);
struct storm_provider *storm_provider_of(const struct device *dev);
bool storm_provider_may_fail(const struct storm_provider *provider);
bool storm_provider_may_abort(const struct storm_provider *provider);

/* client.c */
int storm_clients_init(void);
void storm_clients_fini(void);
void storm_client_live(unsigned int number);

#endif /* DMAE_STORM_H */
