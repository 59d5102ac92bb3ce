/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Completing finished operations and running their callbacks
 */
#ifndef DMAE_IOAT_COMPLETION_H
#define DMAE_IOAT_COMPLETION_H

#include "ioat.h"

bool ioat_reap(struct ioat_chan *chan);
void ioat_reap_all(struct ioat_chan *chan);
void ioat_reap_last(struct ioat_chan *chan);
u32 ioat_reap_status(struct ioat_chan *chan);
bool ioat_interrupt_is_due(struct ioat_chan *chan);
u64 ioat_resume_position(struct ioat_chan *chan);
void ioat_end_oldest(struct ioat_chan *chan, int status, u32 result);
int ioat_oldest_type(struct ioat_chan *chan, u64 end);
u64 ioat_spoiled_end(struct ioat_chan *chan, u64 end);
void ioat_abort(struct ioat_chan *chan, u64 end, int in_place_status);
void ioat_call_back(struct ioat_chan *chan);
void ioat_call_back_later(struct ioat_chan *chan);
void ioat_poll(struct dmae_chan *chan);
void ioat_poll_work(struct work_struct *work);
void ioat_synchronize(struct dmae_chan *chan);

#endif /* DMAE_IOAT_COMPLETION_H */
