// SPDX-License-Identifier: GPL-2.0
/*
 * Controls in debugfs, for shell tests
 *
 *   dmae-mock/devices		number of devices that the module itself creates
 *   dmae-mock/<device>/
 *     present			1 if registered; write 0 to leave, 1 to register
 *     abrupt			write to leave and abort all operations
 *     fail_every		write: see dmae_mock_fail_every()
 *     leave_after		write: see dmae_mock_leave_after(); back after 1 s
 *     held			write 1 to hold operations back, 0 to release all
 *     release			write: see dmae_mock_release()
 *     done			see dmae_mock_carried_out()
 */
#include <linux/debugfs.h>
#include <linux/device.h>

#include "mock.h"

#define MOCK_BACK_MS 1000

struct dentry *mock_dir;

static int mock_present_get(void *data, u64 *value)
{
	struct dmae_mock *mock = data;

	*value = READ_ONCE(mock->registered);
	return 0;
}

static int mock_present_set(void *data, u64 value)
{
	if (value)
		return dmae_mock_come_back(data);
	dmae_mock_leave(data, DMAE_MOCK_EXIT);
	return 0;
}
DEFINE_DEBUGFS_ATTRIBUTE(mock_present_fops, mock_present_get, mock_present_set,
			 "%llu\n");

static int mock_abrupt_set(void *data, u64 value)
{
	dmae_mock_leave(data, DMAE_MOCK_EXIT_ABRUPT);
	return 0;
}
DEFINE_DEBUGFS_ATTRIBUTE(mock_abrupt_fops, NULL, mock_abrupt_set, "%llu\n");

static int mock_fail_every_set(void *data, u64 value)
{
	dmae_mock_fail_every(data, value);
	return 0;
}
DEFINE_DEBUGFS_ATTRIBUTE(mock_fail_every_fops, NULL, mock_fail_every_set,
			 "%llu\n");

static int mock_leave_after_set(void *data, u64 value)
{
	dmae_mock_leave_after(data, value, DMAE_MOCK_EXIT_ABRUPT, MOCK_BACK_MS);
	return 0;
}
DEFINE_DEBUGFS_ATTRIBUTE(mock_leave_after_fops, NULL, mock_leave_after_set,
			 "%llu\n");

static int mock_held_set(void *data, u64 value)
{
	if (value)
		dmae_mock_hold(data);
	else
		dmae_mock_release(data, UINT_MAX);
	return 0;
}
DEFINE_DEBUGFS_ATTRIBUTE(mock_held_fops, NULL, mock_held_set, "%llu\n");

static int mock_release_set(void *data, u64 value)
{
	dmae_mock_release(data, value);
	return 0;
}
DEFINE_DEBUGFS_ATTRIBUTE(mock_release_fops, NULL, mock_release_set, "%llu\n");

static int mock_done_get(void *data, u64 *value)
{
	*value = dmae_mock_carried_out(data);
	return 0;
}
DEFINE_DEBUGFS_ATTRIBUTE(mock_done_fops, mock_done_get, NULL, "%llu\n");

static const struct {
	const char *name;
	umode_t mode;
	const struct file_operations *fops;
} mock_files[] = {
	{ "present", 0600, &mock_present_fops },
	{ "abrupt", 0200, &mock_abrupt_fops },
	{ "fail_every", 0200, &mock_fail_every_fops },
	{ "leave_after", 0200, &mock_leave_after_fops },
	{ "held", 0200, &mock_held_fops },
	{ "release", 0200, &mock_release_fops },
	{ "done", 0400, &mock_done_fops },
};

void mock_debugfs_add(struct dmae_mock *mock)
{
	unsigned int i;

	mock->dir = debugfs_create_dir(dev_name(mock->parent), mock_dir);
	for (i = 0; i < ARRAY_SIZE(mock_files); i++)
		debugfs_create_file_unsafe(mock_files[i].name,
					   mock_files[i].mode, mock->dir, mock,
					   mock_files[i].fops);
}
