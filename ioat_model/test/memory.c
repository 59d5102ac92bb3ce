// SPDX-License-Identifier: GPL-2.0
/*
 * The guest's memory: which accesses succeed
 */
#include "memory.h"

#include <errno.h>
#include <sys/mman.h>
#include <unistd.h>

#include "test.h"

#define BOTH (MEMORY_READ | MEMORY_WRITE)
#define FILE_SIZE 0x10000

static int guest_file(void)
{
	const int fd = memfd_create("guest", 0);

	return ftruncate(fd, FILE_SIZE) ? -1 : fd;
}

static void a_read_crosses_ranges_that_touch(struct test *test)
{
	const int fd = guest_file();
	u8 word[8] = { 1, 2, 3, 4, 5, 6, 7, 8 }, back[8] = {};
	struct memory memory;

	memory_init(&memory);
	EXPECT(test, !memory_map(&memory, 0x1000, 0x1000, BOTH, fd, 0x4000));
	EXPECT(test, !memory_map(&memory, 0x2000, 0x1000, BOTH, fd, 0));
	EXPECT(test, memory_write(&memory, 0x1FFC, word, 8));
	EXPECT(test, memory_read(&memory, 0x1FFC, back, 8));
	EXPECT(test, !memcmp(word, back, 8));
	EXPECT(test, pread(fd, back, 4, 0x4FFC) == 4 && !memcmp(back, word, 4));
	EXPECT(test, pread(fd, back, 4, 0) == 4 && !memcmp(back, word + 4, 4));
	memory_fini(&memory);
	close(fd);
}

static void memory_outside_of_ranges_is_unreachable(struct test *test)
{
	const int fd = guest_file();
	struct memory memory;
	u8 word[8] = {};

	memory_init(&memory);
	EXPECT(test, !memory_read(&memory, 0, word, 1));
	EXPECT(test, !memory_map(&memory, 0x1000, 0x1000, BOTH, fd, 0));
	EXPECT(test, !memory_read(&memory, 0xFFF, word, 1));
	EXPECT(test, !memory_read(&memory, 0xFFF, word, 2));
	EXPECT(test, !memory_read(&memory, 0x1FFF, word, 2));
	EXPECT(test, !memory_read(&memory, 0x2000, word, 1));
	EXPECT(test, memory_read(&memory, 0x1FFF, word, 1));
	EXPECT(test, !memory_write_word(&memory, 0x1FFC, 0));
	memory_fini(&memory);
	close(fd);
}

static void ranges_allow_only_their_access(struct test *test)
{
	const int fd = guest_file();
	struct memory memory;
	u8 byte = 0;

	memory_init(&memory);
	EXPECT(test, !memory_map(&memory, 0, 0x1000, MEMORY_READ, fd, 0));
	EXPECT(test, !memory_map(&memory, 0x1000, 0x1000, MEMORY_WRITE, fd, 0));
	EXPECT(test, !memory_map(&memory, 0x2000, 0x1000, BOTH, -1, 0));
	EXPECT(test, memory_read(&memory, 0, &byte, 1));
	EXPECT(test, !memory_write(&memory, 0, &byte, 1));
	EXPECT(test, !memory_read(&memory, 0x1000, &byte, 1));
	EXPECT(test, memory_write(&memory, 0x1000, &byte, 1));
	EXPECT(test, !memory_read(&memory, 0x2000, &byte, 1));
	memory.master = false;
	EXPECT(test, !memory_read(&memory, 0, &byte, 1));
	memory_fini(&memory);
	close(fd);
}

