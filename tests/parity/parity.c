// SPDX-License-Identifier: GPL-2.0
/*
 * dmae_parity: compares the kernel's SIMD code with plain C
 *
 * It loads if the results are equal.  The unit tests compare both with the
 * definition, but only on user-mode Linux, which has little SIMD code.
 */
#define pr_fmt(fmt) KBUILD_MODNAME ": " fmt

#include <linux/bottom_half.h>
#include <linux/module.h>
#include <linux/random.h>
#include <linux/slab.h>
#include <linux/string.h>

#include <dmae/cpu.h>

#include "../../tools/conform/reference.h"

#define PARITY_SRCS 32
#define PARITY_SIZE 8192
#define PARITY_BUFFERS (PARITY_SRCS + 4)

static const struct parity_try {
	enum dmae_transaction_type type;
	u16 flags;
	u8 power;
	bool into_source;
} parity_tries[] = {
	{ DMAE_XOR },
	{ DMAE_XOR, .into_source = true },
	{ DMAE_XOR_VAL },
	{ DMAE_PQ },
	{ DMAE_PQ, DMAE_PREP_PQ_DISABLE_P },
	{ DMAE_PQ, DMAE_PREP_PQ_DISABLE_Q },
	{ DMAE_PQ, DMAE_PREP_CONTINUE },
	{ DMAE_PQ, DMAE_PREP_CONTINUE | DMAE_PREP_PQ_DISABLE_P },
	{ DMAE_PQ, DMAE_PREP_CONTINUE | DMAE_PREP_PQ_DISABLE_Q },
	{ DMAE_PQ, .power = 4 },
	{ DMAE_PQ, DMAE_PREP_CONTINUE, .power = 7 },
	{ DMAE_PQ, .into_source = true },
	{ DMAE_PQ_VAL },
};

static u8 *parity_buffers[PARITY_BUFFERS];

/* Runs an operation on @dsts, which have the same content before each run. */
static u32 parity_run(const struct parity_try *try, unsigned int src_cnt,
		      size_t offset, u8 *const *dsts)
{
	const void *srcs[PARITY_SRCS];
	u8 coefs[PARITY_SRCS];
	const struct dmae_cpu_op op = {
		.type = try->type,
		.flags = try->flags,
		.src_cnt = src_cnt,
		.dst = { dsts[0], dsts[1] },
		.srcs = srcs,
		.coefs = coefs,
	};
	unsigned int i;

	for (i = 0; i < src_cnt; i++) {
		srcs[i] = parity_buffers[i];
		coefs[i] = reference_power(try->power + i);
	}
	if (try->into_source)
		srcs[src_cnt / 2] = dsts[0];
	memset(dsts[0], 0x5a, PARITY_SIZE);
	memset(dsts[1], 0xa5, PARITY_SIZE);
	return dmae_cpu_run(&op, offset, PARITY_SIZE - 2 * offset);
}

static bool parity_is_same(const struct parity_try *try, unsigned int src_cnt,
			   size_t offset)
{
	u8 *const *simd = parity_buffers + PARITY_SRCS, *const *plain =
								simd + 2;
	u32 results[2];

	results[0] = parity_run(try, src_cnt, offset, simd);
	/* No SIMD code runs with softirqs disabled. */
	local_bh_disable();
	results[1] = parity_run(try, src_cnt, offset, plain);
	local_bh_enable();
	return results[0] == results[1] &&
	       !memcmp(simd[0], plain[0], PARITY_SIZE) &&
	       !memcmp(simd[1], plain[1], PARITY_SIZE);
}

static int parity_compare(const struct parity_try *try)
{
	static const size_t offsets[] = { 0, 24 };
	unsigned int src_cnt, i;

	for (src_cnt = 1; src_cnt <= PARITY_SRCS; src_cnt++)
		for (i = 0; i < ARRAY_SIZE(offsets); i++) {
			if (parity_is_same(try, src_cnt, offsets[i]))
				continue;
			pr_err("%s of %u sources at offset %zu, flags %#x: results differ\n",
			       dmae_transaction_type_name(try->type), src_cnt,
			       offsets[i], try->flags);
			return -EIO;
		}
	return 0;
}

static void parity_free(void)
{
	unsigned int i;

	for (i = 0; i < PARITY_BUFFERS; i++)
		kfree(parity_buffers[i]);
}

static int __init parity_init(void)
{
	unsigned int i;
	int err = 0;

	for (i = 0; i < PARITY_BUFFERS && !err; i++) {
		parity_buffers[i] = kmalloc(PARITY_SIZE, GFP_KERNEL);
		if (parity_buffers[i])
			get_random_bytes(parity_buffers[i], PARITY_SIZE);
		else
			err = -ENOMEM;
	}
	for (i = 0; i < ARRAY_SIZE(parity_tries) && !err; i++)
		err = parity_compare(&parity_tries[i]);
	parity_free();
	return err;
}
module_init(parity_init);

static void __exit parity_exit(void)
{
}
module_exit(parity_exit);

MODULE_DESCRIPTION("Compares SIMD code of xor and RAID-6 with plain C");
MODULE_AUTHOR("The dmae developers");
MODULE_LICENSE("GPL");
