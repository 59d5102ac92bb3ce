/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Mock devices that async_tx prefers, and pages of known contents, for the
 * cases of chains
 */
#ifndef DMAE_CONFORM_CHAIN_H
#define DMAE_CONFORM_CHAIN_H

#include <linux/atomic.h>
#include <linux/completion.h>
#include <linux/types.h>

#include <dmae/async_tx.h>

struct conform;
struct dmae_mock;

#define CHAIN_MOCKS 2
#define CHAIN_PAGES 8

/* Too long to be completed in the call. */
#define CHAIN_LEN PAGE_SIZE

/* How long a case waits to see that a callback is not called. */
#define CHAIN_WATCH_MS 20

/* Slots of a channel. */
#define CHAIN_SLOTS 8

/**
 * struct chain - the objects of a case
 * @c: the case
 * @mocks: devices; the first one copies, the second one xors
 * @before: operations that each had carried out when the case began
 * @pages: page i is filled with the byte i + 1
 * @callbacks: number of callbacks called
 */
struct chain {
	struct conform *c;
	struct dmae_mock *mocks[CHAIN_MOCKS];
	unsigned long before[CHAIN_MOCKS];
	struct page *pages[CHAIN_PAGES];
	atomic_t callbacks;
};

/**
 * struct chain_call - one callback
 * @chain: the objects of the case
 * @count: number of calls
 * @place: its place in the order of all callbacks, from 1
 * @status: the status passed, for chain_callback_result()
 * @called: completed by the callback
 */
struct chain_call {
	struct chain *chain;
	atomic_t count;
	int place;
	int status;
	struct completion called;
};

bool chain_init(struct chain *chain, struct conform *c);
void chain_fini(struct chain *chain);

void chain_call_init(struct chain *chain, struct chain_call *call);
void chain_callback(void *call);
void chain_callback_result(void *call, int status);
bool chain_called_back_once(struct chain_call *call);
bool chain_not_called_back(struct chain_call *call);

struct dmae_async_tx_descriptor *
chain_copy(struct chain *chain, unsigned int to, unsigned int from,
	   unsigned int flags, struct dmae_async_tx_descriptor *depend_tx,
	   struct chain_call *call);
struct dmae_async_tx_descriptor *
chain_xor_onto(struct chain *chain, unsigned int to, unsigned int from,
	       unsigned int flags, struct dmae_async_tx_descriptor *depend_tx,
	       struct chain_call *call);
unsigned long chain_carried_out(struct chain *chain, unsigned int mock);
void chain_expect_page(struct chain *chain, unsigned int page, u8 value);
void chain_expect_wait(struct chain *chain, struct dmae_async_tx_descriptor *tx,
		       int status);

#endif /* DMAE_CONFORM_CHAIN_H */
