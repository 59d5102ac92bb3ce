// SPDX-License-Identifier: GPL-2.0
/*
 * /sys/class/misc/raid6box: lost and check
 */
#define pr_fmt(fmt) KBUILD_MODNAME ": " fmt

#include <linux/device.h>
#include <linux/kernel.h>
#include <linux/printk.h>
#include <linux/slab.h>
#include <linux/string.h>
#include <linux/sysfs.h>

#include "raid6box.h"

static struct raid6box *raid6box_of(struct device *dev)
{
	return container_of(dev_get_drvdata(dev), struct raid6box, misc);
}

static const char *raid6box_parse_block(const char *word,
					struct raid6box_lost *lost)
{
	unsigned int i, block;

	if (kstrtouint(word, 10, &block))
		return "not a number";
	if (block >= raid6box_disks)
		return "no such block";
	for (i = 0; i < lost->count; i++)
		if (lost->blocks[i] == block)
			return "the same block twice";
	if (lost->count == RAID6BOX_MAX_LOST)
		return "more than two blocks";
	lost->blocks[lost->count++] = block;
	return NULL;
}

/* Returns a message, or NULL if all is well; modifies @words. */
static const char *raid6box_parse(char *words, struct raid6box_lost *lost)
{
	const char *fault = NULL;
	char *word;

	while (!fault && (word = strsep(&words, " ,\t\n")))
		if (*word)
			fault = raid6box_parse_block(word, lost);
	return fault;
}

static int raid6box_lose_locked(struct raid6box *box,
				const struct raid6box_lost *lost)
{
	int err;

	if (mutex_lock_interruptible(&box->lock))
		return -ERESTARTSYS;
	err = box->writers ? -EBUSY : raid6box_lose(box, lost);
	mutex_unlock(&box->lock);
	return err;
}

static ssize_t lost_store(struct device *dev, struct device_attribute *attr,
			  const char *buf, size_t len)
{
	struct raid6box_lost lost = {};
	char *words = kstrndup(buf, len, GFP_KERNEL);
	const char *fault;
	int err = -EINVAL;

	if (!words)
		return -ENOMEM;
	fault = raid6box_parse(words, &lost);
	kfree(words);
	if (!fault) {
		err = raid6box_lose_locked(raid6box_of(dev), &lost);
		if (err == -EBUSY)
			fault = "the file is being written";
		else if (err == -EINVAL)
			fault = "more than two blocks, with those lost before";
	}
	if (fault)
		pr_warn_ratelimited("lost: %s\n", fault);
	return err ?: len;
}

static ssize_t lost_show(struct device *dev, struct device_attribute *attr,
			 char *buf)
{
	struct raid6box *box = raid6box_of(dev);
	unsigned int i;
	int len = 0;

	if (mutex_lock_interruptible(&box->lock))
		return -ERESTARTSYS;
	for (i = 0; i < box->lost.count; i++)
		len += sysfs_emit_at(buf, len, "%s%u", i ? " " : "",
				     box->lost.blocks[i]);
	mutex_unlock(&box->lock);
	return len + sysfs_emit_at(buf, len, "\n");
}
static DEVICE_ATTR_RW(lost);

static ssize_t check_show(struct device *dev, struct device_attribute *attr,
			  char *buf)
{
	struct raid6box *box = raid6box_of(dev);
	unsigned long count, bad;
	int err = -EBUSY;

	if (mutex_lock_interruptible(&box->lock))
		return -ERESTARTSYS;
	count = raid6box_stripe_count(box);
	if (!box->writers)
		err = raid6box_check(box, &bad);
	mutex_unlock(&box->lock);
	if (err == -EBUSY)
		pr_warn_ratelimited("check: the file is being written\n");
	if (err)
		return err;
	return sysfs_emit(buf, "%lu good, %lu bad\n", count - bad, bad);
}
static DEVICE_ATTR_RO(check);

static struct attribute *raid6box_attrs[] = {
	&dev_attr_lost.attr,
	&dev_attr_check.attr,
	NULL,
};

static const struct attribute_group raid6box_group = {
	.attrs = raid6box_attrs,
};

const struct attribute_group *raid6box_groups[] = { &raid6box_group, NULL };
