/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Pages to copy, and the check of the copies
 */
#ifndef DMAE_CLASSIC_PAGES_H
#define DMAE_CLASSIC_PAGES_H

#include <linux/gfp.h>
#include <linux/mm.h>
#include <linux/string.h>

#define PAGES 64

/* The part of each page that is copied; the rest must not change. */
#define PAGES_OFFSET 3
#define PAGES_LEN 1999
#define PAGES_POISON 0xa5

/**
 * struct pages - copies to make
 * @from: sources
 * @to: destinations
 */
struct pages {
	struct page *from[PAGES];
	struct page *to[PAGES];
};

static inline void *pages_source(const struct pages *pages, int i)
{
	return page_address(pages->from[i]) + PAGES_OFFSET;
}

static inline void *pages_destination(const struct pages *pages, int i)
{
	return page_address(pages->to[i]) + PAGES_OFFSET;
}

static inline void pages_free(struct pages *pages)
{
	int i;

	for (i = 0; i < PAGES; i++) {
		if (pages->from[i])
			__free_page(pages->from[i]);
		if (pages->to[i])
			__free_page(pages->to[i]);
	}
}

static inline int pages_alloc(struct pages *pages)
{
	int i;

	for (i = 0; i < PAGES; i++) {
		pages->from[i] = alloc_page(GFP_KERNEL);
		pages->to[i] = alloc_page(GFP_KERNEL);
		if (!pages->from[i] || !pages->to[i]) {
			pages_free(pages);
			return -ENOMEM;
		}
	}
	return 0;
}

/* Each byte of a source differs from its neighbours and between pages. */
static inline void pages_fill(struct pages *pages)
{
	static unsigned int seed;
	int i, j;

	for (i = 0; i < PAGES; i++) {
		u8 *from = page_address(pages->from[i]);

		seed++;
		for (j = 0; j < PAGE_SIZE; j++)
			from[j] = j * 7 + j / 256 + seed * 31;
		memset(page_address(pages->to[i]), PAGES_POISON, PAGE_SIZE);
	}
}

static inline bool pages_are_copied(const struct pages *pages)
{
	const size_t end = PAGES_OFFSET + PAGES_LEN;
	int i;

	for (i = 0; i < PAGES; i++) {
		const u8 *to = page_address(pages->to[i]);

		if (memcmp(pages_destination(pages, i), pages_source(pages, i),
			   PAGES_LEN) ||
		    memchr_inv(to, PAGES_POISON, PAGES_OFFSET) ||
		    memchr_inv(to + end, PAGES_POISON, PAGE_SIZE - end))
			return false;
	}
	return true;
}

#endif /* DMAE_CLASSIC_PAGES_H */
