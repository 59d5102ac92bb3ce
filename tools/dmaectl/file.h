/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Files of sysfs and debugfs
 */
#ifndef DMAECTL_FILE_H
#define DMAECTL_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "compiler.h"

/**
 * struct root - where sysfs and debugfs are
 * @sysfs: /sys, or a copy
 * @debugfs: /sys/kernel/debug, or a copy
 * @copied: one of them is a copy, perhaps of another machine: no module is
 *	loaded or unloaded
 */
struct root {
	const char *sysfs;
	const char *debugfs;
	bool copied;
};

extern struct root root;

/* The caller frees what these return. */
__printf(1, 2) char *text_format(const char *fmt, ...);
char *text_copy(const char *text);

/* Content without the last newline; on failure NULL, with errno set. */
__printf(1, 2) char *file_read(const char *fmt, ...);

/* Last component of the target of a link; NULL if there is no link. */
__printf(1, 2) char *file_link_name(const char *fmt, ...);

__printf(1, 2) bool file_exists(const char *fmt, ...);

/* Returns 0 or an errno. */
int file_write(const char *path, const char *text);

/* Returns the next line, NULL at the end; modifies the text at @rest. */
char *line_next(char **rest);

#endif /* DMAECTL_FILE_H */
