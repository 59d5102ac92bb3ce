// SPDX-License-Identifier: GPL-2.0
/*
 * The last failures of all channels, for people
 *
 * A device that leaves may abort thousands of operations at once, so failures
 * of one kind in a row are one record.
 */
#include <linux/seq_file.h>
#include <linux/spinlock.h>
#include <linux/string.h>
#include <linux/timekeeping.h>

#include <dmae/client.h>

#include "log.h"

#define DMAE_LOG_RECORDS 64

/**
 * struct dmae_log_record - operations that failed in a row, in the same way
 * @time: when the first one ended, in seconds since 1970
 * @chan: the channel's name, as it may be gone
 * @type: enum dmae_transaction_type
 * @status: the errno
 * @len: bytes of the first one
 * @cookie: the first one's
 * @count: how many
 */
struct dmae_log_record {
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
static struct dmae_log_record dmae_log[DMAE_LOG_RECORDS];
static unsigned long dmae_log_end; /* records that there have ever been */

static struct dmae_log_record *dmae_log_at(unsigned long number)
{
	lockdep_assert_held(&dmae_log_lock);
	return &dmae_log[number % DMAE_LOG_RECORDS];
}

static bool dmae_log_continues(const struct dmae_async_tx_descriptor *tx)
{
	const struct dmae_log_record *last;

	if (!dmae_log_end)
		return false;
	last = dmae_log_at(dmae_log_end - 1);
	return last->type == tx->type && last->status == tx->status &&
	       !strcmp(last->chan, dmae_chan_name(tx->chan));
}

/* Called for an operation that has just failed. */
void dmae_log_add(const struct dmae_async_tx_descriptor *tx)
{
	struct dmae_log_record *record;

	spin_lock_bh(&dmae_log_lock);
	if (dmae_log_continues(tx)) {
		dmae_log_at(dmae_log_end - 1)->count++;
	} else {
		record = dmae_log_at(dmae_log_end++);
		*record = (struct dmae_log_record){
			.time = ktime_get_real_seconds(),
			.type = tx->type,
			.status = tx->status,
			.len = tx->len,
			.cookie = tx->cookie,
			.count = 1,
		};
		strscpy(record->chan, dmae_chan_name(tx->chan),
			sizeof(record->chan));
	}
	spin_unlock_bh(&dmae_log_lock);
}

static bool dmae_log_read(unsigned long number, struct dmae_log_record *record)
{
	bool there;

	spin_lock_bh(&dmae_log_lock);
	there = number < dmae_log_end &&
		number + DMAE_LOG_RECORDS >= dmae_log_end;
	if (there)
		*record = *dmae_log_at(number);
	spin_unlock_bh(&dmae_log_lock);
	return there;
}

void dmae_log_show(struct seq_file *file)
{
	const unsigned long end = READ_ONCE(dmae_log_end);
	unsigned long number;

	number = end > DMAE_LOG_RECORDS ? end - DMAE_LOG_RECORDS : 0;
	seq_puts(file, "time channel type bytes cookie count errno\n");
	for (; number < end; number++) {
		struct dmae_log_record record;

		if (dmae_log_read(number, &record))
			seq_printf(file, "%lld %s %s %zu %d %lu %d\n",
				   record.time, record.chan,
				   dmae_transaction_type_name(record.type),
				   record.len, record.cookie, record.count,
				   -record.status);
	}
}
