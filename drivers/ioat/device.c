// SPDX-License-Identifier: GPL-2.0
/*
 * Registering a PCI function, with its capabilities and limits
 */
#include <linux/bitfield.h>
#include <linux/dma-mapping.h>
#include <linux/dmapool.h>
#include <linux/io.h>
#include <linux/module.h>

#include "chan.h"
#include "completion.h"
#include "control.h"
#include "device.h"
#include "ids.h"
#include "irq.h"
#include "issue.h"
#include "loss.h"
#include "prep.h"
#include "regs.h"
#include "reset.h"
#include "watchdog.h"

/* Upper limit of the length of an operation. */
#define IOAT_MAX_LEN SZ_1G

/* For a struct ioat_hw_sed, or a completion word, which is smaller. */
#define IOAT_POOL_SIZE sizeof(struct ioat_hw_sed)

static const dmae_prep ioat_preps[DMAE_TX_TYPE_END] = {
	[DMAE_MEMCPY] = ioat_prep_copy,	   [DMAE_MEMSET] = ioat_prep_fill,
	[DMAE_XOR] = ioat_prep_raid,	   [DMAE_XOR_VAL] = ioat_prep_raid,
	[DMAE_PQ] = ioat_prep_raid,	   [DMAE_PQ_VAL] = ioat_prep_raid,
	[DMAE_INTERRUPT] = ioat_prep_null,
};

static const struct dmae_device_ops ioat_ops = {
	.alloc_chan_resources = ioat_alloc_resources,
	.free_chan_resources = ioat_free_resources,
	.submit = ioat_submit,
	.issue_pending = ioat_issue_pending,
	.poll = ioat_poll,
	.terminate = ioat_terminate,
	.synchronize = ioat_synchronize,
	.suspend = ioat_suspend,
	.resume = ioat_resume,
};

static u32 ioat_read_caps(struct ioat_device *ioat)
{
	u32 caps = readl(ioat->regs + IOAT_DMACAP);

	if (!ioat->generation->has_raid)
		caps &= ~(IOAT_DMACAP_XOR | IOAT_DMACAP_PQ);
	if (!(caps & IOAT_DMACAP_PQ))
		caps &= ~(IOAT_DMACAP_RAID16SS | IOAT_DMACAP_DWBES);
	return caps;
}

static dmae_cap_mask_t ioat_types(u32 caps)
{
	dmae_cap_mask_t types = {
		.bits = BIT(DMAE_MEMCPY) | BIT(DMAE_INTERRUPT),
	};

	if (caps & IOAT_DMACAP_FILL)
		dmae_cap_set(DMAE_MEMSET, &types);
	if (caps & (IOAT_DMACAP_XOR | IOAT_DMACAP_PQ))
		types.bits |= BIT(DMAE_XOR) | BIT(DMAE_XOR_VAL);
	if (caps & IOAT_DMACAP_PQ)
		types.bits |= BIT(DMAE_PQ) | BIT(DMAE_PQ_VAL);
	return types;
}

static int ioat_read_limits(struct ioat_device *ioat)
{
	struct dmae_limits *limits = &ioat->device.limits;
	const u8 order = readb(ioat->regs + IOAT_XFERCAP) & IOAT_XFERCAP_MASK;
	const bool has_16 = ioat->caps & IOAT_DMACAP_RAID16SS;

	/* 0 means 4 GiB or more. */
	limits->max_len = order ? min_t(u64, BIT_ULL(order), IOAT_MAX_LEN) :
				  IOAT_MAX_LEN;
	limits->max_len =
		min(limits->max_len, dma_max_mapping_size(&ioat->pdev->dev));
	limits->align = 1;
	if (ioat->caps & (IOAT_DMACAP_XOR | IOAT_DMACAP_PQ))
		limits->max_xor = has_16 ? IOAT_MAX_SRCS_16 : IOAT_MAX_SRCS;
	if (ioat->caps & IOAT_DMACAP_PQ)
		limits->max_pq = has_16 ? IOAT_MAX_SRCS_16 : IOAT_MAX_SRCS;
	if (limits->max_len >= IOAT_CHUNK_SIZE)
		return 0;
	dev_err(&ioat->pdev->dev,
		"maximum transfer of %zu bytes is below the required 4096\n",
		limits->max_len);
	return -ENODEV;
}

static void ioat_device_unregister(void *data)
{
	struct ioat_device *ioat = data;

	scoped_guard(mutex, &ioat->leaving_lock)
		ioat->leaving = true;
	cancel_delayed_work_sync(&ioat->recovery_work);
	cancel_work_sync(&ioat->lost_work);
	dmae_async_device_unregister(&ioat->device);
}

