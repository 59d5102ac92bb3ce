/* SPDX-License-Identifier: GPL-2.0 */
/*
 * How an engine came to rest, and which operations fail with it
 */
#ifndef DMAE_IOAT_ERRORS_H
#define DMAE_IOAT_ERRORS_H

#include "ioat.h"

/**
 * enum ioat_rest - how an engine came to rest
 * @IOAT_REST_CLEAN: it was idle, or suspended between two descriptors
 * @IOAT_REST_HALTED: it halted by itself; CHANERR may say why
 * @IOAT_REST_CUT_OFF: its link failed
 * @IOAT_REST_FORCED: it did not stop, and was reset while it ran
 */
enum ioat_rest {
	IOAT_REST_CLEAN,
	IOAT_REST_HALTED,
	IOAT_REST_CUT_OFF,
	IOAT_REST_FORCED,
};

/**
 * struct ioat_halt - the state in which an engine was stopped
 * @rest: how it came to rest
 * @status: CHANSTS before the reset
 * @chanerr: CHANERR, if @rest is IOAT_REST_HALTED
 * @end: end of the operations that were issued before the stop
 */
struct ioat_halt {
	enum ioat_rest rest;
	u32 status;
	u32 chanerr;
	u64 end;
};

void ioat_chan_fail(struct ioat_chan *chan, const struct ioat_halt *halt);

#endif /* DMAE_IOAT_ERRORS_H */
