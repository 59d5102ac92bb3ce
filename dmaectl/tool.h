/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Modules that do something once: they are loaded for it, and removed again
 */
#ifndef DMAECTL_TOOL_H
#define DMAECTL_TOOL_H

/*
 * Loads module @name anew, as its parameters cannot be changed.  Returns an
 * errno where it does not load; that it cannot go ends the program.
 */
int tool_load(const char *name, const char *options);

/* Removes it, and what it has brought along. */
void tool_unload(const char *name);

#endif /* DMAECTL_TOOL_H */
