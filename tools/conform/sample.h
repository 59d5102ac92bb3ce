/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Lengths, offsets and numbers of sources
 */
#ifndef DMAE_CONFORM_SAMPLE_H
#define DMAE_CONFORM_SAMPLE_H

#include <linux/types.h>

struct conform;

/**
 * struct conform_sample - length and offsets of an operation
 * @index: number of the sample; 0 before the first one
 * @len: bytes
 * @dst_off: offset of its destination
 * @src_off: offset of its sources
 */
struct conform_sample {
	unsigned int index;
	size_t len;
	unsigned int dst_off;
	unsigned int src_off;
};

bool conform_sample_next(const struct conform *c,
			 struct conform_sample *sample);
bool conform_sample_few(const struct conform *c, struct conform_sample *sample,
			unsigned int count);
unsigned int conform_count_next(unsigned int count);

#endif /* DMAE_CONFORM_SAMPLE_H */
