// SPDX-License-Identifier: GPL-2.0
/*
 * dmae_mock: the module, and the devices that it creates by itself
 */
#include <linux/debugfs.h>
#include <linux/export.h>
#include <linux/module.h>
#include <linux/numa.h>

#include "mock.h"

static unsigned int devices;
module_param(devices, uint, 0444);
MODULE_PARM_DESC(devices,
		 "devices to create; later by debugfs dmae-mock/devices");

static unsigned int channels = 2;
module_param(channels, uint, 0644);
MODULE_PARM_DESC(channels, "channels of each device, 1 to 256");

static unsigned int slots = 16;
module_param(slots, uint, 0644);
MODULE_PARM_DESC(slots, "most outstanding operations of a channel, 1 to 65536");

static unsigned long max_len = 512;
module_param(max_len, ulong, 0644);
MODULE_PARM_DESC(max_len, "most bytes of an operation");

static unsigned int max_xor = 2;
module_param(max_xor, uint, 0644);
MODULE_PARM_DESC(max_xor, "most sources of a xor");

static unsigned int max_pq = 4;
module_param(max_pq, uint, 0644);
MODULE_PARM_DESC(max_pq, "most sources of P and Q");

static unsigned int align = 1;
module_param(align, uint, 0644);
MODULE_PARM_DESC(align, "alignment of every address and length, in bytes");

static int priority = 10;
module_param(priority, int, 0644);
MODULE_PARM_DESC(priority, "priority of the channels; hardware has 0");

static unsigned long types;
module_param(types, ulong, 0644);
MODULE_PARM_DESC(types,
		 "mask of operation types; 0: all that dmae_cpu implements");

void dmae_mock_config_get(struct dmae_mock_config *config)
{
	*config = (struct dmae_mock_config){
		.chans = channels,
		.slots = slots,
		.limits = { .max_len = max_len,
			    .max_xor = max_xor,
			    .max_pq = max_pq,
			    .align = align },
		.priority = priority,
		.node = NUMA_NO_NODE,
		.types.bits = types,
	};
}
EXPORT_SYMBOL_GPL(dmae_mock_config_get);

static DEFINE_MUTEX(mock_devices_lock);
static LIST_HEAD(mock_devices); /* protected by mock_devices_lock */

static int mock_devices_add(void)
{
	struct dmae_mock_config config;
	struct dmae_mock *mock;

	lockdep_assert_held(&mock_devices_lock);
	dmae_mock_config_get(&config);
	mock = dmae_mock_create(&config);
	if (IS_ERR(mock))
		return PTR_ERR(mock);
	list_add(&mock->node, &mock_devices);
	devices++;
	return 0;
}

/* Removes the device created last. */
static void mock_devices_remove(void)
{
	struct dmae_mock *mock;

	lockdep_assert_held(&mock_devices_lock);
	mock = list_first_entry(&mock_devices, struct dmae_mock, node);
	list_del(&mock->node);
	devices--;
	dmae_mock_destroy(mock);
}

static int mock_devices_set(void *unused, u64 number)
{
	int err = 0;

	guard(mutex)(&mock_devices_lock);
	while (devices > number)
		mock_devices_remove();
	while (devices < number && !err)
		err = mock_devices_add();
	return err;
}

static int mock_devices_get(void *unused, u64 *number)
{
	*number = READ_ONCE(devices);
	return 0;
}
DEFINE_DEBUGFS_ATTRIBUTE(mock_devices_fops, mock_devices_get, mock_devices_set,
			 "%llu\n");

static struct dentry *mock_count_file;

/* Removes the file first, so that no further device is created. */
static void mock_fini(void)
{
	debugfs_remove(mock_count_file);
	mock_devices_set(NULL, 0);
	debugfs_remove_recursive(mock_dir);
}

static int __init mock_init(void)
{
	const unsigned int wanted = devices;
	int err;

	devices = 0;
	mock_dir = debugfs_create_dir("dmae-mock", NULL);
	mock_count_file = debugfs_create_file("devices", 0600, mock_dir, NULL,
					      &mock_devices_fops);
	err = mock_devices_set(NULL, wanted);
	if (err)
		mock_fini();
	return err;
}
module_init(mock_init);

static void __exit mock_exit(void)
{
	mock_fini();
}
module_exit(mock_exit);

MODULE_VERSION(DMAE_VERSION);
MODULE_DESCRIPTION("A provider of dmae controlled by tests");
MODULE_AUTHOR("The dmae developers");
MODULE_LICENSE("GPL");
