// SPDX-License-Identifier: GPL-2.0
/*
 * dmae_xor_copy_xor: the example of the document of 2007 (3.6)
 *
 *	modprobe dmae_xor_copy_xor
 *	cat /sys/module/dmae_xor_copy_xor/parameters/result
 *
 * It uses the names of that document, and no header of dmae: see Kbuild.  The
 * example is chain.c; this file makes the blocks and checks the result.
 */
#include <linux/gfp.h>
#include <linux/mm.h>
#include <linux/module.h>
#include <linux/random.h>
#include <linux/slab.h>
#include <linux/string.h>

#include "chain.h"

#define MAX_BLOCKS 64

static unsigned int blocks = 4;
module_param(blocks, uint, 0444);
MODULE_PARM_DESC(blocks, "blocks of the xor, 2 to 64 (default: 4)");

static unsigned int len = PAGE_SIZE;
module_param(len, uint, 0444);
MODULE_PARM_DESC(len, "bytes of each, up to a page (default: a page)");

static const char *result = "not run";

static int result_get(char *buf, const struct kernel_param *param)
{
	return sysfs_emit(buf, "%s\n", result);
}

static const struct kernel_param_ops result_ops = { .get = result_get };
module_param_cb(result, &result_ops, NULL, 0444);
MODULE_PARM_DESC(result, "result of the run (read-only)");

module_param_named(completed, xor_copy_xor_completed, uint, 0444);
MODULE_PARM_DESC(completed, "callbacks at the end of the chain (read-only)");

/**
 * struct xor_copy_xor - the data
 * @xor_srcs: the blocks; the first one is the xor's destination too
 * @copy_dest: where the copy goes
 * @first: the first block before the chain runs
 * @sum: the xor of all blocks, computed here
 */
struct xor_copy_xor {
	struct page *xor_srcs[MAX_BLOCKS];
	struct page *copy_dest;
	u8 first[PAGE_SIZE];
	u8 sum[PAGE_SIZE];
};

static void xor_copy_xor_free(struct xor_copy_xor *data)
{
	unsigned int i;

	for (i = 0; i < blocks; i++)
		if (data->xor_srcs[i])
			__free_page(data->xor_srcs[i]);
	if (data->copy_dest)
		__free_page(data->copy_dest);
	kfree(data);
}

static struct xor_copy_xor *xor_copy_xor_alloc(void)
{
	struct xor_copy_xor *data = kzalloc(sizeof(*data), GFP_KERNEL);
	bool full;
	unsigned int i;

	if (!data)
		return NULL;
	data->copy_dest = alloc_page(GFP_KERNEL | __GFP_ZERO);
	full = data->copy_dest;
	for (i = 0; i < blocks && full; i++) {
		data->xor_srcs[i] = alloc_page(GFP_KERNEL);
		full = data->xor_srcs[i];
	}
	if (full)
		return data;
	xor_copy_xor_free(data);
	return NULL;
}

static void xor_copy_xor_fill(struct xor_copy_xor *data)
{
	unsigned int i, j;

	for (i = 0; i < blocks; i++) {
		u8 *block = page_address(data->xor_srcs[i]);

		get_random_bytes(block, PAGE_SIZE);
		for (j = 0; j < len; j++)
			data->sum[j] ^= block[j];
	}
	memcpy(data->first, page_address(data->xor_srcs[0]), PAGE_SIZE);
}

/* The result is right only if each operation has waited for the one before. */
static const char *xor_copy_xor_look(const struct xor_copy_xor *data)
{
	if (memcmp(page_address(data->copy_dest), data->sum, PAGE_SIZE))
		return "wrong: the copy is not the xor of the blocks";
	if (memcmp(page_address(data->xor_srcs[0]), data->first, PAGE_SIZE))
		return "wrong: the first block has changed";
	if (xor_copy_xor_completed != 1)
		return "wrong: the callback did not run exactly once";
	return "right";
}

static int __init xor_copy_xor_init(void)
{
	struct xor_copy_xor *data;
	int err;

	if (blocks < 2 || blocks > MAX_BLOCKS || !len || len > PAGE_SIZE) {
		pr_err(KBUILD_MODNAME ": blocks=%u len=%u is out of range\n",
		       blocks, len);
		return -EINVAL;
	}
	data = xor_copy_xor_alloc();
	if (!data)
		return -ENOMEM;
	xor_copy_xor_fill(data);
	err = run_xor_copy_xor(data->xor_srcs, blocks, data->copy_dest, len);
	/* Leaks @data: operations before a refused one may still use it. */
	if (err)
		return err;
	result = xor_copy_xor_look(data);
	xor_copy_xor_free(data);
	return 0;
}
module_init(xor_copy_xor_init);

static void __exit xor_copy_xor_exit(void)
{
}
module_exit(xor_copy_xor_exit);

MODULE_VERSION(DMAE_VERSION);
MODULE_DESCRIPTION("Example of 2007: xor, copy and xor, one after the other");
MODULE_AUTHOR("The dmae developers");
MODULE_LICENSE("GPL");
