// SPDX-License-Identifier: GPL-2.0
/*
 * The log of failed operations of all channels: debugfs dmae/failures
 *
 * A device that leaves may abort thousands of operations at once, so successive
 * failures with the same channel, type and status share an entry.
 */
#include <linux/seq_file.h>
#include <linux/spinlock.h>
#include <linux/string.h>
#include <linux/timekeeping.h>

#include <dmae/client.h>

#include "log.h"

#define DMAE_LOG_ENTRIES 64

/**
 * struct dmae_log_entry - operations that failed in a row, in the same way
 * @time: completion of the first one, in seconds since 1970
 * @chan: name of the channel, which may be gone when the log is read
 * @type: enum dmae_transaction_type
 * @status: a negative errno
 * @len: bytes of the first one
 * @cookie: cookie of the first one
 * @count: number of operations
 */
struct dmae_log_entry {
	time64_t time;
	char chan[DMAE_NAME_LEN];
	enum dmae_transaction_type type;
	int status;
	size_t len;
	dmae_cookie_t cookie;
	unsigned long count;
};

static DEFINE_SPINLOCK(dmae_log_lock);
/* Both protected by dmae_log_lock. */
static struct dmae_log_entry dmae_log[DMAE_LOG_ENTRIES];
static unsigned long dmae_log_end; /* entries written since the module loaded */

static struct dmae_log_entry *dmae_log_at(unsigned long number)
{
	lockdep_assert_held(&dmae_log_lock);
	return &dmae_log[number % DMAE_LOG_ENTRIES];
}

static bool dmae_log_continues(const struct dmae_async_tx_descriptor *tx)
{
	const struct dmae_log_entry *last;

	if (!dmae_log_end)
		return false;
	last = dmae_log_at(dmae_log_end - 1);
	return last->type == tx->type && last->status == tx->status &&
	       !strcmp(last->chan, dmae_chan_name(tx->chan));
}

/* Called for an operation that has failed. */
void dmae_log_add(const struct dmae_async_tx_descriptor *tx)
{
	struct dmae_log_entry *entry;

	spin_lock_bh(&dmae_log_lock);
	if (dmae_log_continues(tx)) {
		dmae_log_at(dmae_log_end - 1)->count++;
	} else {
		entry = dmae_log_at(dmae_log_end++);
		*entry = (struct dmae_log_entry){
			.time = ktime_get_real_seconds(),
			.type = tx->type,
			.status = tx->status,
			.len = tx->len,
			.cookie = tx->cookie,
			.count = 1,
		};
		strscpy(entry->chan, dmae_chan_name(tx->chan),
			sizeof(entry->chan));
	}
	spin_unlock_bh(&dmae_log_lock);
}

static bool dmae_log_read(unsigned long number, struct dmae_log_entry *entry)
{
	bool there;

	spin_lock_bh(&dmae_log_lock);
	there = number < dmae_log_end &&
		number + DMAE_LOG_ENTRIES >= dmae_log_end;
	if (there)
		*entry = *dmae_log_at(number);
	spin_unlock_bh(&dmae_log_lock);
	return there;
}

void dmae_log_show(struct seq_file *file)
{
	const unsigned long end = READ_ONCE(dmae_log_end);
	unsigned long number;

	number = end > DMAE_LOG_ENTRIES ? end - DMAE_LOG_ENTRIES : 0;
	seq_puts(file, "time channel type bytes cookie count errno\n");
	for (; number < end; number++) {
		struct dmae_log_entry entry;

		if (dmae_log_read(number, &entry))
			seq_printf(file, "%lld %s %s %zu %d %lu %d\n",
				   entry.time, entry.chan,
				   dmae_transaction_type_name(entry.type),
				   entry.len, entry.cookie, entry.count,
				   -entry.status);
	}
}
