// SPDX-License-Identifier: GPL-2.0
/*
 * Giving a device up that is gone or cannot be recovered
 */
#include <linux/pci.h>
#include <linux/ratelimit.h>

#include "completion.h"
#include "loss.h"
#include "params.h"
#include "regs.h"
#include "reset.h"

/* All channels share one rate limit. */
void ioat_err(const struct ioat_chan *chan, const char *fmt, ...)
{
	static DEFINE_RATELIMIT_STATE(ratelimit, DEFAULT_RATELIMIT_INTERVAL,
				      DEFAULT_RATELIMIT_BURST);
	struct va_format text = { .fmt = fmt };
	va_list args;

	if (!__ratelimit(&ratelimit))
		return;
	va_start(args, fmt);
	text.va = &args;
	dev_err(ioat_dev(chan), "channel %u: %pV\n", chan->number, &text);
	va_end(args);
}

/*
 * Completes the operations that the engines have carried out, so that clients
 * do not repeat them elsewhere.  CHANSTS is read while bus mastering is on:
 * later, an engine could count an operation as finished whose writes were
 * dropped.
 */
static void ioat_device_ask(struct ioat_device *ioat)
{
	unsigned int i;

	/* ioat_memory_free() waits for this lock before it frees a ring. */
	lockdep_assert_held(&ioat->loss_lock);
	if (pci_channel_offline(ioat->pdev))
		return;
	for (i = 0; i < ioat->chan_cnt; i++)
		if (READ_ONCE(ioat->chans[i].state) != IOAT_OFF)
			ioat_reap_status(&ioat->chans[i]);
}

/* Once @lost is set, all channels abort and unmap their operations. */
static void ioat_device_cut(struct ioat_device *ioat)
{
	lockdep_assert_held(&ioat->loss_lock);
	pci_clear_master(ioat->pdev);
	/* Pairs with the acquire in ioat_is_lost(). */
	smp_store_release(&ioat->lost, true);
}

/*
 * Gives the device up: turns bus mastering off and makes each channel abort its
 * operations.  @chan is the channel on which the reason was found, or NULL.  On
 * return bus mastering is off, also if another caller was first.
 */
void ioat_device_lost(struct ioat_device *ioat, const struct ioat_chan *chan,
		      const char *why)
{
	unsigned int i;

	guard(mutex)(&ioat->loss_lock);
	if (ioat_is_lost(ioat))
		return;
	if (chan && ioat_is_gone(ioat_read_status(chan)))
		why = "the device is gone";
	if (chan)
		dev_err(&ioat->pdev->dev, "channel %u: %s; given up\n",
			chan->number, why);
	else
		dev_err(&ioat->pdev->dev, "%s; given up\n", why);
	ioat_device_ask(ioat);
	ioat_device_cut(ioat);
	queue_work(ioat_wq, &ioat->lost_work);
	for (i = 0; i < ioat->chan_cnt; i++)
		if (READ_ONCE(ioat->chans[i].state) != IOAT_OFF)
			ioat_watch_soon(&ioat->chans[i]);
}

void ioat_lost_work(struct work_struct *work)
{
	struct ioat_device *ioat =
		container_of(work, struct ioat_device, lost_work);

	guard(mutex)(&ioat->leaving_lock);
	if (!ioat->leaving)
		dmae_async_device_lost(&ioat->device);
}

/* Old kernels do not tell a driver that recovery has failed. */
void ioat_recovery_work(struct work_struct *work)
{
	struct delayed_work *delayed = to_delayed_work(work);
	struct ioat_device *ioat =
		container_of(delayed, struct ioat_device, recovery_work);

	ioat_device_lost(ioat, NULL, "the link has not recovered");
}
