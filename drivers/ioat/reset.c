// SPDX-License-Identifier: GPL-2.0
/*
 * Stopping, resetting and starting the engine
 *
 * Every wait is bounded.  The registers of a removed device read as all ones.
 */
#include <linux/io.h>
#include <linux/iopoll.h>

#include "ids.h"
#include "regs.h"
#include "reset.h"

/* From the doorbell to ACTIVE; other drivers allow 20 us to 10 ms. */
#define IOAT_START_US (10 * USEC_PER_MSEC)
#define IOAT_STOP_US (100 * USEC_PER_MSEC)
#define IOAT_RESET_US (200 * USEC_PER_MSEC)
#define IOAT_WAIT_STEP_US 10

bool ioat_is_gone(u32 value)
{
	return value == U32_MAX;
}

/* The lower half is enough: the ring lies below 4 GiB. */
u32 ioat_read_status(const struct ioat_chan *chan)
{
	return readl(chan->regs + IOAT_CHANSTS);
}

/*
 * An engine may show HALTED without an error for some time after the first
 * doorbell of a start, or while it is idle.
 */
bool ioat_may_be_starting(const struct ioat_chan *chan, u32 status)
{
	return (status & IOAT_CHANSTS_STATE) == IOAT_HALTED &&
	       !readl(chan->regs + IOAT_CHANERR);
}

/* Returns false if the engine still shows HALTED without an error. */
bool ioat_hw_await_start(const struct ioat_chan *chan)
{
	u32 status;

	return !read_poll_timeout(ioat_read_status, status,
				  !ioat_may_be_starting(chan, status), 100,
				  IOAT_START_US, false, chan);
}

static bool ioat_is_at_work(u32 status)
{
	const u32 state = status & IOAT_CHANSTS_STATE;

	return state == IOAT_ACTIVE || state == IOAT_IDLE;
}

/* Returns -ETIMEDOUT if the engine does not stop, -ENODEV if it is gone. */
int ioat_hw_stop(struct ioat_chan *chan)
{
	u32 status = ioat_read_status(chan);

	if (ioat_is_gone(status))
		return -ENODEV;
	if (!ioat_is_at_work(status))
		return 0;
	writeb(IOAT_CHANCMD_SUSPEND, chan->regs + IOAT_CHANCMD);
	return readl_poll_timeout(chan->regs + IOAT_CHANSTS, status,
				  !ioat_is_at_work(status), IOAT_WAIT_STEP_US,
				  IOAT_STOP_US);
}

static void ioat_clear_errors(struct ioat_chan *chan)
{
	const struct ioat_generation *generation = chan->ioat->generation;
	struct pci_dev *pdev = chan->ioat->pdev;
	u32 errors;

	writel(readl(chan->regs + IOAT_CHANERR), chan->regs + IOAT_CHANERR);
	if (generation->has_config_errors) {
		pci_read_config_dword(pdev, IOAT_PCI_CHANERR_INT, &errors);
		pci_write_config_dword(pdev, IOAT_PCI_CHANERR_INT, errors);
	}
	if (generation->has_uncorrectable)
		pci_write_config_dword(pdev, IOAT_PCI_DMAUNCERRSTS,
				       IOAT_PCI_DMAUNCERRSTS_CLEAR);
}

static const u16 ioat_msix_regs[] = {
	IOAT_MSIX_TABLE,       IOAT_MSIX_TABLE + 0x4, IOAT_MSIX_TABLE + 0x8,
	IOAT_MSIX_TABLE + 0xc, IOAT_MSIX_PENDING,     IOAT_MSIX_PENDING + 0x4,
};

static int ioat_hw_reset_plain(struct ioat_chan *chan)
{
	u8 command;

	writeb(IOAT_CHANCMD_RESET, chan->regs + IOAT_CHANCMD);
	return readb_poll_timeout(chan->regs + IOAT_CHANCMD, command,
				  !(command & IOAT_CHANCMD_RESET),
				  IOAT_WAIT_STEP_US, IOAT_RESET_US);
}

/* Returns -ETIMEDOUT if the reset does not complete. */
int ioat_hw_reset(struct ioat_chan *chan)
{
	const struct ioat_device *ioat = chan->ioat;
	const bool saves = ioat->generation->spoils_msix && ioat->has_vectors;
	u32 saved[ARRAY_SIZE(ioat_msix_regs)];
	unsigned int i;
	int err;

	ioat_clear_errors(chan);
	for (i = 0; saves && i < ARRAY_SIZE(saved); i++)
		saved[i] = readl(ioat->regs + ioat_msix_regs[i]);
	err = ioat_hw_reset_plain(chan);
	for (i = 0; saves && i < ARRAY_SIZE(saved); i++)
		writel(saved[i], ioat->regs + ioat_msix_regs[i]);
	return err;
}

static void ioat_write_address(struct ioat_chan *chan, unsigned int reg,
			       dma_addr_t dma)
{
	writel(lower_32_bits(dma), chan->regs + reg);
	writel(upper_32_bits(dma), chan->regs + reg + 4);
}

void ioat_hw_rearm(struct ioat_chan *chan)
{
	writew(IOAT_CHANCTRL_REARM | IOAT_CHANCTRL_ERR_COMPLETION |
		       IOAT_CHANCTRL_ANY_ERR_ABORT | IOAT_CHANCTRL_ERR_INT,
	       chan->regs + IOAT_CHANCTRL);
}

static void ioat_hw_set_latency(struct ioat_chan *chan, u8 which)
{
	if (!chan->ioat->generation->has_ltr)
		return;
	writel(IOAT_LTR_ACTIVE_VALUE, chan->regs + IOAT_LTR_ACTIVE);
	writel(IOAT_LTR_IDLE_VALUE, chan->regs + IOAT_LTR_IDLE);
	writeb(which, chan->regs + IOAT_LTR_SWSEL);
}

/*
 * The engine begins with the first doorbell.  If the engine writes the results
 * of validations to descriptors, mismatches are masked, so they do not halt it.
 */
void ioat_hw_start(struct ioat_chan *chan, u64 position)
{
	lockdep_assert_held(&chan->submit_lock);
	ioat_hw_rearm(chan);
	ioat_hw_set_latency(chan, IOAT_LTR_SWSEL_ACTIVE);
	if (chan->ioat->caps & IOAT_DMACAP_DWBES)
		writel(IOAT_CHANERR_XOR_P | IOAT_CHANERR_XOR_Q,
		       chan->regs + IOAT_CHANERRMASK);
	ioat_write_address(chan, IOAT_CHANCMP, chan->completion_dma);
	ioat_write_address(chan, IOAT_CHAINADDR,
			   ioat_ring_slot_dma(&chan->ring, position));
	chan->base = position;
}

/* Idle until the next allocation: relax the latency tolerance. */
void ioat_hw_idle(struct ioat_chan *chan)
{
	ioat_hw_set_latency(chan, IOAT_LTR_SWSEL_IDLE);
}
