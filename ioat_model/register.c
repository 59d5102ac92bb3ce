// SPDX-License-Identifier: GPL-2.0
/*
 * The registers in BAR 0
 *
 * An access may cover a part of a register, or several registers.
 */
#include "model.h"

/**
 * struct reg - a register
 * @offset: offset in BAR 0, or in the channel's block
 * @width: bytes
 * @field: offset of its member in struct device or struct channel; 0: none
 * @read: returns its value, with the side effects of a read; NULL: reads @field
 * @write: sets the bits of @mask to those of @value; NULL: writes @field, if
 *	there is one
 */
struct reg {
	u16 offset;
	u8 width;
	u16 field;
	u64 (*read)(struct device *device, struct channel *channel);
	void (*write)(struct device *device, struct channel *channel, u64 value,
		      u64 mask);
};

/* A read-only register. */
#define FIXED(name, value)                                                     \
	static u64 read_##name(struct device *device, struct channel *channel) \
	{                                                                      \
		(void)device;                                                  \
		(void)channel;                                                 \
		return value;                                                  \
	}

FIXED(channels, device->channels)
FIXED(transfer, device->variant->transfer_order)
FIXED(version, device->variant->version)
FIXED(cap, device->variant->cap)
FIXED(compatible, DMA_COMP_V2)
FIXED(status, channel_status(channel))
FIXED(current, channel->current)
FIXED(zero, 0)

/*
 * Reading it clears MASTER, so that no interrupt comes while the driver handles
 * the last one.  The driver sets MASTER again.
 */
static u64 read_interrupt(struct device *device, struct channel *channel)
{
	u64 value = device->interrupt;

	(void)channel;
	if (device->attention)
		value |= INTRCTRL_STATUS;
	if (device->attention && device->interrupt & INTRCTRL_MASTER)
		value |= INTRCTRL_INT;
	device->interrupt &= ~INTRCTRL_MASTER;
	interrupt_update_line(device);
	return value;
}

static void write_interrupt(struct device *device, struct channel *channel,
			    u64 value, u64 mask)
{
	(void)channel;
	(void)mask;
	device->interrupt = value & (INTRCTRL_MASTER | INTRCTRL_VECTORS);
	interrupt_update_line(device);
}

static u64 read_attention(struct device *device, struct channel *channel)
{
	const u32 attention = device->attention;

	(void)channel;
	device->attention = 0;
	interrupt_update_line(device);
	return attention;
}

static u64 read_delay(struct device *device, struct channel *channel)
{
	(void)channel;
	return device->delay | INTRDELAY_ABLE;
}

static void write_delay(struct device *device, struct channel *channel,
			u64 value, u64 mask)
{
	(void)channel;
	device->delay = ((device->delay & ~mask) | value) & INTRDELAY_US;
}

static u64 read_control(struct device *device, struct channel *channel)
{
	(void)device;
	return channel->control |
	       (channel->interrupt.armed ? CHANCTRL_REARM : 0);
}

/* Writing 0 to REARM has no effect. */
static void write_control(struct device *device, struct channel *channel,
			  u64 value, u64 mask)
{
	(void)device;
	channel->control = ((channel->control & ~mask) | value) &
			   ~CHANCTRL_REARM;
	if (value & CHANCTRL_REARM)
		interrupt_rearm(channel);
}

static void write_command(struct device *device, struct channel *channel,
			  u64 value, u64 mask)
{
	(void)device;
	(void)mask;
	channel_command(channel, value);
}

static void write_count(struct device *device, struct channel *channel,
			u64 value, u64 mask)
{
	(void)device;
	channel->count = (channel->count & ~mask) | value;
	channel_set_count(channel);
}

static void write_chain(struct device *device, struct channel *channel,
			u64 value, u64 mask)
{
	(void)device;
	channel->chain = (channel->chain & ~mask) | value;
	channel_set_chain(channel);
}

static void write_error(struct device *device, struct channel *channel,
			u64 value, u64 mask)
{
	(void)device;
	(void)mask;
	channel->error &= ~value;
}

#define OF_DEVICE(field) offsetof(struct device, field)
#define OF_CHANNEL(field) offsetof(struct channel, field)

static const struct reg device_regs[] = {
	{ REG_CHANCNT, 1, 0, read_channels, NULL },
	{ REG_XFERCAP, 1, 0, read_transfer, NULL },
	{ REG_GENCTRL, 1, OF_DEVICE(generic), NULL, NULL },
	{ REG_INTRCTRL, 1, 0, read_interrupt, write_interrupt },
	{ REG_ATTNSTATUS, 4, 0, read_attention, NULL },
	{ REG_VER, 1, 0, read_version, NULL },
	{ REG_PERPORTOFFSET, 2, 0, read_zero, NULL },
	{ REG_INTRDELAY, 2, 0, read_delay, write_delay },
	{ REG_DEVICE_STATUS, 2, 0, read_zero, NULL },
	{ REG_DMACAP, 4, 0, read_cap, NULL },
	{ REG_DCAOFFSET, 2, 0, read_zero, NULL },
	{ REG_PREFETCH, 1, OF_DEVICE(prefetch), NULL, NULL },
	{},
};

