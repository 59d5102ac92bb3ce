/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Lists of sources
 */
#ifndef DMAE_ASYNC_SRCS_H
#define DMAE_ASYNC_SRCS_H

#include <dmae/async_tx.h>

/* Most sources that need no allocated list. */
#define DMAE_ASYNC_SRCS 32

/**
 * struct dmae_async_wide - an allocated list, for more than DMAE_ASYNC_SRCS
 * @srcs: the sources' pages
 * @addresses: their addresses, for the fallback; one more for the destination
 *	as a source
 * @coefs: their coefficients
 */
struct dmae_async_wide {
	struct page *srcs[DMAE_ASYNC_MAX_SRCS];
	const void *addresses[DMAE_ASYNC_MAX_SRCS + 1];
	u8 coefs[DMAE_ASYNC_MAX_SRCS];
};

/**
 * struct dmae_async_srcs - a list of sources that lives as long as a call
 * @count: number of sources in the list
 * @pages: their pages
 * @coefs: their coefficients
 * @wide: the allocated list; NULL: the list is in @few_pages and @few_coefs
 * @few_pages: pages of up to DMAE_ASYNC_SRCS sources
 * @few_coefs: their coefficients
 */
struct dmae_async_srcs {
	unsigned int count;
	struct page **pages;
	u8 *coefs;
	struct dmae_async_wide *wide;
	struct page *few_pages[DMAE_ASYNC_SRCS];
	u8 few_coefs[DMAE_ASYNC_SRCS];
};

int dmae_async_srcs_init(struct dmae_async_srcs *srcs, unsigned int max);
void dmae_async_srcs_add(struct dmae_async_srcs *srcs, struct page *page,
			 u8 coef);
void dmae_async_srcs_release(struct dmae_async_srcs *srcs);

#endif /* DMAE_ASYNC_SRCS_H */
