/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Modules that dmaectl loads for one command and then removes
 */
#ifndef DMAECTL_TOOL_H
#define DMAECTL_TOOL_H

/*
 * Loads module @name with @options; if it is loaded, unloads it first, as its
 * parameters cannot be changed.  Returns 0 or an errno; ends the program if the
 * module cannot be unloaded.
 */
int tool_load(const char *name, const char *options);

/* Unloads module @name, and the modules that were loaded for it. */
void tool_unload(const char *name);

#endif /* DMAECTL_TOOL_H */
