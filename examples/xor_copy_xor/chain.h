/* SPDX-License-Identifier: GPL-2.0 */
#ifndef XOR_COPY_XOR_CHAIN_H
#define XOR_COPY_XOR_CHAIN_H

#include <linux/mm_types.h>
#include <linux/types.h>

/* Number of calls of complete_xor_copy_xor(). */
extern unsigned int xor_copy_xor_completed;

int run_xor_copy_xor(struct page **xor_srcs, int xor_src_cnt,
		     struct page *copy_dest, size_t len);

#endif /* XOR_COPY_XOR_CHAIN_H */
