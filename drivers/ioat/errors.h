/* SPDX-License-Identifier: GPL-2.0 */
/*
 * How an engine came to rest, and which operations fail with it
 */
#ifndef DMAE_IOAT_ERRORS_H
#define DMAE_IOAT_ERRORS_H

#include "ioat.h"

/**
 * enum ioat_rest - how an engine came to rest
 * @IOAT_REST_CLEAN: idle, or suspended between two descriptors
 * @IOAT_REST_HALTED: it halted by itself, and CHANERR may tell why
 * @IOAT_REST_CUT_OFF: its link was cut
 * @IOAT_REST_FORCED: it did not stop before it was reset
 */
enum ioat_rest {
	IOAT_REST_CLEAN,
	IOAT_REST_HALTED,
	IOAT_REST_CUT_OFF,
	IOAT_REST_FORCED,
};

/**
 * struct ioat_halt - what was found when an engine was stopped
 * @rest: how it came to rest
 * @status: CHANSTS
 * @chanerr: CHANERR; 0 if @rest is not IOAT_REST_HALTED
 * @end: end of the slots that the engine was told of
 */
struct ioat_halt {
	enum ioat_rest rest;
	u32 status;
	u32 chanerr;
	u64 end;
};


void ioat_chan_settle(struct ioat_chan *chan, const struct ioat_halt *halt);

#endif /* DMAE_IOAT_ERRORS_H */
