/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Modules that dmaectl loads for one task and then removes
 */
#ifndef DMAECTL_TOOL_H
#define DMAECTL_TOOL_H

/*
 * Loads module @name with @options; if it is loaded, unloads it first, as its
 * parameters cannot be changed.  Returns 0 or an errno; ends the program if the
 * module cannot be unloaded.
 */
int tool_load(const char *name, const char *options);

/* Unloads it, and the modules that it has loaded. */
void tool_unload(const char *name);

#endif /* DMAECTL_TOOL_H */
