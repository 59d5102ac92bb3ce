/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What a command needs of the kernel, and what its user can do where it's missing
 */
#ifndef DMAECTL_NEED_H
#define DMAECTL_NEED_H

#include "compiler.h"

/* Returns if dmae is loaded. */
void need_dmae(void);

/* Reading @what from debugfs has failed. */
__noreturn void die_without_debugfs(const char *what, int error);

/* Loading a module has failed. */
__noreturn void die_without_module(const char *name, int error);

#endif /* DMAECTL_NEED_H */