static const struct reg channel_regs[] = {
	{ REG_CHANCTRL, 2, 0, read_control, write_control },
	{ REG_DMA_COMP, 2, 0, read_compatible, NULL },
	{ REG_CHANCMD, 1, OF_CHANNEL(command), NULL, write_command },
	{ REG_DMACOUNT, 2, OF_CHANNEL(count), NULL, write_count },
	{ REG_CHANSTS, 8, 0, read_status, NULL },
	{ REG_CHAINADDR, 8, OF_CHANNEL(chain), NULL, write_chain },
	{ REG_CHANCMP, 8, OF_CHANNEL(completion_address), NULL, NULL },
	{ REG_CDAR, 8, 0, read_current, NULL },
	{ REG_CHANERR, 4, OF_CHANNEL(error), NULL, write_error },
	{ REG_CHANERRMASK, 4, OF_CHANNEL(error_mask), NULL, NULL },
	{ REG_DCACTRL, 4, OF_CHANNEL(dca), NULL, NULL },
	{ REG_DRSCTL, 2, OF_CHANNEL(ring), NULL, NULL },
	{ REG_LTR_SWSEL, 1, OF_CHANNEL(ltr_select), NULL, NULL },
	{ REG_LTR_ACTIVE, 4, OF_CHANNEL(ltr_active), NULL, NULL },
	{ REG_LTR_IDLE, 4, OF_CHANNEL(ltr_idle), NULL, NULL },
	{},
};

static u64 field_read(const void *field, size_t width)
{
	switch (width) {
	case 1:
		return *(const u8 *)field;
	case 2:
		return *(const u16 *)field;
	case 4:
		return *(const u32 *)field;
	default:
		return *(const u64 *)field;
	}
}

static void field_write(void *field, size_t width, u64 value)
{
	switch (width) {
	case 1:
		*(u8 *)field = value;
		break;
	case 2:
		*(u16 *)field = value;
		break;
	case 4:
		*(u32 *)field = value;
		break;
	default:
		*(u64 *)field = value;
	}
}

/**
 * struct place - the register at an offset
 * @reg: the register; NULL: none
 * @channel: its channel; NULL: a register of the device
 * @offset: offset of the register in BAR 0
 */
struct place {
	const struct reg *reg;
	struct channel *channel;
	u64 offset;
};

static const struct reg *reg_find(const struct reg *regs, u64 offset)
{
	for (; regs->width; regs++)
		if (offset >= regs->offset &&
		    offset - regs->offset < regs->width)
			return regs;
	return NULL;
}

/* Finds a register of channel @number; some lie past the end of its block. */
static bool place_in_channel(struct device *device, u64 offset, u64 number,
			     struct place *place)
{
	const u64 block = REG_BLOCK * (number + 1);

	if (number >= device->channels)
		return false;
	place->reg = reg_find(channel_regs, offset - block);
	place->channel = &device->channel[number];
	place->offset = place->reg ? block + place->reg->offset : 0;
	return place->reg;
}

static struct place place_find(struct device *device, u64 offset)
{
	struct place place = {};
	const u64 block = offset / REG_BLOCK;

	if (!block) {
		place.reg = reg_find(device_regs, offset);
		place.offset = place.reg ? place.reg->offset : 0;
		return place;
	}
	if (place_in_channel(device, offset, block - 1, &place) ||
	    (block > 1 && place_in_channel(device, offset, block - 2, &place)))
		return place;
	return (struct place){};
}

static void *place_field(struct device *device, const struct place *place)
{
	char *owner = place->channel ? (char *)place->channel : (char *)device;

	return place->reg->field ? owner + place->reg->field : NULL;
}

static u64 place_read(struct device *device, const struct place *place)
{
	if (place->reg->read)
		return place->reg->read(device, place->channel);
	return field_read(place_field(device, place), place->reg->width);
}

static void place_write(struct device *device, const struct place *place,
			u64 value, u64 mask)
{
	const struct reg *reg = place->reg;
	void *field = place_field(device, place);

	if (reg->write)
		reg->write(device, place->channel, value, mask);
	else if (field)
		field_write(field, reg->width,
			    (field_read(field, reg->width) & ~mask) | value);
}

static u64 mask_of(size_t size)
{
	return size < 8 ? (1ULL << 8 * size) - 1 : ~0ULL;
}

/* Returns how many bytes of an access are in the register at @offset. */
static size_t place_span(const struct place *place, u64 offset, size_t size)
{
	size_t rest;

	if (!place->reg)
		return 1;
	rest = place->offset + place->reg->width - offset;
	return rest < size ? rest : size;
}

static void place_count(struct device *device, const struct place *place,
			enum counter counter, u64 offset, size_t size)
{
	u64 *counters = place->channel ? place->channel->counters :
					 device->counters;
	const size_t width = place->reg ? place->reg->width : 0;

	counters[counter]++;
	if (size != width && (2 * size != width || offset % size))
		counters[COUNT_STRAY]++;
}

u64 device_read(struct device *device, u64 offset, size_t size)
{
	size_t done = 0, span;
	u64 value = 0;

	while (done < size && !device->gone) {
		struct place place = place_find(device, offset + done);
		u64 part = 0;

		span = place_span(&place, offset + done, size - done);
		if (!done)
			place_count(device, &place, COUNT_READS, offset, size);
		if (place.reg)
			part = place_read(device, &place) >>
			       8 * (offset + done - place.offset);
		value |= (part & mask_of(span)) << 8 * done;
		done += span;
	}
	return device->gone ? mask_of(size) : value;
}

void device_write(struct device *device, u64 offset, size_t size, u64 value)
{
	size_t done = 0, span;
	unsigned int shift;
	u64 part;

	while (done < size && !device->gone) {
		struct place place = place_find(device, offset + done);

		span = place_span(&place, offset + done, size - done);
		if (!done)
			place_count(device, &place, COUNT_WRITES, offset, size);
		if (place.reg) {
			shift = 8 * (offset + done - place.offset);
			part = value >> 8 * done & mask_of(span);
			place_write(device, &place, part << shift,
				    mask_of(span) << shift);
		}
		done += span;
	}
}
