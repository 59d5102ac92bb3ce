// SPDX-License-Identifier: GPL-2.0
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "file.h"
#include "say.h"

struct root root = { .sysfs = "/sys", .debugfs = "/sys/kernel/debug" };

static char *text_vformat(const char *fmt, va_list args)
{
	char *text;

	if (vasprintf(&text, fmt, args) < 0)
		die("out of memory");
	return text;
}

char *text_format(const char *fmt, ...)
{
	va_list args;
	char *text;

	va_start(args, fmt);
	text = text_vformat(fmt, args);
	va_end(args);
	return text;
}

char *text_copy(const char *text)
{
	return text_format("%s", text);
}

/* Files of sysfs show no length.  On failure returns NULL and sets errno. */
static char *file_read_all(FILE *file)
{
	size_t size = 0, len;
	char chunk[4096];
	char *text = NULL;
	FILE *copy = open_memstream(&text, &size);

	if (!copy)
		die("out of memory");
	while ((len = fread(chunk, 1, sizeof(chunk), file)) > 0)
		fwrite(chunk, 1, len, copy);
	fclose(copy);
	if (ferror(file)) {
		free(text);
		return NULL;
	}
	if (size && text[size - 1] == '\n')
		text[size - 1] = '\0';
	return text;
}

char *file_read(const char *fmt, ...)
{
	va_list args;
	char *path, *text = NULL;
	FILE *file;
	int err;

	va_start(args, fmt);
	path = text_vformat(fmt, args);
	va_end(args);
	file = fopen(path, "r");
	err = errno;
	if (file) {
		text = file_read_all(file);
		err = errno;
		fclose(file);
	}
	free(path);
	errno = err;
	return text;
}

char *file_link_name(const char *fmt, ...)
{
	char target[PATH_MAX];
	char *path, *slash;
	va_list args;
	ssize_t len;

	va_start(args, fmt);
	path = text_vformat(fmt, args);
	va_end(args);
	len = readlink(path, target, sizeof(target) - 1);
	free(path);
	if (len < 0)
		return NULL;
	target[len] = '\0';
	slash = strrchr(target, '/');
	return text_copy(slash ? slash + 1 : target);
}

bool file_exists(const char *fmt, ...)
{
	va_list args;
	char *path;
	bool there;

	va_start(args, fmt);
	path = text_vformat(fmt, args);
	va_end(args);
	there = !access(path, F_OK);
	free(path);
	return there;
}

int file_write(const char *path, const char *text)
{
	int fd = open(path, O_WRONLY);
	int err = 0;

	if (fd < 0)
		return errno;
	if (write(fd, text, strlen(text)) < 0)
		err = errno;
	close(fd);
	return err;
}

char *line_next(char **rest)
{
	char *line;

	while ((line = strsep(rest, "\n")))
		if (line[0])
			return line;
	return NULL;
}
