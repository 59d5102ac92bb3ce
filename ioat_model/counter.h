/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Counters of the device and of its channels
 */
#ifndef MODEL_COUNTER_H
#define MODEL_COUNTER_H

#include <stdio.h>

#include "types.h"

/**
 * enum counter - counters, for each channel or for the device
 * @COUNT_READS: reads of registers
 * @COUNT_WRITES: writes of registers
 * @COUNT_STRAY: accesses outside of registers, or that are neither a whole
 *	register nor an aligned half of one
 * @COUNT_DOORBELLS: writes of DMACOUNT
 * @COUNT_DESCRIPTORS: hardware descriptors completed, extensions included
 * @COUNT_COPY: copies completed; the other types have counters like this
 * @COUNT_BYTES_READ: bytes of data read
 * @COUNT_BYTES_WRITTEN: bytes of data written
 * @COUNT_COMPLETIONS: completion writes
 * @COUNT_INTERRUPTS: interrupts sent
 * @COUNT_UNHEARD: interrupts for which no event descriptor was set
 * @COUNT_ERRORS: halts with an error
 * @COUNT_MISMATCHES: validations that found a difference
 * @COUNT_DMA_FAULTS: accesses to memory that is not mapped for them
 * @COUNT_HAZARDS: reads of data that an engine may not have written yet, as a
 *	fence is missing
 * @COUNT_SUSPENDS: suspensions
 * @COUNT_RESETS: resets
 * @COUNT_FAULTS: injected faults
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
