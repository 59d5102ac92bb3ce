/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What is to go wrong, and when
 */
#ifndef MODEL_FAULT_H
#define MODEL_FAULT_H

#include "types.h"

#define FAULTS 16

/**
 * enum fault_kind - what goes wrong
 * @FAULT_CHANERR: a descriptor ends with a bit of CHANERR
 * @FAULT_LOST_INTERRUPT: an interrupt is sent and never arrives
 * @FAULT_LATE_COMPLETION: what is written at completion comes late
 * @FAULT_TORN_COMPLETION: its upper half does
 * @FAULT_STUCK_SUSPEND: the channel goes on
 * @FAULT_STUCK_RESET: the channel never says that it is done
 * @FAULT_ALL_ONES: before a descriptor, the device is pulled out
 * @FAULT_STAYS_AWAY: it does not come back from a reset of the function
 * @FAULT_SLOW_START: CHANSTS says HALTED for some time after the first doorbell
 * @FAULT_SILENT_HALT: after carrying out a descriptor, and before reporting it,
 *	the channel halts without an error
 * @FAULT_IDLE_HALT: a channel that becomes idle says HALTED instead of IDLE
 * @FAULT_DROPPED_INTERRUPT: an interrupt that comes before the re-arm is dropped
 * @FAULT_KINDS: number of kinds
 */
enum fault_kind {
	FAULT_CHANERR,
	FAULT_LOST_INTERRUPT,
	FAULT_LATE_COMPLETION,
	FAULT_TORN_COMPLETION,
	FAULT_STUCK_SUSPEND,
	FAULT_STUCK_RESET,
	FAULT_ALL_ONES,
	FAULT_STAYS_AWAY,
	FAULT_SLOW_START,
	FAULT_SILENT_HALT,
	FAULT_IDLE_HALT,
	FAULT_DROPPED_INTERRUPT,
	FAULT_KINDS,
};

/**
 * struct fault - one of them
 * @kind: what
 * @channel: where; negative: on any
 * @first: at which of the events it concerns, from 1
 * @times: at how many of these in a row
 * @bit: of CHANERR
 * @us: how late
 * @seen: events so far
 */
struct fault {
	enum fault_kind kind;
	int channel;
	u64 first;
	u64 times;
	unsigned int bit;
	u32 us;
	u64 seen;
};

struct fault_plan {
	struct fault fault[FAULTS];
	unsigned int faults;
};

/**
 * fault_parse() - add to the plan
 * @plan: all faults
 * @words: KIND[,nth=N][,times=N][,channel=N][,bit=N][,us=N]
 *
 * Events are counted from here on.
 *
 * Return: NULL, or what is wrong with it.
 */
const char *fault_parse(struct fault_plan *plan, const char *words);

/* An event of this kind comes: returns the fault that is to hit it, or NULL. */
const struct fault *fault_hit(struct fault_plan *plan, enum fault_kind kind,
			      unsigned int channel);

#endif /* MODEL_FAULT_H */
