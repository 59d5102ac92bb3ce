/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The kernel's files
 */
#ifndef DMAECTL_FILE_H
#define DMAECTL_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "compiler.h"

/**
 * struct root - where the kernel shows itself
 * @sysfs: /sys, or a copy
 * @debugfs: /sys/kernel/debug, or a copy
 * @copied: one of them is a copy, so this machine's modules are not its
 */
struct root {
	const char *sysfs;
	const char *debugfs;
	bool copied;
};

extern struct root root;

/* Either returns what the caller frees. */
__printf(1, 2) char *text_format(const char *fmt, ...);
char *text_copy(const char *text);

/* What is in a file, without the end of its last line; NULL and errno. */
__printf(1, 2) char *file_read(const char *fmt, ...);

/* The last part of where a link points to; NULL if there is no link. */
__printf(1, 2) char *file_link_name(const char *fmt, ...);

__printf(1, 2) bool file_exists(const char *fmt, ...);

/* 0 or an errno. */
int file_write(const char *path, const char *text);

/* The next line of @rest, which is cut up; NULL at the end. */
char *line_next(char **rest);

#endif /* DMAECTL_FILE_H */
