// SPDX-License-Identifier: GPL-2.0
/*
 * Copies through the stock ioatdma, where the client maps the pages
 *
 * The driver unmaps them, as for its clients in the kernel; or the client does,
 * when the last copy of a batch has completed ("kept").
 */
#include <linux/dma-mapping.h>
#include <linux/dmaengine.h>
#include <linux/mm.h>
#include <linux/string.h>

#include "bench_ioat.h"

static struct dma_chan *bench_chan;

static bool bench_is_ioat(struct dma_chan *chan, void *unused)
{
	const struct device_driver *driver = chan->device->dev->driver;

	return driver && !strcmp(driver->name, "ioatdma");
}

static int bench_open(void)
{
	dma_cap_mask_t mask;

	dma_cap_zero(mask);
	dma_cap_set(DMA_MEMCPY, mask);
	bench_chan = dma_request_channel(mask, bench_is_ioat, NULL);
	return bench_chan ? 0 : -ENODEV;
}

static void bench_close(void)
{
	dma_release_channel(bench_chan);
}

static struct dmaengine_unmap_data *bench_map(struct page *dst,
					      struct page *src)
{
	struct device *dev = bench_chan->device->dev;
	struct dmaengine_unmap_data *unmap;

	unmap = dmaengine_get_unmap_data(dev, 2, GFP_NOWAIT);
	if (!unmap)
		return NULL;
	unmap->len = PAGE_SIZE;
	unmap->addr[0] = dma_map_page(dev, src, 0, PAGE_SIZE, DMA_TO_DEVICE);
	unmap->to_cnt = !dma_mapping_error(dev, unmap->addr[0]);
	unmap->addr[1] = dma_map_page(dev, dst, 0, PAGE_SIZE, DMA_FROM_DEVICE);
	unmap->from_cnt = !dma_mapping_error(dev, unmap->addr[1]);
	if (unmap->to_cnt && unmap->from_cnt)
		return unmap;
	dmaengine_unmap_put(unmap);
	return NULL;
}

/* If @unmap is not NULL, the driver unmaps the pages. */
static int bench_submit(const dma_addr_t addr[2],
			struct dmaengine_unmap_data *unmap,
			void (*done)(void *param), void *param)
{
	const unsigned long flags = DMA_CTRL_ACK |
				    (done ? DMA_PREP_INTERRUPT : 0);
	struct dma_async_tx_descriptor *tx;

	tx = dmaengine_prep_dma_memcpy(bench_chan, addr[1], addr[0], PAGE_SIZE,
				       flags);
	if (!tx)
		return -EBUSY;
	tx->callback = done;
	tx->callback_param = param;
	if (unmap)
		dma_set_unmap(tx, unmap);
	return dma_submit_error(dmaengine_submit(tx));
}

static int bench_copy(struct page *dst, struct page *src,
		      void (*done)(void *param), void *param)
{
	struct dmaengine_unmap_data *unmap = bench_map(dst, src);
	int err;

	if (!unmap)
		return -ENOMEM;
	err = bench_submit(unmap->addr, unmap, done, param);
	dmaengine_unmap_put(unmap);
	return err;
}

/* Addresses of source and destination of each copy of a batch. */
static dma_addr_t bench_kept[BENCH_MAX_BATCH][2];
static unsigned int bench_kept_cnt;

static int bench_copy_kept(struct page *dst, struct page *src,
			   void (*done)(void *param), void *param)
{
	struct device *dev = bench_chan->device->dev;
	dma_addr_t *addr = bench_kept[bench_kept_cnt];

	addr[0] = dma_map_page(dev, src, 0, PAGE_SIZE, DMA_TO_DEVICE);
	if (dma_mapping_error(dev, addr[0]))
		return -ENOMEM;
	addr[1] = dma_map_page(dev, dst, 0, PAGE_SIZE, DMA_FROM_DEVICE);
	if (dma_mapping_error(dev, addr[1])) {
		dma_unmap_page(dev, addr[0], PAGE_SIZE, DMA_TO_DEVICE);
		return -ENOMEM;
	}
	bench_kept_cnt++;
	return bench_submit(addr, NULL, done, param);
}

static void bench_finish_kept(void)
{
	struct device *dev = bench_chan->device->dev;

	while (bench_kept_cnt) {
		const dma_addr_t *addr = bench_kept[--bench_kept_cnt];

		dma_unmap_page(dev, addr[0], PAGE_SIZE, DMA_TO_DEVICE);
		dma_unmap_page(dev, addr[1], PAGE_SIZE, DMA_FROM_DEVICE);
	}
}

static void bench_issue(void)
{
	dma_async_issue_pending(bench_chan);
}

const struct bench_ioat_way bench_ioat_stock = {
	.name = "ioatdma",
	.open = bench_open,
	.close = bench_close,
	.copy = bench_copy,
	.issue = bench_issue,
};

const struct bench_ioat_way bench_ioat_stock_kept = {
	.name = "ioatdma-kept",
	.open = bench_open,
	.close = bench_close,
	.copy = bench_copy_kept,
	.issue = bench_issue,
	.finish = bench_finish_kept,
};
