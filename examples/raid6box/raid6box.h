/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Declarations of dmae_raid6box
 */
#ifndef RAID6BOX_H
#define RAID6BOX_H

#include <linux/list.h>
#include <linux/miscdevice.h>
#include <linux/mutex.h>
#include <linux/uio.h>
#include <linux/xarray.h>

#include <dmae/async_tx.h>

/* P and Q cannot recover more lost blocks than this. */
#define RAID6BOX_MAX_LOST 2

/* The purpose of a stripe's operations. */
enum raid6box_purpose {
	RAID6BOX_FILL,
	RAID6BOX_RECOVER,
	RAID6BOX_CHECK,
};

/**
 * struct raid6box_stripe - data with its P and Q, a page each
 * @node: in the box's @outstanding, if @outstanding
 * @outstanding: operations are outstanding
 * @purpose: purpose of these operations, or of the last ones
 * @tx: the last one of these operations, not acked; NULL if it was carried out
 *	in the call
 * @status: status of the operations, when they are complete
 * @check: result of a check, enum dmae_check_result
 * @error: errno of a failure to fill the stripe
 * @lost: the box's lost blocks are still lost in this stripe
 * @dirty: the data written last is only in @bounce
 * @full: nothing more will be written to the stripe
 * @bounce: data that was written, until it is in @blocks; NULL: none
 * @blocks: the data, P, and Q
 */
struct raid6box_stripe {
	struct list_head node;
	bool outstanding;
	enum raid6box_purpose purpose;
	struct dmae_async_tx_descriptor *tx;
	int status;
	u32 check;
	int error;
	bool lost;
	bool dirty;
	bool full;
	struct page **bounce;
	struct page *blocks[];
};

/**
 * struct raid6box_lost - blocks that are lost
 * @count: number of lost blocks
 * @blocks: their indices
 */
struct raid6box_lost {
	unsigned int count;
	unsigned int blocks[RAID6BOX_MAX_LOST];
};

/**
 * struct raid6box - the device, and the file in it
 * @misc: the device
 * @lock: protects all that follows
 * @readers: number of open files for reading
 * @writers: number of open files for writing, at most one
 * @stripes: stripes of the file, by number
 * @size: size of the file in bytes
 * @error: errno of the first stripe that could not be filled
 * @lost: the blocks that are lost
 * @lost_stripes: number of stripes in which they are not recovered yet
 * @outstanding: stripes with outstanding operations, oldest first; empty while
 *	the device is not open and no attribute is accessed
 * @outstanding_count: number of stripes in @outstanding
 * @list: list of blocks for one call, where that is not a stripe's @blocks
 */
struct raid6box {
	struct miscdevice misc;
	struct mutex lock; /* see above */
	unsigned int readers;
	unsigned int writers;
	struct xarray stripes;
	size_t size;
	int error;
	struct raid6box_lost lost;
	unsigned long lost_stripes;
	struct list_head outstanding;
	unsigned int outstanding_count;
	struct page **list;
};

/* stripe.c */
extern unsigned int raid6box_disks;

/* The data comes first in a stripe, so this is the index of P, too. */
static inline unsigned int raid6box_data_disks(void)
{
	return raid6box_disks - 2;
}

static inline size_t raid6box_stripe_bytes(void)
{
	return raid6box_data_disks() * PAGE_SIZE;
}

unsigned long raid6box_stripe_count(const struct raid6box *box);
struct raid6box_stripe *raid6box_stripe_at(struct raid6box *box,
					   unsigned long index);
struct raid6box_stripe *raid6box_stripe_alloc(void);
void raid6box_stripe_free(struct raid6box_stripe *stripe);
struct page *raid6box_bounce_get(struct raid6box_stripe *stripe,
				 unsigned int block);
void raid6box_bounce_free(struct raid6box_stripe *stripe);

/* chain.c */
int raid6box_submit(struct raid6box *box, struct raid6box_stripe *stripe);

/* flight.c */
int raid6box_errno(int status);
bool raid6box_has_room(const struct raid6box *box);
int raid6box_make_room(struct raid6box *box);
void raid6box_start(struct raid6box *box, struct raid6box_stripe *stripe,
		    enum raid6box_purpose purpose);
int raid6box_wait(struct raid6box *box, struct raid6box_stripe *stripe);
int raid6box_wait_all(struct raid6box *box);
void raid6box_wait_all_uninterruptible(struct raid6box *box);

/* loss.c */
int raid6box_lose(struct raid6box *box, const struct raid6box_lost *more);
int raid6box_recover(struct raid6box *box, unsigned long index);
int raid6box_check(struct raid6box *box, unsigned long *bad);

/* file.c */
ssize_t raid6box_write(struct raid6box *box, struct iov_iter *from);
ssize_t raid6box_read(struct raid6box *box, struct iov_iter *to, loff_t *pos);
int raid6box_flush(struct raid6box *box);
void raid6box_finish(struct raid6box *box);
void raid6box_clear(struct raid6box *box);

/* attr.c */
extern const struct attribute_group *raid6box_groups[];

#endif /* RAID6BOX_H */
