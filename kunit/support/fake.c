// SPDX-License-Identifier: GPL-2.0
/*
 * A provider under a test's control: the functions that the test calls
 */
#include <kunit/test.h>
#include <linux/device.h>
#include <linux/kstrtox.h>
#include <linux/module.h>
#include <linux/sizes.h>
#include <linux/slab.h>

#include <dmae/client.h>

#include "fake.h"
#include "rig.h"

static void fake_chan_init(struct fake *fake, struct fake_chan *chan)
{
	chan->fake = fake;
	INIT_WORK(&chan->work, fake_work);
	spin_lock_init(&chan->lock);
	INIT_LIST_HEAD(&chan->completed);
	dmae_chan_add(&fake->device, &chan->chan);
}

static struct device *fake_parent_create(void)
{
	static atomic_t number;
	char name[24];

	snprintf(name, sizeof(name), "dmae-fake%d", atomic_inc_return(&number));
	return root_device_register(name);
}

struct fake *fake_create(struct kunit *test, unsigned int chans)
{
	struct fake *fake = kunit_kzalloc(test, sizeof(*fake), GFP_KERNEL);
	unsigned int i;

	KUNIT_ASSERT_NOT_NULL(test, fake);
	fake->test = test;
	fake->ops = fake_ops;
	fake->device = (struct dmae_device){
		.owner = THIS_MODULE,
		.ops = &fake->ops,
		.cap_mask.bits = GENMASK(DMAE_TX_TYPE_END - 1, 0),
		.limits = { .max_len = SZ_16K,
			    .max_xor = 2,
			    .max_pq = FAKE_SRCS,
			    .align = 1 },
	};
	fake->wq = alloc_workqueue("dmae_fake", WQ_UNBOUND, 0);
	KUNIT_ASSERT_NOT_NULL(test, fake->wq);
	fake->parent = fake_parent_create();
	list_add_tail(&fake->node, &rig_of(test)->fakes);
	KUNIT_ASSERT_NOT_ERR_OR_NULL(test, fake->parent);
	fake->device.dev = fake->parent;
	dmae_device_init(&fake->device);
	for (i = 0; i < chans; i++)
		fake_chan_init(fake, &fake->chans[i]);
	return fake;
}

int fake_register(struct fake *fake)
{
	int err = dmae_async_device_register(&fake->device);

	fake->registered = !err;
	return err;
}

struct fake *fake_start(struct kunit *test, unsigned int chans)
{
	struct fake *fake = fake_create(test, chans);

	KUNIT_ASSERT_EQ(test, fake_register(fake), 0);
	return fake;
}

/* Takes a void pointer for rig_run(). */
void fake_unregister(void *data)
{
	struct fake *fake = data;

	fake->registered = false;
	dmae_async_device_unregister(&fake->device);
}

/* Makes operations complete by themselves, so that no wait hangs. */
void fake_unblock(struct fake *fake)
{
	unsigned int i;

	WRITE_ONCE(fake->ignore_terminate, false);
	WRITE_ONCE(fake->runs_free, true);
	for (i = 0; i < FAKE_CHANS; i++)
		if (fake->chans[i].fake)
			fake_kick(&fake->chans[i]);
}

void fake_destroy(struct fake *fake)
{
	unsigned int i;

	if (fake->registered)
		fake_unregister(fake);
	destroy_workqueue(fake->wq);
	if (!IS_ERR(fake->parent))
		root_device_unregister(fake->parent);
	KUNIT_EXPECT_FALSE(fake->test, fake->freed_busy);
	KUNIT_EXPECT_FALSE(fake->test, fake->leaked);
	for (i = 0; i < FAKE_CHANS; i++)
		KUNIT_EXPECT_NULL(fake->test, fake->chans[i].descs);
}

int fake_calls(struct fake_chan *chan, enum fake_call call)
{
	return atomic_read(&chan->calls[call]);
}

unsigned int fake_in_use(struct fake_chan *chan)
{
	return READ_ONCE(chan->in_use);
}

/* Makes @cookie the last one assigned; the channel must be idle. */
void fake_preset_cookie(struct fake_chan *chan, dmae_cookie_t cookie)
{
	WRITE_ONCE(chan->chan.cookie, cookie);
	WRITE_ONCE(chan->chan.completed, cookie);
}

static unsigned int fake_complete(struct fake_chan *chan, unsigned int max,
				  int status)
{
	unsigned int number;

	spin_lock_bh(&chan->lock);
	number = min(chan->outstanding - chan->unissued, max);
	chan->to_complete = number;
	chan->status = status;
	spin_unlock_bh(&chan->lock);
	fake_kick(chan);
	flush_work(&chan->work);
	return number;
}

/* Completes the oldest issued operation; returns false if there is none. */
bool fake_complete_next(struct fake_chan *chan, int status)
{
	return fake_complete(chan, 1, status);
}

/* Completes every issued operation; returns how many there were. */
unsigned int fake_complete_all(struct fake_chan *chan, int status)
{
	return fake_complete(chan, UINT_MAX, status);
}

static int fake_count_child(struct device *dev, void *data)
{
	unsigned int *number = data;

	++*number;
	return 0;
}

/* Returns how many channels sysfs has under the provider's device. */
unsigned int fake_sysfs_count(struct fake *fake)
{
	unsigned int number = 0;

	device_for_each_child(fake->parent, &number, fake_count_child);
	return number;
}

static struct device_attribute *fake_find_attribute(struct device *dev,
						    const char *name)
{
	const struct attribute_group *const *group;
	struct attribute **attr;

	for (group = dev->class->dev_groups; *group; group++) {
		for (attr = (*group)->attrs; *attr; attr++) {
			if (strcmp((*attr)->name, name))
				continue;
			return container_of(*attr, struct device_attribute,
					    attr);
		}
	}
	return NULL;
}

/* Returns the number that an attribute of the channel in sysfs shows. */
unsigned long fake_sysfs_read(struct kunit *test, struct fake_chan *chan,
			      const char *attribute)
{
	char *page = (char *)__get_free_page(GFP_KERNEL | __GFP_ZERO);
	struct device_attribute *attr = NULL;
	unsigned long value = ULONG_MAX;
	struct device *dev;

	dev = device_find_child_by_name(chan->fake->parent,
					dmae_chan_name(&chan->chan));
	if (dev)
		attr = fake_find_attribute(dev, attribute);
	if (page && attr && attr->show(dev, attr, page) > 0 &&
	    kstrtoul(page, 10, &value))
		KUNIT_FAIL(test, "%s shows no number", attribute);
	put_device(dev);
	free_page((unsigned long)page);
	return value;
}
