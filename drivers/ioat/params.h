/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Module parameters, and the workqueue that all channels share
 */
#ifndef DMAE_IOAT_PARAMS_H
#define DMAE_IOAT_PARAMS_H

#include <linux/types.h>

struct workqueue_struct;

/**
 * enum ioat_interrupts - how completions are signalled
 * @IOAT_MSIX: one MSI-X vector for each channel; else the next best
 * @IOAT_MSI: one MSI for all channels
 * @IOAT_INTX: one line for all channels, perhaps shared with other devices
 * @IOAT_POLL: no interrupts: channels are polled every jiffy
 */
enum ioat_interrupts {
	IOAT_MSIX,
	IOAT_MSI,
	IOAT_INTX,
	IOAT_POLL,
};

/* Written once, when the module is loaded. */
extern bool ioat_take;
extern unsigned int ioat_ring_size;
extern unsigned int ioat_ring_max;
extern unsigned int ioat_batch;
extern enum ioat_interrupts ioat_interrupts;
extern struct workqueue_struct *ioat_wq;

int ioat_params_init(void);
void ioat_params_exit(void);

#endif /* DMAE_IOAT_PARAMS_H */
