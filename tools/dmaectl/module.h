/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Kernel modules
 */
#ifndef DMAECTL_MODULE_H
#define DMAECTL_MODULE_H

#include <stdbool.h>

bool module_is_loaded(const char *name);

/* True if the module is installed for the running kernel. */
bool module_is_installed(const char *name);

/* Return 0 or an errno.  module_load() loads dependencies, too. */
int module_load(const char *name, const char *options);
int module_unload(const char *name);

#endif /* DMAECTL_MODULE_H */
