/* SPDX-License-Identifier: GPL-2.0 */
/*
 * debugfs dmae/
 */
#ifndef DMAE_CORE_DEBUGFS_H
#define DMAE_CORE_DEBUGFS_H

void dmae_debugfs_init(void);
void dmae_debugfs_fini(void);

#endif /* DMAE_CORE_DEBUGFS_H */
