// SPDX-License-Identifier: GPL-2.0
/*
 * dmae_raid6box: an example client that survives the loss of two disks
 *
 *	cp FILE /dev/raid6box
 *	echo 2 5 >/sys/class/misc/raid6box/lost
 *	cat /sys/class/misc/raid6box/check
 *	cp /dev/raid6box OUT
 *
 * The box holds one file, in stripes of a page for each disk: data, and their P
 * and Q as in RAID-6.  "lost" takes the indices of up to two blocks, data from
 * 0, then P, then Q, and overwrites them in every stripe.  Reading recovers
 * stripes for good, and "lost" is empty again when all were read.  "check"
 * says in how many stripes P and Q match the data.
 *
 * Each open for writing begins a new file.  Many may read the file at a time,
 * but not while it is written (EBUSY).  A write that makes the file with its P
 * and Q larger than limit_mb fails with ENOSPC.
 *
 * When the writer's close succeeds, data, P and Q are complete.  A writer that
 * had an error, or was killed, leaves the file up to that point.
 *
 * All copying and computing is done by chains of asynchronous operations: see
 * chain.c.
 */
#define pr_fmt(fmt) KBUILD_MODNAME ": " fmt

#include <linux/fs.h>
#include <linux/module.h>
#include <linux/printk.h>
#include <linux/slab.h>

#include "raid6box.h"

static struct raid6box *raid6box_of(struct file *file)
{
	return container_of(file->private_data, struct raid6box, misc);
}

static int raid6box_open_for_writing(struct raid6box *box)
{
	if (box->readers || box->writers) {
		pr_warn_ratelimited("cannot be written while it is %s\n",
				    box->readers ? "read" : "written");
		return -EBUSY;
	}
	raid6box_clear(box);
	box->writers++;
	return 0;
}

static int raid6box_open_for_reading(struct raid6box *box)
{
	if (box->writers) {
		pr_warn_ratelimited("cannot be read while it is written\n");
		return -EBUSY;
	}
	box->readers++;
	return 0;
}

static int raid6box_open(struct inode *inode, struct file *file)
{
	struct raid6box *box = raid6box_of(file);
	int err;

	if (mutex_lock_interruptible(&box->lock))
		return -ERESTARTSYS;
	if ((file->f_flags & O_ACCMODE) == O_WRONLY)
		err = raid6box_open_for_writing(box);
	else if ((file->f_flags & O_ACCMODE) == O_RDONLY)
		err = raid6box_open_for_reading(box);
	else
		err = -EINVAL;
	mutex_unlock(&box->lock);
	return err ?: nonseekable_open(inode, file);
}

static ssize_t raid6box_write_iter(struct kiocb *iocb, struct iov_iter *from)
{
	struct raid6box *box = raid6box_of(iocb->ki_filp);
	ssize_t ret;

	if (mutex_lock_interruptible(&box->lock))
		return -ERESTARTSYS;
	ret = raid6box_write(box, from);
	mutex_unlock(&box->lock);
	return ret;
}

static ssize_t raid6box_read_iter(struct kiocb *iocb, struct iov_iter *to)
{
	struct raid6box *box = raid6box_of(iocb->ki_filp);
	ssize_t ret;

	if (mutex_lock_interruptible(&box->lock))
		return -ERESTARTSYS;
	ret = raid6box_read(box, to, &iocb->ki_pos);
	mutex_unlock(&box->lock);
	return ret;
}

/* Called at each close: the only place where close() can fail. */
static int raid6box_flush_file(struct file *file, fl_owner_t id)
{
	struct raid6box *box = raid6box_of(file);
	int err;

	if (file->f_mode & FMODE_READ)
		return 0;
	if (mutex_lock_interruptible(&box->lock))
		return -EINTR;
	err = raid6box_flush(box);
	mutex_unlock(&box->lock);
	return err;
}

static int raid6box_release(struct inode *inode, struct file *file)
{
	struct raid6box *box = raid6box_of(file);

	mutex_lock(&box->lock);
	if (file->f_mode & FMODE_WRITE) {
		raid6box_finish(box);
		box->writers--;
	} else {
		raid6box_wait_all_uninterruptible(box);
		box->readers--;
	}
	mutex_unlock(&box->lock);
	return 0;
}

static const struct file_operations raid6box_fops = {
	.owner = THIS_MODULE,
	.open = raid6box_open,
	.read_iter = raid6box_read_iter,
	.write_iter = raid6box_write_iter,
	.flush = raid6box_flush_file,
	.release = raid6box_release,
};

static struct raid6box raid6box = {
	.misc = {
		.minor = MISC_DYNAMIC_MINOR,
		.name = "raid6box",
		.fops = &raid6box_fops,
		.groups = raid6box_groups,
	},
	.lock = __MUTEX_INITIALIZER(raid6box.lock),
	.stripes = XARRAY_INIT(raid6box.stripes, 0),
	.outstanding = LIST_HEAD_INIT(raid6box.outstanding),
};

static int __init raid6box_init(void)
{
	int err;

	if (raid6box_disks < 3 || raid6box_disks > DMAE_ASYNC_MAX_SRCS + 2) {
		pr_err("disks=%u is not from 3 to %u\n", raid6box_disks,
		       DMAE_ASYNC_MAX_SRCS + 2);
		return -EINVAL;
	}
	raid6box.list =
		kcalloc(raid6box_disks, sizeof(*raid6box.list), GFP_KERNEL);
	if (!raid6box.list)
		return -ENOMEM;
	err = misc_register(&raid6box.misc);
	if (err)
		kfree(raid6box.list);
	return err;
}
module_init(raid6box_init);

static void __exit raid6box_exit(void)
{
	misc_deregister(&raid6box.misc);
	raid6box_clear(&raid6box);
	kfree(raid6box.list);
}
module_exit(raid6box_exit);

MODULE_VERSION(DMAE_VERSION);
MODULE_DESCRIPTION("Example client of dmae: a file that survives lost blocks");
MODULE_AUTHOR("The dmae developers");
MODULE_LICENSE("GPL");
