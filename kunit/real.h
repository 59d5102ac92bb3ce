/* SPDX-License-Identifier: GPL-2.0 */
/*
 * A channel of a real provider, and buffers for it
 */
#ifndef DMAE_KUNIT_REAL_H
#define DMAE_KUNIT_REAL_H

#include <linux/types.h>

#include <dmae/client.h>

struct kunit;
struct listener;
struct outcome;

#define REAL_ORDER 2
#define REAL_SIZE (PAGE_SIZE << REAL_ORDER)

/* Fewer than start by themselves. */
#define REAL_FEW 5

/* More than start by themselves, and fewer than fill a channel. */
#define REAL_MANY 200

/* How often a callback submits again. */
#define REAL_CHAIN 1000

/* What surrounds the data, and shows if it was touched. */
#define REAL_GUARD 0xa5

/* What a channel in software has, as bits of enum dmae_transaction_type. */
#define REAL_ALL_TYPES                                         \
	(BIT(DMAE_MEMCPY) | BIT(DMAE_MEMSET) | BIT(DMAE_XOR) | \
	 BIT(DMAE_XOR_VAL) | BIT(DMAE_PQ) | BIT(DMAE_PQ_VAL) | \
	 BIT(DMAE_MEMCPY_CRC32C) | BIT(DMAE_INTERRUPT) | BIT(DMAE_COMPARE))

/**
 * struct real - a channel, exclusively, and two buffers
 * @test: the test
 * @listener: who holds it
 * @chan: the channel
 * @dst: buffer to write to, full of REAL_GUARD
 * @src: buffer to read from, full of noise
 * @last: the test's last operation, for who polls beside it
 */
struct real {
	struct kunit *test;
	struct listener *listener;
	struct dmae_chan *chan;
	struct page *dst;
	struct page *src;
	dmae_cookie_t last;
};

struct real *real_start(struct kunit *test);
struct real *real_start_types(struct kunit *test, unsigned long types);
void *real_alloc(struct kunit *test, unsigned int order);
void real_wait(struct real *real, dmae_cookie_t cookie);
dmae_cookie_t real_submit(struct real *real, struct outcome *outcome);
enum dmae_status real_status(struct real *real, dmae_cookie_t cookie);
enum dmae_status real_watch(struct real *real, dmae_cookie_t cookie);
void real_chain(void *outcome);

void real_expect_guard(struct real *real, unsigned int offset, size_t len);
void real_expect_copy(struct real *real, unsigned int dst_off,
		      unsigned int src_off, size_t len);
void real_expect_fill(struct real *real, unsigned int offset, u8 value,
		      size_t len);

#endif /* DMAE_KUNIT_REAL_H */
