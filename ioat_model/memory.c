// SPDX-License-Identifier: GPL-2.0
/*
 * The guest's memory that the device may access
 *
 * With an IOMMU the guest maps thousands of ranges of the same file, so the
 * model maps each file once, as a whole.
 */
#include "memory.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>

struct memory_file {
	struct memory_file *next;
	dev_t dev;
	ino_t ino;
	unsigned int users;
	u64 size;
	u8 *base;
};

struct memory_range {
	u64 start;
	u64 last;
	unsigned int access;
	struct memory_file *file;
	u8 *host;
};

void memory_init(struct memory *memory)
{
	*memory = (struct memory){ .master = true };
}

static void memory_file_put(struct memory *memory, struct memory_file *file)
{
	struct memory_file **link = &memory->files;

	if (!file || --file->users)
		return;
	while (*link != file)
		link = &(*link)->next;
	*link = file->next;
	munmap(file->base, file->size);
	free(file);
}

static int memory_file_open(struct memory *memory, int fd,
			    const struct stat *stat,
			    struct memory_file **opened)
{
	struct memory_file *file;
	void *base;

	file = calloc(1, sizeof(*file));
	if (!file)
		return -ENOMEM;
	base = mmap(NULL, stat->st_size, PROT_READ | PROT_WRITE, MAP_SHARED, fd,
		    0);
	if (base == MAP_FAILED) {
		free(file);
		return -errno;
	}
	*file = (struct memory_file){
		.next = memory->files,
		.dev = stat->st_dev,
		.ino = stat->st_ino,
		.size = stat->st_size,
		.base = base,
	};
	memory->files = file;
	*opened = file;
	return 0;
}

static int memory_file_get(struct memory *memory, int fd,
			   struct memory_file **got)
{
	struct memory_file *file;
	struct stat stat;
	int err;

	if (fstat(fd, &stat))
		return -errno;
	if (!S_ISREG(stat.st_mode) || stat.st_size <= 0)
		return -EINVAL;
	for (file = memory->files; file; file = file->next)
		if (file->dev == stat.st_dev && file->ino == stat.st_ino)
			break;
	if (!file) {
		err = memory_file_open(memory, fd, &stat, &file);
		if (err)
			return err;
	}
	file->users++;
	*got = file;
	return 0;
}

/* Returns the index of the first range that ends at or after @address. */
static unsigned int memory_find(const struct memory *memory, u64 address)
{
	unsigned int low = 0, high = memory->ranges;

	while (low < high) {
		unsigned int middle = low + (high - low) / 2;

		if (memory->range[middle].last < address)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static int memory_make_room(struct memory *memory)
{
	struct memory_range *range;
	unsigned int room = memory->room ? 2 * memory->room : 64;

	if (memory->ranges == MEMORY_RANGES)
		return -ENOSPC;
	if (memory->ranges < memory->room)
		return 0;
	range = realloc(memory->range, room * sizeof(*range));
	if (!range)
		return -ENOMEM;
	memory->range = range;
	memory->room = room;
	return 0;
}

static int memory_insert(struct memory *memory, const struct memory_range *new)
{
	unsigned int at = memory_find(memory, new->start);
	struct memory_range *range;
	int err;

	if (at < memory->ranges && memory->range[at].start <= new->last)
		return -EEXIST;
	err = memory_make_room(memory);
	if (err)
		return err;
	range = &memory->range[at];
	memmove(range + 1, range, (memory->ranges - at) * sizeof(*range));
	*range = *new;
	memory->ranges++;
	return 0;
}

int memory_map(struct memory *memory, u64 start, u64 size, unsigned int access,
	       int fd, u64 offset)
{
	struct memory_range range = {
		.start = start,
		.last = start + size - 1,
		.access = access,
	};
	int err;

	if (!size || range.last < start)
		return -EINVAL;
	if (fd >= 0) {
		err = memory_file_get(memory, fd, &range.file);
		if (err)
			return err;
		if (offset > range.file->size ||
		    size > range.file->size - offset) {
			memory_file_put(memory, range.file);
			return -EINVAL;
		}
		range.host = range.file->base + offset;
	}
	err = memory_insert(memory, &range);
	if (err)
		memory_file_put(memory, range.file);
	return err;
}

void memory_unmap(struct memory *memory, u64 start, u64 size)
{
	const u64 last = start + size - 1;
	unsigned int from = memory_find(memory, start), to;

	if (!size || last < start)
		return;
	if (from < memory->ranges && memory->range[from].start < start)
		from++;
	for (to = from; to < memory->ranges; to++) {
		if (memory->range[to].last > last)
			break;
		memory_file_put(memory, memory->range[to].file);
	}
	if (from == to)
		return;
	memmove(&memory->range[from], &memory->range[to],
		(memory->ranges - to) * sizeof(*memory->range));
	memory->ranges -= to - from;
}

void memory_fini(struct memory *memory)
{
	memory_unmap(memory, 0, ~0ULL);
	while (memory->ranges)
		memory_file_put(memory, memory->range[--memory->ranges].file);
	free(memory->range);
	memory_init(memory);
}

/* Translates @address; lowers @size to the bytes that are contiguous there. */
static u8 *memory_reach(struct memory *memory, u64 address, size_t *size,
			unsigned int access)
{
	unsigned int at = memory_find(memory, address);
	const struct memory_range *range;

	if (!memory->master || at == memory->ranges)
		return NULL;
	range = &memory->range[at];
	if (range->start > address || !range->host || !(range->access & access))
		return NULL;
	if (*size - 1 > range->last - address)
		*size = range->last - address + 1;
	return range->host + (address - range->start);
}

bool memory_read(struct memory *memory, u64 address, void *to, size_t size)
{
	u8 *buffer = to;

	while (size) {
		size_t piece = size;
		u8 *host = memory_reach(memory, address, &piece, MEMORY_READ);

		if (!host)
			return false;
		memcpy(buffer, host, piece);
		buffer += piece;
		address += piece;
		size -= piece;
	}
	return true;
}

bool memory_write(struct memory *memory, u64 address, const void *from,
		  size_t size)
{
	const u8 *buffer = from;

	while (size) {
		size_t piece = size;
		u8 *host = memory_reach(memory, address, &piece, MEMORY_WRITE);

		if (!host)
			return false;
		memcpy(host, buffer, piece);
		buffer += piece;
		address += piece;
		size -= piece;
	}
	return true;
}

bool memory_write_word(struct memory *memory, u64 address, u64 value)
{
	size_t size = sizeof(value);
	u8 *host = memory_reach(memory, address, &size, MEMORY_WRITE);

	if (!host || size < sizeof(value) || (size_t)host % sizeof(value))
		return false;
	__atomic_store_n((u64 *)host, htole64(value), __ATOMIC_RELEASE);
	return true;
}
