/* SPDX-License-Identifier: GPL-2.0 */
/*
 * A channel of a provider that moves data, such as swdma, and buffers for it
 */
#ifndef DMAE_KUNIT_DATA_CHAN_H
#define DMAE_KUNIT_DATA_CHAN_H

#include <linux/types.h>

#include <dmae/client.h>

struct kunit;
struct listener;
struct outcome;

#define DATA_CHAN_ORDER 2
#define DATA_CHAN_SIZE (PAGE_SIZE << DATA_CHAN_ORDER)

/* Number of operations that is below the threshold at which swdma issues. */
#define DATA_CHAN_FEW 5

/* Number of operations above this threshold that do not fill a channel. */
#define DATA_CHAN_MANY 200

/* Number of times that data_chan_chain() runs. */
#define DATA_CHAN_CHAIN 1000

/* Fills the destination, so that a byte written outside the data shows. */
#define DATA_CHAN_GUARD 0xa5

/* The types of swdma, as bits of enum dmae_transaction_type. */
#define DATA_CHAN_ALL_TYPES                                    \
	(BIT(DMAE_MEMCPY) | BIT(DMAE_MEMSET) | BIT(DMAE_XOR) | \
	 BIT(DMAE_XOR_VAL) | BIT(DMAE_PQ) | BIT(DMAE_PQ_VAL) | \
	 BIT(DMAE_MEMCPY_CRC32C) | BIT(DMAE_INTERRUPT) | BIT(DMAE_COMPARE))

/**
 * struct data_chan - a channel that is held exclusively, and two buffers
 * @test: the test
 * @listener: the client that holds it
 * @chan: the channel
 * @dst: destination, filled with DATA_CHAN_GUARD
 * @src: source, random bytes
 * @last: cookie of the test's last operation, for threads that poll it
 */
struct data_chan {
	struct kunit *test;
	struct listener *listener;
	struct dmae_chan *chan;
	struct page *dst;
	struct page *src;
	dmae_cookie_t last;
};

struct data_chan *data_chan_start(struct kunit *test);
struct data_chan *data_chan_start_types(struct kunit *test,
					unsigned long types);
void *data_chan_alloc(struct kunit *test, unsigned int order);
void data_chan_wait(struct data_chan *chan, dmae_cookie_t cookie);
dmae_cookie_t data_chan_submit(struct data_chan *chan, struct outcome *outcome);
enum dmae_status data_chan_status(struct data_chan *chan, dmae_cookie_t cookie);
enum dmae_status data_chan_watch(struct data_chan *chan, dmae_cookie_t cookie);
void data_chan_chain(void *outcome);

void data_chan_expect_guard(struct data_chan *chan, unsigned int offset,
			    size_t len);
void data_chan_expect_copy(struct data_chan *chan, unsigned int dst_off,
			   unsigned int src_off, size_t len);
void data_chan_expect_fill(struct data_chan *chan, unsigned int offset,
			   u8 value, size_t len);

#endif /* DMAE_KUNIT_DATA_CHAN_H */
