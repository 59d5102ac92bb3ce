/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The device without its transport: its state, and the functions of its files
 *
 * A file calls only files above it in this list, as in the Makefile:
 *
 *	status		CHANSTS, and valid addresses
 *	access		data read and written
 *	interrupt	interrupts of the channels
 *	hazard		finds missing fences
 *	completion	the completion write
 *	channel		commands and states of a channel
 *	decode		decodes descriptors
 *	copy, parity	carry out operations
 *	operation	the table of operations
 *	run		takes a descriptor through its stages
 *	device		runs the channels in turn, and resets them
 *	register	registers
 *	report		prints the counters
 *
 * The program has one thread.
 */
#ifndef MODEL_MODEL_H
#define MODEL_MODEL_H

#include "counter.h"
#include "descriptor.h"
#include "fault.h"
#include "memory.h"
#include "regs.h"
#include "types.h"
#include "variant.h"

#define CHANNELS 4
#define BAR_SIZE 0x4000
#define HAZARDS 16

/* When to run again: at once, or never. */
#define DUE_NOW 0
#define DUE_NEVER (~(u64)0)

struct device;

/**
 * struct interrupt_pins - how the device sends interrupts
 * @vector: sends the message of a channel
 * @line: raises or lowers the line, which all channels share
 * @context: passed to both
 *
 * Both return whether the client has set an eventfd.
 */
struct interrupt_pins {
	bool (*vector)(void *context, unsigned int number);
	bool (*line)(void *context, bool level);
	void *context;
};

/**
 * struct interrupt - interrupt of a channel
 * @armed: REARM was written since the last interrupt, so one may be sent
 * @pending: an interrupt was requested and not sent
 * @due: the earliest time to send it
 */
struct interrupt {
	bool armed;
	bool pending;
	u64 due;
};

/**
 * struct completion - a late completion write
 * @due: its time; DUE_NEVER: there is none
 * @value: the value to write
 */
struct completion {
	u64 due;
	u64 value;
};

/**
 * struct hazard - a write that later descriptors may overtake
 * @start: first address
 * @end: address after the last one
 * @told: its completion was written
 * @safe: DMACOUNT at that time; later descriptors are ordered after the write
 */
struct hazard {
	u64 start;
	u64 end;
	bool told;
	u16 safe;
};

/**
 * struct hazards - writes since the last fence
 * @write: the last ones
 * @count: number of writes
 */
struct hazards {
	struct hazard write[HAZARDS];
	unsigned int count;
};

/**
 * struct channel - a channel
 * @device: its device
 * @number: its number
 * @state: see channel.c
 * @suspend: to be suspended before the next descriptor
 * @stuck: its RESET never completes
 * @control: CHANCTRL without REARM
 * @command: value that CHANCMD reads as
 * @count: DMACOUNT
 * @done: descriptors completed since CHAINADDR was written, modulo 2^16
 * @chain: CHAINADDR
 * @next: address of the next descriptor
 * @chained: @next is from CHAINADDR
 * @start: the channel does not begin the first descriptor before this time
 * @idle_halted: CHANSTS shows HALTED while the channel is idle
 * @current: CDAR
 * @last: address of the last completed descriptor
 * @completion_address: CHANCMP
 * @error: CHANERR
 * @error_mask: CHANERRMASK
 * @dca: DCACTRL
 * @ring: DRSCTL
 * @ltr_select: LTR_SWSEL
 * @ltr_active: LTR_ACTIVE
 * @ltr_idle: LTR_IDLE
 * @interrupt: its interrupt
 * @late: late completion write
 * @hazards: writes, to find missing fences
 * @counters: its counters
 */
