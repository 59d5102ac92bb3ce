/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What the device has done, and what was done to it
 */
#ifndef MODEL_COUNTER_H
#define MODEL_COUNTER_H

#include <stdio.h>

#include "types.h"

/**
 * enum counter - what is counted, for each channel or for the device
 * @COUNT_READS: of registers
 * @COUNT_WRITES: of registers
 * @COUNT_STRAY: of these, what is no register, or not a half or whole one
 * @COUNT_DOORBELLS: writes of DMACOUNT
 * @COUNT_DESCRIPTORS: descriptors done, with extensions
 * @COUNT_COPY: operations done; each type likewise
 * @COUNT_BYTES_READ: of data
 * @COUNT_BYTES_WRITTEN: of data
 * @COUNT_COMPLETIONS: completions written
 * @COUNT_INTERRUPTS: sent
 * @COUNT_UNHEARD: interrupts for which the client has set no eventfd
 * @COUNT_ERRORS: halts with an error
 * @COUNT_MISMATCHES: validations that found a difference
 * @COUNT_DMA_FAULTS: accesses to memory that is not there for that
 * @COUNT_HAZARDS: reads of what was written since the last fence
 * @COUNT_SUSPENDS: suspensions
 * @COUNT_RESETS: resets
 * @COUNT_FAULTS: injected
 * @COUNTERS: number of counters
 */
enum counter {
	COUNT_READS,
	COUNT_WRITES,
	COUNT_STRAY,
	COUNT_DOORBELLS,
	COUNT_DESCRIPTORS,
	COUNT_NULL,
	COUNT_COPY,
	COUNT_FILL,
	COUNT_XOR,
	COUNT_XOR_VAL,
	COUNT_PQ,
	COUNT_PQ_VAL,
	COUNT_PQ16,
	COUNT_PQ16_VAL,
	COUNT_BYTES_READ,
	COUNT_BYTES_WRITTEN,
	COUNT_COMPLETIONS,
	COUNT_INTERRUPTS,
	COUNT_UNHEARD,
	COUNT_ERRORS,
	COUNT_MISMATCHES,
	COUNT_DMA_FAULTS,
	COUNT_HAZARDS,
	COUNT_SUSPENDS,
	COUNT_RESETS,
	COUNT_FAULTS,
	COUNTERS,
};

/* Prints them as members of a JSON object, without its braces. */
void counters_print(FILE *file, const u64 *counters);

#endif /* MODEL_COUNTER_H */
