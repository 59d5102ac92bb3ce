/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Asking user space for a provider
 */
#ifndef DMAE_CORE_ASK_H
#define DMAE_CORE_ASK_H

struct dmae_client_core;

void dmae_ask_for(struct dmae_client_core *client);

#endif /* DMAE_CORE_ASK_H */
