// SPDX-License-Identifier: GPL-2.0
/*
 * The workqueue, for work that may not run in the caller's context
 */
#include <linux/errno.h>
#include <linux/workqueue.h>

#include "work.h"

static struct workqueue_struct *dmae_async_wq;

int dmae_async_wq_init(void)
{
	dmae_async_wq = alloc_workqueue("dmae_async_tx",
					WQ_UNBOUND | WQ_MEM_RECLAIM, 0);
	return dmae_async_wq ? 0 : -ENOMEM;
}

void dmae_async_wq_fini(void)
{
	destroy_workqueue(dmae_async_wq);
}

void dmae_async_queue(struct work_struct *work)
{
	queue_work(dmae_async_wq, work);
}
