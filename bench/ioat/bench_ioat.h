/* SPDX-License-Identifier: GPL-2.0 */
/*
 * dmae_bench_ioat: the same copies through dmae_ioat and through stock ioatdma
 */
#ifndef DMAE_BENCH_IOAT_H
#define DMAE_BENCH_IOAT_H

struct page;

/**
 * struct bench_ioat_way - one of the two
 * @name: in the results, and of the parameter
 * @open: takes a channel; 0 or an errno
 * @close: gives it back
 * @copy: submits a copy of a page; where @done is given, it is called back
 * with it as parameter, when this copy and all before have ended
 * @issue: has what was submitted done
 */
struct bench_ioat_way {
	const char *name;
	int (*open)(void);
	void (*close)(void);
	int (*copy)(struct page *dst, struct page *src,
		    void (*done)(void *param), void *param);
	void (*issue)(void);
};

extern const struct bench_ioat_way bench_ioat_dmae;
extern const struct bench_ioat_way bench_ioat_stock;

#endif /* DMAE_BENCH_IOAT_H */
