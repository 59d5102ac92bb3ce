// SPDX-License-Identifier: GPL-2.0
/*
 * /sys/class/dmae/dmaeNchanM (A15)
 */
#include <linux/slab.h>
#include <linux/sysfs.h>

#include "channel.h"
#include "names.h"
#include "stats.h"
#include "sysfs.h"

static ssize_t dmae_count_show(struct device *dev,
			       struct device_attribute *attr, char *buf);

#define DMAE_COUNT(type, type_name, ...)                        \
	{ .attr = { .name = type_name "_count", .mode = 0444 }, \
	  .show = dmae_count_show },

/* Number of successful operations, an attribute for each type. */
static struct device_attribute dmae_type_counts[] = { DMAE_TYPES(DMAE_COUNT) };

static ssize_t dmae_count_show(struct device *dev,
			       struct device_attribute *attr, char *buf)
{
	const enum dmae_transaction_type type = attr - dmae_type_counts;
	struct dmae_chan *chan = dmae_chan_core_of(dev)->chan;

	return sysfs_emit(buf, "%lu\n", dmae_stats_sum(chan).count[type]);
}

#define DMAE_TYPE_COUNT_ATTRIBUTE(type, ...) \
	[type] = &dmae_type_counts[type].attr,

static struct attribute *dmae_count_attrs[] = {
	DMAE_TYPES(DMAE_TYPE_COUNT_ATTRIBUTE) NULL,
};

/* Shows the types that the channel has; memcpy_count always, as in 2006. */
static umode_t dmae_count_is_visible(struct kobject *kobj,
				     struct attribute *attr, int unused)
{
	struct dmae_chan *chan = dmae_chan_core_of(kobj_to_dev(kobj))->chan;
	const enum dmae_transaction_type type =
		container_of(attr, struct device_attribute, attr) -
		dmae_type_counts;

	if (type == DMAE_MEMCPY || dmae_has_cap(type, &chan->device->cap_mask))
		return attr->mode;
	return 0;
}

static const struct attribute_group dmae_count_group = {
	.attrs = dmae_count_attrs,
	.is_visible = dmae_count_is_visible,
};

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

static ssize_t error_count_show(struct device *dev,
				struct device_attribute *attr, char *buf)
{
	struct dmae_chan *chan = dmae_chan_core_of(dev)->chan;

	return sysfs_emit(buf, "%lu\n", dmae_stats_sum(chan).errors);
}
static DEVICE_ATTR_RO(error_count);

static ssize_t abort_count_show(struct device *dev,
				struct device_attribute *attr, char *buf)
{
	struct dmae_chan *chan = dmae_chan_core_of(dev)->chan;

	return sysfs_emit(buf, "%lu\n", dmae_stats_sum(chan).aborted);
}
static DEVICE_ATTR_RO(abort_count);

static ssize_t outstanding_show(struct device *dev,
				struct device_attribute *attr, char *buf)
{
	struct dmae_chan *chan = dmae_chan_core_of(dev)->chan;

	return sysfs_emit(buf, "%u\n", dmae_stats_outstanding(chan));
}
static DEVICE_ATTR_RO(outstanding);

static ssize_t outstanding_max_show(struct device *dev,
				    struct device_attribute *attr, char *buf)
{
	struct dmae_chan *chan = dmae_chan_core_of(dev)->chan;

	return sysfs_emit(buf, "%u\n", READ_ONCE(chan->depth_max));
}
static DEVICE_ATTR_RO(outstanding_max);

static struct attribute *dmae_chan_attrs[] = {
	&dev_attr_bytes_transferred.attr,
	&dev_attr_in_use.attr,
	&dev_attr_error_count.attr,
	&dev_attr_abort_count.attr,
	&dev_attr_outstanding.attr,
	&dev_attr_outstanding_max.attr,
	NULL,
};

static const struct attribute_group dmae_chan_group = {
	.attrs = dmae_chan_attrs,
};

