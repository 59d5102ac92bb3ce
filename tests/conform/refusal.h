/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Calls of async_tx that are to be refused
 */
#ifndef DMAE_CONFORM_REFUSAL_H
#define DMAE_CONFORM_REFUSAL_H

#include <linux/mm_types.h>

#include <dmae/async_tx.h>

struct conform;

/* Blocks that refusal_all() takes. */
#define REFUSAL_BLOCKS 6

/**
 * struct refusal - what calls are refused with
 * @c: the case
 * @err: the errno
 * @flags: what they have of flags
 * @depend_tx: what they depend on
 */
struct refusal {
	struct conform *c;
	int err;
	unsigned int flags;
	struct dmae_async_tx_descriptor *depend_tx;
};

void refusal_memcpy(const struct refusal *r, struct page *dest,
		    struct page *src, unsigned int dest_offset,
		    unsigned int src_offset, size_t len);
void refusal_memset(const struct refusal *r, struct page *dest,
		    unsigned int offset, size_t len);
void refusal_xor(const struct refusal *r, struct page *dest, struct page **list,
		 unsigned int offset, int count, size_t len);
void refusal_zero_sum(const struct refusal *r, struct page *dest,
		      struct page **list, unsigned int offset, int count,
		      size_t len);
void refusal_syndrome(const struct refusal *r, struct page **blocks,
		      unsigned int offset, int disks, size_t len);
void refusal_recovery(const struct refusal *r, struct page **blocks,
		      unsigned int offset, int disks, int a, int b, size_t len);
void refusal_trigger(const struct refusal *r);
void refusal_all(const struct refusal *r, struct page **blocks,
		 unsigned int offset, size_t len);

#endif /* DMAE_CONFORM_REFUSAL_H */
