/* SPDX-License-Identifier: GPL-2.0 */
#ifndef DMAE_COMPAT_LINUX_DMA_MAPPING_H
#define DMAE_COMPAT_LINUX_DMA_MAPPING_H

#include_next <linux/dma-mapping.h>

#ifndef COMPAT_HAS_DMA_MAP_PHYS
#include <linux/mm.h>

static inline dma_addr_t dma_map_phys(struct device *dev, phys_addr_t phys,
				      size_t size, enum dma_data_direction dir,
				      unsigned long attrs)
{
	return dma_map_page_attrs(dev, pfn_to_page(PHYS_PFN(phys)),
				  offset_in_page(phys), size, dir, attrs);
}

static inline void dma_unmap_phys(struct device *dev, dma_addr_t addr,
				  size_t size, enum dma_data_direction dir,
				  unsigned long attrs)
{
	dma_unmap_page_attrs(dev, addr, size, dir, attrs);
}
#endif

#ifndef COMPAT_HAS_DMA_NEED_UNMAP
static inline bool dma_need_unmap(struct device *dev)
{
	return true;
}
#endif

#endif /* DMAE_COMPAT_LINUX_DMA_MAPPING_H */
