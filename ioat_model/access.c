// SPDX-License-Identifier: GPL-2.0
/*
 * Data that a channel reads and writes
 *
 * An address with more bits than the chip has is an address error.  An address
 * that is not mapped, or not for this kind of access, is a data error, as with
 * an IOMMU.
 */
#include "model.h"

u32 access_read(struct channel *channel, u64 address, void *to, size_t size,
		u32 bad_address)
{
	if (!channel_address_valid(channel, address) ||
	    !channel_address_valid(channel, address + size - 1))
		return bad_address;
	if (!memory_read(channel->device->memory, address, to, size)) {
		channel->counters[COUNT_DMA_FAULTS]++;
		return ERR_READ;
	}
	channel->counters[COUNT_BYTES_READ] += size;
	return 0;
}

u32 access_write(struct channel *channel, u64 address, const void *from,
		 size_t size, u32 bad_address)
{
	if (!channel_address_valid(channel, address) ||
	    !channel_address_valid(channel, address + size - 1))
		return bad_address;
	if (!memory_write(channel->device->memory, address, from, size)) {
		channel->counters[COUNT_DMA_FAULTS]++;
		return ERR_WRITE;
	}
	channel->counters[COUNT_BYTES_WRITTEN] += size;
	return 0;
}
