// SPDX-License-Identifier: GPL-2.0
/*
 * /sys/class/dmae/dmaeNchanM (A15)
 */
#include <linux/slab.h>
#include <linux/sysfs.h>

#include "core.h"

static ssize_t memcpy_count_show(struct device *dev,
				 struct device_attribute *attr, char *buf)
{
	struct dmae_chan *chan = dmae_chan_core_of(dev)->chan;

	return sysfs_emit(buf, "%lu\n",
			  dmae_stats_sum(chan).count[DMAE_MEMCPY]);
}
static DEVICE_ATTR_RO(memcpy_count);

static ssize_t bytes_transferred_show(struct device *dev,
				      struct device_attribute *attr, char *buf)
{
	struct dmae_chan *chan = dmae_chan_core_of(dev)->chan;

	return sysfs_emit(buf, "%lu\n", dmae_stats_sum(chan).bytes);
}
static DEVICE_ATTR_RO(bytes_transferred);

static ssize_t in_use_show(struct device *dev, struct device_attribute *attr,
			   char *buf)
{
	return sysfs_emit(buf, "%u\n",
			  READ_ONCE(dmae_chan_core_of(dev)->users));
}
static DEVICE_ATTR_RO(in_use);

static struct attribute *dmae_chan_attrs[] = {
	&dev_attr_memcpy_count.attr,
	&dev_attr_bytes_transferred.attr,
	&dev_attr_in_use.attr,
	NULL,
};
ATTRIBUTE_GROUPS(dmae_chan);

static void dmae_chan_dev_release(struct device *dev)
{
	kfree(dmae_chan_core_of(dev));
}

struct class dmae_class = {
	.name = "dmae",
	.dev_groups = dmae_chan_groups,
	.dev_release = dmae_chan_dev_release,
};
