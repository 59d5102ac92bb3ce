/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The guest's memory that the device may access
 */
#ifndef MODEL_MEMORY_H
#define MODEL_MEMORY_H

#include "types.h"

#define MEMORY_READ BIT(0)
#define MEMORY_WRITE BIT(1)
#define MEMORY_RANGES 65535

struct memory_file;
struct memory_range;

/**
 * struct memory - ranges of bus addresses, in order
 * @master: bus mastering is enabled
 * @range: the ranges
 * @ranges: number of ranges
 * @room: number of ranges allocated
 * @files: the files of the ranges
 */
struct memory {
	bool master;
	struct memory_range *range;
	unsigned int ranges;
	unsigned int room;
	struct memory_file *files;
};

void memory_init(struct memory *memory);
void memory_fini(struct memory *memory);

/**
 * memory_map() - add a range that is a part of a file
 * @memory: all ranges
 * @start: its first bus address
 * @size: bytes
 * @access: MEMORY_READ, MEMORY_WRITE
 * @fd: the file, which the caller closes; -1: a range without memory
 * @offset: offset of the range in the file
 *
 * The file must not be truncated later.
 *
 * Return: 0, or a negative errno.
 */
int memory_map(struct memory *memory, u64 start, u64 size, unsigned int access,
	       int fd, u64 offset);

/* Removes all ranges that lie within the given one. */
void memory_unmap(struct memory *memory, u64 start, u64 size);

/* These return whether all @size bytes are mapped for the access. */
bool memory_read(struct memory *memory, u64 address, void *to, size_t size);
bool memory_write(struct memory *memory, u64 address, const void *from,
		  size_t size);

/* An atomic write that is ordered after all earlier writes. */
bool memory_write_word(struct memory *memory, u64 address, u64 value);

#endif /* MODEL_MEMORY_H */
