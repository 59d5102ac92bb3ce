/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Kernel modules
 */
#ifndef DMAECTL_MODULE_H
#define DMAECTL_MODULE_H

#include <stdbool.h>

bool module_is_loaded(const char *name);

/* Is it installed for the kernel that runs? */
bool module_is_installed(const char *name);

/* With what it depends on; 0 or an errno. */
int module_load(const char *name, const char *options);
int module_unload(const char *name);

#endif /* DMAECTL_MODULE_H */
