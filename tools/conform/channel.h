/* SPDX-License-Identifier: GPL-2.0 */
/*
 * A channel for a case
 */
#ifndef DMAE_CONFORM_CHANNEL_H
#define DMAE_CONFORM_CHANNEL_H

struct conform;
struct dmae_chan;

struct dmae_chan *conform_channel_get(struct conform *c);
void conform_channel_put(struct conform *c);

#endif /* DMAE_CONFORM_CHANNEL_H */
