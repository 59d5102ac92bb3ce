// SPDX-License-Identifier: GPL-2.0
/*
 * One copy by the stock ioatdma, with right or wrong mappings
 *
 * Shows that an IOMMU in strict mode and the model together find mistakes in a
 * driver's mappings, so tests without a finding are meaningful.
 */
#define pr_fmt(fmt) KBUILD_MODNAME ": " fmt

#include <linux/completion.h>
#include <linux/dma-mapping.h>
#include <linux/dmaengine.h>
#include <linux/module.h>
#include <linux/string.h>

/* Longer than the period of the driver's watchdog. */
#define ORACLE_PATIENCE_MS 10000

/**
 * enum oracle_bug - the mistake in the mappings
 * @ORACLE_NONE: none
 * @ORACLE_EARLY: the buffers are unmapped before the copy is submitted
 * @ORACLE_DIRECTION: the destination is mapped for reading by the device
 * @ORACLE_FORGOTTEN: the buffers are never unmapped
 */
enum oracle_bug {
	ORACLE_NONE,
	ORACLE_EARLY,
	ORACLE_DIRECTION,
	ORACLE_FORGOTTEN,
};

static const char *const oracle_bugs[] = {
	[ORACLE_NONE] = "none",
	[ORACLE_EARLY] = "early",
	[ORACLE_DIRECTION] = "direction",
	[ORACLE_FORGOTTEN] = "forgotten",
};

static char *bug = "none";
module_param(bug, charp, 0444);
MODULE_PARM_DESC(bug, "none, early, direction or forgotten");

/**
 * struct oracle_copy - the copy
 * @chan: its channel
 * @bytes: source and destination, a page each
 * @addr: their DMA addresses; 0: not mapped
 * @dir: directions of their mappings
 * @done: completed by the callback
 */
struct oracle_copy {
	struct dma_chan *chan;
	u8 *bytes[2];
	dma_addr_t addr[2];
	enum dma_data_direction dir[2];
	struct completion done;
};

static struct device *oracle_dev(const struct oracle_copy *copy)
{
	return copy->chan->device->dev;
}

static int oracle_map(struct oracle_copy *copy)
{
	dma_addr_t addr;
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(copy->addr); i++) {
		addr = dma_map_single(oracle_dev(copy), copy->bytes[i],
				      PAGE_SIZE, copy->dir[i]);
		if (dma_mapping_error(oracle_dev(copy), addr))
			return -ENOMEM;
		copy->addr[i] = addr;
	}
	return 0;
}

static void oracle_unmap(struct oracle_copy *copy)
{
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(copy->addr); i++)
		if (copy->addr[i])
			dma_unmap_single(oracle_dev(copy), copy->addr[i],
					 PAGE_SIZE, copy->dir[i]);
	memset(copy->addr, 0, sizeof(copy->addr));
}

static void oracle_called_back(void *done)
{
	complete(done);
}

/* Returns 0 if the copy was called back, with right data or not. */
static int oracle_run(struct oracle_copy *copy, enum oracle_bug wrong)
{
	const dma_addr_t src = copy->addr[0], dst = copy->addr[1];
	struct dma_async_tx_descriptor *tx;
	int err;

	if (wrong == ORACLE_EARLY)
		oracle_unmap(copy);
	tx = dmaengine_prep_dma_memcpy(copy->chan, dst, src, PAGE_SIZE,
				       DMA_PREP_INTERRUPT | DMA_CTRL_ACK);
	if (!tx)
		return -EBUSY;
	tx->callback = oracle_called_back;
	tx->callback_param = &copy->done;
	err = dma_submit_error(dmaengine_submit(tx));
	if (err)
		return err;
	dma_async_issue_pending(copy->chan);
	if (!wait_for_completion_timeout(&copy->done,
					 msecs_to_jiffies(ORACLE_PATIENCE_MS)))
		err = -ETIMEDOUT;
	dmaengine_terminate_sync(copy->chan);
	return err;
}

static int oracle_copy(struct oracle_copy *copy, enum oracle_bug wrong)
{
	int err;

	copy->dir[0] = DMA_TO_DEVICE;
	copy->dir[1] = wrong == ORACLE_DIRECTION ? DMA_TO_DEVICE :
						   DMA_FROM_DEVICE;
	memset(copy->bytes[0], 0x5a, PAGE_SIZE);
	memset(copy->bytes[1], 0, PAGE_SIZE);
	err = oracle_map(copy);
	if (!err)
		err = oracle_run(copy, wrong);
	if (wrong != ORACLE_FORGOTTEN)
		oracle_unmap(copy);
	if (err)
		return err;
	return memcmp(copy->bytes[0], copy->bytes[1], PAGE_SIZE) ? -EIO : 0;
}

static bool oracle_is_ioat(struct dma_chan *chan, void *unused)
{
	const struct device_driver *driver = chan->device->dev->driver;

	return driver && !strcmp(driver->name, "ioatdma");
}

static int oracle_copy_init(struct oracle_copy *copy)
{
	dma_cap_mask_t mask;
	unsigned int i;

	*copy = (struct oracle_copy){};
	init_completion(&copy->done);
	for (i = 0; i < ARRAY_SIZE(copy->bytes); i++)
		copy->bytes[i] = (u8 *)__get_free_page(GFP_KERNEL);
	if (!copy->bytes[0] || !copy->bytes[1])
		return -ENOMEM;
	dma_cap_zero(mask);
	dma_cap_set(DMA_MEMCPY, mask);
	copy->chan = dma_request_channel(mask, oracle_is_ioat, NULL);
	return copy->chan ? 0 : -ENODEV;
}

/* A page that is still mapped is not freed. */
static void oracle_copy_fini(struct oracle_copy *copy)
{
	unsigned int i;

	if (copy->chan)
		dma_release_channel(copy->chan);
	for (i = 0; i < ARRAY_SIZE(copy->bytes); i++)
		if (!copy->addr[i])
			free_page((unsigned long)copy->bytes[i]);
}

static int __init oracle_init(void)
{
	const int wrong =
		match_string(oracle_bugs, ARRAY_SIZE(oracle_bugs), bug);
	struct oracle_copy copy;
	int err;

	if (wrong < 0) {
		pr_err("bug=%s is not none, early, direction or forgotten\n",
		       bug);
		return -EINVAL;
	}
	err = oracle_copy_init(&copy);
	if (!err)
		err = oracle_copy(&copy, wrong);
	oracle_copy_fini(&copy);
	return err;
}
module_init(oracle_init);

static void __exit oracle_exit(void)
{
}
module_exit(oracle_exit);

MODULE_VERSION(DMAE_VERSION);
MODULE_DESCRIPTION("One copy by ioatdma, with right or wrong mappings");
MODULE_AUTHOR("The dmae developers");
MODULE_LICENSE("GPL");
