/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The log of failed operations; debugfs dmae/failures
 */
#ifndef DMAE_CORE_LOG_H
#define DMAE_CORE_LOG_H

struct dmae_async_tx_descriptor;
struct seq_file;

void dmae_log_add(const struct dmae_async_tx_descriptor *tx);
void dmae_log_show(struct seq_file *file);

#endif /* DMAE_CORE_LOG_H */
