// SPDX-License-Identifier: GPL-2.0
/*
 * Resets of the function by the PCI core: through sysfs, or after a link error
 *
 * The channels are suspended before the reset and resumed after it.  In between
 * the driver does not write to the device, which may be out of reach.  No
 * operation is lost: engines start again on resume.
 */
#include <linux/io.h>

#include "device.h"
#include "loss.h"
#include "regs.h"
#include "reset.h"

/* The kernel waits for a shorter time for a device to return from a reset. */
#define IOAT_RECOVERY_MS 90000

static void ioat_reset_prepare(struct pci_dev *pdev)
{
	ioat_device_suspend(pci_get_drvdata(pdev));
}

static void ioat_reset_done(struct pci_dev *pdev)
{
	ioat_device_resume(pci_get_drvdata(pdev));
}

static pci_ers_result_t ioat_error_detected(struct pci_dev *pdev,
					    pci_channel_state_t state)
{
	struct ioat_device *ioat = pci_get_drvdata(pdev);

	if (state == pci_channel_io_perm_failure) {
		ioat_device_lost(ioat, NULL, "the link has failed");
		return PCI_ERS_RESULT_DISCONNECT;
	}
	ioat_device_suspend(ioat);
	mod_delayed_work(ioat_wq, &ioat->recovery_work,
			 msecs_to_jiffies(IOAT_RECOVERY_MS));
	return state == pci_channel_io_normal ? PCI_ERS_RESULT_CAN_RECOVER :
						PCI_ERS_RESULT_NEED_RESET;
}

/* The saved state has bus mastering on, which a lost device must not have. */
static bool ioat_restore(struct ioat_device *ioat)
{
	guard(mutex)(&ioat->loss_lock);
	if (ioat_is_lost(ioat))
		return false;
	pci_restore_state(ioat->pdev);
	return true;
}

static pci_ers_result_t ioat_slot_reset(struct pci_dev *pdev)
{
	struct ioat_device *ioat = pci_get_drvdata(pdev);

	if (!ioat_restore(ioat))
		return PCI_ERS_RESULT_DISCONNECT;
	if (!ioat_is_gone(readl(ioat->regs + IOAT_DMACAP)))
		return PCI_ERS_RESULT_RECOVERED;
	ioat_device_lost(ioat, NULL, "the device is gone after a link reset");
	return PCI_ERS_RESULT_DISCONNECT;
}

static void ioat_recovered(struct pci_dev *pdev)
{
	struct ioat_device *ioat = pci_get_drvdata(pdev);

	cancel_delayed_work_sync(&ioat->recovery_work);
	ioat_device_resume(ioat);
}

const struct pci_error_handlers ioat_error_handlers = {
	.reset_prepare = ioat_reset_prepare,
	.reset_done = ioat_reset_done,
	.error_detected = ioat_error_detected,
	.slot_reset = ioat_slot_reset,
	.resume = ioat_recovered,
};
