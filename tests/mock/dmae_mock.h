/* SPDX-License-Identifier: GPL-2.0 */
/*
 * dmae_mock: a provider under a test's control that really moves data
 *
 * What is issued is carried out on the processor, in a work item for each
 * channel, and ends in order.  What has no fence before it may be carried out
 * in any order, and is: backwards, so that a client that counts on more than
 * it was promised gets wrong data.
 */
#ifndef DMAE_MOCK_H
#define DMAE_MOCK_H

#include <dmae/types.h>

struct device;
struct dmae_chan;
struct dmae_mock;

/**
 * struct dmae_mock_config - what a device is like
 * @chans: how many channels it has
 * @slots: operations that a channel has room for
 * @limits: what one operation may ask for
 * @priority: of its channels; hardware has 0
 * @types: the operation types; none: all that the processor can do
 */
struct dmae_mock_config {
	unsigned int chans;
	unsigned int slots;
	struct dmae_limits limits;
	int priority;
	dmae_cap_mask_t types;
};

/**
 * dmae_mock_config_get() - what the module's parameters ask for
 * @config: filled in
 *
 * Context: Any.
 */
void dmae_mock_config_get(struct dmae_mock_config *config);

/**
 * dmae_mock_create() - make a device, and register it
 * @config: what it is like
 *
 * Context: Process; may sleep.
 * Return: the device, or an ERR_PTR.
 */
struct dmae_mock *dmae_mock_create(const struct dmae_mock_config *config);

/**
 * dmae_mock_destroy() - unregister a device, and free it
 * @mock: the device
 *
 * Operations that are held back end as aborted.
 *
 * Context: Process; may sleep.  Not from a callback of dmae.
 */
void dmae_mock_destroy(struct dmae_mock *mock);

/**
 * dmae_mock_device() - the device behind it
 * @mock: the device
 *
 * Context: Any.
 * Return: what dmae_chan_device() returns for its channels.
 */
struct device *dmae_mock_device(const struct dmae_mock *mock);

/**
 * enum dmae_mock_exit - how a device leaves
 * @DMAE_MOCK_EXIT: operations that are not held back are carried out
 * @DMAE_MOCK_EXIT_ABRUPT: nothing more is carried out: all ends as aborted
 */
enum dmae_mock_exit {
	DMAE_MOCK_EXIT,
	DMAE_MOCK_EXIT_ABRUPT,
};

/**
 * dmae_mock_leave() - unregister a device
 * @mock: the device; one that has left: no effect
 * @how: what becomes of operations
 *
 * Context: Process; may sleep.  Not from a callback of dmae.
 */
void dmae_mock_leave(struct dmae_mock *mock, enum dmae_mock_exit how);

/**
 * dmae_mock_come_back() - register a device that has left
 * @mock: the device; one that is registered: no effect
 *
 * Context: Process; may sleep.
 * Return: 0 or an errno.
 */
int dmae_mock_come_back(struct dmae_mock *mock);

/**
 * dmae_mock_leave_after() - have a device leave by itself
 * @mock: the device
 * @number: operations to be carried out before; 0: it stays
 * @how: what becomes of the others
 * @back_ms: milliseconds after which it comes back; 0: it stays away
 *
 * Happens once, and soon after: some more operations may be carried out.
 *
 * Context: Any.
 */
void dmae_mock_leave_after(struct dmae_mock *mock, unsigned int number,
			   enum dmae_mock_exit how, unsigned int back_ms);

/**
 * dmae_mock_fail_every() - have operations fail
 * @mock: the device
 * @nth: of so many operations the last one fails, and is done by half; 0: none
 *
 * Context: Any.
 */
void dmae_mock_fail_every(struct dmae_mock *mock, unsigned int nth);

/**
 * dmae_mock_fail_with() - what failures end with
 * @mock: the device
 * @failure: an errno; -EIO if nothing else is said
 *
 * Context: Any.
 */
void dmae_mock_fail_with(struct dmae_mock *mock, int failure);

/**
 * dmae_mock_hold() - hold operations back from now on
 * @mock: the device
 *
 * Context: Any.
 */
void dmae_mock_hold(struct dmae_mock *mock);

/**
 * dmae_mock_release() - let operations go
 * @mock: the device
 * @number: how many that are held back, or will be; UINT_MAX: all, and nothing
 *	is held back any more
 *
 * Context: Not hard irq.
 */
void dmae_mock_release(struct dmae_mock *mock, unsigned int number);

/**
 * dmae_mock_carried_out() - what a device has done
 * @mock: the device
 *
 * Context: Any.
 * Return: operations since it was made, those that failed included.
 */
unsigned long dmae_mock_carried_out(const struct dmae_mock *mock);

#endif /* DMAE_MOCK_H */
