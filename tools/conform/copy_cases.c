// SPDX-License-Identifier: GPL-2.0
/*
 * Copies, copies with a CRC, and fills
 */
#include <linux/kernel.h>

#include "buffer.h"
#include "conform.h"
#include "op.h"
#include "sample.h"

/* A source and a destination, or one buffer for both. */
struct copy_bufs {
	struct conform_buf *dst;
	struct conform_buf *src;
};

static bool copy_begin(struct conform *c, const struct conform_way *way,
		       enum dmae_transaction_type type, struct copy_bufs *bufs)
{
	return way->begin(c, type) && conform_bufs_get(c, &bufs->dst, 1) &&
	       conform_bufs_get(c, &bufs->src, 1);
}

static void copy_run(struct conform *c, const struct conform_way *way,
		     enum dmae_transaction_type type, struct copy_bufs *bufs,
		     const struct conform_sample *sample)
{
	conform_op_run(c, way,
		       &(struct conform_op){
			       .type = type,
			       .len = sample->len,
			       .dst = { bufs->dst },
			       .dst_off = { sample->dst_off },
			       .srcs = &bufs->src,
			       .src_off = sample->src_off,
			       .src_cnt = 1,
			       .seed = sample->index * 0x9e3779b9,
		       });
}

static void copy_samples(struct conform *c, const struct conform_way *way,
			 enum dmae_transaction_type type)
{
	struct conform_sample sample = {};
	struct copy_bufs bufs;

	if (!copy_begin(c, way, type, &bufs))
		return;
	while (!c->stuck && conform_sample_next(c, &sample))
		copy_run(c, way, type, &bufs, &sample);
	conform_bufs_expect_right(c, "in the end");
}

/* Source and destination may be exactly the same bytes. */
static void copy_in_place(struct conform *c, const struct conform_way *way,
			  enum dmae_transaction_type type)
{
	struct conform_sample sample = {};
	struct copy_bufs bufs;

	if (!copy_begin(c, way, type, &bufs))
		return;
	bufs.src = bufs.dst;
	while (!c->stuck && conform_sample_few(c, &sample, 1)) {
		sample.src_off = sample.dst_off;
		copy_run(c, way, type, &bufs, &sample);
	}
}

static void fill_samples(struct conform *c, const struct conform_way *way)
{
	struct conform_sample sample = {};
	struct conform_buf *dst;

	if (!way->begin(c, DMAE_MEMSET) || !conform_bufs_get(c, &dst, 1))
		return;
	while (!c->stuck && conform_sample_next(c, &sample))
		conform_op_run(c, way,
			       &(struct conform_op){
				       .type = DMAE_MEMSET,
				       .len = sample.len,
				       .dst = { dst },
				       .dst_off = { sample.dst_off },
				       .value = sample.index * 37,
			       });
}

static void async_copy(struct conform *c)
{
	copy_samples(c, &conform_by_async, DMAE_MEMCPY);
}

static void async_copy_in_place(struct conform *c)
{
	copy_in_place(c, &conform_by_async, DMAE_MEMCPY);
}

static void async_crc(struct conform *c)
{
	copy_samples(c, &conform_by_async, DMAE_MEMCPY_CRC32C);
}

static void async_crc_in_place(struct conform *c)
{
	copy_in_place(c, &conform_by_async, DMAE_MEMCPY_CRC32C);
}

static void async_fill(struct conform *c)
{
	fill_samples(c, &conform_by_async);
}

static void channel_copy(struct conform *c)
{
	copy_samples(c, &conform_by_channel, DMAE_MEMCPY);
}

static void channel_copy_in_place(struct conform *c)
{
	copy_in_place(c, &conform_by_channel, DMAE_MEMCPY);
}

static void channel_crc(struct conform *c)
{
	copy_samples(c, &conform_by_channel, DMAE_MEMCPY_CRC32C);
}

static void channel_fill(struct conform *c)
{
	fill_samples(c, &conform_by_channel);
}

static const struct conform_case conform_copy_cases[] = {
	{ "async: a copy is right", async_copy },
	{ "async: a copy of a buffer to itself changes nothing",
	  async_copy_in_place },
	{ "async: a copy with a CRC is right", async_crc },
	{ "async: a buffer copied to itself has a CRC", async_crc_in_place },
	{ "async: a fill is right", async_fill },
	{ "channel: a copy is right", channel_copy, BIT(DMAE_MEMCPY) },
	{ "channel: a copy of a buffer to itself changes nothing",
	  channel_copy_in_place, BIT(DMAE_MEMCPY) },
	{ "channel: a copy with a CRC is right", channel_crc,
	  BIT(DMAE_MEMCPY_CRC32C) },
	{ "channel: a fill is right", channel_fill, BIT(DMAE_MEMSET) },
};

CONFORM_GROUP(conform_copy);
