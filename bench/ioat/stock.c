// SPDX-License-Identifier: GPL-2.0
/*
 * Through the stock engine: the client maps the pages, and unmaps them
 */
#include <linux/dma-mapping.h>
#include <linux/dmaengine.h>
#include <linux/mm.h>
#include <linux/string.h>

#include "bench_ioat.h"

static struct dma_chan *bench_chan;

/* Destination and source of each copy of a batch. */
static dma_addr_t bench_addrs[BENCH_IOAT_MAX_BATCH][2];

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

/* On failure there is nothing left mapped. */
static int bench_map(unsigned int index, struct page *dst, struct page *src)
{
	struct device *dev = bench_chan->device->dev;
	dma_addr_t *addr = bench_addrs[index];

	addr[0] = dma_map_page(dev, dst, 0, PAGE_SIZE, DMA_FROM_DEVICE);
	if (dma_mapping_error(dev, addr[0]))
		return -ENOMEM;
	addr[1] = dma_map_page(dev, src, 0, PAGE_SIZE, DMA_TO_DEVICE);
	if (!dma_mapping_error(dev, addr[1]))
		return 0;
	dma_unmap_page(dev, addr[0], PAGE_SIZE, DMA_FROM_DEVICE);
	return -ENOMEM;
}

static void bench_unmap(unsigned int index)
{
	struct device *dev = bench_chan->device->dev;
	const dma_addr_t *addr = bench_addrs[index];

	dma_unmap_page(dev, addr[0], PAGE_SIZE, DMA_FROM_DEVICE);
	dma_unmap_page(dev, addr[1], PAGE_SIZE, DMA_TO_DEVICE);
}

static int bench_copy(unsigned int index, struct page *dst, struct page *src,
		      void (*done)(void *param), void *param)
{
	struct dma_async_tx_descriptor *tx;
	int err;

	err = bench_map(index, dst, src);
	if (err)
		return err;
	tx = dmaengine_prep_dma_memcpy(
		bench_chan, bench_addrs[index][0], bench_addrs[index][1],
		PAGE_SIZE, DMA_CTRL_ACK | (done ? DMA_PREP_INTERRUPT : 0));
	if (!tx) {
		bench_unmap(index);
		return -EBUSY;
	}
	tx->callback = done;
	tx->callback_param = param;
	return dma_submit_error(dmaengine_submit(tx));
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
	.settle = bench_unmap,
};
