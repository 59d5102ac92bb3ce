/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Calls of async_tx that must be refused
 */
#ifndef DMAE_CONFORM_REFUSED_CALL_H
#define DMAE_CONFORM_REFUSED_CALL_H

#include <linux/mm_types.h>

#include <dmae/async_tx.h>

struct conform;

/* Blocks that refused_call_all() uses. */
#define REFUSED_CALL_BLOCKS 6

/**
 * struct refused_call - arguments of the calls, and the expected errno
 * @c: the case
 * @err: the errno
 * @flags: flags of the calls
 * @depend_tx: parent of the operations
 */
struct refused_call {
	struct conform *c;
	int err;
	unsigned int flags;
	struct dmae_async_tx_descriptor *depend_tx;
};

void refused_call_memcpy(const struct refused_call *r, struct page *dest,
			 struct page *src, unsigned int dest_offset,
			 unsigned int src_offset, size_t len);
void refused_call_memset(const struct refused_call *r, struct page *dest,
			 unsigned int offset, size_t len);
void refused_call_xor(const struct refused_call *r, struct page *dest,
		      struct page **list, unsigned int offset, int count,
		      size_t len);
void refused_call_zero_sum(const struct refused_call *r, struct page *dest,
			   struct page **list, unsigned int offset, int count,
			   size_t len);
void refused_call_syndrome(const struct refused_call *r, struct page **blocks,
			   unsigned int offset, int disks, size_t len);
void refused_call_recovery(const struct refused_call *r, struct page **blocks,
			   unsigned int offset, int disks, int a, int b,
			   size_t len);
void refused_call_trigger(const struct refused_call *r);
void refused_call_all(const struct refused_call *r, struct page **blocks,
		      unsigned int offset, size_t len);

#endif /* DMAE_CONFORM_REFUSED_CALL_H */
