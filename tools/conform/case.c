// SPDX-License-Identifier: GPL-2.0
/*
 * Runs one case
 */
#include <linux/mm.h>
#include <linux/slab.h>

#include "buffer.h"
#include "channel.h"
#include "conform.h"
#include "mock.h"

#define CONFORM_SEED 20070101

static bool conform_begin(struct conform *c)
{
	unsigned int i;

	INIT_LIST_HEAD(&c->bufs);
	conform_ticket_init(&c->ticket);
	prandom_seed_state(&c->random, CONFORM_SEED);
	c->scratch = alloc_page(GFP_KERNEL);
	for (i = 0; i < ARRAY_SIZE(c->sums); i++)
		c->sums[i] = kvmalloc(CONFORM_MAX_LEN, GFP_KERNEL);
	return c->scratch && c->sums[0] && c->sums[1];
}

static void conform_end(struct conform *c)
{
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(c->sums); i++)
		kvfree(c->sums[i]);
	if (c->scratch)
		__free_page(c->scratch);
	conform_bufs_free(c);
}

/* @c: zero but for @print and @sink.  It must not be freed if it is @stuck. */
void conform_run(struct conform *c, const struct conform_case *cs)
{
	if (conform_begin(c)) {
		cs->run(c);
		conform_ticket_expect_called(c);
	} else {
		conform_fail(c, "no memory");
	}
	if (c->stuck)
		return;
	conform_channel_put(c);
	conform_mocks_put(c);
	conform_end(c);
}
