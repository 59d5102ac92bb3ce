/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Faults to be injected
 */
#ifndef MODEL_FAULT_H
#define MODEL_FAULT_H

#include "types.h"

#define FAULTS 16

/**
 * enum fault_kind - kinds of faults
 * @FAULT_CHANERR: a descriptor fails with a bit of CHANERR
 * @FAULT_LOST_INTERRUPT: an interrupt is lost
 * @FAULT_LATE_COMPLETION: a completion write is late
 * @FAULT_TORN_COMPLETION: the upper half of a completion write is late
 * @FAULT_STUCK_SUSPEND: SUSPEND has no effect
 * @FAULT_STUCK_RESET: RESET never completes
 * @FAULT_ALL_ONES: the device is pulled out before a descriptor is read, so
 *	registers read as all ones
 * @FAULT_STAYS_AWAY: the device does not come back from a function-level reset
 * @FAULT_SLOW_START: CHANSTS shows HALTED for a time after the first doorbell
 * @FAULT_SILENT_HALT: after carrying out a descriptor, and before reporting it,
 *	the channel halts without an error
 * @FAULT_IDLE_HALT: a channel that becomes idle shows HALTED instead of IDLE
 * @FAULT_DROPPED_INTERRUPT: an interrupt that is due before REARM is dropped
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
 * struct fault - one fault
 * @kind: its kind
 * @channel: its channel; negative: any
 * @first: number of the first event that it hits, from 1
 * @times: number of events in a row that it hits
 * @bit: bit of CHANERR
 * @us: delay in microseconds
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
 * fault_parse() - add a fault
 * @plan: all faults
 * @words: KIND[,nth=N][,times=N][,channel=N][,bit=N][,us=N]
 *
 * Its events are counted from now on.
 *
 * Return: NULL, or an error message.
 */
const char *fault_parse(struct fault_plan *plan, const char *words);

/* Counts an event of this kind; returns the fault that hits it, or NULL. */
const struct fault *fault_hit(struct fault_plan *plan, enum fault_kind kind,
			      unsigned int channel);

#endif /* MODEL_FAULT_H */
