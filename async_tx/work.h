/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The workqueue
 */
#ifndef DMAE_ASYNC_WORK_H
#define DMAE_ASYNC_WORK_H

struct work_struct;

int dmae_async_wq_init(void);
void dmae_async_wq_fini(void);
void dmae_async_queue(struct work_struct *work);

#endif /* DMAE_ASYNC_WORK_H */
