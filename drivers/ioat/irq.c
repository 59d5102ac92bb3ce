// SPDX-License-Identifier: GPL-2.0
/*
 * Interrupts: a vector for each channel, or one for all
 *
 * A channel sends one interrupt and then none until it is re-armed, which the
 * tasklet does after it has completed operations.  An interrupt that is due in
 * between is sent on the re-arm.
 */
#include <linux/io.h>

#include "completion.h"
#include "irq.h"
#include "regs.h"
#include "reset.h"

void ioat_tasklet(struct tasklet_struct *tasklet)
{
	struct ioat_chan *chan = from_tasklet(chan, tasklet, tasklet);
	const unsigned long irqs = READ_ONCE(chan->chan.interrupts);
	bool more;

	more = ioat_reap(chan);
	ioat_call_back(chan);
	if (more)
		tasklet_schedule(tasklet);
	if (more || chan->armed == irqs)
		return;
	chan->armed = irqs;
	ioat_hw_rearm(chan);
}

static void ioat_irq_take(struct ioat_chan *chan)
{
	if (READ_ONCE(chan->state) == IOAT_OFF)
		return;
	dmae_chan_count_interrupt(&chan->chan);
	tasklet_schedule(&chan->tasklet);
}

static irqreturn_t ioat_irq_chan(int irq, void *data)
{
	ioat_irq_take(data);
	return IRQ_HANDLED;
}

/* Reading INTRCTRL masks interrupts until it is written. */
static irqreturn_t ioat_irq_device(int irq, void *data)
{
	struct ioat_device *ioat = data;
	const u8 control = readb(ioat->regs + IOAT_INTRCTRL);
	unsigned long attention;
	unsigned int i;

	if (control == U8_MAX)
		return IRQ_NONE;
	if (!(control & IOAT_INTRCTRL_STATUS)) {
		writeb(IOAT_INTRCTRL_MASTER, ioat->regs + IOAT_INTRCTRL);
		return IRQ_NONE;
	}
	attention = readl(ioat->regs + IOAT_ATTNSTATUS);
	for_each_set_bit(i, &attention, ioat->chan_cnt)
		ioat_irq_take(&ioat->chans[i]);
	writeb(IOAT_INTRCTRL_MASTER, ioat->regs + IOAT_INTRCTRL);
	return IRQ_HANDLED;
}

static int ioat_irqs_request_vectors(struct ioat_device *ioat)
{
	unsigned int i;
	int err = 0;

	for (i = 0; i < ioat->chan_cnt && !err; i++) {
		struct ioat_chan *chan = &ioat->chans[i];

		chan->irq = pci_irq_vector(ioat->pdev, i);
		err = devm_request_irq(&ioat->pdev->dev, chan->irq,
				       ioat_irq_chan, 0, "dmae_ioat", chan);
	}
	return err;
}

static int ioat_irqs_request_one(struct ioat_device *ioat)
{
	const int irq = pci_irq_vector(ioat->pdev, 0);
	unsigned int i;

	for (i = 0; i < ioat->chan_cnt; i++)
		ioat->chans[i].irq = irq;
	return devm_request_irq(&ioat->pdev->dev, irq, ioat_irq_device,
				IRQF_SHARED, "dmae_ioat", ioat);
}

/* Requests the kind of the module parameter, or the next best available. */
int ioat_irqs_request(struct ioat_device *ioat)
{
	unsigned int one = PCI_IRQ_ALL_TYPES & ~PCI_IRQ_MSIX;
	const unsigned int cnt = ioat->chan_cnt;
	int got = -ENOSPC;

	if (ioat_interrupts == IOAT_POLL)
		return 0;
	if (ioat_interrupts == IOAT_MSIX)
		got = pci_alloc_irq_vectors(ioat->pdev, cnt, cnt, PCI_IRQ_MSIX);
	ioat->has_vectors = got > 0;
	if (ioat->has_vectors)
		return ioat_irqs_request_vectors(ioat);
	if (ioat_interrupts == IOAT_INTX)
		one &= ~PCI_IRQ_MSI;
	got = pci_alloc_irq_vectors(ioat->pdev, 1, 1, one);
	return got < 0 ? got : ioat_irqs_request_one(ioat);
}

void ioat_irqs_enable(struct ioat_device *ioat)
{
	u8 control = 0;

	if (ioat_interrupts != IOAT_POLL)
		control |= IOAT_INTRCTRL_MASTER;
	if (ioat->has_vectors)
		control |= IOAT_INTRCTRL_VECTORS;
	writeb(control, ioat->regs + IOAT_INTRCTRL);
}
