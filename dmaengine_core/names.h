/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Names of operation types, for messages, sysfs and debugfs
 */
#ifndef DMAE_CORE_NAMES_H
#define DMAE_CORE_NAMES_H

#include <dmae/types.h>

#define DMAE_TYPE_WORD(type, name, ...) name " "

/* Room for the names of all types, with a space after each. */
#define DMAE_TYPE_NAMES_LEN sizeof(DMAE_TYPES(DMAE_TYPE_WORD))

void dmae_cap_mask_names(dmae_cap_mask_t mask, char *buf, size_t size);

#endif /* DMAE_CORE_NAMES_H */
