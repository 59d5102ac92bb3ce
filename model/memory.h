/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What the device may reach of the guest's memory
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
 * @master: the function may reach memory at all
 * @range: the ranges
 * @ranges: how many
 * @room: how many there is room for
 * @files: the files behind them
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
 * @fd: the file, which stays the caller's; -1: nothing there can be reached
 * @offset: of the range in the file
 *
 * Who sends the file must not truncate it later.
 *
 * Return: 0, or a negative errno.
 */
int memory_map(struct memory *memory, u64 start, u64 size, unsigned int access,
	       int fd, u64 offset);

/* Forgets all ranges that lie within. */
void memory_unmap(struct memory *memory, u64 start, u64 size);

/* They return whether all of it could be reached. */
bool memory_read(struct memory *memory, u64 address, void *to, size_t size);
bool memory_write(struct memory *memory, u64 address, const void *from,
		  size_t size);

/* Seen by the guest as a whole, after all that was written before. */
bool memory_write_word(struct memory *memory, u64 address, u64 value);

#endif /* MODEL_MEMORY_H */
