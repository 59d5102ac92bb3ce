/* SPDX-License-Identifier: GPL-2.0 */
/*
 * dmae_bench_ioat: the same copies through dmae_ioat and through stock ioatdma
 */
#ifndef DMAE_BENCH_IOAT_H
#define DMAE_BENCH_IOAT_H

struct page;

/**
 * struct bench_ioat_way - a driver, and how a client uses it
 * @name: in the results, and of the parameter
 * @open: takes a channel; 0 or an errno
 * @close: gives it back
 * @copy: submits a copy of a page; where @done is given, it is called back
 * with it as parameter, when this copy and all before have ended
 * @issue: has what was submitted done
 * @finish: when the last of a batch was called back; may be NULL
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
