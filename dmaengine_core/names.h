/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Names for people
 */
#ifndef DMAE_CORE_NAMES_H
#define DMAE_CORE_NAMES_H

#include <dmae/types.h>

void dmae_cap_mask_names(dmae_cap_mask_t mask, char *buf, size_t size);

#endif /* DMAE_CORE_NAMES_H */
