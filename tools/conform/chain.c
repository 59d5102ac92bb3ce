// SPDX-License-Identifier: GPL-2.0
/*
 * Mock devices and pages for the cases of chains
 */
#include <linux/delay.h>
#include <linux/jiffies.h>
#include <linux/mm.h>
#include <linux/string.h>

#include "../mock/dmae_mock.h"
#include "chain.h"
#include "conform.h"

/* Above the priority of every other provider. */
#define CHAIN_PRIORITY 1000

static struct dmae_mock *chain_mock(unsigned long types)
{
	struct dmae_mock_config config;

	dmae_mock_config_get(&config);
	config.chans = 2;
	config.slots = CHAIN_SLOTS;
	config.limits.max_len = CHAIN_LEN;
	config.priority = CHAIN_PRIORITY;
	config.types.bits = types;
	return dmae_mock_create(&config);
}

/* Waits until async_tx, which learns of channels by events, uses the mocks. */
static bool chain_await_mocks(struct chain *chain)
{
	const unsigned long end =
		jiffies + msecs_to_jiffies(CONFORM_TIMEOUT_MS);
	struct dmae_async_tx_descriptor *tx;

	while (!dmae_mock_carried_out(chain->mocks[0]) ||
	       !dmae_mock_carried_out(chain->mocks[1])) {
		if (time_after(jiffies, end))
			return false;
		tx = chain_copy(chain, 0, 0, 0, NULL, NULL);
		chain_expect_wait(chain, tx, 0);
		/* Twice, so that page 0 is as before. */
		tx = chain_xor_onto(chain, 0, 1, 0, NULL, NULL);
		chain_expect_wait(chain, tx, 0);
		tx = chain_xor_onto(chain, 0, 1, 0, NULL, NULL);
		chain_expect_wait(chain, tx, 0);
	}
	chain->before[0] = dmae_mock_carried_out(chain->mocks[0]);
	chain->before[1] = dmae_mock_carried_out(chain->mocks[1]);
	return true;
}

unsigned long chain_carried_out(struct chain *chain, unsigned int mock)
{
	return dmae_mock_carried_out(chain->mocks[mock]) - chain->before[mock];
}

bool chain_init(struct chain *chain, struct conform *c)
{
	unsigned int i;

	*chain = (struct chain){ .c = c };
	for (i = 0; i < CHAIN_PAGES; i++) {
		chain->pages[i] = alloc_page(GFP_KERNEL);
		if (!chain->pages[i])
			goto err_fini;
		memset(page_address(chain->pages[i]), i + 1, PAGE_SIZE);
	}
	chain->mocks[0] = chain_mock(BIT(DMAE_MEMCPY));
	chain->mocks[1] = chain_mock(BIT(DMAE_XOR));
	if (!IS_ERR(chain->mocks[0]) && !IS_ERR(chain->mocks[1]) &&
	    chain_await_mocks(chain))
		return true;

err_fini:
	conform_fail(c, "no memory, or async_tx does not use the mock devices");
	chain_fini(chain);
	return false;
}

/* Operations that a mock still holds back are aborted. */
void chain_fini(struct chain *chain)
{
	unsigned int i;

	for (i = 0; i < CHAIN_MOCKS; i++)
		if (!IS_ERR_OR_NULL(chain->mocks[i]))
			dmae_mock_destroy(chain->mocks[i]);
	for (i = 0; i < CHAIN_PAGES; i++)
		if (chain->pages[i])
			__free_page(chain->pages[i]);
}

void chain_call_init(struct chain *chain, struct chain_call *call)
{
	*call = (struct chain_call){ .chain = chain };
	init_completion(&call->called);
}

void chain_callback(void *param)
{
	struct chain_call *call = param;

	atomic_inc(&call->count);
	call->place = atomic_inc_return(&call->chain->callbacks);
	complete_all(&call->called);
}

void chain_callback_result(void *param, int status)
{
	struct chain_call *call = param;

	call->status = status;
	chain_callback(call);
}

/* Waits for the callback; true if it was called exactly once. */
bool chain_called_back_once(struct chain_call *call)
{
	const unsigned long timeout = msecs_to_jiffies(CONFORM_TIMEOUT_MS);

	return wait_for_completion_timeout(&call->called, timeout) &&
	       atomic_read(&call->count) == 1;
}

bool chain_not_called_back(struct chain_call *call)
{
	return !wait_for_completion_timeout(&call->called,
					    msecs_to_jiffies(CHAIN_WATCH_MS));
}

struct dmae_async_tx_descriptor *
chain_copy(struct chain *chain, unsigned int to, unsigned int from,
	   unsigned int flags, struct dmae_async_tx_descriptor *depend_tx,
	   struct chain_call *call)
{
	return dmae_async_memcpy(chain->pages[to], chain->pages[from], 0, 0,
				 CHAIN_LEN, flags, depend_tx,
				 call ? chain_callback : NULL, call);
}

struct dmae_async_tx_descriptor *
chain_xor_onto(struct chain *chain, unsigned int to, unsigned int from,
	       unsigned int flags, struct dmae_async_tx_descriptor *depend_tx,
	       struct chain_call *call)
{
	return dmae_async_xor(chain->pages[to], &chain->pages[from], 0, 1,
			      CHAIN_LEN, flags, depend_tx,
			      call ? chain_callback : NULL, call);
}

void chain_expect_page(struct chain *chain, unsigned int page, u8 value)
{
	const u8 *data = page_address(chain->pages[page]);

	if (memchr_inv(data, value, PAGE_SIZE))
		conform_fail(chain->c, "page %u is not full of %#x but has %#x",
			     page, value, data[0]);
}

/* Waits for the operation and acks it. */
void chain_expect_wait(struct chain *chain, struct dmae_async_tx_descriptor *tx,
		       int status)
{
	conform_expect_eq(chain->c, dmae_async_tx_wait(tx, CONFORM_TIMEOUT_MS),
			  status);
	if (!IS_ERR_OR_NULL(tx))
		dmae_async_tx_ack(tx);
}
