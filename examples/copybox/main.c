// SPDX-License-Identifier: GPL-2.0
/*
 * dmae_copybox: an example client, a device that copies files
 *
 *	cp FILE /dev/dmae-copybox
 *	cp /dev/dmae-copybox OUT
 *
 * Each open for writing puts a copy into the box, each open for reading takes
 * the oldest one out; a reader that finds none waits for one.  Written data is
 * copied page by page through a dmae channel, and the reader gets the copy.
 *
 * A copy may be read while it is written, and its memory is freed as it is
 * read, so a stream may have any length:
 *
 *	cat FILE >/dev/dmae-copybox & cat /dev/dmae-copybox | cmp - FILE
 *
 * All copies together hold at most limit_mb MiB of unread data.  At the limit
 * a writer waits for its reader, or fails with ENOSPC if none has opened the
 * box after 5 seconds.
 *
 * When the writer's close succeeds, every page was copied through a channel.  A
 * copy whose last write or close failed, or whose writer was killed, is dropped;
 * if it is being read, the read that reaches the missing part returns EIO.  Data
 * that a reader has not read when it closes is dropped, and the writer gets
 * EPIPE.  A copy that no reader takes stays until the module is removed.
 *
 * client.c shows what a client of dmae does.
 */
#include <linux/fs.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/poll.h>

#include "copybox.h"

/* Copies that no reader has taken, oldest first. */
static LIST_HEAD(copybox_list);
/* Protects copybox_list and the private_data of readers. */
static DEFINE_SPINLOCK(copybox_lock);

static int copybox_put_in(struct file *file)
{
	struct copybox_copy *copy = copybox_copy_alloc();
	int err;

	if (!copy)
		return -ENOMEM;
	err = copybox_client_open(copy);
	if (err) {
		copybox_copy_put(copy);
		return err;
	}
	file->private_data = copy;
	kref_get(&copy->ref);
	spin_lock(&copybox_lock);
	list_add_tail(&copy->node, &copybox_list);
	spin_unlock(&copybox_lock);
	wake_up(&copybox_changed);
	return 0;
}

/* Returns the reader's copy, at first the oldest; NULL while there is none. */
static struct copybox_copy *copybox_take_out(struct file *file)
{
	struct copybox_copy *copy;

	spin_lock(&copybox_lock);
	copy = file->private_data;
	if (!copy)
		copy = list_first_entry_or_null(&copybox_list,
						struct copybox_copy, node);
	if (copy != file->private_data) {
		list_del_init(&copy->node);
		WRITE_ONCE(copy->reader, COPYBOX_READER_OPEN);
		file->private_data = copy;
	}
	spin_unlock(&copybox_lock);
	return copy;
}

/* O_RDWR is refused: a reader that also writes would never reach the end. */
static int copybox_open(struct inode *inode, struct file *file)
{
	int err = 0;

	file->private_data = NULL;
	if ((file->f_flags & O_ACCMODE) == O_WRONLY)
		err = copybox_put_in(file);
	else if ((file->f_flags & O_ACCMODE) == O_RDONLY)
		copybox_take_out(file);
	else
		err = -EINVAL;
	return err ?: stream_open(inode, file);
}

static ssize_t copybox_write_iter(struct kiocb *iocb, struct iov_iter *from)
{
	struct file *file = iocb->ki_filp;

	return copybox_copy_write(file->private_data, from,
				  file->f_flags & O_NONBLOCK);
}

static bool copybox_is_readable(struct file *file)
{
	struct copybox_copy *copy = copybox_take_out(file);

	return copy && copybox_copy_is_readable(copy);
}

static ssize_t copybox_read_iter(struct kiocb *iocb, struct iov_iter *to)
{
	struct file *file = iocb->ki_filp;
	ssize_t ret = -EAGAIN;

	if (!iov_iter_count(to))
		return 0;
	while (ret == -EAGAIN) {
		if (copybox_is_readable(file))
			ret = copybox_copy_read(file->private_data, to);
		else if (file->f_flags & O_NONBLOCK)
			break;
		else if (wait_event_interruptible(copybox_changed,
						  copybox_is_readable(file)))
			ret = -ERESTARTSYS;
	}
	return ret;
}

static __poll_t copybox_poll(struct file *file, poll_table *wait)
{
	poll_wait(file, &copybox_changed, wait);
	if (file->f_mode & FMODE_READ)
		return copybox_is_readable(file) ? EPOLLIN | EPOLLRDNORM : 0;
	if (copybox_copy_is_writable(file->private_data))
		return EPOLLOUT | EPOLLWRNORM;
	return 0;
}

/* Called at each close; close() can fail only here. */
static int copybox_flush(struct file *file, fl_owner_t id)
{
	if (file->f_mode & FMODE_READ)
		return 0;
	return copybox_copy_flush(file->private_data);
}

static void copybox_drop_untaken(struct copybox_copy *copy)
{
	bool untaken;

	spin_lock(&copybox_lock);
	untaken = !list_empty(&copy->node);
	list_del_init(&copy->node);
	spin_unlock(&copybox_lock);
	if (untaken)
		copybox_copy_put(copy);
}

static int copybox_release(struct inode *inode, struct file *file)
{
	struct copybox_copy *copy = file->private_data;

	if (!copy)
		return 0;
	if (file->f_mode & FMODE_WRITE) {
		copybox_client_close(copy);
		copybox_copy_close(copy);
		if (copy->result)
			copybox_drop_untaken(copy);
	} else {
		WRITE_ONCE(copy->reader, COPYBOX_READER_GONE);
	}
	wake_up(&copybox_changed);
	copybox_copy_put(copy);
	return 0;
}

static const struct file_operations copybox_fops = {
	.owner = THIS_MODULE,
	.open = copybox_open,
	.read_iter = copybox_read_iter,
	.write_iter = copybox_write_iter,
	.poll = copybox_poll,
	.flush = copybox_flush,
	.release = copybox_release,
};

static struct miscdevice copybox_misc = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "dmae-copybox",
	.fops = &copybox_fops,
};

static int __init copybox_init(void)
{
	return misc_register(&copybox_misc);
}
module_init(copybox_init);

static void __exit copybox_exit(void)
{
	struct copybox_copy *copy, *next;

	misc_deregister(&copybox_misc);
	list_for_each_entry_safe(copy, next, &copybox_list, node)
		copybox_copy_put(copy);
}
module_exit(copybox_exit);

MODULE_DESCRIPTION("Example client of dmae: a device that copies files");
MODULE_AUTHOR("The dmae developers");
MODULE_LICENSE("GPL");
