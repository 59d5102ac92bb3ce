/* SPDX-License-Identifier: GPL-2.0 */
/*
 * dmae_bench_ioat: the same copies through dmae_ioat and the stock ioatdma
 */
#ifndef DMAE_BENCH_IOAT_H
#define DMAE_BENCH_IOAT_H

struct page;

/**
 * struct bench_ioat_way - a driver, and how a client uses it
 * @name: its name in the results, and in the module parameter
 * @open: requests a channel; 0 or an errno
 * @close: frees it
 * @copy: submits a copy of a page; if @done is not NULL, it is called with
 *	@param when this copy and all before it have completed
 * @issue: issues the submitted copies
 * @finish: called after the last callback of a batch; may be NULL
 */
struct bench_ioat_way {
	const char *name;
	int (*open)(void);
	void (*close)(void);
	int (*copy)(struct page *dst, struct page *src,
		    void (*done)(void *param), void *param);
	void (*issue)(void);
	void (*finish)(void);
};

#define BENCH_MAX_BATCH 64

extern const struct bench_ioat_way bench_ioat_dmae;
extern const struct bench_ioat_way bench_ioat_stock;
extern const struct bench_ioat_way bench_ioat_stock_kept;

#endif /* DMAE_BENCH_IOAT_H */
