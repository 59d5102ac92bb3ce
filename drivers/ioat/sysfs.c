// SPDX-License-Identifier: GPL-2.0
/*
 * Attributes in the directory of the PCI function
 *
 *   dmae_ioat/lost_interrupts	interrupts that were due and never came
 *   dmae_ioat/engine_resets	resets of engines after a failure
 *   dmae_ioat/lost		1 if the device is gone or given up
 *   dmae_ioat/ring_slots	slots of all rings
 */
#include <linux/device.h>
#include <linux/sysfs.h>

#include "device.h"

static ssize_t lost_interrupts_show(struct device *dev,
				    struct device_attribute *attr, char *page)
{
	const struct ioat_device *ioat = dev_get_drvdata(dev);
	unsigned int i, sum = 0;

	for (i = 0; i < ioat->chan_cnt; i++)
		sum += READ_ONCE(ioat->chans[i].lost_irqs);
	return sysfs_emit(page, "%u\n", sum);
}
static DEVICE_ATTR_RO(lost_interrupts);

static ssize_t engine_resets_show(struct device *dev,
				  struct device_attribute *attr, char *page)
{
	const struct ioat_device *ioat = dev_get_drvdata(dev);
	unsigned int i, sum = 0;

	for (i = 0; i < ioat->chan_cnt; i++)
		sum += READ_ONCE(ioat->chans[i].resets);
	return sysfs_emit(page, "%u\n", sum);
}
static DEVICE_ATTR_RO(engine_resets);

static ssize_t lost_show(struct device *dev, struct device_attribute *attr,
			 char *page)
{
	const struct ioat_device *ioat = dev_get_drvdata(dev);

	return sysfs_emit(page, "%u\n", ioat_is_lost(ioat));
}
static DEVICE_ATTR_RO(lost);

static ssize_t ring_slots_show(struct device *dev,
			       struct device_attribute *attr, char *page)
{
	struct ioat_device *ioat = dev_get_drvdata(dev);
	unsigned int i, sum = 0;

	for (i = 0; i < ioat->chan_cnt; i++) {
		struct ioat_chan *chan = &ioat->chans[i];

		guard(mutex)(&chan->control);
		if (chan->state != IOAT_OFF)
			sum += chan->ring.mask + 1;
	}
	return sysfs_emit(page, "%u\n", sum);
}
static DEVICE_ATTR_RO(ring_slots);

static struct attribute *ioat_attrs[] = {
	&dev_attr_lost_interrupts.attr,
	&dev_attr_engine_resets.attr,
	&dev_attr_lost.attr,
	&dev_attr_ring_slots.attr,
	NULL,
};

static const struct attribute_group ioat_group = {
	.name = "dmae_ioat",
	.attrs = ioat_attrs,
};

const struct attribute_group *ioat_groups[] = { &ioat_group, NULL };
