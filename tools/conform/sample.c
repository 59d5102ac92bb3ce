// SPDX-License-Identifier: GPL-2.0
/*
 * Lengths, offsets and numbers of sources
 *
 * Lengths are those around powers of two, where code may take another path,
 * then the whole range in odd steps.  The two offsets of a sample go through
 * the list at different speeds, so that every pair occurs.
 */
#include <linux/kernel.h>
#include <linux/minmax.h>
#include <linux/sizes.h>

#include "buffer.h"
#include "conform.h"
#include "sample.h"

static const u16 sample_borders[] = {
	1,   2,	  3,	7,    8,    9,	  15,	16,   17,   31,	  32,
	33,  63,  64,	65,   127,  128,  129,	255,  256,  257,  511,
	512, 513, 1023, 1024, 1025, 4095, 4096, 4097, 8191, 8192,
};

static const u16 sample_offsets[] = {
	0, 1, 2, 3, 4, 7, 8, 15, 16, 31, 32, 63, 64, 511, 512, 4088, 4095,
};

/* Odd, and coprime to the lengths of the lists. */
#define SAMPLE_STEP 331
#define SAMPLE_STEP_THOROUGH 3

/* conform_sample_few() takes every nth sample; coprime to the above. */
#define SAMPLE_STRIDE 19
#define SAMPLE_STRIDE_THOROUGH 61

/* Most bytes that an operation of conform_sample_few() reads. */
#define SAMPLE_WORK SZ_128K

static size_t sample_len(unsigned int index)
{
	const unsigned int step = conform_thorough ? SAMPLE_STEP_THOROUGH :
						     SAMPLE_STEP;

	if (index < ARRAY_SIZE(sample_borders))
		return sample_borders[index];
	return 1 + (size_t)(index - ARRAY_SIZE(sample_borders)) * step;
}

static unsigned int sample_offset(const struct conform *c, unsigned int index)
{
	return round_down(sample_offsets[index % ARRAY_SIZE(sample_offsets)],
			  c->limits.align);
}

static size_t sample_max_len(const struct conform *c)
{
	return min_t(size_t, c->limits.max_len, CONFORM_MAX_LEN);
}

/* Makes the next sample within the limits; false if there is none. */
bool conform_sample_next(const struct conform *c, struct conform_sample *sample)
{
	const unsigned int n = ARRAY_SIZE(sample_offsets);
	unsigned int index = sample->index;
	size_t len;

	do {
		len = round_down(sample_len(index), c->limits.align);
		if (index >= ARRAY_SIZE(sample_borders) &&
		    len > sample_max_len(c))
			return false;
		index++;
	} while (!len || len > sample_max_len(c));
	*sample = (struct conform_sample){
		.index = index,
		.len = len,
		.dst_off = sample_offset(c, index),
		.src_off = sample_offset(c, index * 3 + index / n),
	};
	return true;
}

static bool sample_skip(const struct conform *c, struct conform_sample *sample,
			unsigned int number)
{
	while (number--)
		if (!conform_sample_next(c, sample))
			return false;
	return true;
}

/* Makes some of the samples: others for each @count, short ones for a large. */
bool conform_sample_few(const struct conform *c, struct conform_sample *sample,
			unsigned int count)
{
	const unsigned int stride = conform_thorough ? SAMPLE_STRIDE_THOROUGH :
						       SAMPLE_STRIDE;
	unsigned int number = sample->index ? stride : count % stride + 1;

	do {
		if (!sample_skip(c, sample, number))
			return false;
		number = 1;
	} while (!conform_thorough && count * sample->len > SAMPLE_WORK);
	return true;
}

/* Returns the number of sources to try after @count; 0: none. */
unsigned int conform_count_next(unsigned int count)
{
	static const u8 borders[] = {
		1,  2,	3,  4,	5,  6,	8,  9,	 15,  16,  17,	30,
		31, 32, 33, 34, 63, 64, 65, 127, 128, 200, 254, 255,
	};
	unsigned int i;

	if (conform_thorough)
		return count < 255 ? count + 1 : 0;
	for (i = 0; i < ARRAY_SIZE(borders); i++)
		if (borders[i] > count)
			return borders[i];
	return 0;
}