static void an_overlapping_range_is_refused(struct test *test)
{
	const int fd = guest_file();
	struct memory memory;

	memory_init(&memory);
	EXPECT(test, !memory_map(&memory, 0x2000, 0x2000, BOTH, fd, 0));
	EXPECT(test,
	       memory_map(&memory, 0x1000, 0x1001, BOTH, fd, 0) == -EEXIST);
	EXPECT(test,
	       memory_map(&memory, 0x3FFF, 0x1000, BOTH, fd, 0) == -EEXIST);
	EXPECT(test,
	       memory_map(&memory, 0x2800, 0x100, BOTH, fd, 0) == -EEXIST);
	EXPECT(test, memory_map(&memory, 0, ~0ULL, BOTH, -1, 0) == -EEXIST);
	EXPECT(test, !memory_map(&memory, 0x1000, 0x1000, BOTH, fd, 0));
	EXPECT(test, !memory_map(&memory, 0x4000, 0x1000, BOTH, fd, 0));
	EXPECT(test, memory.ranges == 3);
	memory_fini(&memory);
	close(fd);
}

static void an_invalid_range_is_refused(struct test *test)
{
	const int fd = guest_file();
	struct memory memory;

	memory_init(&memory);
	EXPECT(test,
	       memory_map(&memory, 0, FILE_SIZE + 1, BOTH, fd, 0) == -EINVAL);
	EXPECT(test,
	       memory_map(&memory, 0, 2, BOTH, fd, FILE_SIZE - 1) == -EINVAL);
	EXPECT(test, memory_map(&memory, 0, 1, BOTH, fd, ~0ULL) == -EINVAL);
	EXPECT(test, memory_map(&memory, 0, 0, BOTH, fd, 0) == -EINVAL);
	EXPECT(test, memory_map(&memory, ~0ULL, 2, BOTH, fd, 0) == -EINVAL);
	EXPECT(test,
	       memory_map(&memory, 0, 1, BOTH, STDERR_FILENO + 900, 0) < 0);
	EXPECT(test, !memory.ranges && !memory.files);
	memory_fini(&memory);
	close(fd);
}

static void unmapping_removes_the_ranges_within(struct test *test)
{
	const int fd = guest_file();
	struct memory memory;
	u8 byte = 0;
	u64 page;

	memory_init(&memory);
	for (page = 0; page < 8; page++)
		EXPECT(test, !memory_map(&memory, page << 12, 0x1000, BOTH, fd,
					 page << 12));
	memory_unmap(&memory, 0x1800, 0x2800);
	EXPECT(test, memory.ranges == 6);
	EXPECT(test, memory_read(&memory, 0x1FFF, &byte, 1));
	EXPECT(test, !memory_read(&memory, 0x2000, &byte, 1));
	EXPECT(test, !memory_read(&memory, 0x3FFF, &byte, 1));
	EXPECT(test, memory_read(&memory, 0x4000, &byte, 1));
	memory_unmap(&memory, 0x2000, 0x1000);
	memory_unmap(&memory, 0, 0);
	memory_unmap(&memory, ~0ULL, 2);
	EXPECT(test, memory.ranges == 6);
	memory_fini(&memory);
	EXPECT(test, !memory.ranges && !memory.files);
	close(fd);
}

static void thousands_of_ranges_share_one_file(struct test *test)
{
	const int fd = guest_file();
	struct memory memory;
	u8 byte = 0;
	u64 page;

	memory_init(&memory);
	/* From the last range to the first, so each is inserted at the start. */
	for (page = 20000; page; page--)
		if (memory_map(&memory, page << 13, 0x1000, BOTH, fd, 0))
			break;
	EXPECT(test, !page && memory.ranges == 20000);
	EXPECT(test, memory_read(&memory, 777 << 13, &byte, 1));
	EXPECT(test, !memory_read(&memory, (777 << 13) - 1, &byte, 1));
	memory_fini(&memory);
	close(fd);
}

static const struct test_case cases[] = {
	TEST_CASE(a_read_crosses_ranges_that_touch),
	TEST_CASE(memory_outside_of_ranges_is_unreachable),
	TEST_CASE(ranges_allow_only_their_access),
	TEST_CASE(an_overlapping_range_is_refused),
	TEST_CASE(an_invalid_range_is_refused),
	TEST_CASE(unmapping_removes_the_ranges_within),
	TEST_CASE(thousands_of_ranges_share_one_file),
	{},
};

const struct test_suite suite_memory = { "memory", cases };
