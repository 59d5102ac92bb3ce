/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The engine of a channel: reading its status, stopping and starting it
 */
#ifndef DMAE_IOAT_RESET_H
#define DMAE_IOAT_RESET_H

#include "ioat.h"

bool ioat_is_gone(u32 value);
u32 ioat_read_status(const struct ioat_chan *chan);
bool ioat_may_be_starting(const struct ioat_chan *chan, u32 status);
bool ioat_hw_await_start(const struct ioat_chan *chan);
int ioat_hw_stop(struct ioat_chan *chan);
int ioat_hw_reset(struct ioat_chan *chan);
void ioat_hw_start(struct ioat_chan *chan, u64 position);
void ioat_hw_rearm(struct ioat_chan *chan);
void ioat_hw_idle(struct ioat_chan *chan);

#endif /* DMAE_IOAT_RESET_H */
