// SPDX-License-Identifier: GPL-2.0
/*
 * The module and its PCI driver
 *
 * Stock ioatdma drives the same functions, so by default this driver matches
 * none: it binds to functions whose driver_override names it, or, with take=1,
 * to those that have no driver.
 */
#include <linux/dma-mapping.h>
#include <linux/module.h>

#include "device.h"
#include "ids.h"
#include "regs.h"

#define IOAT_NAME "dmae_ioat"

static int ioat_set_masks(struct pci_dev *pdev,
			  const struct ioat_generation *generation)
{
	int err;

	err = dma_set_mask(&pdev->dev, DMA_BIT_MASK(generation->address_bits));
	if (!err)
		err = dma_set_coherent_mask(&pdev->dev, DMA_BIT_MASK(32));
	return err ? dev_err_probe(&pdev->dev, err, "no usable DMA mask\n") : 0;
}

/*
 * Buffers are mapped in prep, when operations that write them may still be
 * outstanding.  A bounce buffer would be filled too early.
 */
static int ioat_check_bounces(struct pci_dev *pdev)
{
	if (dma_max_mapping_size(&pdev->dev) == SIZE_MAX)
		return 0;
	return dev_err_probe(&pdev->dev, -EOPNOTSUPP,
			     "cannot be used with bounce buffers\n");
}

/* After an error, CHANERR_INT in extended configuration space is cleared. */
static int ioat_check_config(struct pci_dev *pdev,
			     const struct ioat_generation *generation)
{
	u32 errors;

	if (!generation->has_config_errors ||
	    !pci_read_config_dword(pdev, IOAT_PCI_CHANERR_INT, &errors))
		return 0;
	return dev_err_probe(&pdev->dev, -ENODEV,
			     "no extended configuration space\n");
}

static int ioat_probe(struct pci_dev *pdev, const struct pci_device_id *given)
{
	const struct pci_device_id *id = pci_match_id(ioat_ids, pdev);
	const struct ioat_generation *generation;
	int err;

	if (!id)
		return dev_err_probe(&pdev->dev, -ENODEV,
				     "not a known I/OAT device\n");
	generation = (const struct ioat_generation *)id->driver_data;
	err = pcim_enable_device(pdev);
	if (err)
		return err;
	err = ioat_check_config(pdev, generation);
	if (err)
		return err;
	err = ioat_set_masks(pdev, generation);
	if (!err)
		err = ioat_check_bounces(pdev);
	if (err)
		return err;
	pcie_capability_clear_word(pdev, PCI_EXP_DEVCTL,
				   PCI_EXP_DEVCTL_RELAX_EN);
	return ioat_device_register(pdev, generation);
}

/* For kexec: the device must not write to the memory of the next kernel. */
static void ioat_shutdown(struct pci_dev *pdev)
{
	ioat_device_suspend(pci_get_drvdata(pdev));
	pci_clear_master(pdev);
}

static int ioat_pm_suspend(struct device *dev)
{
	ioat_device_suspend(dev_get_drvdata(dev));
	return 0;
}

static int ioat_pm_resume(struct device *dev)
{
	ioat_device_resume(dev_get_drvdata(dev));
	return 0;
}

static const struct dev_pm_ops ioat_pm_ops = {
	.suspend = ioat_pm_suspend,
	.resume = ioat_pm_resume,
	.freeze = ioat_pm_suspend,
	.thaw = ioat_pm_resume,
	.poweroff = ioat_pm_suspend,
	.restore = ioat_pm_resume,
};

/* Without take=1 only driver_override matches. */
static const struct pci_device_id ioat_no_ids[] = { {} };

static struct pci_driver ioat_driver = {
	.name = IOAT_NAME,
	.id_table = ioat_no_ids,
	.probe = ioat_probe,
	.shutdown = ioat_shutdown,
	.err_handler = &ioat_error_handlers,
	.dev_groups = ioat_groups,
	.driver.pm = pm_sleep_ptr(&ioat_pm_ops),
};

static int __init ioat_init(void)
{
	int err;

	err = ioat_params_init();
	if (err)
		return err;
	if (ioat_take)
		ioat_driver.id_table = ioat_ids;
	err = pci_register_driver(&ioat_driver);
	if (err)
		ioat_params_exit();
	return err;
}
module_init(ioat_init);

static void __exit ioat_exit(void)
{
	pci_unregister_driver(&ioat_driver);
	ioat_params_exit();
}
module_exit(ioat_exit);

MODULE_VERSION(DMAE_VERSION);
MODULE_DESCRIPTION("Intel I/OAT as a provider of dmae channels");
MODULE_AUTHOR("The dmae developers");
MODULE_LICENSE("GPL");
