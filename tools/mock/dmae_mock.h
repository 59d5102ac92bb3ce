/* SPDX-License-Identifier: GPL-2.0 */
/*
 * dmae_mock: a provider that moves data, controlled by a test
 *
 * The processor carries out issued operations, in a work item of each channel,
 * and they complete in order.  Between two fences they are carried out in
 * reverse order, which the interface allows: a client that needs a fence and
 * sets none gets wrong data.
 */
#ifndef DMAE_MOCK_H
#define DMAE_MOCK_H

#include <dmae/types.h>

struct device;
struct dmae_chan;
struct dmae_mock;

/**
 * struct dmae_mock_config - properties of a device
 * @chans: number of channels
 * @slots: most outstanding operations of a channel
 * @limits: limits of one operation
 * @priority: priority of its channels; hardware has 0
 * @node: its NUMA node, or NUMA_NO_NODE
 * @types: operation types; empty: all that dmae_cpu implements
 */
struct dmae_mock_config {
	unsigned int chans;
	unsigned int slots;
	struct dmae_limits limits;
	int priority;
	int node;
	dmae_cap_mask_t types;
};

/**
 * dmae_mock_config_get() - the properties that the module parameters specify
 * @config: filled in
 *
 * Context: Any.
 */
void dmae_mock_config_get(struct dmae_mock_config *config);

/**
 * dmae_mock_create() - create a device and register it
 * @config: its properties
 *
 * Context: Process; may sleep.
 * Return: the device, or an ERR_PTR.
 */
struct dmae_mock *dmae_mock_create(const struct dmae_mock_config *config);

/**
 * dmae_mock_destroy() - unregister a device and free it
 * @mock: the device
 *
 * Operations that are held back are aborted.
 *
 * Context: Process; may sleep.  Not from a callback of dmae.
 */
void dmae_mock_destroy(struct dmae_mock *mock);

/**
 * dmae_mock_device() - the struct device of a mock
 * @mock: the device
 *
 * Context: Any.
 * Return: the device that dmae_chan_device() returns for its channels.
 */
struct device *dmae_mock_device(const struct dmae_mock *mock);

/**
 * enum dmae_mock_exit - what happens to operations when a device leaves
 * @DMAE_MOCK_EXIT: they are carried out, except those that are held back
 * @DMAE_MOCK_EXIT_ABRUPT: all are aborted
 */
enum dmae_mock_exit {
	DMAE_MOCK_EXIT,
	DMAE_MOCK_EXIT_ABRUPT,
};

/**
 * dmae_mock_leave() - unregister a device
 * @mock: the device; no effect if it has left
 * @how: what happens to its operations
 *
 * Context: Process; may sleep.  Not from a callback of dmae.
 */
void dmae_mock_leave(struct dmae_mock *mock, enum dmae_mock_exit how);

/**
 * dmae_mock_come_back() - register a device that has left
 * @mock: the device; no effect if it is registered
 *
 * Context: Process; may sleep.
 * Return: 0 or an errno.
 */
int dmae_mock_come_back(struct dmae_mock *mock);

/**
 * dmae_mock_leave_after() - make a device leave after some operations
 * @mock: the device
 * @number: number of operations; 0: do not leave
 * @how: what happens to the other operations
 * @back_ms: milliseconds until the device is registered again; 0: never
 *
 * The device leaves once.  It may carry out some further operations before.
 *
 * Context: Any.
 */
void dmae_mock_leave_after(struct dmae_mock *mock, unsigned int number,
			   enum dmae_mock_exit how, unsigned int back_ms);

/**
 * dmae_mock_fail_every() - make operations fail
 * @mock: the device
 * @nth: every nth operation fails, after half of its bytes; 0: none fails
 *
 * Context: Any.
 */
void dmae_mock_fail_every(struct dmae_mock *mock, unsigned int nth);

/**
 * dmae_mock_fail_with() - set the status of operations that fail
 * @mock: the device
 * @failure: an errno; the default is -EIO
 *
 * Context: Any.
 */
void dmae_mock_fail_with(struct dmae_mock *mock, int failure);

/**
 * dmae_mock_hold() - hold operations back: begin no issued operation
 * @mock: the device
 *
 * Context: Any.
 */
void dmae_mock_hold(struct dmae_mock *mock);

/**
 * dmae_mock_release() - carry out operations that are held back
 * @mock: the device
 * @number: number of operations, also later ones; UINT_MAX: all, and hold no
 *	further operations back
 *
 * Context: Not hard irq.
 */
void dmae_mock_release(struct dmae_mock *mock, unsigned int number);

/**
 * dmae_mock_carried_out() - number of operations carried out
 * @mock: the device
 *
 * Context: Any.
 * Return: the number since the device was created, failed ones included.
 */
unsigned long dmae_mock_carried_out(const struct dmae_mock *mock);

#endif /* DMAE_MOCK_H */
