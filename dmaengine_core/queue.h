/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The events that clients are to be told
 */
#ifndef DMAE_CORE_QUEUE_H
#define DMAE_CORE_QUEUE_H

struct dmae_client_core;
struct dmae_hold;
struct work_struct;

int dmae_queue_init(void);
void dmae_queue_fini(void);
void dmae_queue_flush(void);
void dmae_queue_work(struct work_struct *work);

void dmae_queue_hold(struct dmae_hold *hold);
void dmae_queue_offer(struct dmae_hold *hold);
void dmae_queue_none(struct dmae_client_core *client);
void dmae_queue_forget_none(struct dmae_client_core *client);
void dmae_queue_restart(struct dmae_client_core *client);
void dmae_queue_deadline_work(struct work_struct *work);

#endif /* DMAE_CORE_QUEUE_H */
