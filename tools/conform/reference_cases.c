// SPDX-License-Identifier: GPL-2.0
/*
 * The reference arithmetic agrees with the kernel's libraries
 */
#include <linux/crc32c.h>
#include <linux/kernel.h>
#include <linux/raid/pq.h>

#include "buffer.h"
#include "conform.h"
#include "products.h"
#include "reference.h"

#define KERNEL_MAX_DISKS 24

/* A length that the kernel's RAID-6 library takes. */
#define KERNEL_LEN 512

static void crcs_agree(struct conform *c)
{
	struct conform_buf *buf;
	size_t len;

	if (!conform_bufs_get(c, &buf, 1))
		return;
	for (len = 0; len < CONFORM_MAX_LEN; len = len * 3 / 2 + 1)
		conform_expect_eq(c, reference_crc32c(len, buf->data + 1, len),
				  crc32c(len, buf->data + 1, len));
}

/* The kernel computes P and Q in the buffers, reference.h in the shadows. */
static void kernel_gen_syndrome(struct conform *c, int disks)
{
	const struct conform_op op = {
		.type = DMAE_PQ,
		.len = KERNEL_LEN,
		.dst = { c->blocks[disks - 2], c->blocks[disks - 1] },
		.srcs = c->blocks,
		.src_cnt = disks - 2,
	};
	void *ptrs[KERNEL_MAX_DISKS];
	int i;

	for (i = 0; i < disks; i++)
		ptrs[i] = c->blocks[i]->data;
	raid6_gen_syndrome(disks, KERNEL_LEN, ptrs);
	conform_op_model(c, &op);
}

static void syndromes_agree(struct conform *c)
{
	int disks;

	if (!conform_bufs_get(c, c->blocks, KERNEL_MAX_DISKS))
		return;
	for (disks = RAID6_MIN_DISKS; disks <= KERNEL_MAX_DISKS; disks++) {
		kernel_gen_syndrome(c, disks);
		conform_bufs_expect_right(c, "the kernel's");
	}
}

/* The kernel recovers from P and Q that were computed by reference.h. */
static void kernel_recover(struct conform *c, int disks, int a, int b)
{
	void *ptrs[KERNEL_MAX_DISKS];
	int i;

	for (i = 0; i < disks; i++)
		ptrs[i] = c->blocks[i]->data;
	conform_buf_spoil(c, c->blocks[a], 0, KERNEL_LEN);
	conform_buf_spoil(c, c->blocks[b], 0, KERNEL_LEN);
	if (b == disks - 2)
		raid6_recov_datap(disks, KERNEL_LEN, a, ptrs);
	else
		raid6_recov_2data(disks, KERNEL_LEN, a, b, ptrs);
	conform_buf_is_right(c, c->blocks[a], "recovered by the kernel");
	conform_buf_is_right(c, c->blocks[b], "recovered by the kernel");
}

static void recoveries_agree(struct conform *c)
{
	int disks, a, b;

	if (!conform_bufs_get(c, c->blocks, KERNEL_MAX_DISKS))
		return;
	for (disks = RAID6_MIN_DISKS; disks <= KERNEL_MAX_DISKS; disks++) {
		kernel_gen_syndrome(c, disks);
		for (a = 0; a < disks - 2; a++)
			for (b = a + 1; b < disks - 1; b++)
				kernel_recover(c, disks, a, b);
	}
}

static void products_are_those_of_a_field(struct conform *c)
{
	unsigned int a, b, power = 1;

	for (a = 1; a < 256; a++) {
		unsigned int ones = 0;

		for (b = 0; b < 256; b++) {
			ones += products_multiply(a, b) == 1;
			conform_expect_eq(c, products_multiply(a, b),
					  products_multiply(b, a));
		}
		conform_expect_eq(c, ones, 1);
	}
	for (a = 0; a < 255; a++) {
		conform_expect_eq(c, reference_power(a), power);
		power = products_multiply(power, 2);
		conform_expect(c, (power == 1) == (a == 254));
	}
}

static const struct conform_case conform_reference_cases[] = {
	{ "reference: its products are those of a field",
	  products_are_those_of_a_field },
	{ "reference: it computes syndromes as the kernel does",
	  syndromes_agree },
	{ "reference: the kernel recovers from its syndromes",
	  recoveries_agree },
	{ "reference: it computes CRCs as the kernel does", crcs_agree },
};

CONFORM_GROUP(conform_reference);