static ssize_t doorbell_count_show(struct device *dev,
				   struct device_attribute *attr, char *buf)
{
	struct dmae_chan *chan = dmae_chan_core_of(dev)->chan;

	return sysfs_emit(buf, "%lu\n", READ_ONCE(chan->doorbells));
}
static DEVICE_ATTR_RO(doorbell_count);

/* Not "interrupt_count": that counts operations of type DMAE_INTERRUPT. */
static ssize_t irq_count_show(struct device *dev, struct device_attribute *attr,
			      char *buf)
{
	struct dmae_chan *chan = dmae_chan_core_of(dev)->chan;

	return sysfs_emit(buf, "%lu\n", READ_ONCE(chan->interrupts));
}
static DEVICE_ATTR_RO(irq_count);

static struct attribute *dmae_engine_attrs[] = {
	&dev_attr_doorbell_count.attr,
	&dev_attr_irq_count.attr,
	NULL,
};

static umode_t dmae_engine_is_visible(struct kobject *kobj,
				      struct attribute *attr, int unused)
{
	struct dmae_chan *chan = dmae_chan_core_of(kobj_to_dev(kobj))->chan;

	return chan->device->is_engine ? attr->mode : 0;
}

static const struct attribute_group dmae_engine_group = {
	.attrs = dmae_engine_attrs,
	.is_visible = dmae_engine_is_visible,
};

/* Properties of the channel's device. */
static const struct dmae_device *dmae_device_of(struct device *dev)
{
	return dmae_chan_core_of(dev)->chan->device;
}

static ssize_t types_show(struct device *dev, struct device_attribute *attr,
			  char *buf)
{
	char types[DMAE_TYPE_NAMES_LEN];

	dmae_cap_mask_names(dmae_device_of(dev)->cap_mask, types,
			    sizeof(types));
	return sysfs_emit(buf, "%s\n", types);
}
static DEVICE_ATTR_RO(types);

static ssize_t priority_show(struct device *dev, struct device_attribute *attr,
			     char *buf)
{
	return sysfs_emit(buf, "%d\n", dmae_device_of(dev)->priority);
}
static DEVICE_ATTR_RO(priority);

static ssize_t max_len_show(struct device *dev, struct device_attribute *attr,
			    char *buf)
{
	return sysfs_emit(buf, "%zu\n", dmae_device_of(dev)->limits.max_len);
}
static DEVICE_ATTR_RO(max_len);

static ssize_t max_xor_show(struct device *dev, struct device_attribute *attr,
			    char *buf)
{
	return sysfs_emit(buf, "%u\n", dmae_device_of(dev)->limits.max_xor);
}
static DEVICE_ATTR_RO(max_xor);

static ssize_t max_pq_show(struct device *dev, struct device_attribute *attr,
			   char *buf)
{
	return sysfs_emit(buf, "%u\n", dmae_device_of(dev)->limits.max_pq);
}
static DEVICE_ATTR_RO(max_pq);

static ssize_t align_show(struct device *dev, struct device_attribute *attr,
			  char *buf)
{
	return sysfs_emit(buf, "%u\n", dmae_device_of(dev)->limits.align);
}
static DEVICE_ATTR_RO(align);

static struct attribute *dmae_device_attrs[] = {
	&dev_attr_types.attr,
	&dev_attr_priority.attr,
	&dev_attr_max_len.attr,
	&dev_attr_max_xor.attr,
	&dev_attr_max_pq.attr,
	&dev_attr_align.attr,
	NULL,
};

static const struct attribute_group dmae_device_group = {
	.attrs = dmae_device_attrs,
};

static const struct attribute_group *dmae_chan_groups[] = {
	&dmae_chan_group,
	&dmae_count_group,
	&dmae_engine_group,
	&dmae_device_group,
	NULL,
};

static void dmae_chan_dev_release(struct device *dev)
{
	kfree(dmae_chan_core_of(dev));
}

struct class dmae_class = {
	.name = "dmae",
	.dev_groups = dmae_chan_groups,
	.dev_release = dmae_chan_dev_release,
};