struct channel {
	struct device *device;
	unsigned int number;
	enum channel_state state;
	bool suspend;
	bool stuck;
	u16 control;
	u8 command;
	u16 count;
	u16 done;
	u64 chain;
	u64 next;
	bool chained;
	u64 start;
	bool idle_halted;
	u64 current;
	u64 last;
	u64 completion_address;
	u32 error;
	u32 error_mask;
	u32 dca;
	u16 ring;
	u8 ltr_select;
	u32 ltr_active;
	u32 ltr_idle;
	struct interrupt interrupt;
	struct completion late;
	struct hazards hazards;
	u64 counters[COUNTERS];
};

/**
 * struct device - the device
 * @variant: the chip
 * @channels: number of channels
 * @channel: the channels
 * @memory: memory of the guest
 * @pins: how it sends interrupts
 * @plan: faults to be injected
 * @gone: it was pulled out
 * @now: time in microseconds, set by device_run()
 * @generic: GENCTRL
 * @interrupt: the writable bits of INTRCTRL
 * @attention: ATTNSTATUS
 * @delay: INTRDELAY
 * @prefetch: CHNPREFLMT
 * @line: level of the interrupt line
 * @errors: errors of all channels, until CHANERR_INT is cleared
 * @counters: counters of its own registers
 */
struct device {
	const struct variant *variant;
	unsigned int channels;
	struct channel channel[CHANNELS];
	struct memory *memory;
	struct interrupt_pins pins;
	struct fault_plan *plan;
	bool gone;
	u64 now;
	u8 generic;
	u8 interrupt;
	u32 attention;
	u16 delay;
	u8 prefetch;
	bool line;
	u32 errors;
	u64 counters[COUNTERS];
};

static inline bool channel_has_work(const struct channel *channel)
{
	return channel->state == CHANNEL_ACTIVE;
}

/* The first doorbell was written, and the channel has not reacted yet. */
static inline bool channel_is_starting(const struct channel *channel)
{
	return channel_has_work(channel) && channel->chained &&
	       channel->device->now < channel->start;
}

/* status.c */
u64 channel_status(const struct channel *channel);
bool channel_address_valid(const struct channel *channel, u64 address);

/* access.c: these return CHANERR */
u32 access_read(struct channel *channel, u64 address, void *to, size_t size,
		u32 bad_address);
u32 access_write(struct channel *channel, u64 address, const void *from,
		 size_t size, u32 bad_address);

/* interrupt.c */
void interrupt_request(struct channel *channel);
void interrupt_rearm(struct channel *channel);
u64 interrupt_run(struct channel *channel);
void interrupt_update_line(struct device *device);

/* hazard.c */
void hazard_check(struct channel *channel, const struct operation *op);
void hazard_tell(struct channel *channel);

/* completion.c: these return CHANERR */
u32 completion_write(struct channel *channel);
u32 completion_run(struct channel *channel);
void completion_forget(struct channel *channel);

/* channel.c */
void channel_init(struct channel *channel, struct device *device,
		  unsigned int number);
void channel_reset(struct channel *channel);
void channel_command(struct channel *channel, u8 command);
void channel_set_chain(struct channel *channel);
void channel_set_count(struct channel *channel);
void channel_fail(struct channel *channel, u32 error);
void channel_halt_silently(struct channel *channel);

/* run.c: carries out the next descriptor, if there is one */
void channel_run(struct channel *channel);

/* device.c */
void device_init(struct device *device, const struct variant *variant,
		 unsigned int channels, struct memory *memory,
		 struct fault_plan *plan);
void device_reset(struct device *device);

/**
 * device_run() - carry out a descriptor of each channel, and due late writes
 * @device: the device
 * @now: time in microseconds, which never decreases
 *
 * Return: when to call it again.
 */
u64 device_run(struct device *device, u64 now);

/* register.c: @size is 8 at most */
u64 device_read(struct device *device, u64 offset, size_t size);
void device_write(struct device *device, u64 offset, size_t size, u64 value);

/* report.c: prints JSON in one line */
void device_print(const struct device *device, FILE *file);

#endif /* MODEL_MODEL_H */
