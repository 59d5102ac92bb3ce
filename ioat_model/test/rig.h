/* SPDX-License-Identifier: GPL-2.0 */
/*
 * A device with a guest's memory, for tests
 *
 * The memory has a ring of linked descriptors, the word for the completion
 * write, and buffers.
 */
#ifndef MODEL_RIG_H
#define MODEL_RIG_H

#include "model.h"
#include "test.h"

#define RIG_START 0x100000ULL
#define RIG_SIZE 0x100000ULL
#define RIG_SLOTS 64
#define RIG_COMPLETION (RIG_START + 0x8000)
#define RIG_SED (RIG_START + 0x9000)
#define RIG_BUFFER(n) (RIG_START + 0x10000 + (n) * 0x4000ULL)

#define RIG_CONTROL \
	(CHANCTRL_REARM | CHANCTRL_ERR_COMPLETION | BIT(3) | CHANCTRL_ERR_INT)

/**
 * struct rig - a device under test
 * @device: the device
 * @memory: mappings of the guest's memory
 * @plan: faults
 * @ram: the guest's memory
 * @fd: file of @ram
 * @now: the time
 * @vectors: interrupt messages, by channel
 * @rises: how often the line was raised
 * @level: level of the line
 */
struct rig {
	struct device device;
	struct memory memory;
	struct fault_plan plan;
	u8 *ram;
	int fd;
	u64 now;
	unsigned int vectors[CHANNELS];
	unsigned int rises;
	bool level;
};

void rig_init(struct rig *rig, const char *variant, unsigned int channels);
void rig_fini(struct rig *rig);

u8 *rig_at(struct rig *rig, u64 address);
u64 rig_slot(unsigned int slot);

/* Writes a descriptor without addresses; returns its memory. */
u8 *rig_put(struct rig *rig, unsigned int slot, u32 control, u32 length);
void rig_put_copy(struct rig *rig, unsigned int slot, u64 from, u64 to,
		  u32 length);
void rig_put_null(struct rig *rig, unsigned int slot);

/* Fills memory with bytes that depend on @seed and differ from neighbours. */
void rig_fill(struct rig *rig, u64 address, size_t size, u8 seed);

u64 rig_read(struct rig *rig, unsigned int channel, u64 reg, size_t size);
void rig_write(struct rig *rig, unsigned int channel, u64 reg, size_t size,
	       u64 value);

/* Programs the channel as a driver does, up to CHAINADDR, which arms it. */
void rig_arm(struct rig *rig, unsigned int channel, unsigned int slot);
void rig_ring(struct rig *rig, unsigned int channel, u16 count);

/* Runs the device until it has nothing to do at once. */
void rig_run(struct rig *rig);

/* Arms channel 0, rings its doorbell, and runs it; returns its CHANERR. */
u32 rig_do(struct rig *rig, u16 count);

u64 rig_completion(struct rig *rig);
enum channel_state rig_state(struct rig *rig);

#endif /* MODEL_RIG_H */
