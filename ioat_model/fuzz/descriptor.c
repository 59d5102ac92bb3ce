// SPDX-License-Identifier: GPL-2.0
/*
 * Fuzzing: descriptors of a faulty driver
 *
 * The input is a byte that selects the variant, a byte with the number of
 * descriptors of the doorbell, and the guest's memory from its start.
 */
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "fuzz/fuzz.h"
#include "model.h"

#define GUEST_SIZE 0x8000

/* Memory does not start at 0, which is no valid address of a descriptor. */
#define GUEST_START 0x1000
#define COMPLETION (GUEST_START + GUEST_SIZE - 64)
#define FUZZ_CONTROL \
	(CHANCTRL_REARM | CHANCTRL_ERR_COMPLETION | CHANCTRL_ERR_INT)

static u8 *ram;
static int guest;

static void fuzz_open(void)
{
	guest = memfd_create("guest", 0);
	if (guest < 0 || ftruncate(guest, GUEST_SIZE))
		abort();
	ram = mmap(NULL, GUEST_SIZE, PROT_READ | PROT_WRITE, MAP_SHARED, guest,
		   0);
	if (ram == MAP_FAILED)
		abort();
}

static void fuzz_start(struct device *device, u8 count)
{
	const u64 block = REG_BLOCK;

	device_write(device, REG_INTRCTRL, 1, INTRCTRL_MASTER);
	device_write(device, block + REG_CHANCTRL, 2, FUZZ_CONTROL);
	device_write(device, block + REG_CHANCMP, 8, COMPLETION);
	device_write(device, block + REG_CHAINADDR, 8, GUEST_START);
	device_write(device, block + REG_DMACOUNT, 2, count);
}

/* With any descriptors the channel becomes idle or halts with an error. */
static void fuzz_check(const struct channel *channel, unsigned int count)
{
	const bool idle = channel->state == CHANNEL_IDLE && !channel->error &&
			  channel->done == count;
	const bool halted = channel->state == CHANNEL_HALTED && channel->error;

	if (count && !idle && !halted)
		abort();
}

int FUZZ_INPUT(const u8 *data, size_t size)
{
	static struct device device;
	struct fault_plan plan = {};
	struct memory memory;
	unsigned int turns;

	if (!guest)
		fuzz_open();
	if (size < 2 || size - 2 > GUEST_SIZE)
		return 0;
	memset(ram, 0, GUEST_SIZE);
	memcpy(ram, data + 2, size - 2);
	memory_init(&memory);
	memory_map(&memory, GUEST_START, GUEST_SIZE, MEMORY_READ | MEMORY_WRITE,
		   guest, 0);
	device_init(&device, &variants[data[0] % 6], 1, &memory, &plan);
	fuzz_start(&device, data[1] % 64);
	for (turns = 0; turns < 70; turns++)
		device_run(&device, turns);
	fuzz_check(&device.channel[0], data[1] % 64);
	memory_fini(&memory);
	return 0;
}
