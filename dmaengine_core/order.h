/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The channels of a device, in the order in which they are offered
 */
#ifndef DMAE_CORE_ORDER_H
#define DMAE_CORE_ORDER_H

struct dmae_chan;
struct dmae_device;

void dmae_order_add(struct dmae_chan *chan);
void dmae_order_update(struct dmae_chan *chan);
struct dmae_chan *dmae_order_first(struct dmae_device *device);
struct dmae_chan *dmae_order_next(struct dmae_chan *chan);

#endif /* DMAE_CORE_ORDER_H */
