// SPDX-License-Identifier: GPL-2.0
/*
 * A device is given up: it is gone, or past help
 */
#include <linux/pci.h>
#include <linux/ratelimit.h>

#include "completion.h"
#include "loss.h"
#include "params.h"
#include "regs.h"
#include "reset.h"

/* Of all channels together, no more than a log can take. */
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
 * Operations that the engines have carried out are complete, and are not begun
 * anew elsewhere.  To be asked before bus mastering is off: then a write that
 * was dropped may look carried out.
 */
static void ioat_device_ask(struct ioat_device *ioat)
{
	unsigned int i;

	/* See ioat_memory_free(): the ring of a channel that is on stays. */
	lockdep_assert_held(&ioat->loss_lock);
	if (pci_channel_offline(ioat->pdev))
		return;
	for (i = 0; i < ioat->chan_cnt; i++)
		if (READ_ONCE(ioat->chans[i].state) != IOAT_OFF)
			ioat_reap_status(&ioat->chans[i]);
}

/* Other channels abort and unmap their operations as soon as they read @lost. */
static void ioat_device_cut(struct ioat_device *ioat)
{
	lockdep_assert_held(&ioat->loss_lock);
	pci_clear_master(ioat->pdev);
	/* Pairs with the acquire in ioat_is_lost(). */
	smp_store_release(&ioat->lost, true);
}

/*
 * The device is given up: it reaches memory no more, and each channel aborts its
 * operations.  @chan is the channel that found the reason, or NULL.  On return
 * bus mastering is off, whoever was first.
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

/* Where recovery fails, old kernels tell nobody: what is held back would stay so. */
void ioat_recovery_work(struct work_struct *work)
{
	struct delayed_work *delayed = to_delayed_work(work);
	struct ioat_device *ioat =
		container_of(delayed, struct ioat_device, recovery_work);

	ioat_device_lost(ioat, NULL, "its link has not recovered");
}
