// SPDX-License-Identifier: GPL-2.0
/*
 * Calls of async_tx that must be refused, and must not call back
 */
#include <linux/err.h>

#include "conform.h"
#include "refused_call.h"

static void refused_call_called(void *param)
{
	conform_fail(param, "a refused operation has called back");
}

static void refused_call_called_result(void *param, int status)
{
	refused_call_called(param);
}

static void refused_call_expect(const struct refused_call *r, const char *what,
				struct dmae_async_tx_descriptor *tx)
{
	struct conform *c = r->c;

	if (IS_ERR(tx) && PTR_ERR(tx) == r->err)
		return;
	if (IS_ERR(tx)) {
		conform_fail(c, "%s: %ld, not %d", what, PTR_ERR(tx), r->err);
		return;
	}
	conform_fail(c, "%s is not refused", what);
	c->stuck |= dmae_async_tx_wait(tx, CONFORM_TIMEOUT_MS) == -EINPROGRESS;
	if (tx && !c->stuck)
		dmae_async_tx_ack(tx);
}

/* Tries a copy, and a copy with a CRC. */
void refused_call_memcpy(const struct refused_call *r, struct page *dest,
			 struct page *src, unsigned int dest_offset,
			 unsigned int src_offset, size_t len)
{
	struct dmae_async_tx_descriptor *tx;

	tx = dmae_async_memcpy(dest, src, dest_offset, src_offset, len,
			       r->flags, r->depend_tx, refused_call_called,
			       r->c);
	refused_call_expect(r, "memcpy", tx);
	tx = dmae_async_memcpy_crc32c(dest, src, dest_offset, src_offset, len,
				      0, &r->c->result, r->flags, r->depend_tx,
				      refused_call_called, r->c);
	refused_call_expect(r, "memcpy_crc32c", tx);
}

void refused_call_memset(const struct refused_call *r, struct page *dest,
			 unsigned int offset, size_t len)
{
	struct dmae_async_tx_descriptor *tx;

	tx = dmae_async_memset(dest, 0, offset, len, r->flags, r->depend_tx,
			       refused_call_called, r->c);
	refused_call_expect(r, "memset", tx);
}

void refused_call_xor(const struct refused_call *r, struct page *dest,
		      struct page **list, unsigned int offset, int count,
		      size_t len)
{
	struct dmae_async_tx_descriptor *tx;

	tx = dmae_async_xor(dest, list, offset, count, len, r->flags,
			    r->depend_tx, refused_call_called, r->c);
	refused_call_expect(r, "xor", tx);
}

void refused_call_zero_sum(const struct refused_call *r, struct page *dest,
			   struct page **list, unsigned int offset, int count,
			   size_t len)
{
	struct dmae_async_tx_descriptor *tx;

	tx = dmae_async_xor_zero_sum(dest, list, offset, count, len,
				     &r->c->result, r->flags, r->depend_tx,
				     refused_call_called, r->c);
	refused_call_expect(r, "xor_zero_sum", tx);
}

/* Tries to generate a syndrome, and to validate it. */
void refused_call_syndrome(const struct refused_call *r, struct page **blocks,
			   unsigned int offset, int disks, size_t len)
{
	struct dmae_async_tx_descriptor *tx;

	tx = dmae_async_gen_syndrome(blocks, offset, disks, len, r->flags,
				     r->depend_tx, refused_call_called, r->c);
	refused_call_expect(r, "gen_syndrome", tx);
	tx = dmae_async_syndrome_val(blocks, offset, disks, len, &r->c->result,
				     r->flags, r->depend_tx,
				     refused_call_called, r->c);
	refused_call_expect(r, "syndrome_val", tx);
}

/* Tries to recover both blocks, and @b and P. */
void refused_call_recovery(const struct refused_call *r, struct page **blocks,
			   unsigned int offset, int disks, int a, int b,
			   size_t len)
{
	struct dmae_async_tx_descriptor *tx;

	tx = dmae_async_raid6_2data_recov(disks, len, a, b, blocks, offset,
					  r->flags, r->depend_tx,
					  refused_call_called, r->c);
	refused_call_expect(r, "raid6_2data_recov", tx);
	tx = dmae_async_raid6_2data_recov(disks, len, b, a, blocks, offset,
					  r->flags, r->depend_tx,
					  refused_call_called, r->c);
	refused_call_expect(r, "raid6_2data_recov, the other way", tx);
	tx = dmae_async_raid6_datap_recov(disks, len, b, blocks, offset,
					  r->flags, r->depend_tx,
					  refused_call_called, r->c);
	refused_call_expect(r, "raid6_datap_recov", tx);
}

void refused_call_trigger(const struct refused_call *r)
{
	dmae_async_tx_callback_result called = refused_call_called_result;
	struct dmae_async_tx_descriptor *tx;

	tx = dmae_async_trigger_callback(r->flags, r->depend_tx,
					 refused_call_called, r->c);
	refused_call_expect(r, "trigger_callback", tx);
	tx = dmae_async_trigger_callback_result(r->flags, r->depend_tx, called,
						r->c);
	refused_call_expect(r, "trigger_callback_result", tx);
}

/* Tries every operation that has data, in otherwise valid blocks. */
void refused_call_all(const struct refused_call *r, struct page **blocks,
		      unsigned int offset, size_t len)
{
	const int disks = REFUSED_CALL_BLOCKS;
	struct refused_call zero = *r, drop = *r;

	zero.flags |= DMAE_ASYNC_TX_XOR_ZERO_DST;
	drop.flags |= DMAE_ASYNC_TX_XOR_DROP_DST;
	refused_call_memcpy(r, blocks[0], blocks[1], offset, 0, len);
	refused_call_memcpy(r, blocks[0], blocks[1], 0, offset, len);
	refused_call_memset(r, blocks[0], offset, len);
	refused_call_xor(r, blocks[0], blocks + 1, offset, 3, len);
	refused_call_xor(&zero, blocks[0], blocks + 1, offset, 3, len);
	refused_call_xor(&drop, blocks[0], blocks, offset, 3, len);
	refused_call_zero_sum(r, blocks[0], blocks, offset, 3, len);
	refused_call_syndrome(r, blocks, offset, disks, len);
	refused_call_recovery(r, blocks, offset, disks, 0, 1, len);
}
