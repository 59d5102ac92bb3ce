// SPDX-License-Identifier: GPL-2.0
/*
 * A device with a guest's memory, for tests
 */
#include "rig.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

static bool rig_vector(void *context, unsigned int number)
{
	struct rig *rig = context;

	rig->vectors[number]++;
	return true;
}

static bool rig_line(void *context, bool level)
{
	struct rig *rig = context;

	rig->rises += level;
	rig->level = level;
	return true;
}

static void rig_require(bool holds, const char *what)
{
	if (holds)
		return;
	perror(what);
	exit(2);
}

static void rig_init_memory(struct rig *rig)
{
	unsigned int i;

	rig->fd = memfd_create("guest", 0);
	rig_require(rig->fd >= 0 && !ftruncate(rig->fd, RIG_SIZE), "memfd");
	rig->ram = mmap(NULL, RIG_SIZE, PROT_READ | PROT_WRITE, MAP_SHARED,
			rig->fd, 0);
	rig_require(rig->ram != MAP_FAILED, "mmap");
	memory_init(&rig->memory);
	rig_require(!memory_map(&rig->memory, RIG_START, RIG_SIZE,
				MEMORY_READ | MEMORY_WRITE, rig->fd, 0),
		    "memory_map");
	for (i = 0; i < RIG_SLOTS; i++)
		store_le64(rig_at(rig, rig_slot(i) + DESC_NEXT),
			   rig_slot((i + 1) % RIG_SLOTS));
}

void rig_init(struct rig *rig, const char *variant, unsigned int channels)
{
	*rig = (struct rig){};
	rig_init_memory(rig);
	device_init(&rig->device, variant_find(variant), channels, &rig->memory,
		    &rig->plan);
	rig->device.pins = (struct interrupt_pins){
		.vector = rig_vector,
		.line = rig_line,
		.context = rig,
	};
}

void rig_fini(struct rig *rig)
{
	memory_fini(&rig->memory);
	munmap(rig->ram, RIG_SIZE);
	close(rig->fd);
}

u8 *rig_at(struct rig *rig, u64 address)
{
	return rig->ram + (address - RIG_START);
}

u64 rig_slot(unsigned int slot)
{
	return RIG_START + DESC_SIZE * (u64)slot;
}

u8 *rig_put(struct rig *rig, unsigned int slot, u32 control, u32 length)
{
	u8 *raw = rig_at(rig, rig_slot(slot));

	store_le32(raw + DESC_LENGTH, length);
	store_le32(raw + DESC_CONTROL, control);
	return raw;
}

void rig_put_copy(struct rig *rig, unsigned int slot, u64 from, u64 to,
		  u32 length)
{
	u8 *raw = rig_put(rig, slot, CTL_COMPLETION | CTL_INTERRUPT, length);

	store_le64(raw + DESC_SOURCE, from);
	store_le64(raw + DESC_DESTINATION, to);
}

void rig_put_null(struct rig *rig, unsigned int slot)
{
	rig_put(rig, slot, CTL_NULL | CTL_COMPLETION | CTL_INTERRUPT, 1);
}

void rig_fill(struct rig *rig, u64 address, size_t size, u8 seed)
{
	u8 *to = rig_at(rig, address);
	size_t i;

	for (i = 0; i < size; i++)
		to[i] = seed + 31 * i + (i >> 8);
}

u64 rig_read(struct rig *rig, unsigned int channel, u64 reg, size_t size)
{
	return device_read(&rig->device, REG_BLOCK * (channel + 1) + reg, size);
}

void rig_write(struct rig *rig, unsigned int channel, u64 reg, size_t size,
	       u64 value)
{
	device_write(&rig->device, REG_BLOCK * (channel + 1) + reg, size,
		     value);
}

void rig_arm(struct rig *rig, unsigned int channel, unsigned int slot)
{
	device_write(&rig->device, REG_INTRCTRL, 1,
		     INTRCTRL_MASTER | INTRCTRL_VECTORS);
	rig_write(rig, channel, REG_CHANCTRL, 2, RIG_CONTROL);
	rig_write(rig, channel, REG_CHANCMP, 8, RIG_COMPLETION + 8 * channel);
	rig_write(rig, channel, REG_CHAINADDR, 4, rig_slot(slot));
	rig_write(rig, channel, REG_CHAINADDR + 4, 4, 0);
}

void rig_ring(struct rig *rig, unsigned int channel, u16 count)
{
	rig_write(rig, channel, REG_DMACOUNT, 2, count);
}

void rig_run(struct rig *rig)
{
	int turns = 0;

	while (device_run(&rig->device, rig->now) == DUE_NOW && turns++ < 70000)
		;
}

u32 rig_do(struct rig *rig, u16 count)
{
	rig_arm(rig, 0, 0);
	rig_ring(rig, 0, count);
	rig_run(rig);
	return rig_read(rig, 0, REG_CHANERR, 4);
}

u64 rig_completion(struct rig *rig)
{
	return load_le64(rig_at(rig, RIG_COMPLETION));
}

enum channel_state rig_state(struct rig *rig)
{
	return rig_read(rig, 0, REG_CHANSTS, 8) & 7;
}
