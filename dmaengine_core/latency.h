/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Measured latencies of operations; debugfs dmae/latency
 */
#ifndef DMAE_CORE_LATENCY_H
#define DMAE_CORE_LATENCY_H

struct dentry;
struct dmae_chan_core;
struct dmae_device;

void dmae_latency_add(struct dmae_device *device);
void dmae_latency_free(struct dmae_chan_core *core);
void dmae_latency_debugfs(struct dentry *dir);
void dmae_latency_fini(void);

#endif /* DMAE_CORE_LATENCY_H */
