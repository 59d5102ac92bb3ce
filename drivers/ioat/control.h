/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Stopping, starting, suspending, resuming and losing a channel
 */
#ifndef DMAE_IOAT_CONTROL_H
#define DMAE_IOAT_CONTROL_H

#include "ioat.h"

struct ioat_halt;

void ioat_chan_set_state(struct ioat_chan *chan, enum ioat_state state);
int ioat_chan_halt(struct ioat_chan *chan, struct ioat_halt *halt);
int ioat_chan_stop(struct ioat_chan *chan);
void ioat_chan_start(struct ioat_chan *chan);
void ioat_chan_lose(struct ioat_chan *chan, const char *why);
void ioat_terminate(struct dmae_chan *chan);
void ioat_suspend(struct dmae_chan *chan);
void ioat_resume(struct dmae_chan *chan);

#endif /* DMAE_IOAT_CONTROL_H */
