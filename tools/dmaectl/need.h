/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Errors that the user can fix, with messages that say how
 */
#ifndef DMAECTL_NEED_H
#define DMAECTL_NEED_H

#include "compiler.h"

/* Ends the program unless dmae is loaded. */
void need_dmae(void);

/* Ends the program: @what could not be read from debugfs. */
__noreturn void die_without_debugfs(const char *what, int error);

/* Ends the program: the module could not be loaded. */
__noreturn void die_without_module(const char *name, int error);

#endif /* DMAECTL_NEED_H */
