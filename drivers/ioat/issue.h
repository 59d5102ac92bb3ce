/* SPDX-License-Identifier: GPL-2.0 */
/*
 * From submit to the doorbell
 */
#ifndef DMAE_IOAT_ISSUE_H
#define DMAE_IOAT_ISSUE_H

#include "ioat.h"

dmae_cookie_t ioat_submit(struct dmae_async_tx_descriptor *tx);
void ioat_issue_pending(struct dmae_chan *chan);
void ioat_issue_all(struct ioat_chan *chan);
void ioat_ring_doorbell(struct ioat_chan *chan);
bool ioat_is_busy(struct ioat_chan *chan);

#endif /* DMAE_IOAT_ISSUE_H */
