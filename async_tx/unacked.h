/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Descriptors that a client has not acked
 */
#ifndef DMAE_ASYNC_UNACKED_H
#define DMAE_ASYNC_UNACKED_H

struct dentry;

int dmae_async_unacked_init(void);
void dmae_async_unacked_fini(void);
void dmae_async_unacked_debugfs(struct dentry *dir);

#endif /* DMAE_ASYNC_UNACKED_H */
