/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Calling the clients' event callbacks
 */
#ifndef DMAE_CORE_TELL_H
#define DMAE_CORE_TELL_H

#include <linux/sched.h>

#include "client.h"

struct dmae_hold;

/* True while another task calls the client's event callback. */
static inline bool
dmae_told_by_other_task(const struct dmae_client_core *client)
{
	struct task_struct *telling = READ_ONCE(client->telling);

	return telling && telling != current;
}

void dmae_tell_work(struct work_struct *work);
void dmae_tell_flush(void);
void dmae_tell_removed(struct dmae_client *client, struct dmae_hold *hold);

#endif /* DMAE_CORE_TELL_H */