static struct ioat_device *
ioat_device_alloc(struct pci_dev *pdev,
		  const struct ioat_generation *generation)
{
	void __iomem *regs = pcim_iomap_region(pdev, IOAT_BAR, "dmae_ioat");
	struct ioat_device *ioat;
	unsigned int cnt;

	if (IS_ERR(regs))
		return ERR_CAST((void __force *)regs);
	if (ioat_is_gone(readl(regs + IOAT_DMACAP)))
		return dev_err_ptr_probe(&pdev->dev, -ENODEV,
					 "reads return all ones\n");
	cnt = readb(regs + IOAT_CHANCNT) & IOAT_CHANCNT_MASK;
	if (!cnt || cnt > IOAT_MAX_CHANS)
		dev_warn(&pdev->dev,
			 "CHANCNT shows %u channels, 1 to 4 are supported\n",
			 cnt);
	cnt = min_t(unsigned int, cnt, IOAT_MAX_CHANS);
	ioat = devm_kzalloc(&pdev->dev, struct_size(ioat, chans, cnt),
			    GFP_KERNEL);
	if (!cnt || !ioat)
		return ERR_PTR(cnt ? -ENOMEM : -ENODEV);
	ioat->pdev = pdev;
	ioat->regs = regs;
	ioat->generation = generation;
	ioat->chan_cnt = cnt;
	mutex_init(&ioat->loss_lock);
	mutex_init(&ioat->leaving_lock);
	INIT_WORK(&ioat->lost_work, ioat_lost_work);
	INIT_DELAYED_WORK(&ioat->recovery_work, ioat_recovery_work);
	pci_set_drvdata(pdev, ioat);
	return ioat;
}

static void ioat_chan_init(struct ioat_device *ioat, unsigned int number)
{
	struct ioat_chan *chan = &ioat->chans[number];

	chan->ioat = ioat;
	chan->number = number;
	chan->regs = ioat->regs + IOAT_CHAN(number);
	spin_lock_init(&chan->prep_lock);
	spin_lock_init(&chan->submit_lock);
	spin_lock_init(&chan->reap_lock);
	mutex_init(&chan->control);
	init_waitqueue_head(&chan->called_wait);
	tasklet_setup(&chan->tasklet, ioat_tasklet);
	INIT_DELAYED_WORK(&chan->watch, ioat_watch);
	INIT_DELAYED_WORK(&chan->poll_work, ioat_poll_work);
	dmae_chan_add(&ioat->device, &chan->chan);
}

static int ioat_device_init(struct ioat_device *ioat)
{
	struct device *dev = &ioat->pdev->dev;
	unsigned int type, i;

	ioat->caps = ioat_read_caps(ioat);
	ioat->ops = ioat_ops;
	ioat->device = (struct dmae_device){
		.dev = dev,
		.owner = THIS_MODULE,
		.ops = &ioat->ops,
		.cap_mask = ioat_types(ioat->caps),
		.is_engine = true,
	};
	for_each_set_bit(type, &ioat->device.cap_mask.bits, DMAE_TX_TYPE_END)
		ioat->ops.prep[type] = ioat_preps[type];
	dmae_device_init(&ioat->device);
	for (i = 0; i < ioat->chan_cnt; i++)
		ioat_chan_init(ioat, i);
	ioat->pool = dmam_pool_create("dmae_ioat", dev, IOAT_POOL_SIZE,
				      IOAT_DESC_SIZE, 0);
	return ioat->pool ? ioat_read_limits(ioat) : -ENOMEM;
}

/* A previous kernel may have left engines running: reset them first. */
static int ioat_device_quiesce(struct ioat_device *ioat)
{
	unsigned int i;
	int err;

	for (i = 0; i < ioat->chan_cnt; i++) {
		struct ioat_chan *chan = &ioat->chans[i];

		err = ioat_hw_stop(chan);
		if (err != -ENODEV)
			err = ioat_hw_reset(chan);
		if (err)
			return dev_err_probe(&ioat->pdev->dev, err,
					     "channel %u cannot be reset\n", i);
	}
	return 0;
}

int ioat_device_register(struct pci_dev *pdev,
			 const struct ioat_generation *generation)
{
	struct ioat_device *ioat = ioat_device_alloc(pdev, generation);
	int err = PTR_ERR_OR_ZERO(ioat);

	if (err)
		return err;
	err = ioat_device_init(ioat);
	if (err)
		return err;
	err = ioat_device_quiesce(ioat);
	if (err)
		return err;
	err = ioat_irqs_request(ioat);
	if (err)
		return err;
	pci_set_master(pdev);
	ioat_irqs_enable(ioat);
	err = dmae_async_device_register(&ioat->device);
	if (err)
		return err;
	pci_save_state(pdev);
	return devm_add_action_or_reset(&pdev->dev, ioat_device_unregister,
					ioat);
}

void ioat_device_suspend(struct ioat_device *ioat)
{
	dmae_async_device_suspend(&ioat->device);
}

/*
 * The PCI core has used up the saved configuration, which the next error needs
 * again.  Restoring it may have turned on bus mastering, which a lost device
 * must not have.
 */
void ioat_device_resume(struct ioat_device *ioat)
{
	scoped_guard(mutex, &ioat->loss_lock) {
		if (ioat_is_lost(ioat))
			pci_clear_master(ioat->pdev);
		pci_save_state(ioat->pdev);
	}
	ioat_irqs_enable(ioat);
	dmae_async_device_resume(&ioat->device);
}
